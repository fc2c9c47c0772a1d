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

  /* What one works on. */

  .roster {
    display: flex;
    flex: none;
    align-items: center;
    gap: 12px;
    min-block-size: 48px;
    padding-inline: 16px;
    border-block-end: 1px solid var(--_border);
    background: var(--_sunken);
  }

  h3 {
    flex: none;
    color: var(--_muted);
    font-size: var(--_size-tiny);
    font-weight: 600;
  }

  .roster ul {
    display: flex;
    flex: 1 1 auto;
    gap: 8px;
    min-inline-size: 0;
    padding-block: 6px;
    overflow-x: auto;
    scrollbar-width: thin;
  }

  .roster .item {
    display: inline-flex;
    flex: none;
    align-items: center;
    gap: 8px;
    padding: 3px 4px 3px 10px;
    padding-inline: 10px 4px;
    border: 1px solid var(--_border);
    border-radius: 18px;
    background: var(--_surface);
  }

  .roster .item.current {
    border-color: var(--_accent-ink);
    box-shadow: inset 0 0 0 1px var(--_accent-ink);
  }

  .roster .name {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    max-inline-size: 200px;
    min-block-size: 28px;
    font-size: var(--_size-small);
    font-weight: 600;
  }

  .roster .name bdi {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .roster .name:hover bdi {
    text-decoration: underline;
  }

  .unread {
    flex: none;
    min-inline-size: 20px;
    padding-inline: 6px;
    border-radius: 10px;
    background: var(--_badge);
    color: var(--_on-badge);
    font-size: var(--_size-tiny);
    font-variant-numeric: tabular-nums;
    line-height: 20px;
    text-align: center;
  }

  .badge.is-own {
    border-color: var(--_control-border);
    background: transparent;
    color: var(--_muted);
  }

  .arrange {
    margin-inline-start: auto;
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

  .workgroups {
    grid-row: 3;
    min-inline-size: 0;
    border-block-end: 1px solid var(--_border);
    background: var(--_sunken);
  }

  .workgroups ul {
    display: flex;
    gap: 4px;
    padding: 6px 12px;
    overflow-x: auto;
    scrollbar-width: thin;
  }

  .workgroup {
    display: flex;
    align-items: center;
    gap: 2px 12px;
    inline-size: 100%;
    min-block-size: 36px;
    padding: 6px 10px;
    border: 1px solid transparent;
    border-radius: var(--_radius-small);
    font-size: var(--_size-small);
    font-weight: 600;
    white-space: nowrap;
  }

  .workgroup:hover {
    background: var(--_hover);
  }

  .single .workgroup {
    inline-size: auto;
  }

  .workgroup[aria-current='true'] {
    border-color: var(--_accent-ink);
    background: var(--_surface);
    color: var(--_accent-ink);
  }

  .counts {
    display: inline-flex;
    gap: 10px;
    color: var(--_muted);
    font-size: var(--_size-tiny);
    font-variant-numeric: tabular-nums;
  }

  .count {
    display: inline-flex;
    align-items: center;
    gap: 3px;
  }

  .count .icon.small {
    inline-size: 14px;
    block-size: 14px;
  }

  .count.waiting:not(.zero) {
    color: var(--_warning);
  }

  .count.escalated:not(.zero) {
    color: var(--_danger);
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
    overflow: hidden;
  }

  .scroller > parley-monitor-table,
  .scroller > parley-agent-mirror,
  .scroller > parley-conversation-record,
  .scroller > parley-closed-list {
    flex: 1 1 0;
    min-block-size: 0;
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

  /* The workgroups stand at the side where there is room for them and for all columns of a table. */
  @container staff (inline-size >= 1080px) {
    .frame:not(.watching) .list:has(.workgroups:not(.single)) {
      grid-template-columns: minmax(180px, 220px) minmax(0, 1fr);
    }

    .frame:not(.watching) .list > .lack,
    .frame:not(.watching) .list > parley-monitor-paused {
      grid-column: 1 / -1;
    }

    .frame:not(.watching) .workgroups:not(.single) {
      grid-row: 4;
      border-block-end: 0;
      border-inline-end: 1px solid var(--_border);
      overflow-y: auto;
    }

    .frame:not(.watching) .workgroups:not(.single) ul {
      flex-direction: column;
      padding: 8px;
    }

    .frame:not(.watching) .workgroups:not(.single) .workgroup {
      flex-direction: column;
      align-items: flex-start;
      white-space: normal;
      overflow-wrap: anywhere;
    }
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

    .section,
    .workgroup,
    .roster .name {
      min-block-size: 44px;
    }

    .tools .icon-button {
      inline-size: 44px;
      block-size: 44px;
    }

    .roster h3 {
      display: none;
    }
  }

  @media (pointer: coarse) {
    .section,
    .workgroup,
    .roster .name,
    .arrange {
      min-block-size: 44px;
    }
  }
`;
