/** The looks of the numbers at the head of the panel: quiet, until one of them is bad or pressed. */
import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
    min-inline-size: 0;
  }

  ul {
    display: flex;
    flex-wrap: wrap;
    gap: 4px;
  }

  .number {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-block-size: 36px;
    padding-inline: 10px;
    border: 1px solid var(--_border);
    border-radius: var(--_radius-small);
    background: var(--_surface);
    color: var(--_muted);
    font-size: var(--_size-tiny);
    font-weight: 600;
    white-space: nowrap;
  }

  .number:hover {
    background-image: linear-gradient(var(--_hover), var(--_hover));
  }

  .number[aria-pressed='true'] {
    border-color: var(--_accent-ink);
    background: color-mix(in srgb, var(--_accent) 10%, var(--_surface));
    color: var(--_accent-ink);
    box-shadow: inset 0 0 0 1px var(--_accent-ink);
  }

  .icon.small {
    flex: none;
    inline-size: 15px;
    block-size: 15px;
  }

  /* A number and its unit are read in their own direction, whatever that of the page is. */
  .value {
    unicode-bidi: plaintext;
    color: var(--_text);
    font-size: var(--_size);
    font-variant-numeric: tabular-nums;
    font-weight: 650;
  }

  .soon .value {
    color: var(--_warning);
  }

  .late .value {
    color: var(--_danger);
  }

  @media (pointer: coarse) {
    .number {
      min-block-size: 44px;
    }
  }

  @container staff (inline-size < 720px) {
    ul {
      flex-wrap: nowrap;
      overflow-x: auto;
      scrollbar-width: none;
    }

    .number {
      min-block-size: 44px;
    }
  }
`;
