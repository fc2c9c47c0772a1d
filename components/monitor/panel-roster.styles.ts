/** The looks of what one works on: a strip of conversations, each with its sign, its word and what is new. */
import { css } from 'lit';
import { staffTheme } from '../shared/staff-theme.js';

export const rosterStyles = css`
  ${staffTheme}

  .roster {
    display: flex;
    flex: none;
    align-items: center;
    gap: 12px;
    min-block-size: 48px;
    padding-inline: 16px;
    border-block-end: 1px solid var(--_border);
    background: var(--_sunken);
  }

  h3 {
    flex: none;
    color: var(--_muted);
    font-size: var(--_size-tiny);
    font-weight: 600;
  }

  .roster ul {
    display: flex;
    flex: 1 1 auto;
    gap: 8px;
    min-inline-size: 0;
    padding-block: 6px;
    overflow-x: auto;
    scrollbar-width: thin;
  }

  .roster .item {
    display: inline-flex;
    flex: none;
    align-items: center;
    gap: 8px;
    padding: 3px 4px 3px 10px;
    padding-inline: 10px 4px;
    border: 1px solid var(--_border);
    border-radius: 18px;
    background: var(--_surface);
  }

  .roster .item.current {
    border-color: var(--_accent-ink);
    box-shadow: inset 0 0 0 1px var(--_accent-ink);
  }

  .roster .name {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    max-inline-size: 200px;
    min-block-size: 28px;
    font-size: var(--_size-small);
    font-weight: 600;
  }

  .roster .name bdi {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .roster .name:hover bdi {
    text-decoration: underline;
  }

  .unread {
    flex: none;
    min-inline-size: 20px;
    padding-inline: 6px;
    border-radius: 10px;
    background: var(--_badge);
    color: #fff;
    font-size: var(--_size-tiny);
    font-variant-numeric: tabular-nums;
    line-height: 20px;
    text-align: center;
  }

  .badge.is-own {
    border-color: var(--_control-border);
    background: transparent;
    color: var(--_muted);
  }

  .arrange {
    margin-inline-start: auto;
  }

  @container staff (inline-size < 720px) {
    .roster .name {
      min-block-size: 44px;
    }

    .roster h3 {
      display: none;
    }
  }

  @media (pointer: coarse) {
    .roster .name,
    .arrange {
      min-block-size: 44px;
    }
  }
`;
