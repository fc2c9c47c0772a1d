/** The looks of the monitoring rules, beside those of any dialog. */
import { css } from 'lit';

export const styles = css`
  dialog {
    inline-size: min(520px, calc(100vi - 32px));
  }

  .own bdi {
    overflow-wrap: anywhere;
  }

  .fields {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(200px, 100%), 1fr));
    align-items: end;
    gap: 8px;
  }
`;
