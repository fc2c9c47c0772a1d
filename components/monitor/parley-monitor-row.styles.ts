/** The looks of a row in the live table: its cells, and the name, the agent and the buttons in them. */
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
    text-align: -webkit-match-parent;
    text-align: match-parent;
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

  .agent-box {
    display: grid;
    min-inline-size: 0;
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
`;
