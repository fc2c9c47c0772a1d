/** The looks of what stands in the cells of a row: marks, feelings, clocks, lines and people. */
import { css } from 'lit';

export const cellStyles = css`
  .raised {
    display: inline-flex;
    flex: none;
    color: var(--_danger);
  }

  .verified {
    display: inline-flex;
    flex: none;
    color: var(--_success);
  }

  .verified .icon.small,
  .absence .icon.small,
  .mark .icon.small {
    inline-size: 14px;
    block-size: 14px;
  }

  .absence {
    display: flex;
    align-items: center;
    gap: 4px;
    min-inline-size: 0;
    color: var(--_warning);
    font-size: var(--_size-tiny);
    line-height: 16px;
  }

  .absence span,
  .second,
  .team-name {
    display: block;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .second {
    color: var(--_muted);
    font-size: var(--_size-tiny);
    line-height: 16px;
  }

  .feeling {
    display: grid;
    grid-template-columns: auto 1fr;
    align-items: center;
    gap: 0 6px;
    white-space: nowrap;
  }

  .feeling.unknown {
    display: inline;
  }

  .measure {
    display: inline-flex;
    grid-column: 2;
    align-items: center;
    gap: 5px;
    line-height: 16px;
  }

  :host([compact]) .tone-word {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }

  .feeling > .icon,
  .feeling.unknown {
    color: var(--_muted);
  }

  .feeling.bad > .icon {
    color: var(--_danger);
  }

  .feeling.good > .icon {
    color: var(--_success);
  }

  .feeling.bad .tone-word {
    font-weight: 600;
  }

  .score {
    color: var(--_muted);
    font-size: var(--_size-tiny);
    font-variant-numeric: tabular-nums;
  }

  .trend {
    display: inline-flex;
  }

  .attention,
  .flags {
    display: grid;
    gap: 2px;
    padding-block: 4px;
  }

  .mark-line {
    display: flex;
    gap: 4px;
    min-inline-size: 0;
  }

  .more {
    flex: none;
  }

  .mark {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    min-inline-size: 0;
    max-inline-size: 100%;
    padding-inline: 7px;
    border-radius: 11px;
    background: var(--_bubble);
    color: var(--_text);
    font-size: var(--_size-tiny);
    font-weight: 600;
    line-height: 22px;
    white-space: nowrap;
  }

  .mark.danger {
    background: color-mix(in srgb, var(--_danger) 11%, var(--_surface));
    color: var(--_danger);
  }

  .mark.warning {
    background: color-mix(in srgb, var(--_warning) 12%, var(--_surface));
    color: var(--_warning);
  }

  .mark-word {
    overflow: hidden;
    text-overflow: ellipsis;
  }

  /* On a row of another colour, too, it is read as well as on the plain one. */
  .wait.soon {
    background: color-mix(in srgb, var(--_warning) 12%, var(--_surface));
  }

  .wait.late {
    background: color-mix(in srgb, var(--_danger) 11%, var(--_surface));
  }

  .sparkline {
    display: block;
    inline-size: 80px;
    block-size: 20px;
    color: var(--_muted);
    stroke-width: 1.5;
  }

  .sparkline.rising {
    color: var(--_accent-ink);
  }

  :host(:dir(rtl)) .sparkline {
    transform: scaleX(-1);
  }

  .supervisors {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 10px;
    padding-inline-end: 16px;
  }

  .supervisor {
    display: inline-flex;
    align-items: center;
    gap: 5px;
    max-inline-size: 100%;
    color: var(--_muted);
    white-space: nowrap;
  }

  .supervisor bdi {
    overflow: hidden;
    text-overflow: ellipsis;
  }

  .supervisor .icon.small {
    inline-size: 15px;
    block-size: 15px;
  }
`;
