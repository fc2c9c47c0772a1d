/** What the agents and the queue look like before they are themselves: headings, the search and what stands in an empty place. */
import { css } from 'lit';

export const sectionStyles = css`
  :host {
    display: block;
    color: var(--_text);
    font: 400 var(--_size) / 1.45 var(--_font);
  }

  .base {
    container: agents / inline-size;
  }

  h3 {
    font-size: calc(var(--_size) + 1px);
    font-weight: 650;
    line-height: 24px;
  }

  h4 {
    margin: 0;
    font-size: var(--_size-small);
    font-weight: 650;
    line-height: 20px;
  }

  .quiet {
    color: var(--_muted);
    font-size: var(--_size-small);
    font-weight: 400;
  }

  @media (pointer: coarse) {
    .button.small {
      min-block-size: 44px;
    }
  }
`;
