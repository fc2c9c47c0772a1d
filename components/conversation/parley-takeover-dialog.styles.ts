/** The looks of the takeover question, beside those of any dialog. */
import { css } from 'lit';

export const styles = css`
  ul {
    display: grid;
    gap: calc(var(--_space) * 1.5);
  }

  li {
    display: grid;
    grid-template-columns: 20px 1fr;
    gap: 12px;
    color: var(--_text);
  }

  .choices.targets {
    grid-template-columns: repeat(auto-fit, minmax(min(120px, 100%), 1fr));
  }

  .choices.targets legend {
    margin-block-end: 6px;
  }

  .choices.targets .choice {
    padding: 10px;
    font-size: var(--_size-small);
  }

  li .icon {
    margin-block-start: 1px;
    color: var(--_muted);
  }
`;
