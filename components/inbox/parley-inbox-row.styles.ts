/** The looks of a row in the inbox: two lines, dense, with what is urgent at the end of the first. */
import { css } from 'lit';

export const styles = css`
  :host {
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

  .verified .icon.small {
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

  .end {
    display: inline-flex;
    flex: none;
    align-items: center;
    gap: 6px;
    margin-inline-start: auto;
  }

  .mark {
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

  .last,
  .workgroup {
    display: block;
    overflow: hidden;
    color: var(--_muted);
    font-size: var(--_size-small);
    line-height: 20px;
    text-align: start;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .workgroup {
    font-size: var(--_size-tiny);
    line-height: 16px;
  }

  :host([unread]) .last {
    color: var(--_text);
    font-weight: 600;
  }
`;
