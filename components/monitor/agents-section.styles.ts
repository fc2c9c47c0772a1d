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

  .nothing {
    display: grid;
    gap: 4px;
    place-content: center;
    justify-items: center;
    padding: calc(var(--_space) * 5) calc(var(--_space) * 3);
    font-weight: 600;
    text-align: center;
  }

  .nothing .icon {
    inline-size: 28px;
    block-size: 28px;
    margin-block-end: 6px;
    color: var(--_muted);
  }

  .nothing .button {
    margin-block-start: 10px;
  }

  @media (pointer: coarse) {
    .button.small {
      min-block-size: 44px;
    }
  }
`;
