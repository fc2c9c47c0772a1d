/** The looks of the supervisor's panel: a dense table, and the open conversation beside it, below it or instead. */
import { css } from 'lit';

export const styles = css`
  :host {
    block-size: 100%;
    min-block-size: 360px;
  }

  .columns {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    grid-template-rows: minmax(0, 1fr);
    min-block-size: 0;
  }

  .list {
    display: flex;
    flex-direction: column;
    min-block-size: 0;
    min-inline-size: 0;
  }

  header {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 16px;
    padding: 12px 16px;
    border-block-end: 1px solid var(--_border);
  }

  h2 {
    font-size: calc(var(--_size) + 2px);
    font-weight: 650;
    line-height: 24px;
  }

  .numbers {
    display: flex;
    flex: 1 1 auto;
    flex-wrap: wrap;
    gap: 2px 14px;
    color: var(--_muted);
    font-size: var(--_size-small);
    font-variant-numeric: tabular-nums;
  }

  .search,
  .sort {
    position: relative;
  }

  .search .icon,
  .sort .icon {
    position: absolute;
    inset-block-start: 10px;
    inset-inline-start: 12px;
    color: var(--_muted);
    pointer-events: none;
  }

  .search input,
  .sort select {
    inline-size: min(280px, 100%);
    min-block-size: 36px;
    padding-block: 6px;
    padding-inline: 36px 10px;
    border: 1px solid var(--_control-border);
    border-radius: var(--_radius-small);
    background: var(--_surface);
    font-size: var(--_size-small);
    appearance: none;
  }

  .search input {
    inline-size: 280px;
  }

  .search input::placeholder {
    color: var(--_muted);
    opacity: 1;
  }

  .sort {
    display: none;
  }

  .roster {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px 14px;
    padding: 8px 16px;
    border-block-end: 1px solid var(--_border);
    background: var(--_sunken);
  }

  h3 {
    color: var(--_muted);
    font-size: var(--_size-tiny);
    font-weight: 600;
  }

  .roster ul {
    display: flex;
    flex-wrap: wrap;
    gap: 6px 18px;
  }

  .roster li {
    display: inline-flex;
    align-items: center;
    gap: 8px;
  }

  .roster .name {
    min-block-size: 28px;
    font-size: var(--_size-small);
    font-weight: 600;
  }

  .roster .name:hover {
    text-decoration: underline;
  }

  .held,
  .stale {
    display: flex;
    align-items: center;
    gap: 8px;
    min-block-size: 36px;
    padding-inline: 16px;
    border-block-end: 1px solid var(--_border);
    color: var(--_muted);
    font-size: var(--_size-small);
  }

  .stale {
    color: var(--_warning);
    font-weight: 600;
  }

  .held .button {
    color: var(--_accent-ink);
  }

  .scroller {
    display: flex;
    flex: 1 1 0;
    flex-direction: column;
    min-block-size: 0;
    overflow: auto;
    container: grid / inline-size;
  }

  .dimmed {
    opacity: 0.6;
  }

  .pane {
    display: flex;
    flex-direction: column;
    container: pane / size;
    min-block-size: 0;
    min-inline-size: 0;
  }

  .pane-top {
    flex: none;
    padding: 6px 8px;
    border-block-end: 1px solid var(--_border);
  }

  parley-conversation {
    flex: 1 1 0;
  }

  .nothing {
    display: grid;
    flex: 1 1 auto;
    gap: 4px;
    place-content: center;
    justify-items: center;
    padding: calc(var(--_space) * 3);
    font-weight: 600;
    text-align: center;
  }

  .nothing .quiet {
    color: var(--_muted);
    font-size: var(--_size-small);
    font-weight: 400;
  }

  .nothing .button {
    margin-block-start: 10px;
  }

  @container staff (inline-size >= 1080px) {
    .columns.watching {
      grid-template-columns: minmax(0, 1fr) minmax(420px, 42%);
    }

    .watching .pane {
      border-inline-start: 1px solid var(--_border);
    }
  }

  @container staff (720px <= inline-size < 1080px) {
    .columns.watching {
      grid-template-rows: minmax(180px, 2fr) minmax(340px, 3fr);
    }

    .watching .pane {
      border-block-start: 2px solid var(--_border);
    }
  }

  /* One of the two where there is no room for both, be it beside or below each other. */
  @container staff (inline-size < 720px) or ((inline-size < 1080px) and (block-size < 640px)) {
    .columns.watching {
      grid-template-rows: minmax(0, 1fr);
    }

    .watching .list {
      display: none;
    }

    .watching .pane {
      border-block-start: 0;
    }
  }

  @container pane (block-size < 520px) {
    .pane-top {
      padding-block: 0;
    }
  }

  @container staff (inline-size < 720px) {
    .search,
    .search input {
      flex: 1 1 auto;
      inline-size: 100%;
    }

    .search input,
    .sort select {
      min-block-size: 44px;
      font-size: max(16px, var(--_size-small));
    }

    .search .icon,
    .sort .icon {
      inset-block-start: 14px;
    }

    .sort {
      display: block;
    }

    .back {
      min-block-size: 44px;
    }
  }
`;
