/** The looks of the figures: each a number with its name below, in groups, and the modes as a table. */
import { css } from 'lit';

export const figuresStyles = css`
  .figures {
    display: grid;
    gap: 24px;
    padding: 16px;
  }

  .group h3 {
    margin-block-end: 8px;
    font-size: var(--_size-small);
    font-weight: 650;
  }

  .group dl {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(136px, 100%), 1fr));
    gap: 8px;
  }

  .figure {
    display: flex;
    flex-direction: column-reverse;
    justify-content: flex-end;
    gap: 2px;
    padding: 12px;
    border: 1px solid var(--_border);
    border-radius: var(--_radius-small);
  }

  .figure dt {
    color: var(--_muted);
    font-size: var(--_size-tiny);
    line-height: 16px;
  }

  .figure dd {
    font-size: calc(var(--_size) + 3px);
    font-variant-numeric: tabular-nums;
    font-weight: 600;
    line-height: 24px;
  }

  .figures table {
    inline-size: 100%;
    border-collapse: collapse;
    font-size: var(--_size-small);
  }

  .figures th,
  .figures td {
    padding: 8px 12px;
    border-block-end: 1px solid var(--_border);
    font-weight: 400;
    line-height: 20px;
    text-align: start;
    vertical-align: middle;
  }

  .figures thead th {
    color: var(--_muted);
    font-size: var(--_size-tiny);
    font-weight: 600;
  }

  .figures .mode {
    vertical-align: middle;
  }

  .figures th:first-child {
    padding-inline-start: 0;
  }

  .figures td,
  .figures thead th:not(:first-child) {
    font-variant-numeric: tabular-nums;
    text-align: end;
  }
`;
