/** Where launcher and panel stand. The host element itself takes no room while it floats. */
import { css } from 'lit';

export const styles = css`
  .floating {
    --_offset: var(--parley-offset, 20px);
    position: fixed;
    z-index: var(--parley-z-index, 2147483000);
    inset-block-end: calc(var(--_offset) + env(safe-area-inset-bottom, 0px));
    inset-inline-end: calc(var(--_offset) + env(safe-area-inset-right, 0px));
    /* As large as the launcher and no larger: what lies beside it stays clickable. */
    inline-size: max-content;
    block-size: max-content;
  }

  .floating .dialog {
    position: absolute;
    inset-block-end: calc(100% + 16px);
    inset-inline-end: 0;
    inline-size: min(var(--parley-panel-width, 400px), 100vw - 2 * var(--_offset));
    block-size: min(var(--parley-panel-height, 640px), 100dvh - 2 * var(--_offset) - 84px);
    border: 1px solid var(--_border);
    border-radius: calc(var(--_radius) + 4px);
    background-color: var(--_surface);
    box-shadow: var(--_shadow);
    overflow: hidden;
    animation: rise 180ms cubic-bezier(0.2, 0, 0, 1);
  }

  .inline,
  .inline .dialog {
    block-size: 100%;
    min-block-size: 320px;
  }

  .inline .dialog {
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background-color: var(--_surface);
    overflow: hidden;
  }

  @keyframes rise {
    from {
      opacity: 0;
      transform: translateY(10px);
    }
  }

  /* A phone has no room for a page beside a chat. */
  @media (width < 667px) {
    .floating:has(> .dialog:not([hidden])) {
      inset: var(--_visible-top, 0px) 0 auto;
      inline-size: auto;
      block-size: var(--_visible-height, 100dvh);
    }

    .floating .dialog {
      inset: 0;
      inline-size: 100%;
      block-size: 100%;
      padding-block-start: env(safe-area-inset-top, 0px);
      border: 0;
      border-radius: 0;
      box-shadow: none;
    }

    .dialog:not([hidden]) + parley-launcher {
      display: none;
    }
  }
`;
