/** The looks of tabs that share a line: muted words, and a stroke under the chosen one. */
import { css } from 'lit';

export const tabStyles = css`
  .tabs {
    display: flex;
    flex: none;
    border-block-end: 1px solid var(--_border);
  }

  [role='tab'] {
    position: relative;
    flex: 1 1 auto;
    min-block-size: 44px;
    min-inline-size: 0;
    padding-inline: 4px;
    color: var(--_muted);
    font-size: var(--_size-small);
    font-weight: 600;
    text-align: center;
  }

  [role='tab']:hover {
    color: var(--_text);
  }

  [role='tab']:focus-visible {
    outline-offset: -3px;
  }

  [role='tab'][aria-selected='true'] {
    color: var(--_text);
  }

  [role='tab'][aria-selected='true']::after {
    position: absolute;
    inset-block-end: -1px;
    inset-inline: 8px;
    block-size: 2px;
    background: var(--_accent-ink);
    content: '';
  }
`;
