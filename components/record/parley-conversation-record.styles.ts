/** The looks of a record: its top, its tabs, what they show, and the files below. */
import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
    min-block-size: 0;
    container: record / inline-size;
  }

  .base {
    display: flex;
    flex-direction: column;
    block-size: 100%;
    min-block-size: 0;
    background: var(--_surface);
  }

  header {
    display: flex;
    flex: none;
    align-items: flex-start;
    gap: 4px;
    padding: 8px 16px 8px 8px;
  }

  header:dir(rtl) {
    padding: 8px 8px 8px 16px;
  }

  .about {
    min-inline-size: 0;
    padding-block: 4px;
  }

  .title {
    display: flex;
    align-items: center;
    gap: 6px;
    font-size: calc(var(--_size) + 2px);
    font-weight: 650;
    line-height: 24px;
    overflow-wrap: anywhere;
  }

  .title:focus-visible {
    border-radius: 4px;
  }

  .verified {
    line-height: 0;
    color: var(--_accent-ink);
  }

  .facts {
    display: flex;
    flex-wrap: wrap;
    gap: 0 6px;
    color: var(--_muted);
    font-size: var(--_size-small);
  }

  .tabs {
    display: flex;
    flex: none;
    gap: 4px;
    padding-inline: 12px;
    border-block-end: 1px solid var(--_border);
  }

  .tabs button {
    display: inline-flex;
    align-items: center;
    gap: 8px;
    min-inline-size: 0;
    min-block-size: 40px;
    padding-inline: 12px;
    border-block-end: 2px solid transparent;
    color: var(--_muted);
    font-size: var(--_size-small);
    font-weight: 600;
  }

  .tabs button:hover {
    color: var(--_text);
  }

  .tabs button:focus-visible {
    outline-offset: -2px;
  }

  .tabs [aria-selected='true'] {
    border-block-end-color: var(--_accent-ink);
    color: var(--_text);
  }

  .panel {
    display: flex;
    flex: 1;
    flex-direction: column;
    min-block-size: 0;
  }

  parley-timeline {
    flex: 1;
  }

  .scroll {
    flex: 1;
    min-block-size: 0;
    overflow: hidden var(--_scroll-inside, auto);
    scrollbar-width: thin;
    scrollbar-color: var(--_control-border) transparent;
  }

  .scroll:focus-visible {
    outline-offset: -2px;
  }

  .which {
    display: flex;
    flex: none;
    flex-wrap: wrap;
    align-items: center;
    padding: 10px 16px;
  }

  .segment {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-block-size: 32px;
    padding-inline: 12px;
    border: 1px solid var(--_control-border);
    color: var(--_muted);
    font-size: var(--_size-small);
    font-weight: 600;
  }

  .segment:first-child {
    border-start-start-radius: var(--_radius-small);
    border-end-start-radius: var(--_radius-small);
  }

  .segment + .segment {
    margin-inline-start: -1px;
    border-start-end-radius: var(--_radius-small);
    border-end-end-radius: var(--_radius-small);
  }

  .segment[aria-pressed='true'] {
    position: relative;
    border-color: var(--_accent-ink);
    background: color-mix(in srgb, var(--_accent) 10%, var(--_surface));
    color: var(--_text);
  }

  .partly {
    margin-inline-start: 12px;
    color: var(--_muted);
    font-size: var(--_size-tiny);
  }

  .downloads {
    display: flex;
    flex: none;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
    padding: 10px 16px;
    border-block-start: 1px solid var(--_border);
  }

  .downloads-title {
    margin-inline-end: 4px;
    color: var(--_muted);
    font-size: var(--_size-small);
  }

  .problem {
    flex-basis: 100%;
    color: var(--_danger);
    font-size: var(--_size-small);
    font-weight: 600;
  }

  /* Stays in the tree while it is empty, since an alert is only read when it was there before its words. */
  .problem:empty {
    margin-block-start: -8px;
  }

  @container record (max-width: 480px) {
    .tabs {
      padding-inline: 4px;
    }

    .tabs button {
      flex: 1;
      justify-content: center;
      min-block-size: 44px;
      padding-inline: 6px;
    }

    .segment,
    .downloads .button {
      min-block-size: 44px;
    }

    .segment,
    .downloads .button {
      flex: 1;
      justify-content: center;
      padding-inline: 6px;
    }

    .downloads-title {
      position: absolute;
      clip-path: inset(50%);
    }
  }

  @container record (max-width: 340px) {
    .tabs .icon {
      display: none;
    }
  }

  @media (pointer: coarse) {
    .tabs button,
    .segment,
    .downloads .button {
      min-block-size: 44px;
    }
  }

  @media (forced-colors: active) {
    .segment[aria-pressed='true'],
    .tabs [aria-selected='true'] {
      border-color: Highlight;
      color: Highlight;
    }
  }
`;
