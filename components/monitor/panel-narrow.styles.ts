/** The looks of the panel where there is little room: what is above the rows scrolls away, and one pane is shown of many. */
import { css } from 'lit';

export const narrowStyles = css`
  @container staff (inline-size < 720px) or (block-size < 560px) or ((inline-size < 1080px) and (block-size < 700px)) {
    .frame:not(.watching) {
      --_tabs: 45px;

      overflow: hidden auto;
      scroll-padding-block-start: calc(var(--_tabs) + 8px);
    }

    .frame:not(.watching) > .columns,
    .frame:not(.watching) .middle,
    .frame:not(.watching) .scroller {
      flex: none;
      grid-template-rows: auto;
      overflow: visible;
    }

    .frame:not(.watching) .list {
      grid-template-rows: repeat(4, auto);
    }

    .frame:not(.watching) .sections {
      position: sticky;
      inset-block-start: 0;
      z-index: 3;
      background: var(--_surface);
    }

    /* As high as what is left below the tabs, once all above them is out of sight. */
    .frame:not(.watching) .scroller > parley-monitor-table,
    .frame:not(.watching) .scroller > parley-agent-mirror,
    .frame:not(.watching) .scroller > parley-conversation-record,
    .frame:not(.watching) .scroller > parley-closed-list {
      flex: none;
      block-size: calc(100cqb - var(--_tabs));
      min-block-size: 220px;
    }

    /* Until then there is one thing to scroll, and not one within the other. */
    .frame:not(.watching, [data-below]) .scroller > * {
      --_scroll-inside: hidden;
    }
  }

  /* Three strips of buttons leave no room for what is said: the others wait in the own list, or stand side by side. */
  @container staff (1080px <= inline-size) and ((inline-size < 1500px) or (block-size < 960px)) {
    .watching.layout-beside .columns:has(.pane + .pane + .pane) {
      grid-template-columns: minmax(0, 1fr) minmax(420px, 42%);
    }

    .layout-beside .panes:has(.pane + .pane + .pane) {
      grid-template-columns: minmax(0, 1fr);
    }

    .layout-beside:has(.pane + .pane + .pane) .pane:not(.focused) {
      display: none;
    }
  }
`;
