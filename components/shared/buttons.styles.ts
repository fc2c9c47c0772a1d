/** The looks of buttons: `button`, with `primary`, `danger`, `quiet`, `small`; and `icon-button`. */
import { css } from 'lit';

export const buttons = css`
  .button,
  .icon-button {
    display: inline-flex;
    flex: none;
    align-items: center;
    justify-content: center;
    gap: 8px;
    /* In forced colours a transparent border becomes visible, which is what tells a button from text there. */
    border: 1px solid transparent;
    border-radius: var(--_radius-small);
    font-size: var(--_size-small);
    font-weight: 600;
    line-height: 20px;
    text-align: center;
    text-decoration: none;
    transition:
      background-color var(--_motion),
      border-color var(--_motion),
      opacity var(--_motion);
  }

  .button {
    min-block-size: 44px;
    padding: 8px 16px;
    border-color: var(--_control-border);
    background-color: var(--_surface);
    color: var(--_text);
  }

  .button:hover {
    background-image: linear-gradient(var(--_hover), var(--_hover));
  }

  .button:active {
    background-image: linear-gradient(var(--_press), var(--_press));
  }

  .button.small {
    min-block-size: 32px;
    padding: 4px 12px;
  }

  .button.primary {
    border-color: transparent;
    background-color: var(--_accent);
    color: var(--_on-accent);
  }

  .button.danger {
    border-color: transparent;
    background-color: var(--_danger);
    color: var(--_on-danger);
  }

  .button.quiet {
    border-color: transparent;
    background-color: transparent;
  }

  .icon-button {
    inline-size: 44px;
    block-size: 44px;
    border-radius: 50%;
    color: var(--_muted);
  }

  .icon-button:hover {
    background-color: var(--_hover);
    color: var(--_text);
  }

  .icon-button:active {
    background-color: var(--_press);
  }

  .button:disabled,
  .button[aria-disabled='true'],
  .icon-button:disabled,
  .icon-button[aria-disabled='true'] {
    cursor: not-allowed;
    opacity: 0.55;
  }

  .icon {
    flex: none;
    inline-size: 20px;
    block-size: 20px;
  }

  .icon.small {
    inline-size: 16px;
    block-size: 16px;
  }

  /* Arrows and the paper plane point the way of reading. */
  :host(:dir(rtl)) .icon.directional {
    transform: scaleX(-1);
  }
`;
