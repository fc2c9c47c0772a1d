/** The looks of a row in the live table: a line of the grid, or a card where the grid is narrow. */
import { css } from 'lit';

export const styles = css`
  :host {
    position: relative;
    display: grid;
    grid-template-columns: var(--_tracks);
    align-items: center;
    min-block-size: 56px;
    border-block-end: 1px solid var(--_border);
    cursor: default;
  }

  :host(:hover) {
    background: var(--_hover);
  }

  /* What opens over the next row must not be covered by it. */
  :host(:hover),
  :host(:focus-within) {
    z-index: 1;
  }

  :host([compact]) {
    min-block-size: 40px;
  }

  :host([opened]) {
    background: color-mix(in srgb, var(--_accent) 5%, var(--_surface));
  }

  :host([checked]) {
    background: color-mix(in srgb, var(--_accent) 11%, var(--_surface));
  }

  :host(:focus-visible) {
    outline: 2px solid var(--_accent-ink);
    outline-offset: -2px;
  }

  :host([selected]) {
    background: color-mix(in srgb, var(--_accent) 10%, var(--_surface));
    box-shadow: inset 3px 0 0 var(--_accent-ink);
  }

  :host([selected]:dir(rtl)) {
    box-shadow: inset -3px 0 0 var(--_accent-ink);
  }

  .cell {
    min-inline-size: 0;
    padding: 8px 12px;
    font-size: var(--_size-small);
    line-height: 20px;
  }

  .name,
  .last,
  .agent-name {
    display: block;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  :host([compact]) .cell {
    padding-block: 4px;
  }

  :host([compact]) .agent-box {
    display: flex;
    align-items: center;
    gap: 8px;
  }

  :host([compact]) .last {
    display: none;
  }

  .name {
    font-size: var(--_size);
    font-weight: 600;
  }

  .last {
    color: var(--_muted);
    /* Whatever its own direction is, it begins where the name begins. */
    text-align: match-parent;
  }

  .open {
    max-inline-size: 100%;
    color: var(--_accent-ink);
    text-align: start;
  }

  .open:hover {
    text-decoration: underline;
  }

  .name-line {
    display: flex;
    align-items: center;
    gap: 5px;
    min-inline-size: 0;
  }

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

  .select {
    display: grid;
    padding: 0;
    place-items: center;
  }

  .select + .cell {
    padding-inline-start: 4px;
  }

  .select label {
    display: grid;
    inline-size: 36px;
    block-size: 36px;
    cursor: pointer;
    place-items: center;
  }

  .select input {
    inline-size: 16px;
    block-size: 16px;
    accent-color: var(--_accent);
  }

  .actions {
    display: flex;
    align-items: center;
    justify-content: flex-end;
    gap: 4px;
    padding-inline: 0 10px;
  }

  .more-button {
    display: inline-flex;
    flex: none;
    align-items: center;
    justify-content: center;
    inline-size: 32px;
    block-size: 32px;
    border-radius: var(--_radius-small);
    color: var(--_muted);
  }

  .more-button:hover {
    background: var(--_hover);
    color: var(--_text);
  }

  .agent-box {
    display: grid;
    min-inline-size: 0;
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

  .agent {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 8px;
  }

  .agent-name.nobody {
    color: var(--_muted);
    font-style: italic;
  }

  .reason {
    position: absolute;
    inset-block-start: calc(100% - 8px);
    z-index: 1;
    max-inline-size: 260px;
    padding: 6px 10px;
    border-radius: var(--_radius-small);
    background: var(--_text);
    color: var(--_surface);
    font-size: var(--_size-tiny);
    line-height: 16px;
    opacity: 0;
    pointer-events: none;
    transition: opacity var(--_motion);
  }

  .monitor:hover + .reason,
  .monitor:focus-visible + .reason {
    opacity: 1;
  }

  .phase {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    white-space: nowrap;
  }

  .phase::before {
    inline-size: 8px;
    block-size: 8px;
    border: 2px solid var(--_muted);
    border-radius: 50%;
    content: '';
  }

  .phase.active::before {
    border-color: var(--_success);
    background: var(--_success);
  }

  .phase.queued::before {
    border-color: var(--_warning);
  }

  .icon {
    flex: none;
  }

  .icon.small {
    inline-size: 16px;
    block-size: 16px;
  }

  .handling,
  .messages {
    color: var(--_muted);
    font-variant-numeric: tabular-nums;
    text-align: end;
  }

  .messages .icon {
    display: none;
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
