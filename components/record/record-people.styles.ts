/** The looks of the list of who supervised. */
import { css } from 'lit';

export const peopleStyles = css`
  .people {
    padding: 16px 16px 8px;
  }

  .people h3 {
    margin-block-end: 8px;
    font-size: var(--_size-small);
    font-weight: 650;
  }

  .quiet {
    color: var(--_muted);
    font-size: var(--_size-small);
  }

  .person {
    display: grid;
    grid-template-columns: minmax(72px, 136px) 1fr;
    gap: 4px 16px;
    padding-block: 8px;
    border-block-start: 1px solid var(--_border);
    font-size: var(--_size-small);
  }

  .author {
    font-weight: 600;
    overflow-wrap: anywhere;
  }

  .stays {
    display: grid;
    gap: 4px;
  }

  .stay {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 2px 10px;
    line-height: 20px;
  }

  .mode {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    font-weight: 600;
  }

  .range,
  .length {
    font-variant-numeric: tabular-nums;
  }

  .length,
  .followed {
    color: var(--_muted);
  }

  @container record (max-width: 420px) {
    .person {
      grid-template-columns: 1fr;
    }
  }
`;
