/** The looks of the list of views. */
import { css } from 'lit';

export const styles = css`
  :host {
    display: inline-block;
    max-inline-size: 100%;
  }

  .panel {
    inline-size: min(340px, calc(100vi - 16px));
  }

  h3 {
    padding: 8px 10px 4px;
    color: var(--_muted);
    font-size: var(--_size-tiny);
    font-weight: 600;
  }

  li {
    display: flex;
    align-items: center;
    gap: 2px;
  }

  .choose {
    display: flex;
    flex: 1 1 auto;
    align-items: center;
    gap: 8px;
    min-inline-size: 0;
    min-block-size: 36px;
    padding: 4px 10px;
    border-radius: var(--_radius-small);
    text-align: start;
  }

  .choose:hover {
    background: var(--_hover);
  }

  .choose[aria-current] {
    font-weight: 600;
  }

  .choose bdi {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .tick {
    flex: none;
    inline-size: 16px;
    block-size: 16px;
    color: var(--_accent-ink);
  }

  .panel .icon-button {
    inline-size: 32px;
    block-size: 32px;
  }

  .star[aria-pressed='true'] {
    color: var(--_accent-ink);
  }

  .star[aria-pressed='true'] svg {
    fill: currentColor;
  }

  .none {
    padding: 4px 10px;
    color: var(--_muted);
  }

  form {
    display: flex;
    flex: 1 1 auto;
    gap: 6px;
    padding: 4px;
  }

  .save {
    margin-block-start: 6px;
    padding-block-start: 10px;
    border-block-start: 1px solid var(--_border);
  }

  form input {
    flex: 1 1 0;
    min-inline-size: 0;
    min-block-size: 32px;
    padding: 4px 10px;
    border: 1px solid var(--_control-border);
    border-radius: var(--_radius-small);
    background: var(--_surface);
  }

  form input::placeholder {
    color: var(--_muted);
    opacity: 1;
  }

  @media (pointer: coarse) {
    .choose,
    form input,
    form .button {
      min-block-size: 44px;
    }

    form input {
      font-size: 16px;
    }

    .panel .icon-button {
      inline-size: 44px;
      block-size: 44px;
    }
  }
`;
