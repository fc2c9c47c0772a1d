/** The looks of a menu. */
import { css } from 'lit';

export const styles = css`
  :host {
    display: contents;
  }

  .menu {
    position: fixed;
    inset: auto;
    margin: 0;
    padding: 6px;
    min-inline-size: 200px;
    max-inline-size: min(340px, calc(100vi - 16px));
    max-block-size: calc(100dvb - 16px);
    overflow: auto;
    border: 1px solid var(--_border);
    border-radius: calc(var(--_radius-small) + 4px);
    background: var(--_surface);
    color: var(--_text);
    box-shadow: var(--_shadow);
    font-family: var(--_font);
    font-size: var(--_size-small);
    list-style: none;
  }

  .group {
    margin-block-start: 6px;
    padding-block-start: 6px;
    border-block-start: 1px solid var(--_border);
  }

  .note {
    display: block;
    padding: 2px 10px 4px;
    color: var(--_muted);
    font-size: var(--_size-tiny);
    font-weight: 600;
  }

  .item {
    display: grid;
    grid-template-columns: 20px 1fr auto;
    align-items: center;
    gap: 10px;
    inline-size: 100%;
    min-block-size: 36px;
    padding: 6px 10px;
    border: 0;
    border-radius: var(--_radius-small);
    background: none;
    color: inherit;
    font: inherit;
    text-align: start;
    cursor: pointer;
  }

  .item:hover,
  .item:focus-visible {
    background: var(--_hover);
  }

  .item:focus-visible {
    outline: 2px solid var(--_accent-ink);
    outline-offset: -2px;
  }

  .item .icon {
    color: var(--_muted);
  }

  .danger,
  .danger .icon {
    color: var(--_danger);
  }

  [aria-checked='true']::after {
    content: '\\2713';
  }

  [aria-disabled='true'] {
    color: var(--_muted);
    cursor: default;
  }

  .label {
    overflow-wrap: anywhere;
  }

  small {
    display: block;
    color: var(--_muted);
    font-size: var(--_size-tiny);
  }

  kbd {
    padding: 0 5px;
    border: 1px solid var(--_border);
    border-radius: 4px;
    color: var(--_muted);
    font-family: inherit;
    font-size: var(--_size-tiny);
  }

  @media (pointer: coarse) {
    .item {
      min-block-size: 44px;
    }
  }

  @media (forced-colors: active) {
    .item:focus-visible {
      outline-color: Highlight;
    }
  }
`;
