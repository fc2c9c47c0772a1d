/** The looks of the live table: a head that stays in view over rows that stand where their number says. */
import { css } from 'lit';

export const styles = css`
  :host {
    position: relative;
    display: flex;
    flex-direction: column;
    container: table / inline-size;
    block-size: 100%;
    min-block-size: 0;
    min-inline-size: 0;
    color: var(--_text);
    font: 400 var(--_size) / 1.45 var(--_font);
  }

  .scroller {
    display: flex;
    flex: 1 1 0;
    flex-direction: column;
    min-block-size: 0;
    overflow-x: hidden;
    overflow-y: var(--_scroll-inside, auto);
    overflow-anchor: none;
    container: grid / inline-size;
  }

  .dimmed .grid {
    opacity: 0.6;
  }

  .head {
    position: sticky;
    inset-block-start: 0;
    z-index: 2;
    border-block-end: 1px solid var(--_border);
    background: var(--_sunken);
  }

  .head-row {
    display: grid;
    grid-template-columns: var(--_tracks);
    min-block-size: 36px;
  }

  .heading {
    display: flex;
    align-items: center;
    min-inline-size: 0;
    padding-inline: 12px;
    color: var(--_muted);
    font-size: var(--_size-tiny);
    font-weight: 600;
    white-space: nowrap;
  }

  .heading button {
    display: flex;
    align-items: center;
    gap: 4px;
    min-block-size: 28px;
    margin-inline: -6px;
    padding-inline: 6px;
    border-radius: var(--_radius-small);
  }

  .heading button:hover {
    background: var(--_hover);
  }

  .heading.select {
    justify-content: center;
    padding: 0;
  }

  .heading.select + .customer,
  .heading.select + .heading {
    padding-inline-start: 4px;
  }

  .heading.select label {
    display: grid;
    inline-size: 36px;
    block-size: 36px;
    cursor: pointer;
    place-items: center;
  }

  .heading input {
    inline-size: 16px;
    block-size: 16px;
    margin: 0;
    accent-color: var(--_accent);
  }

  .heading.handling,
  .heading.messages,
  .heading.actions {
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

  .dropped {
    padding-inline: 6px;
    border-radius: 9px;
    background: var(--_bubble);
    color: var(--_text);
    line-height: 18px;
  }

  .body {
    position: relative;
  }

  parley-monitor-row {
    position: absolute;
    inset-block-start: 0;
    inset-inline: 0;
    contain: layout style;
  }

  .bar,
  .held,
  .card-sort {
    display: flex;
    flex: none;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 8px;
    min-block-size: 44px;
    padding: 4px 16px;
    border-block-start: 1px solid var(--_border);
    font-size: var(--_size-small);
  }

  .held {
    min-block-size: 36px;
    padding-block: 2px;
    color: var(--_muted);
  }

  .held .button {
    color: var(--_accent-ink);
  }

  .card-sort {
    border-block-start: 0;
    border-block-end: 1px solid var(--_border);
    justify-content: flex-end;
  }

  .card-sort label {
    position: relative;
    flex: 1 1 auto;
  }

  .card-sort label .icon {
    position: absolute;
    inset-block-start: 14px;
    inset-inline-start: 12px;
    color: var(--_muted);
    pointer-events: none;
  }

  .card-sort select {
    inline-size: 100%;
    min-block-size: 44px;
    padding-block: 6px;
    padding-inline: 36px 10px;
    border: 1px solid var(--_control-border);
    border-radius: var(--_radius-small);
    background: var(--_surface);
    font-size: max(16px, var(--_size-small));
    appearance: none;
  }

  slot[name='empty'] {
    display: contents;
  }

  @container grid (inline-size < 720px) {
    .head {
      display: none;
    }
  }
`;
