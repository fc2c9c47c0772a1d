/** The look of a dialog in which somebody keeps a list of their own: what it is for, and its lines, each to be taken away. */
import { css } from 'lit';

export const dialogListStyles = css`
  .about,
  .none {
    color: var(--_muted);
    font-size: var(--_size-small);
    line-height: 1.45;
  }

  .about {
    margin-block-start: calc(var(--_space) * -1);
  }

  .own {
    display: grid;
    border: 1px solid var(--_border);
    border-radius: var(--_radius-small);
  }

  .own li {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    grid-auto-columns: auto;
    grid-auto-flow: column;
    align-items: center;
    padding-inline-start: 12px;
    font-size: var(--_size-small);
  }

  .own li + li {
    border-block-start: 1px solid var(--_border);
  }
`;
