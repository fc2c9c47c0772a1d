/** The looks of a question over the page: the box, its fields, what is wrong, and its buttons. */
import { css } from 'lit';

export const dialogStyles = css`
  :host {
    display: contents;
  }

  dialog {
    inline-size: min(440px, calc(100vi - 32px));
    max-block-size: calc(100dvb - 32px);
    margin: auto;
    padding: 0;
    overflow: auto;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
    box-shadow: var(--_shadow);
  }

  dialog::backdrop {
    background: rgb(10 14 22 / 55%);
  }

  form {
    display: grid;
    gap: calc(var(--_space) * 2);
    padding: calc(var(--_space) * 3);
  }

  h2 {
    font-size: calc(var(--_size) + 4px);
    font-weight: 650;
    line-height: 1.3;
  }

  label {
    display: grid;
    gap: 6px;
    font-size: var(--_size-small);
    font-weight: 600;
  }

  small {
    color: var(--_muted);
    font-size: inherit;
    font-weight: 400;
  }

  input,
  select,
  textarea {
    inline-size: 100%;
    min-block-size: 44px;
    padding: 8px 12px;
    border: 1px solid var(--_control-border);
    border-radius: var(--_radius-small);
    background: var(--_surface);
    /* Below 16px, phones zoom into the page. */
    font-size: max(16px, var(--_size));
    font-weight: 400;
  }

  textarea {
    resize: vertical;
    line-height: 1.4;
  }

  [aria-invalid='true'] {
    border-color: var(--_danger);
  }

  .problem {
    display: flex;
    gap: 8px;
    color: var(--_danger);
    font-size: var(--_size-small);
    font-weight: 600;
  }

  /* Stays in the tree while it is empty, since an alert is only read when it was there before its words. */
  .problem:empty {
    margin-block-start: calc(var(--_space) * -2);
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: var(--_space);
  }

  .actions .button {
    max-inline-size: 100%;
    overflow-wrap: anywhere;
  }

  @media (max-width: 420px) {
    .actions .button {
      flex: 1 1 100%;
    }
  }
`;
