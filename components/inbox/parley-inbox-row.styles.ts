/** The looks of a row in the inbox: dense lines, with what is urgent at the end of the first. */
import { css } from 'lit';
import { staffTheme } from '../shared/staff-theme.js';

export const styles = css`
  ${staffTheme}

  :host {
    position: relative;
    display: block;
  }

  .row {
    position: relative;
    display: block;
    inline-size: 100%;
    min-block-size: 60px;
    padding: 10px 16px;
    text-align: start;
  }

  button.row:hover {
    background: var(--_hover);
  }

  .row:focus-visible {
    outline-offset: -2px;
  }

  :host([selected]) .row {
    background: color-mix(in srgb, var(--_accent) 10%, var(--_surface));
  }

  :host([selected]) .row::before {
    position: absolute;
    inset-block: 0;
    inset-inline-start: 0;
    inline-size: 3px;
    background: var(--_accent-ink);
    content: '';
  }

  .waiting {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 12px;
  }

  .left {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    color: var(--_warning);
    font-size: var(--_size-tiny);
    font-variant-numeric: tabular-nums;
    font-weight: 600;
    white-space: nowrap;
  }

  .actions {
    display: flex;
    gap: 8px;
  }

  .text {
    flex: 1 1 160px;
    min-inline-size: 0;
  }

  .top {
    display: flex;
    align-items: center;
    gap: 6px;
    min-inline-size: 0;
  }

  .name {
    overflow: hidden;
    font-weight: 600;
    line-height: 20px;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .verified {
    flex: none;
    line-height: 0;
    color: var(--_accent-ink);
  }

  .icon.small {
    inline-size: 14px;
    block-size: 14px;
  }

  .dot {
    flex: none;
    inline-size: 9px;
    block-size: 9px;
    border-radius: 50%;
    background: var(--_accent-ink);
  }

  @media (forced-colors: active) {
    .dot {
      border: 5px solid Highlight;
    }
  }

  .end {
    display: inline-flex;
    flex: none;
    align-items: center;
    gap: 6px;
    margin-inline-start: auto;
  }

  .mark {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    padding-inline: 7px;
    border: 1px solid var(--_control-border);
    border-radius: 10px;
    color: var(--_muted);
    font-size: var(--_size-tiny);
    font-weight: 600;
    line-height: 18px;
    white-space: nowrap;
  }

  .mark.lost {
    border-color: var(--_warning);
    color: var(--_warning);
  }

  .mark.supervising {
    border-color: var(--_accent-ink);
    background: color-mix(in srgb, var(--_accent) 10%, var(--_surface));
    color: var(--_accent-ink);
  }

  .mark.is-whisper {
    border-color: var(--_whisper-border);
    background: var(--_whisper);
    color: var(--_whisper-text);
  }

  .last {
    display: block;
    overflow: hidden;
    color: var(--_muted);
    font-size: var(--_size-small);
    line-height: 20px;
    text-align: start;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  :host([unread]) .last {
    color: var(--_text);
    font-weight: 600;
  }

  .signs {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 10px;
    margin-block-start: 4px;
    color: var(--_muted);
    font-size: var(--_size-tiny);
    line-height: 18px;
  }

  .sign {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    min-inline-size: 0;
    font-weight: 600;
  }

  .sign > :not(.icon) {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .tags {
    max-inline-size: 100%;
    font-weight: 400;
  }

  .needs-reply {
    color: var(--_text);
  }

  .whisper {
    padding-inline: 7px;
    border: 1px solid var(--_whisper-border);
    border-radius: 10px;
    background: var(--_whisper);
    color: var(--_whisper-text);
  }

  .hand,
  .priority {
    color: var(--_warning);
  }

  .priority.p2 {
    color: var(--_danger);
  }

  .workgroup {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .answer-state[data-answer] {
    display: inline-flex;
    padding-inline: 6px;
    border-width: 1px;
    border-radius: 10px;
  }

  .more {
    position: absolute;
    inset-block-end: 6px;
    inset-inline-end: 10px;
    display: none;
    align-items: center;
    justify-content: center;
    inline-size: 32px;
    block-size: 28px;
    border: 1px solid var(--_border);
    border-radius: var(--_radius-small);
    background: var(--_surface);
    color: var(--_muted);
    cursor: pointer;
  }

  :host(:hover) .more {
    display: inline-flex;
  }

  .more:hover {
    color: var(--_text);
  }

  @media (pointer: coarse) {
    .row {
      min-block-size: 64px;
    }

    .button.small {
      min-block-size: 44px;
    }
  }
`;
