/** The looks of the commands for selected rows. */
import { css } from 'lit';

export const barStyles = css`
  .bar {
    background: color-mix(in srgb, var(--_accent) 8%, var(--_surface));
  }

  .count {
    margin-inline-end: 8px;
    font-weight: 600;
    white-space: nowrap;
  }

  .bar-commands {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px;
  }

  .bar-commands.is-visible {
    padding-inline-start: 12px;
    border-inline-start: 1px solid var(--_control-border);
  }

  .bar-note {
    display: inline-flex;
    align-items: center;
    gap: 5px;
    margin-inline-end: 4px;
    color: var(--_muted);
    font-size: var(--_size-tiny);
  }

  .bar .is-danger {
    color: var(--_danger);
  }

  .bar-commands,
  .small-icon {
    order: 1;
  }

  .small-icon {
    inline-size: 32px;
    block-size: 32px;
    margin-inline-start: auto;
  }

  /* Lines that are moved sideways leave more of a small screen to the rows. */
  @container table (inline-size < 720px) {
    .count {
      flex: 1 1 auto;
    }

    .small-icon {
      order: 0;
    }

    .bar-commands {
      flex: 1 1 100%;
      flex-wrap: nowrap;
      overflow-x: auto;
      scrollbar-width: none;
    }

    .bar-commands.is-visible {
      padding-block-start: 4px;
      padding-inline-start: 0;
      border-block-start: 1px solid var(--_border);
      border-inline-start: 0;
    }

    .bar-note {
      flex: none;
    }

    .bar .button,
    .small-icon {
      min-block-size: 44px;
    }

    .small-icon {
      inline-size: 44px;
    }
  }

  @media (pointer: coarse) {
    .bar .button,
    .held .button,
    .small-icon {
      min-block-size: 44px;
    }

    .small-icon {
      inline-size: 44px;
    }
  }
`;
