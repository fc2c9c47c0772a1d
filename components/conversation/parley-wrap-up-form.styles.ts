/** The looks of the wrap-up form. */
import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
  }

  form {
    padding: calc(var(--_space) * 1.5) calc(var(--_space) * 2);
    border-block-start: 1px solid var(--_border);
    background: var(--_surface);
  }

  label {
    display: block;
    margin-block-end: 6px;
    font-size: var(--_size-small);
    font-weight: 600;
  }

  .line {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space);
  }

  .select {
    position: relative;
    flex: 1 1 200px;
  }

  .select .icon {
    position: absolute;
    inset-block-start: 14px;
    inset-inline-end: 12px;
    color: var(--_muted);
    pointer-events: none;
  }

  select {
    inline-size: 100%;
    min-block-size: 44px;
    padding-block: 8px;
    padding-inline: 12px 36px;
    border: 1px solid var(--_control-border);
    border-radius: var(--_radius-small);
    background: var(--_surface);
    color: var(--_text);
    font-size: max(16px, var(--_size));
    appearance: none;
  }

  select[aria-invalid='true'] {
    border-color: var(--_danger);
  }

  #missing {
    color: var(--_danger);
    font-size: var(--_size-small);
    font-weight: 600;
  }
`;
