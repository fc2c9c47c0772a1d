/** The looks of the search and the filters: one line where there is room, and never more than a table needs. */
import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
    container: filters / inline-size;
    color: var(--_text);
    font: 400 var(--_size) / 1.45 var(--_font);
  }

  .filters {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
    padding: 8px 16px;
    border-block-end: 1px solid var(--_border);
  }

  .search {
    position: relative;
    flex: 0 1 320px;
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
    padding-block: 4px;
    padding-inline: 34px 8px;
    border: 1px solid var(--_control-border);
    border-radius: var(--_radius-small);
    background: var(--_surface);
    font-size: var(--_size-small);
    appearance: none;
  }

  .search input::placeholder {
    color: var(--_muted);
    opacity: 1;
  }

  .chips,
  .shown {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px;
    min-inline-size: 0;
  }

  .shown {
    margin-inline-start: auto;
  }

  /* A line of their own: what is chosen must not push anything else around. */
  .chips {
    flex: 1 1 100%;
  }

  .filter {
    display: inline-flex;
    flex: none;
    max-inline-size: 100%;
  }

  .filter:not(.is-active) .chip {
    border-style: dashed;
    color: var(--_muted);
  }

  .is-active .chip {
    border-color: var(--_accent-ink);
    border-inline-end-width: 0;
    border-start-end-radius: 0;
    border-end-end-radius: 0;
    background: color-mix(in srgb, var(--_accent) 10%, var(--_surface));
    color: var(--_accent-ink);
    font-weight: 600;
  }

  .is-active .icon {
    color: inherit;
  }

  .remove {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    inline-size: 32px;
    min-block-size: 32px;
    border: 1px solid var(--_accent-ink);
    border-start-end-radius: 16px;
    border-end-end-radius: 16px;
    background: color-mix(in srgb, var(--_accent) 10%, var(--_surface));
    color: var(--_accent-ink);
  }

  .remove .icon {
    inline-size: 14px;
    block-size: 14px;
  }

  .clear {
    color: var(--_accent-ink);
  }

  fieldset {
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }

  fieldset + fieldset {
    margin-block-start: 8px;
    padding-block-start: 4px;
    border-block-start: 1px solid var(--_border);
  }

  legend {
    float: inline-start;
    inline-size: 100%;
    padding: 6px 10px 4px;
    color: var(--_muted);
    font-size: var(--_size-tiny);
    font-weight: 600;
  }

  .choice {
    display: flex;
    clear: both;
    align-items: center;
    gap: 10px;
    min-block-size: 34px;
    padding: 4px 10px;
    border-radius: var(--_radius-small);
    cursor: pointer;
  }

  .choice:hover {
    background: var(--_hover);
  }

  .choice input {
    flex: none;
    inline-size: 16px;
    block-size: 16px;
    accent-color: var(--_accent);
  }

  .choice .icon {
    color: var(--_muted);
  }

  .choice bdi {
    overflow-wrap: anywhere;
  }

  .choice small {
    margin-inline-start: auto;
    color: var(--_muted);
    font-size: var(--_size-tiny);
  }

  .none {
    clear: both;
    padding: 4px 10px 8px;
    color: var(--_muted);
  }

  .reset {
    inline-size: 100%;
    margin-block-start: 6px;
    color: var(--_accent-ink);
  }

  /* One line that is moved sideways takes less of a small screen than three. */
  @container filters (inline-size < 720px) {
    .search {
      flex: 1 1 160px;
    }

    .search input {
      min-block-size: 44px;
      font-size: max(16px, var(--_size-small));
    }

    .search .icon {
      inset-block-start: 14px;
    }

    .chips {
      flex-wrap: nowrap;
      overflow-x: auto;
      margin-inline: -16px;
      padding: 2px 16px;
      scrollbar-width: none;
    }

    .chip,
    .remove {
      min-block-size: 44px;
    }

    .chip {
      border-radius: 22px;
    }

    .remove {
      inline-size: 44px;
      border-start-end-radius: 22px;
      border-end-end-radius: 22px;
    }
  }

  @media (pointer: coarse) {
    .choice {
      min-block-size: 44px;
    }
  }
`;
