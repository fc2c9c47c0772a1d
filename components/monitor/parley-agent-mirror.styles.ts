/** The looks of a mirrored desk: three columns under a strip that says that nobody is told. */
import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
    block-size: 100%;
    min-block-size: 320px;
    color: var(--_text);
    font: 400 var(--_size) / 1.45 var(--_font);
  }

  .base {
    display: flex;
    flex-direction: column;
    block-size: 100%;
    min-block-size: inherit;
    background: var(--_surface);
    container: agents / inline-size;
  }

  header {
    display: flex;
    flex: none;
    align-items: flex-start;
    justify-content: space-between;
    gap: 8px 16px;
    padding: 10px 16px;
  }

  .whom {
    display: flex;
    flex: 1 1 0;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 2px 14px;
    min-inline-size: 0;
    padding-block: 4px;
  }

  h3 {
    font-size: calc(var(--_size) + 2px);
    font-weight: 650;
    line-height: 24px;
  }

  h4 {
    flex: none;
    margin: 0;
    padding: 14px 16px 8px;
    font-size: var(--_size-small);
    font-weight: 650;
    line-height: 20px;
  }

  h5 {
    margin: 0;
    font-size: var(--_size-small);
    font-weight: 650;
    line-height: 20px;
  }

  .availability {
    display: inline-flex;
    flex-wrap: wrap;
    gap: 0 10px;
    color: var(--_muted);
    font-size: var(--_size-small);
  }

  .kind {
    color: var(--_text);
    font-weight: 600;
  }

  .silent,
  .stale {
    display: flex;
    flex: none;
    align-items: center;
    gap: 8px;
    min-block-size: 36px;
    padding: 6px 16px;
    border-block: 1px solid var(--_border);
    background: var(--_sunken);
    color: var(--_muted);
    font-size: var(--_size-small);
  }

  .stale {
    border-block-start: 0;
    background: color-mix(in srgb, var(--_warning) 10%, var(--_surface));
    color: var(--_warning);
    font-weight: 600;
  }

  .regions {
    display: grid;
    flex: 1 1 0;
    grid-template: minmax(0, 1fr) / minmax(0, 1fr) minmax(0, 1fr) minmax(0, 1fr);
    min-block-size: 0;
  }

  .regions.narrow {
    grid-template-columns: minmax(0, 1fr);
  }

  /* Greyer and not paler: what was there before can still be read. */
  .dimmed {
    filter: grayscale(0.8);
    background: var(--_sunken);
  }

  .region {
    display: flex;
    flex-direction: column;
    min-block-size: 0;
    min-inline-size: 0;
    overflow-y: var(--_scroll-inside, auto);
  }

  .region + .region {
    border-inline-start: 1px solid var(--_border);
  }

  .narrow .region {
    border-inline-start: 0;
  }

  .region:focus-visible {
    outline-offset: -2px;
  }

  /* The tab says the same just above it. */
  .narrow h4 {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    padding: 0;
    overflow: hidden;
    clip-path: inset(50%);
  }

  .narrow .region {
    position: relative;
    padding-block-start: 12px;
  }

  .mine,
  .offers {
    border-block: 1px solid var(--_border);
  }

  .offers {
    border-color: var(--_warning);
    background: color-mix(in srgb, var(--_warning) 10%, var(--_surface));
  }

  .offers h5 {
    padding: 8px 16px 0;
  }

  .mine li + li {
    border-block-start: 1px solid var(--_border);
  }

  .mark {
    padding-inline: 7px;
    border: 1px solid var(--_control-border);
    border-radius: 10px;
    font-size: var(--_size-tiny);
    font-weight: 600;
    line-height: 18px;
    white-space: nowrap;
  }

  .quiet {
    color: var(--_muted);
    font-size: var(--_size-small);
    font-weight: 400;
  }

  @container agents (inline-size < 720px) {
    header .button.small,
    .why .button,
    .record .button,
    .nothing .button,
    .past {
      min-block-size: 44px;
    }

    .watching .monitor {
      inline-size: 44px;
      block-size: 44px;
    }

    .watching .badge {
      min-block-size: 44px;
      padding-inline: 14px;
      border-radius: 22px;
    }
  }

  @media (pointer: coarse) {
    .button.small {
      min-block-size: 44px;
    }
  }
`;
