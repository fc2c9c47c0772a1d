/** The looks of the list of shortcuts, beside those of every dialog: groups side by side where there is room, keys at the end of their line. */
import { css } from 'lit';

export const styles = css`
  dialog {
    inline-size: min(640px, calc(100vi - 32px));
    font: 400 var(--_size) / 1.45 var(--_font);
    text-align: start;
  }

  .box {
    display: grid;
    gap: 8px;
    padding: 16px 24px 24px;
  }

  .top {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 8px;
  }

  .close {
    margin-inline-end: -12px;
  }

  .about {
    color: var(--_muted);
    font-size: var(--_size-small);
  }

  .groups {
    columns: 2 240px;
    column-gap: 32px;
  }

  section {
    break-inside: avoid;
    padding-block-start: 16px;
  }

  h3 {
    padding-block-end: 4px;
    color: var(--_muted);
    font-size: var(--_size-tiny);
    font-weight: 650;
  }

  .line {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 16px;
    padding-block: 6px;
    border-block-start: 1px solid var(--_border);
    font-size: var(--_size-small);
  }

  dd {
    display: flex;
    flex: none;
    gap: 4px;
  }

  kbd {
    min-inline-size: 26px;
    padding: 0 6px;
    border: 1px solid var(--_control-border);
    border-block-end-width: 2px;
    border-radius: 6px;
    background: var(--_sunken);
    font-family: inherit;
    font-size: var(--_size-tiny);
    font-weight: 600;
    line-height: 22px;
    text-align: center;
  }
`;
