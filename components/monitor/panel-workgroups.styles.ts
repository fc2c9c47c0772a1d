/** The looks of the workgroups: a strip above the tables, or a column at their side where there is room for it. */
import { css } from 'lit';

export const workgroupsStyles = css`
  .workgroups {
    grid-row: 3;
    min-inline-size: 0;
    border-block-end: 1px solid var(--_border);
    background: var(--_sunken);
  }

  .workgroups ul {
    display: flex;
    gap: 4px;
    padding: 6px 12px;
    overflow-x: auto;
    scrollbar-width: thin;
  }

  .workgroup {
    display: flex;
    align-items: center;
    gap: 2px 12px;
    inline-size: 100%;
    min-block-size: 36px;
    padding: 6px 10px;
    border: 1px solid transparent;
    border-radius: var(--_radius-small);
    font-size: var(--_size-small);
    font-weight: 600;
    white-space: nowrap;
  }

  .workgroup:hover {
    background: var(--_hover);
  }

  .single .workgroup {
    inline-size: auto;
  }

  .workgroup[aria-current='true'] {
    border-color: var(--_accent-ink);
    background: var(--_surface);
    color: var(--_accent-ink);
  }

  .counts {
    display: inline-flex;
    gap: 10px;
    color: var(--_muted);
    font-size: var(--_size-tiny);
    font-variant-numeric: tabular-nums;
  }

  .count {
    display: inline-flex;
    align-items: center;
    gap: 3px;
  }

  .count .icon.small {
    inline-size: 14px;
    block-size: 14px;
  }

  .count.waiting:not(.zero) {
    color: var(--_warning);
  }

  .count.escalated:not(.zero) {
    color: var(--_danger);
  }

  /* At the side, where there is room for them and for all columns of a table. */
  @container staff (inline-size >= 1080px) {
    .frame:not(.watching) .list:has(.workgroups:not(.single)) {
      grid-template-columns: minmax(180px, 220px) minmax(0, 1fr);
    }

    .frame:not(.watching) .list > .lack,
    .frame:not(.watching) .list > parley-monitor-paused {
      grid-column: 1 / -1;
    }

    .frame:not(.watching) .workgroups:not(.single) {
      grid-row: 4;
      border-block-end: 0;
      border-inline-end: 1px solid var(--_border);
      overflow-y: auto;
    }

    .frame:not(.watching) .workgroups:not(.single) ul {
      flex-direction: column;
      padding: 8px;
    }

    .frame:not(.watching) .workgroups:not(.single) .workgroup {
      flex-direction: column;
      align-items: flex-start;
      white-space: normal;
      overflow-wrap: anywhere;
    }
  }

  @container staff (inline-size < 720px) {
    .workgroup {
      min-block-size: 44px;
    }
  }

  @media (pointer: coarse) {
    .workgroup {
      min-block-size: 44px;
    }
  }
`;
