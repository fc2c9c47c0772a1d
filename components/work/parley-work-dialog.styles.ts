/** The looks of the form over the page, beside those of any dialog. */
import { css } from 'lit';

export const styles = css`
  .about {
    margin-block-start: calc(var(--_space) * -1);
    color: var(--_muted);
    font-size: var(--_size-small);
    line-height: 1.45;
  }

  fieldset {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 16px;
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

  .check {
    display: inline-flex;
    align-items: center;
    gap: 10px;
    min-block-size: 44px;
    font-weight: 400;
    cursor: pointer;
  }

  .check input {
    flex: none;
    inline-size: 18px;
    block-size: 18px;
    min-block-size: 0;
    margin: 0;
    appearance: auto;
    accent-color: var(--_accent);
  }
`;
