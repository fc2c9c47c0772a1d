/** The looks of the axis: times, bars of who was there, the line with its points, and what happened. */
import { css } from 'lit';
import { staffTheme } from '../shared/staff-theme.js';

export const axisStyles = css`
  ${staffTheme}

  .axis {
    padding: 8px 16px 24px;
  }

  .axis-row {
    display: grid;
    grid-template-columns: 64px auto 16px minmax(0, 1fr);
    column-gap: 8px;
    font-size: var(--_size-small);
    line-height: 20px;
  }

  .at {
    padding-block: 6px;
    color: var(--_muted);
    font-size: var(--_size-tiny);
    font-variant-numeric: tabular-nums;
    text-align: end;
    text-align-last: end;
    white-space: nowrap;
  }

  .lanes {
    display: flex;
    gap: 4px;
  }

  .lane {
    inline-size: 6px;
  }

  /* What goes on touches the row below; where it began and ended it is round, which also forced colours show. */
  .lane.begin,
  .lane.middle,
  .lane.end,
  .lane.only {
    background: var(--_muted);
    forced-color-adjust: none;
  }

  .lane.begin,
  .lane.only {
    margin-block-start: 10px;
    border-start-start-radius: 3px;
    border-start-end-radius: 3px;
  }

  .lane.end,
  .lane.only {
    margin-block-end: 8px;
    border-end-start-radius: 3px;
    border-end-end-radius: 3px;
  }

  .lane.whisper {
    background: var(--_whisper-border);
  }

  .lane.join {
    background: var(--_success);
  }

  .lane.takeover {
    background: var(--_warning);
  }

  .line {
    position: relative;
    display: grid;
    justify-items: center;
  }

  .line::before {
    position: absolute;
    inset-block: 0;
    inline-size: 2px;
    background: var(--_border);
    content: '';
  }

  .axis-row:first-child .line::before {
    inset-block-start: 16px;
  }

  .axis-row:last-child .line::before {
    inset-block-end: calc(100% - 16px);
  }

  .point {
    position: relative;
    inline-size: 8px;
    block-size: 8px;
    margin-block-start: 12px;
    border: 2px solid var(--_muted);
    border-radius: 50%;
    background: var(--_surface);
  }

  .message .point {
    inline-size: 12px;
    block-size: 12px;
    margin-block-start: 10px;
  }

  .from-staff .point {
    border-color: var(--_accent-ink);
    background: var(--_accent-ink);
  }

  .to-whisper .point {
    border-color: var(--_whisper-border);
    background: var(--_whisper);
  }

  .axis-row.day .point,
  .axis-row.gap .point {
    visibility: hidden;
  }

  .axis-row.gap .line::before {
    background: linear-gradient(var(--_border) 50%, transparent 0) 0 0 / 2px 8px;
  }

  .text {
    min-inline-size: 0;
    padding-block: 6px;
  }

  .axis-row.message .text {
    padding-block: 6px 10px;
  }

  .who {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 8px;
  }

  .role,
  .happened,
  .gap {
    color: var(--_muted);
  }

  .role {
    font-size: var(--_size-tiny);
  }

  .audience {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    color: var(--_whisper-border);
    font-size: var(--_size-tiny);
    font-weight: 600;
  }

  .to-staff .audience {
    color: var(--_note-border);
  }

  .said {
    text-align: -webkit-match-parent;
    text-align: match-parent;
    overflow-wrap: anywhere;
    white-space: pre-wrap;
  }

  .said a {
    color: var(--_accent-ink);
  }

  .happened {
    display: flex;
    gap: 6px;
  }

  .happened .icon {
    flex: none;
    margin-block-start: 2px;
  }

  .stay-card {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 2px 8px;
    padding: 6px 12px;
    border: 1px solid var(--_border);
    border-radius: var(--_radius-small);
    background: var(--_sunken);
  }

  .sign {
    line-height: 0;
  }

  .axis-row .day {
    color: var(--_muted);
    font-size: var(--_size-tiny);
    font-weight: 600;
  }

  .gap {
    font-size: var(--_size-tiny);
  }

  @container record (max-width: 420px) {
    .axis-row {
      grid-template-columns: 52px auto 14px minmax(0, 1fr);
      column-gap: 6px;
    }
  }

  @media (forced-colors: active) {
    .lane.begin,
    .lane.middle,
    .lane.end,
    .lane.only {
      background: CanvasText;
    }

    .point {
      border-color: CanvasText;
    }
  }
`;
