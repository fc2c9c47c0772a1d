/** The looks of the agents: a line each in columns that they share, which becomes a card where there is little room. */
import type { CSSResult } from 'lit';
import { css } from 'lit';
import { personStyles } from './agents-person.styles.js';
import { sectionStyles } from './agents-section.styles.js';

const looks = css`
  .heading {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 12px;
    min-block-size: 56px;
    padding: 10px 16px;
  }

  .search {
    position: relative;
    margin-inline-start: auto;
  }

  .search .icon {
    position: absolute;
    inset-block-start: 10px;
    inset-inline-start: 12px;
    color: var(--_muted);
    pointer-events: none;
  }

  .search input {
    inline-size: 260px;
    max-inline-size: 100%;
    min-block-size: 36px;
    padding-block: 6px;
    padding-inline: 36px 10px;
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

  .held {
    display: flex;
    align-items: center;
    gap: 8px;
    min-block-size: 36px;
    padding-inline: 16px;
    border-block-start: 1px solid var(--_border);
    color: var(--_muted);
    font-size: var(--_size-small);
  }

  .held .button {
    color: var(--_accent-ink);
  }

  .columns,
  .line {
    display: grid;
    grid-template-columns: minmax(200px, 1fr) 148px 96px 132px 232px;
    align-items: center;
    padding-inline: 16px;
  }

  .columns {
    min-block-size: 36px;
    border-block: 1px solid var(--_border);
    background: var(--_sunken);
    color: var(--_muted);
    font-size: var(--_size-tiny);
    font-weight: 600;
  }

  .columns .cell {
    font-size: inherit;
  }

  @media (forced-colors: active) {
    .pips .used,
    .kind::before {
      forced-color-adjust: none;
    }
  }

  @container agents (inline-size < 860px) {
    .columns,
    .line {
      grid-template-columns: minmax(160px, 1fr) 128px 84px 116px 44px;
    }

    .mirror {
      inline-size: 44px;
      min-block-size: 44px;
      padding-inline: 0;
    }

    .mirror span {
      position: absolute;
      clip-path: inset(50%);
    }
  }

  @container agents (inline-size < 620px) {
    .columns {
      display: none;
    }

    .agents {
      border-block-start: 1px solid var(--_border);
    }

    .line {
      display: flex;
      flex-wrap: wrap;
      gap: 6px 14px;
      padding-inline-end: 72px;
    }

    .who {
      flex: 1 1 100%;
      padding-inline-end: 0;
    }

    .load,
    .handled,
    .longest {
      padding-inline-end: 0;
    }

    .load {
      margin-inline-start: 48px;
    }

    .act {
      position: absolute;
      inset-block-start: 10px;
      inset-inline-end: 16px;
    }

    .unfolded {
      padding-inline: 16px;
    }

    .search {
      flex: 1 1 100%;
    }

    .search input {
      inline-size: 100%;
      min-block-size: 44px;
      font-size: max(16px, var(--_size-small));
    }

    .search .icon {
      inset-block-start: 14px;
    }
  }
`;

export const styles: readonly CSSResult[] = [sectionStyles, personStyles, looks];
