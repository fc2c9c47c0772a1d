/** The looks of the wrap-up form. */
import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
  }

  form {
    padding: calc(var(--_space) * 1.5) calc(var(--_space) * 2);
    border-block-start: 1px solid var(--_border);
    background: var(--_surface);
  }

  fieldset {
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }

  legend {
    margin-block-end: 6px;
    padding: 0;
    font-size: var(--_size-small);
    font-weight: 600;
  }

  .outcomes {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
    max-block-size: 132px;
    /* Room for the ring of the focus. */
    margin: -3px;
    padding: 3px;
    overflow: auto;
  }

  .outcome {
    display: inline-flex;
    align-items: center;
    gap: 8px;
    min-block-size: 36px;
    padding: 6px 12px;
    border: 1px solid var(--_control-border);
    border-radius: 18px;
    font-size: var(--_size-small);
    line-height: 20px;
    overflow-wrap: anywhere;
    cursor: pointer;
  }

  .outcome:hover {
    background: var(--_hover);
  }

  .outcome:has(:checked) {
    border-color: var(--_accent-ink);
    box-shadow: inset 0 0 0 1px var(--_accent-ink);
    font-weight: 600;
  }

  .outcome:has(:focus-visible) {
    outline: 2px solid var(--_accent-ink);
    outline-offset: 1px;
  }

  .outcome input {
    flex: none;
    inline-size: 16px;
    block-size: 16px;
    margin: 0;
    accent-color: var(--_accent);
  }

  .outcome input:focus-visible {
    outline: none;
  }

  .line {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: flex-end;
    gap: var(--_space);
    margin-block-start: var(--_space);
  }

  .since {
    display: flex;
    flex: 1 1 auto;
    align-items: center;
    gap: 6px;
    color: var(--_muted);
    font-size: var(--_size-small);
    font-variant-numeric: tabular-nums;
  }

  @media (pointer: coarse) {
    .outcome {
      min-block-size: 44px;
      border-radius: 22px;
    }
  }

  #missing {
    color: var(--_danger);
    font-size: var(--_size-small);
    font-weight: 600;
  }
`;
