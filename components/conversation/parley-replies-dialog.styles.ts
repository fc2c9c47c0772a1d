/** The looks of the dialog for one's own canned replies, beside those of any dialog. */
import { css } from 'lit';

export const styles = css`
  .own {
    max-block-size: 220px;
    overflow: auto;
  }

  li p {
    display: grid;
    gap: 2px;
    padding-block: 8px;
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
