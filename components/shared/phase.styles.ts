/** The look of a phase in a list: its word, after a dot that is full while somebody answers. */
import { css } from 'lit';
import { dot } from './dot.styles.js';

export const phaseStyles = css`
  .phase {
    display: inline-flex;
    flex: none;
    align-items: center;
    gap: 6px;
    white-space: nowrap;
  }

  .phase::before {
    ${dot}
  }

  .phase.active::before {
    border-color: var(--_success);
    background: var(--_success);
  }

  .phase.queued::before {
    border-color: var(--_warning);
  }
`;
