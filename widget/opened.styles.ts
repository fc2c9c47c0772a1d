/** What the box of the panel looks like, and what there is on the launcher once somebody is about to talk. */
import { css } from './sheet.js';

export const openedStyles = css`
  .base {
    --_surface: var(--parley-surface-color, #fff);
    --_border: var(--parley-border-color, #dde2ea);
    --_radius: var(--parley-radius, 14px);
    color: var(--parley-text-color, #1a1f2b);
    font: 400 var(--parley-font-size, 15px) / 1.45 var(--parley-font-family, system-ui, sans-serif);
    overflow-wrap: break-word;
    -webkit-font-smoothing: antialiased;
    -webkit-tap-highlight-color: transparent;
    -webkit-text-size-adjust: 100%;
    text-size-adjust: 100%;
  }

  @supports (color: light-dark(#000, #fff)) {
    .base {
      --_surface: var(--parley-surface-color, light-dark(#fff, #161a22));
      --_border: var(--parley-border-color, light-dark(#dde2ea, #2e3645));
      color: var(--parley-text-color, light-dark(#1a1f2b, #e7eaf0));
    }
  }

  .launcher {
    position: relative;
    transition: transform 160ms cubic-bezier(0.2, 0, 0, 1);
  }

  .launcher[aria-expanded='true']::before {
    inline-size: 13px;
    block-size: 13px;
    border-width: 0 3px 3px 0;
    border-radius: 1px;
    transform: translateY(-3px) rotate(45deg);
  }

  .launcher:hover {
    transform: scale(1.05);
  }

  .launcher:active {
    transform: scale(0.97);
  }

  .launcher:focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }

  .badge {
    position: absolute;
    inset-block-start: -3px;
    inset-inline-end: -3px;
    box-sizing: border-box;
    min-inline-size: 23px;
    padding: 0 6px;
    border: 2px solid var(--_surface);
    border-radius: 999px;
    background: var(--parley-badge-color, #c62828);
    color: #fff;
    font: 700 12px / 19px var(--parley-font-family, system-ui, sans-serif);
    text-align: center;
  }

  .dialog {
    display: block;
    box-sizing: border-box;
    inline-size: 100%;
    block-size: 100%;
    min-block-size: 320px;
    margin: 0;
    border: 1px solid var(--_border);
    padding: 0;
    border-radius: var(--_radius);
    background: var(--_surface);
    color: inherit;
    overflow: hidden;
  }

  :host(:not([mode='inline'])) .dialog {
    position: absolute;
    inset-block: auto calc(100% + 16px);
    inset-inline: auto 0;
    inline-size: min(var(--parley-panel-width, 400px), 100vw - 2 * var(--_offset));
    block-size: min(var(--parley-panel-height, 640px), 100dvh - 2 * var(--_offset) - 84px);
    min-block-size: 0;
    border-radius: calc(var(--_radius) + 4px);
    box-shadow: 0 1px 2px rgb(15 23 42 / 8%), 0 12px 40px rgb(15 23 42 / 18%);
    animation: rise 180ms cubic-bezier(0.2, 0, 0, 1);
  }

  :host([position='start']:not([mode='inline'])) .dialog {
    inset-inline: 0 auto;
  }

  .dialog[hidden],
  .badge[hidden] {
    display: none;
  }

  @keyframes rise {
    from {
      opacity: 0;
      transform: translateY(10px);
    }
  }

  /* A phone has no room for a page beside a chat. */
  :host .base .dialog.full:not([hidden]) {
    position: fixed;
    inset: var(--_visible-top, 0px) 0 auto;
    inline-size: 100%;
    max-inline-size: none;
    block-size: var(--_visible-height, 100dvh);
    max-block-size: none;
    padding: env(safe-area-inset-top, 0px) env(safe-area-inset-right, 0px) 0 env(safe-area-inset-left, 0px);
    border: 0;
    border-radius: 0;
    box-shadow: none;
    overscroll-behavior: contain;
    /* What is inside looks at how much of it the keyboard leaves. */
    container-type: size;
  }

  .full::backdrop {
    background: Canvas;
  }

  .full:not([hidden]) ~ .launcher {
    display: none;
  }

  @media print {
    :host(:not([mode='inline'])) .dialog {
      display: none;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    .launcher,
    :host(:not([mode='inline'])) .dialog {
      animation: none;
      transition: none;
    }
  }
`;
