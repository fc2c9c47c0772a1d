/** The looks of the live table: columns that its rows share, and none of them where it is narrow. */
import { css } from 'lit';

export const tableStyles = css`
  .grid {
    display: grid;
    grid-template-columns:
      minmax(140px, 2fr) minmax(200px, max-content) minmax(92px, auto)
      minmax(86px, auto) minmax(78px, auto) minmax(84px, auto) minmax(120px, 1fr);
    align-content: start;
  }

  .body,
  .head {
    display: grid;
    grid-column: 1 / -1;
    grid-template-columns: subgrid;
  }

  .head {
    position: sticky;
    inset-block-start: 0;
    z-index: 1;
    border-block-end: 1px solid var(--_border);
    background: var(--_sunken);
  }

  .heading,
  .heading button {
    display: flex;
    align-items: center;
    gap: 4px;
    min-block-size: 36px;
    color: var(--_muted);
    font-size: var(--_size-tiny);
    font-weight: 600;
    white-space: nowrap;
  }

  .heading {
    padding-inline: 12px;
  }

  .heading.customer {
    padding-inline-start: 16px;
  }

  .heading.handling,
  .heading.messages {
    justify-content: flex-end;
  }

  .heading[aria-sort='ascending'] button,
  .heading[aria-sort='descending'] button,
  .heading button:hover {
    color: var(--_text);
  }

  .heading .icon.small {
    inline-size: 14px;
    block-size: 14px;
  }

  @container grid (720px <= inline-size < 880px) {
    .grid {
      grid-template-columns: minmax(140px, 2fr) minmax(190px, max-content) minmax(92px, auto) minmax(86px, auto) minmax(110px, 1fr);
    }

    .heading.handling,
    .heading.messages {
      display: none;
    }
  }

  @container grid (inline-size < 720px) {
    .grid {
      grid-template-columns: minmax(0, 1fr);
    }

    .head {
      display: none;
    }
  }
`;
