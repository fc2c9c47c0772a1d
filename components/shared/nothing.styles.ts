/** The look of a place in which there is nothing: a sign, what that is, what more there is to say, and what one can do. */
import { css } from 'lit';

export const nothingStyles = css`
  .nothing {
    display: grid;
    flex: 1 1 auto;
    gap: 4px;
    place-content: center;
    justify-items: center;
    padding: calc(var(--_space) * 4) calc(var(--_space) * 2);
    color: var(--_text);
    font-weight: 600;
    text-align: center;
  }

  .nothing > .icon {
    inline-size: 28px;
    block-size: 28px;
    margin-block-end: 6px;
    color: var(--_muted);
  }

  .nothing .quiet {
    max-inline-size: 52ch;
    color: var(--_muted);
    font-size: var(--_size-small);
    font-weight: 400;
  }

  .nothing .button {
    margin-block-start: 10px;
  }
`;
