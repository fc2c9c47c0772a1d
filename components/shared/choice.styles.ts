/** The looks of a few choices below each other, of which one holds, with a line that explains each. */
import { css } from 'lit';

export const choiceStyles = css`
  .choices {
    display: grid;
    gap: 6px;
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }

  .choices legend {
    margin-block-end: 6px;
    padding: 0;
    font-size: var(--_size-small);
    font-weight: 600;
  }

  .choice {
    display: flex;
    align-items: flex-start;
    gap: 10px;
    min-block-size: 44px;
    padding: 10px 12px;
    border: 1px solid var(--_control-border);
    border-radius: var(--_radius-small);
    line-height: 20px;
    cursor: pointer;
  }

  .choice:has(:checked) {
    border-color: var(--_accent-ink);
    box-shadow: inset 0 0 0 1px var(--_accent-ink);
  }

  .choice:has(:focus-visible) {
    outline: 2px solid var(--_accent-ink);
    outline-offset: 2px;
  }

  .choice input {
    flex: none;
    inline-size: 18px;
    block-size: 18px;
    min-block-size: 0;
    margin: 1px 0 0;
    accent-color: var(--_accent);
  }

  .choice input:focus-visible {
    outline: none;
  }

  .choice small {
    display: block;
    font-size: var(--_size-small);
  }

  @media (forced-colors: active) {
    .choice:has(:checked) {
      border: 2px solid Highlight;
    }
  }
`;
