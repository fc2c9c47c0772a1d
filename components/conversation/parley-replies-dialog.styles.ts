/** The looks of the dialog for one's own canned replies, beside those of any dialog. */
import { css } from 'lit';

export const styles = css`
  .about,
  .none {
    color: var(--_muted);
    font-size: var(--_size-small);
    line-height: 1.45;
  }

  .about {
    margin-block-start: calc(var(--_space) * -1);
  }

  .mine {
    display: grid;
    max-block-size: 220px;
    overflow: auto;
    border: 1px solid var(--_border);
    border-radius: var(--_radius-small);
  }

  li {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto auto;
    align-items: center;
    padding-inline-start: 12px;
  }

  li + li {
    border-block-start: 1px solid var(--_border);
  }

  li p {
    display: grid;
    gap: 2px;
    padding-block: 8px;
    font-size: var(--_size-small);
  }

  li span {
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    color: var(--_muted);
    overflow-wrap: anywhere;
  }

  kbd {
    font: 600 var(--_size-small) / 1.4 ui-monospace, monospace;
    overflow-wrap: anywhere;
  }
`;
