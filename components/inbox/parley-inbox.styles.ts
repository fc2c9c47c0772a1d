/** The looks of the inbox: a list beside a conversation, or one of the two where there is room for one. */
import { css } from 'lit';

export const styles = css`
  :host {
    block-size: 100%;
    min-block-size: 320px;
  }

  .columns {
    display: grid;
    grid-template: minmax(0, 1fr) / var(--parley-inbox-list-size, 340px) minmax(0, 1fr);
    min-block-size: 0;
  }

  .list {
    display: flex;
    flex-direction: column;
    min-block-size: 0;
    min-inline-size: 0;
    border-inline-end: 1px solid var(--_border);
  }

  .list header {
    display: grid;
    gap: 10px;
    padding: 12px 16px;
  }

  .me {
    display: flex;
    align-items: baseline;
    justify-content: space-between;
    gap: 8px;
  }

  h2 {
    overflow: hidden;
    font-size: calc(var(--_size) + 2px);
    font-weight: 650;
    line-height: 24px;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .capacity {
    flex: none;
    color: var(--_muted);
    font-size: var(--_size-small);
    font-variant-numeric: tabular-nums;
  }

  .tabs {
    display: flex;
    padding-inline: 8px;
    border-block-end: 1px solid var(--_border);
  }

  [role='tab'] {
    position: relative;
    flex: 1 1 0;
    min-block-size: 44px;
    color: var(--_muted);
    font-size: var(--_size-small);
    font-weight: 600;
    text-align: center;
  }

  [role='tab']:focus-visible {
    outline-offset: -3px;
  }

  [role='tab'][aria-selected='true'] {
    color: var(--_text);
  }

  [role='tab'][aria-selected='true']::after {
    position: absolute;
    inset-block-end: -1px;
    inset-inline: 8px;
    block-size: 2px;
    background: var(--_accent-ink);
    content: '';
  }

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

  .rows {
    display: flex;
    flex: 1 1 0;
    flex-direction: column;
    min-block-size: 0;
    overflow-y: auto;
  }

  .hint {
    display: flex;
    flex: none;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px 12px;
    padding: 8px 16px;
    border-block-end: 1px solid var(--_border);
    background: var(--_sunken);
    color: var(--_muted);
    font-size: var(--_size-small);
  }

  .hint p {
    flex: 1 1 160px;
  }

  li + li {
    border-block-start: 1px solid var(--_border);
  }

  li:last-child {
    border-block-end: 1px solid var(--_border);
  }

  .pane {
    display: flex;
    flex-direction: column;
    container: pane / size;
    min-block-size: 0;
    min-inline-size: 0;
  }

  parley-conversation {
    flex: 1 1 0;
  }

  .back {
    display: none;
    align-self: flex-start;
    margin: 4px 8px 0;
  }

  .nothing {
    display: grid;
    flex: 1 1 auto;
    gap: 4px;
    place-content: center;
    justify-items: center;
    padding: calc(var(--_space) * 3);
    color: var(--_text);
    font-weight: 600;
    text-align: center;
  }

  .nothing .icon {
    inline-size: 28px;
    block-size: 28px;
    margin-block-end: 6px;
    color: var(--_muted);
  }

  .nothing .quiet {
    color: var(--_muted);
    font-size: var(--_size-small);
    font-weight: 400;
  }

  .nothing .button {
    margin-block-start: 10px;
  }

  @container staff (inline-size < 720px) {
    .columns {
      grid-template-columns: minmax(0, 1fr);
    }

    .list {
      border-inline-end: 0;
    }

    .columns.reading .list,
    .columns:not(.reading) .pane {
      display: none;
    }

    .back:not([hidden]) {
      display: inline-flex;
      min-block-size: 44px;
    }
  }
`;
