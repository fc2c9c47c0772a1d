/** The looks of the monitoring rules, beside those of any dialog. */
import { css } from 'lit';

export const styles = css`
  dialog {
    inline-size: min(520px, calc(100vi - 32px));
  }

  .about,
  .none {
    color: var(--_muted);
    font-size: var(--_size-small);
    line-height: 1.45;
  }

  .about {
    margin-block-start: calc(var(--_space) * -1);
  }

  .rules {
    display: grid;
    border: 1px solid var(--_border);
    border-radius: var(--_radius-small);
  }

  .rules li {
    display: flex;
    align-items: center;
    gap: 8px;
    padding-inline-start: 12px;
    font-size: var(--_size-small);
  }

  .rules li + li {
    border-block-start: 1px solid var(--_border);
  }

  .rules bdi {
    flex: 1;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }

  .fields {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(200px, 100%), 1fr));
    align-items: end;
    gap: 8px;
  }

  .problem:empty {
    margin-block-start: calc(var(--_space) * -2);
  }
`;
