/** The looks of what stands above the lists: who is signed in, availability, capacity, search and filters. */
import { css } from 'lit';

export const topStyles = css`
  .list header {
    display: grid;
    flex: none;
    gap: 8px;
    padding-block: 8px;
    padding-inline: 16px 8px;
  }

  .me {
    display: flex;
    align-items: center;
    gap: 8px;
    min-inline-size: 0;
  }

  .me .icon-button {
    inline-size: 36px;
    block-size: 36px;
  }

  h2 {
    flex: 1;
    overflow: hidden;
    font-size: calc(var(--_size) + 2px);
    font-weight: 650;
    line-height: 24px;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .availability {
    display: inline-flex;
    flex: none;
    align-items: center;
    gap: 8px;
    min-block-size: 32px;
    padding: 4px 10px;
    border: 1px solid var(--_control-border);
    border-radius: 18px;
    background: var(--_surface);
    font-size: var(--_size-small);
    font-weight: 600;
  }

  .availability:hover {
    background: var(--_hover);
  }

  .availability .icon {
    color: var(--_muted);
  }

  .availability:disabled {
    opacity: 0.6;
  }

  .lamp {
    inline-size: 10px;
    block-size: 10px;
    border: 2px solid var(--_muted);
    border-radius: 50%;
  }

  .available .lamp {
    border-color: var(--_success);
    background: var(--_success);
  }

  .away .lamp {
    border-color: var(--_warning);
    background: linear-gradient(to right, var(--_warning) 50%, transparent 50%);
  }

  .capacity {
    display: inline-flex;
    flex: none;
    align-items: center;
    gap: 6px;
    margin-inline-start: auto;
    padding-inline-end: 8px;
    color: var(--_muted);
    font-size: var(--_size-small);
    font-variant-numeric: tabular-nums;
  }

  .capacity.full {
    color: var(--_warning);
    font-weight: 600;
  }

  .set-by {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 8px;
    padding-inline-end: 8px;
    color: var(--_muted);
    font-size: var(--_size-small);
  }

  .set-by span {
    flex: 1 1 140px;
  }

  .set-by.missed-offers,
  .set-by.absence {
    color: var(--_warning);
  }

  .toolbar {
    display: flex;
    flex: none;
    align-items: center;
    gap: 4px;
    padding-block: 8px;
    padding-inline: 16px 8px;
    border-block-end: 1px solid var(--_border);
  }

  .search {
    position: relative;
    flex: 1;
    min-inline-size: 0;
  }

  .search .icon {
    position: absolute;
    inset-block-start: 8px;
    inset-inline-start: 10px;
    color: var(--_muted);
    pointer-events: none;
  }

  .search input {
    inline-size: 100%;
    min-block-size: 32px;
    padding: 4px 8px;
    padding-inline-start: 32px;
    border: 1px solid var(--_control-border);
    border-radius: var(--_radius-small);
    background: var(--_surface);
    font-size: var(--_size-small);
    text-overflow: ellipsis;
    appearance: none;
  }

  .search input::placeholder {
    color: var(--_muted);
    opacity: 1;
  }

  .tool {
    position: relative;
    display: inline-flex;
    flex: none;
    align-items: center;
    justify-content: center;
    inline-size: 32px;
    block-size: 32px;
    border-radius: var(--_radius-small);
    color: var(--_muted);
  }

  .tool:hover,
  .tool[aria-expanded='true'] {
    background: var(--_hover);
    color: var(--_text);
  }

  .used {
    position: absolute;
    inset-block-start: -4px;
    inset-inline-end: -4px;
    min-inline-size: 16px;
    border-radius: 8px;
    background: var(--_accent);
    color: var(--_on-accent);
    font-size: 11px;
    font-weight: 650;
    line-height: 16px;
    text-align: center;
  }

  .filters {
    display: flex;
    flex: none;
    flex-wrap: wrap;
    gap: 6px;
    max-block-size: 30%;
    overflow-y: auto;
    padding: 8px 16px;
    border-block-end: 1px solid var(--_border);
  }

  .chip {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    max-inline-size: 100%;
    min-block-size: 28px;
    padding: 2px 10px;
    border: 1px solid var(--_control-border);
    border-radius: 14px;
    font-size: var(--_size-tiny);
    font-weight: 600;
    overflow-wrap: anywhere;
  }

  .chip:hover {
    background: var(--_hover);
  }

  .chip[aria-pressed='true'] {
    border-color: var(--_accent-ink);
    background: color-mix(in srgb, var(--_accent) 10%, var(--_surface));
    color: var(--_accent-ink);
  }
`;
