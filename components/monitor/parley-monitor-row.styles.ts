/** The looks of a row in the live table: a line of the grid, or a card where the grid is narrow. */
import { css } from 'lit';

export const styles = css`
  :host {
    position: relative;
    display: grid;
    grid-column: 1 / -1;
    grid-template-columns: subgrid;
    align-items: center;
    min-block-size: 56px;
    border-block-end: 1px solid var(--_border);
    cursor: default;
  }

  :host(:hover) {
    background: var(--_hover);
  }

  :host(:focus-visible) {
    outline: 2px solid var(--_accent-ink);
    outline-offset: -2px;
  }

  :host([selected]) {
    background: color-mix(in srgb, var(--_accent) 10%, var(--_surface));
    box-shadow: inset 3px 0 0 var(--_accent-ink);
  }

  :host([selected]:dir(rtl)) {
    box-shadow: inset -3px 0 0 var(--_accent-ink);
  }

  .cell {
    min-inline-size: 0;
    padding: 8px 12px;
    font-size: var(--_size-small);
    line-height: 20px;
  }

  .customer {
    padding-inline-start: 16px;
  }

  .name,
  .last,
  .agent-name {
    display: block;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .name {
    font-size: var(--_size);
    font-weight: 600;
  }

  .last {
    color: var(--_muted);
    text-align: start;
  }

  .open {
    max-inline-size: 100%;
    color: var(--_accent-ink);
    text-align: start;
  }

  .open:hover {
    text-decoration: underline;
  }

  .agent {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 8px;
  }

  .agent-name.nobody {
    color: var(--_muted);
    font-style: italic;
  }

  .reason {
    position: absolute;
    inset-block-start: calc(100% - 8px);
    z-index: 1;
    max-inline-size: 260px;
    padding: 6px 10px;
    border-radius: var(--_radius-small);
    background: var(--_text);
    color: var(--_surface);
    font-size: var(--_size-tiny);
    line-height: 16px;
    opacity: 0;
    pointer-events: none;
    transition: opacity var(--_motion);
  }

  .monitor:hover + .reason,
  .monitor:focus-visible + .reason {
    opacity: 1;
  }

  .phase {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    white-space: nowrap;
  }

  .phase::before {
    inline-size: 8px;
    block-size: 8px;
    border: 2px solid var(--_muted);
    border-radius: 50%;
    content: '';
  }

  .phase.active::before {
    border-color: var(--_success);
    background: var(--_success);
  }

  .phase.queued::before {
    border-color: var(--_warning);
  }

  .number {
    color: var(--_muted);
    font-variant-numeric: tabular-nums;
    text-align: end;
  }

  .messages .icon {
    display: none;
  }

  .supervisors {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 10px;
    padding-inline-end: 16px;
  }

  .supervisor {
    display: inline-flex;
    align-items: center;
    gap: 5px;
    max-inline-size: 100%;
    color: var(--_muted);
    white-space: nowrap;
  }

  .supervisor bdi {
    overflow: hidden;
    text-overflow: ellipsis;
  }

  .supervisor .icon.small {
    inline-size: 15px;
    block-size: 15px;
  }

  @container grid (720px <= inline-size < 880px) {
    .handling,
    .messages {
      display: none;
    }
  }

  @container grid (inline-size < 720px) {
    :host {
      grid-template-columns: 1fr auto;
      gap: 2px 12px;
      padding: 10px 16px;
    }

    .cell {
      padding: 0;
    }

    .customer {
      grid-column: 1 / -1;
      grid-row: 1;
      padding-inline-end: 84px;
    }

    .waiting {
      position: absolute;
      inset-block-start: 10px;
      inset-inline-end: 16px;
    }

    .state {
      grid-column: 1;
      grid-row: 2;
    }

    .agent {
      grid-column: 1 / -1;
      grid-row: 3;
      justify-content: flex-start;
    }

    .handling {
      display: none;
    }

    .messages {
      grid-column: 2;
      grid-row: 2;
      display: inline-flex;
      align-items: center;
      justify-content: flex-end;
      gap: 5px;
    }

    .messages .icon {
      display: block;
      inline-size: 14px;
      block-size: 14px;
    }

    .supervisors {
      grid-column: 1 / -1;
      grid-row: 4;
      padding: 0;
    }

    .monitor {
      inline-size: 44px;
      block-size: 44px;
      margin-inline-start: auto;
    }

    .badge {
      min-block-size: 44px;
      margin-inline-start: auto;
      border-radius: 22px;
      padding-inline: 14px;
    }
  }
`;
