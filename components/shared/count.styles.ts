/** The look of how many there are, beside the word for what is counted. */
import { css } from 'lit';

export const countStyles = css`
  .count {
    display: inline-block;
    min-inline-size: 22px;
    margin-inline-start: 4px;
    padding-inline: 6px;
    border-radius: 11px;
    background: var(--_bubble);
    font-size: var(--_size-tiny);
    font-variant-numeric: tabular-nums;
    line-height: 20px;
    text-align: center;
  }
`;
