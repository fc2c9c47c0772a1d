/** The looks of the supervisor's panel: a head, what one works on, and the tables between the workgroups and the panes. */
import { css } from 'lit';

export const styles = css`
  :host {
    block-size: 100%;
    min-block-size: 360px;
  }

  .frame {
    display: flex;
    flex-direction: column;
    min-block-size: 0;
    min-inline-size: 0;
  }

  header {
    display: flex;
    flex: none;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 16px;
    padding: 10px 16px;
    border-block-end: 1px solid var(--_border);
  }

  h2 {
    font-size: calc(var(--_size) + 2px);
    font-weight: 650;
    line-height: 24px;
  }

  parley-monitor-numbers {
    flex: 1 1 auto;
  }

  .tools {
    display: flex;
    flex: none;
    gap: 4px;
    margin-inline-start: auto;
  }

  .tools .icon-button {
    position: relative;
    inline-size: 36px;
    block-size: 36px;
    border-radius: var(--_radius-small);
  }

  .tally {
    position: absolute;
    inset-block-start: -2px;
    inset-inline-end: -2px;
    min-inline-size: 18px;
    padding-inline: 4px;
    border-radius: 9px;
    background: var(--_accent);
    color: var(--_on-accent);
    font-size: 11px;
    font-weight: 650;
    line-height: 18px;
    text-align: center;
  }

  /* The tables, between the workgroups and the panes. */

  .columns {
    display: grid;
    flex: 1 1 0;
    grid-template-columns: minmax(0, 1fr);
    grid-template-rows: minmax(0, 1fr);
    min-block-size: 0;
  }

  .list {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    grid-template-rows: auto auto auto minmax(0, 1fr);
    min-block-size: 0;
    min-inline-size: 0;
  }

  .list .lack {
    grid-row: 1;
  }

  .list parley-monitor-paused {
    grid-row: 2;
  }

  .middle {
    display: flex;
    grid-row: 4;
    flex-direction: column;
    min-block-size: 0;
    min-inline-size: 0;
  }

  .sections {
    display: flex;
    flex: none;
    gap: 4px;
    padding-inline: 12px;
    border-block-end: 1px solid var(--_border);
    overflow-x: auto;
    scrollbar-width: none;
  }

  .section {
    display: inline-flex;
    flex: none;
    align-items: center;
    gap: 6px;
    min-block-size: 40px;
    padding-inline: 10px;
    border-block: 2px solid transparent;
    color: var(--_muted);
    font-size: var(--_size-small);
    font-weight: 600;
  }

  .section:hover {
    color: var(--_text);
  }

  .section[aria-selected='true'] {
    border-block-end-color: var(--_accent-ink);
    color: var(--_accent-ink);
  }

  .section:focus-visible {
    outline-offset: -2px;
  }

  .scroller {
    display: flex;
    flex: 1 1 0;
    flex-direction: column;
    min-block-size: 0;
    overflow: auto;
  }

  .scroller > * {
    flex: none;
  }

  .scroller.conversations {
    overflow: hidden auto;
  }

  .scroller > parley-monitor-table,
  .scroller > parley-agent-mirror,
  .scroller > parley-conversation-record,
  .scroller > parley-closed-list {
    flex: 1 1 0;
    min-block-size: 0;
  }

  /* Some rows, also where there is hardly any room: the filters scroll out of sight then. */
  .scroller > parley-monitor-table {
    min-block-size: 220px;
  }

  .dimmed > parley-monitor-agents,
  .dimmed > parley-monitor-queue {
    opacity: 0.6;
  }

  footer {
    flex: none;
    padding: 6px 16px;
    border-block-start: 1px solid var(--_border);
    color: var(--_muted);
    font-size: var(--_size-tiny);
  }

  footer.wordless:not(:has(slot > *)) {
    padding: 0;
    border: 0;
  }

  @container staff (inline-size < 720px) {
    header {
      padding-block: 8px;
    }

    header .tools {
      order: 1;
    }

    header .availability {
      flex: 1 1 100%;
      order: 2;
    }

    header parley-monitor-numbers {
      flex: 1 1 100%;
      order: 3;
    }

    .section {
      min-block-size: 44px;
    }

    .tools .icon-button {
      inline-size: 44px;
      block-size: 44px;
    }
  }

  @media (pointer: coarse) {
    .section {
      min-block-size: 44px;
    }
  }
`;
