/** The looks of the inbox: list, conversation and customer side by side, or one of them where there is room for one. */
import { css } from 'lit';

export const styles = css`
  :host {
    block-size: 100%;
    min-block-size: 320px;
  }

  .columns {
    --_list: var(--parley-inbox-list-size, 340px);
    --_context: var(--parley-inbox-context-size, 300px);
    position: relative;
    display: grid;
    grid-template: minmax(0, 1fr) / var(--_list) minmax(0, 1fr);
    min-block-size: 0;
  }

  .columns.reading {
    grid-template-columns: var(--_list) minmax(0, 1fr) auto;
  }

  .pane {
    display: flex;
    flex-direction: column;
    container: pane / size;
    min-block-size: 0;
    min-inline-size: 0;
  }

  parley-conversation,
  parley-conversation-record {
    flex: 1 1 0;
    min-block-size: 0;
  }

  .bar {
    display: none;
    flex: none;
    align-items: center;
    justify-content: space-between;
    padding: 4px 8px;
    border-block-end: 1px solid var(--_border);
  }

  .rail {
    padding-block: 6px;
    border-inline-start: 1px solid var(--_border);
  }

  .context {
    display: flex;
    flex-direction: column;
    inline-size: var(--_context);
    min-block-size: 0;
    border-inline-start: 1px solid var(--_border);
    background: var(--_surface);
  }

  .context.over {
    position: absolute;
    inset-block: 0;
    inset-inline-end: 0;
    z-index: 1;
    inline-size: min(340px, 100%);
    box-shadow: var(--_shadow);
  }

  .context-top {
    display: flex;
    flex: none;
    align-items: center;
    justify-content: space-between;
    gap: 8px;
    min-block-size: 56px;
    padding-inline: 16px 8px;
    border-block-end: 1px solid var(--_border);
  }

  .context-top h3 {
    font-size: var(--_size-small);
    font-weight: 650;
  }

  .context-body {
    flex: 1 1 0;
    min-block-size: 0;
    overflow-y: auto;
  }

  @container staff (inline-size < 720px) {
    .columns,
    .columns.reading {
      grid-template-columns: minmax(0, 1fr);
    }

    .list {
      border-inline-end: 0;
    }

    .columns.reading .list,
    .columns:not(.reading) .pane,
    .rail {
      display: none;
    }

    .bar {
      display: flex;
    }

    .bar .back,
    .tool,
    .availability {
      min-block-size: 44px;
    }

    .tool,
    .me .icon-button {
      inline-size: 44px;
      block-size: 44px;
    }

    .search input {
      min-block-size: 44px;
      /* Below 16px, phones zoom into the page. */
      font-size: max(16px, var(--_size-small));
    }

    .search .icon {
      inset-block-start: 14px;
    }

    .context.over {
      inline-size: 100%;
    }
  }
`;
