/** The looks of one agent: who they are, how much they have, and what is unfolded below. */
import { css } from 'lit';
import { dot } from '../shared/dot.styles.js';

export const personStyles = css`
  .cell {
    min-inline-size: 0;
    padding-inline-end: 12px;
    font-size: var(--_size-small);
    line-height: 20px;
  }

  .agent {
    border-block-end: 1px solid var(--_border);
  }

  .line {
    position: relative;
    min-block-size: 64px;
    padding-block: 10px;
  }

  .line:hover {
    background: var(--_hover);
  }

  .who {
    display: flex;
    align-items: center;
    gap: 12px;
  }

  .initial {
    display: grid;
    flex: none;
    place-items: center;
    inline-size: 36px;
    block-size: 36px;
    border-radius: 50%;
    background: color-mix(in srgb, var(--_accent) 12%, var(--_surface));
    color: var(--_accent-ink);
    font-weight: 650;
  }

  .about {
    min-inline-size: 0;
  }

  .toggle {
    display: flex;
    align-items: center;
    gap: 6px;
    max-inline-size: 100%;
    font-size: var(--_size);
    font-weight: 600;
    line-height: 22px;
    text-align: start;
  }

  .toggle bdi {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .toggle:focus-visible {
    outline: none;
  }

  /* The name is the button, and the whole line presses it. */
  .toggle::after {
    position: absolute;
    inset: 0;
    content: '';
  }

  .toggle:focus-visible::after {
    outline: 2px solid var(--_accent-ink);
    outline-offset: -2px;
  }

  .toggle .icon {
    color: var(--_muted);
    transition: rotate var(--_motion);
  }

  .toggle[aria-expanded='true'] .icon {
    rotate: 180deg;
  }

  .availability {
    display: flex;
    flex-wrap: wrap;
    gap: 0 10px;
    color: var(--_muted);
    font-size: var(--_size-tiny);
    line-height: 18px;
  }

  .why {
    overflow: hidden;
    max-inline-size: 32ch;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .kind {
    display: inline-flex;
    align-items: center;
    gap: 5px;
    color: var(--_text);
    font-weight: 600;
  }

  .kind::before {
    ${dot}
  }

  .available .kind::before {
    border-color: var(--_success);
    background: var(--_success);
  }

  .away .kind::before {
    border-color: var(--_warning);
    background: linear-gradient(to right, var(--_warning) 50%, transparent 50%);
  }

  .load {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 2px 8px;
    font-variant-numeric: tabular-nums;
  }

  .load.full bdi {
    color: var(--_warning);
    font-weight: 600;
  }

  .pips {
    display: inline-flex;
    gap: 2px;
  }

  .pips i {
    inline-size: 6px;
    block-size: 14px;
    border: 1px solid var(--_control-border);
    border-radius: 2px;
  }

  .pips .used {
    border-color: var(--_accent-ink);
    background: var(--_accent-ink);
  }

  .full .pips .used {
    border-color: var(--_warning);
    background: var(--_warning);
  }

  .handled {
    display: flex;
    align-items: center;
    gap: 6px;
    color: var(--_muted);
    font-variant-numeric: tabular-nums;
  }

  .act {
    display: flex;
    justify-content: flex-end;
    padding-inline-end: 0;
  }

  .mirror {
    position: relative;
    z-index: 1;
  }

  .unfolded {
    padding-block: 0 8px;
    padding-inline: 64px 16px;
    background: color-mix(in srgb, var(--_sunken) 60%, var(--_surface));
  }

  .idle {
    padding-block: 14px 8px;
    color: var(--_muted);
    font-size: var(--_size-small);
  }

  .statistics {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 2px 20px;
    padding-block: 10px 4px;
    border-block-start: 1px solid var(--_border);
    color: var(--_muted);
    font-size: var(--_size-tiny);
  }

  .statistics h4 {
    color: var(--_text);
    font-size: var(--_size-tiny);
  }

  .statistics dl {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 20px;
  }

  .statistics dl > div {
    display: flex;
    gap: 6px;
  }

  .statistics dd {
    color: var(--_text);
    font-variant-numeric: tabular-nums;
    font-weight: 600;
  }
`;
