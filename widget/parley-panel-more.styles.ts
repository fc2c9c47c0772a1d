/** The looks of what the menu of the panel asks and answers. */
import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
    flex: none;
  }

  .question,
  .status {
    display: grid;
    gap: 12px;
    padding: 12px 16px;
    border-block-end: 1px solid var(--_border);
    background-color: var(--_sunken);
  }

  .status {
    grid-template-columns: 1fr auto;
    align-items: center;
    color: var(--_text);
    font-size: var(--_size-small);
    overflow-wrap: anywhere;
    user-select: text;
  }

  .title {
    font-weight: 600;
  }

  .about {
    color: var(--_muted);
    font-size: var(--_size-small);
  }

  .choices {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
`;
