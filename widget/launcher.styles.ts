/**
 * What stands on every page: the button. The rest comes with the chat, see `opened.styles.ts`. A page's rules for the
 * host element beat `:host`, so whatever a page might disturb begins anew at `.base`, and is inherited from there.
 */
import { css } from './sheet.js';

export const launcherStyles = css`
  /* It is no item of a grid, nor of a row of boxes with gaps: what stands in the page would move for it. */
  :host {
    display: contents;
  }

  :host([mode='inline']) {
    display: block;
  }

  .base {
    all: initial;
    --_accent: var(--parley-accent-color, #1557d6);
    --_on-accent: var(--parley-on-accent-color, #fff);
    --_offset: var(--parley-offset, 20px);
    display: grid;
    place-items: end;
    gap: 9px;
    color-scheme: light dark;
  }

  :host([color-scheme='light']) .base {
    color-scheme: light;
  }

  :host([color-scheme='dark']) .base {
    color-scheme: dark;
  }

  /* Any accent stays readable: on what is darker than a lightness of 49.44 white has the higher contrast, else black. */
  @supports (color: light-dark(red, lch(from red l c h))) {
    .base {
      --_accent: var(--parley-accent-color, light-dark(#1557d6, #8db4ff));
      --_on-accent: var(--parley-on-accent-color, lch(from var(--_accent) calc((49.44 - l) * infinity) 0 0));
    }
  }

  :host(:not([mode='inline'])) .base {
    position: fixed;
    z-index: var(--parley-z-index, 2147483000);
    inset-block-end: calc(var(--_offset) + env(safe-area-inset-bottom));
    inset-inline-end: calc(var(--_offset) + env(safe-area-inset-right));
  }

  :host([position='start']) .base {
    place-items: start;
    inset-inline: calc(var(--_offset) + env(safe-area-inset-left)) auto;
  }

  :host([mode='inline']) .base {
    block-size: 100%;
    min-block-size: 320px;
  }

  .launcher {
    display: grid;
    place-items: center;
    inline-size: var(--parley-launcher-size, 60px);
    block-size: var(--parley-launcher-size, 60px);
    border: 1px solid #0000;
    border-radius: 50%;
    padding: 0;
    background: var(--_accent);
    box-shadow: 0 4px 16px #0004;
    color: var(--_on-accent);
    cursor: pointer;
  }

  /* Without a drawing there is nothing that has to be loaded, made or allowed. */
  .launcher::before {
    content: '';
    inline-size: 20px;
    block-size: 18px;
    border: 3px solid;
    border-radius: 50% 50% 50% 3px;
  }

  /* What it opens is still on its way: the chat puts it beside the button. */
  :host([open]) .launcher:only-child {
    opacity: 0.5;
  }

  .retry {
    padding: 14px;
  }

  :host([hidden]) .base,
  :host([mode='inline']) .launcher,
  :host([launcher='none']) .launcher,
  :host([hide-when-offline]) .launcher:not(.there) {
    display: none;
  }

  @media (width < 667px) {
    :host([hide-on-mobile]) .launcher {
      display: none;
    }
  }

  @media print {
    .launcher {
      display: none;
    }
  }
`;
