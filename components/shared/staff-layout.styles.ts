/** The frame that inbox and panel have in common; both lay out by the room they are given, not by the window. */
import { css } from 'lit';

export const staffLayout = css`
  .base {
    position: relative;
    display: grid;
    grid-template: minmax(0, 1fr) / minmax(0, 1fr);
    block-size: 100%;
    min-block-size: inherit;
    /* Not hidden: what is hidden can still be scrolled by the focus, and then nobody scrolls it back. */
    overflow: clip;
    background: var(--_surface);
    container: staff / size;
  }

  .sign-in {
    padding: calc(var(--_space) * 3);
    color: var(--_muted);
    text-align: center;
  }
`;
