/** The looks of the takeover question, beside those of any dialog. */
import { css } from 'lit';

export const styles = css`
  ul {
    display: grid;
    gap: calc(var(--_space) * 1.5);
  }

  /* Where there is little height the answers stay in sight, and with them what the focus is on. */
  .actions {
    position: sticky;
    inset-block-end: 0;
    margin: 0 calc(var(--_space) * -3) calc(var(--_space) * -3);
    padding: var(--_space) calc(var(--_space) * 3) calc(var(--_space) * 3);
    background: var(--_surface);
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
