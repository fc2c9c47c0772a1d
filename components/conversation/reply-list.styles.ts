/** The looks of the list of canned replies that opens at the field. */
import { css } from 'lit';

export const replyListStyles = css`
  .replies {
    position: fixed;
    inset: auto;
    max-block-size: min(320px, 60vb);
    margin: 0;
    padding: 6px;
    overflow: auto;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
    box-shadow: var(--_shadow);
    font: 400 var(--_size-small) / 20px var(--_font);
    text-align: start;
  }

  .reply {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    align-items: baseline;
    gap: 10px;
    min-block-size: 36px;
    padding: 8px 10px;
    border-radius: var(--_radius-small);
    cursor: pointer;
  }

  .reply:hover {
    background: var(--_hover);
  }

  .reply[aria-selected='true'] {
    background: var(--_hover);
    box-shadow: inset 0 0 0 2px var(--_accent-ink);
  }

  .reply kbd {
    font: 600 var(--_size-small) / 20px ui-monospace, monospace;
  }

  .reply-text {
    overflow: hidden;
    color: var(--_muted);
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .reply-of {
    color: var(--_muted);
    font-size: var(--_size-tiny);
  }

  .reply.edit {
    grid-template-columns: auto 1fr;
    align-items: center;
    margin-block-start: 4px;
    border-start-start-radius: 0;
    border-start-end-radius: 0;
    border-block-start: 1px solid var(--_border);
  }

  @media (pointer: coarse) {
    .reply {
      min-block-size: 44px;
      align-items: center;
    }
  }

  @media (forced-colors: active) {
    .reply[aria-selected='true'] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;
