/** The looks of the list of closed conversations: fields on top, rows that scroll below them. */
import { css } from 'lit';
import { staffTheme } from '../shared/staff-theme.js';

export const styles = css`
  ${staffTheme}

  :host {
    display: block;
    min-block-size: 0;
    container: closed / inline-size;
  }

  .base {
    display: flex;
    flex-direction: column;
    block-size: 100%;
    background: var(--_surface);
  }

  form {
    flex: none;
    border-block-end: 1px solid var(--_border);
  }

  .bar {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    padding: 12px 16px;
  }

  .search {
    position: relative;
    display: flex;
    flex: 1 1 180px;
    align-items: center;
  }

  .search .icon {
    position: absolute;
    inset-inline-start: 10px;
    color: var(--_muted);
    pointer-events: none;
  }

  input,
  select {
    inline-size: 100%;
    min-inline-size: 0;
    min-block-size: 32px;
    padding: 4px 10px;
    border: 1px solid var(--_control-border);
    border-radius: var(--_radius-small);
    background: var(--_surface);
    color: var(--_text);
    font-size: var(--_size-small);
    font-weight: 400;
  }

  .search input {
    padding-inline-start: 34px;
  }

  ::placeholder {
    color: var(--_muted);
    opacity: 1;
  }

  .team {
    flex: 0 1 160px;
    inline-size: auto;
  }

  .filter .count {
    min-inline-size: 20px;
    padding-inline: 6px;
    border-radius: 10px;
    background: var(--_accent);
    color: var(--_on-accent);
    font-size: var(--_size-tiny);
    line-height: 20px;
  }

  .filters {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(136px, 100%), 1fr));
    align-items: end;
    gap: 8px 12px;
    padding: 0 16px 12px;
  }

  .field {
    display: grid;
    gap: 4px;
    min-inline-size: 0;
    color: var(--_muted);
    font-size: var(--_size-tiny);
    font-weight: 600;
  }

  .clear {
    justify-self: start;
  }

  .results {
    position: relative;
    flex: 1;
    min-block-size: 0;
    overflow: hidden var(--_scroll-inside, auto);
    scrollbar-width: thin;
    scrollbar-color: var(--_control-border) transparent;
  }

  .busy .rows {
    opacity: 0.6;
  }

  .found {
    padding: 10px 16px 6px;
    color: var(--_muted);
    font-size: var(--_size-tiny);
    font-weight: 600;
  }

  .rows li {
    border-block-end: 1px solid var(--_border);
  }

  .row {
    position: relative;
    display: grid;
    gap: 4px;
    inline-size: 100%;
    padding: 12px 16px;
    text-align: start;
  }

  .row:hover {
    background: var(--_hover);
  }

  .row:focus-visible {
    outline-offset: -2px;
  }

  .row[aria-current='true'] {
    background: color-mix(in srgb, var(--_accent) 10%, var(--_surface));
  }

  .row[aria-current='true']::before {
    position: absolute;
    inset-block: 0;
    inset-inline-start: 0;
    inline-size: 3px;
    background: var(--_accent-ink);
    content: '';
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

  .name.erased {
    color: var(--_muted);
    font-weight: 400;
    font-style: italic;
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

  .when {
    flex: none;
    margin-inline-start: auto;
    color: var(--_muted);
    font-size: var(--_size-tiny);
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }

  .facts {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 6px;
    color: var(--_muted);
    font-size: var(--_size-small);
    line-height: 20px;
  }

  .excerpt {
    display: -webkit-box;
    overflow: hidden;
    font-size: var(--_size-small);
    line-height: 20px;
    overflow-wrap: anywhere;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
  }

  mark {
    padding-inline: 1px;
    border-radius: 3px;
    background: var(--_note);
    color: var(--_note-text);
    font-weight: 600;
  }

  .end {
    display: grid;
    justify-items: center;
    padding: 16px;
  }

  .end:not(:has(*)) {
    padding: 8px;
  }

  @container closed (max-width: 480px) {
    input,
    select,
    .bar .filter,
    .filters .clear {
      min-block-size: 44px;
    }
  }

  @media (pointer: coarse) {
    input,
    select,
    .bar .filter,
    .filters .clear {
      min-block-size: 44px;
    }

    input,
    select {
      /* Below 16px, phones zoom into the page. */
      font-size: max(16px, var(--_size));
    }
  }

  @media (forced-colors: active) {
    .row[aria-current='true'] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;
