/** Whether a customer is connected: a word after a dot, hollow or full, so that it is told apart without its colour. */
import { css } from 'lit';
import { dot } from './dot.styles.js';

export const connectedStyles = css`
  .presence {
    display: flex;
    align-items: center;
    gap: 6px;
  }

  .presence::before {
    ${dot}
  }

  .presence.here::before {
    border-color: var(--_success);
    background: var(--_success);
  }
`;
