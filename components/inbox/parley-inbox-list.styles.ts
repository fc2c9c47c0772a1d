/** The looks of the column with the lists: the tools above a list, and the list itself. */
import { css } from 'lit';

export const listStyles = css`
  .list {
    display: flex;
    flex-direction: column;
    min-block-size: 0;
    min-inline-size: 0;
    border-inline-end: 1px solid var(--_border);
  }

  .tabs {
    padding-inline: 8px;
  }

  [role='tab'] {
    white-space: nowrap;
  }

  .rows {
    display: flex;
    flex: 1 1 0;
    flex-direction: column;
    min-block-size: 0;
    overflow-y: auto;
  }

  .rows > * {
    flex: none;
  }

  .rows > .nothing,
  .rows > slot {
    flex: 1 1 auto;
  }

  /* What is not drawn is room above and below; the browser must not take it for something to hold on to. */
  .main.virtual {
    overflow-anchor: none;
  }

  /* Paler text could no longer be read: what is not of now has no colours. */
  .rows.is-stale > :not(.hint) {
    filter: grayscale(1);
  }

  .rows > parley-closed-list {
    flex: 1 1 auto;
    min-block-size: 0;
  }

  .hint {
    display: flex;
    flex: none;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px 12px;
    padding: 8px 16px;
    border-block-end: 1px solid var(--_border);
    background: var(--_sunken);
    color: var(--_muted);
    font-size: var(--_size-small);
  }

  .hint p {
    display: flex;
    flex: 1 1 160px;
    align-items: center;
    gap: 8px;
  }

  .hint.stale {
    color: var(--_warning);
  }

  .rows li + li,
  .offers li + li {
    border-block-start: 1px solid var(--_border);
  }

  .rows ul > li:last-child {
    border-block-end: 1px solid var(--_border);
  }

  .monitoring {
    flex: none;
    margin-block-start: 12px;
    border-block-start: 1px solid var(--_border);
  }

  .monitoring:first-child {
    margin-block-start: 0;
    border-block-start: 0;
  }

  .monitoring h3 {
    display: flex;
    align-items: center;
    gap: 8px;
    padding: 8px 16px;
    background: color-mix(in srgb, var(--_accent) 6%, var(--_surface));
    color: var(--_accent-ink);
    font-size: var(--_size-small);
    font-weight: 650;
  }

  .bones {
    display: grid;
    gap: 8px;
    padding: 14px 16px;
    border-block-end: 1px solid var(--_border);
  }

  .bones i {
    inline-size: 45%;
    block-size: 12px;
    border-radius: 6px;
    background: var(--_bubble);
    animation: breathe 1.6s ease-in-out infinite alternate;
  }

  .bones i + i {
    inline-size: 80%;
    block-size: 10px;
  }

  @keyframes breathe {
    to {
      opacity: 0.5;
    }
  }

  @media (pointer: coarse) {
    .availability,
    .search input,
    .tool,
    .chip,
    .list .button.small {
      min-block-size: 44px;
    }

    .tool,
    .me .icon-button,
    .notice .icon-button {
      inline-size: 44px;
      block-size: 44px;
    }

    .search .icon {
      inset-block-start: 14px;
    }
  }
`;
