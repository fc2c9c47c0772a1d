/** The looks of what customers fill in: forms, and what they say of how it was. */
import { css } from 'lit';

export const fieldStyles = css`
  :host {
    display: block;
    color: var(--_text);
    font: 400 var(--_size) / 1.45 var(--_font);
  }

  .base {
    display: grid;
    gap: 12px;
    padding: 12px 16px 16px;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background-color: var(--_sunken);
  }

  .top {
    display: flex;
    align-items: flex-start;
    justify-content: space-between;
    gap: 8px;
  }

  .top .button {
    margin: -6px;
    margin-inline-end: -12px;
  }

  h3 {
    font-weight: 650;
    line-height: 1.35;
    outline-offset: 4px;
    text-wrap: balance;
  }

  .more,
  small {
    color: var(--_muted);
    font-size: var(--_size-small);
  }

  .field {
    display: grid;
    gap: 4px;
    min-inline-size: 0;
  }

  .field.check {
    grid-template-columns: auto 1fr;
    align-items: center;
    gap: 0 10px;
    min-block-size: 44px;
  }

  label {
    font-size: var(--_size-small);
    font-weight: 600;
    overflow-wrap: anywhere;
  }

  label small {
    font-weight: 400;
  }

  .field.check label {
    padding-block: 8px;
    font-weight: 400;
  }

  input,
  select,
  textarea {
    inline-size: 100%;
    min-inline-size: 0;
    min-block-size: 44px;
    padding: 8px 12px;
    border: 1px solid var(--_control-border);
    border-radius: var(--_radius-small);
    background-color: var(--_surface);
    color: var(--_text);
    font-weight: 400;
    text-align: start;
  }

  input[type='checkbox'] {
    inline-size: 22px;
    block-size: 22px;
    min-block-size: 0;
    accent-color: var(--_accent-ink);
  }

  [aria-invalid='true'] {
    border-color: var(--_danger);
    box-shadow: inset 0 0 0 1px var(--_danger);
  }

  /* Safari on phones zooms the page into a field with smaller text. */
  @media (pointer: coarse) {
    input,
    select,
    textarea {
      font-size: max(16px, var(--_size));
    }
  }

  .fault {
    display: flex;
    grid-column: 1 / -1;
    gap: 6px;
    align-items: flex-start;
    color: var(--_danger);
    font-size: var(--_size-small);
    font-weight: 600;
  }

  .fault .icon {
    margin-block-start: 2px;
  }

  .thanks {
    display: flex;
    gap: 8px;
    align-items: center;
    padding-block: 12px;
    font-size: var(--_size-small);
  }

  .thanks .icon {
    color: var(--_success);
  }

  /* Above a phone's keyboard there is room for what was said last, or for thanks. */
  @container (height < 420px) {
    :host(parley-panel-form) .thanks {
      display: none;
    }
  }
`;
