/** The looks of files above a field: adopted by a composer that takes some. */
import { css } from 'lit';

export const composerFilesStyles = css`
  .base {
    position: relative;
  }

  .attach {
    color: var(--_ink);
  }

  /* Beside a button with words in it, where both fit; the field is not made narrower for them. */
  .row:has(> .send.button) textarea {
    flex-basis: 210px;
  }

  .attachments {
    display: grid;
    gap: 4px;
    max-block-size: 190px;
    margin: 0;
    padding: 4px;
    overflow-y: auto;
    list-style: none;
  }

  .attachment {
    display: flex;
    align-items: center;
    gap: 8px;
    min-inline-size: 0;
    padding-inline-start: 8px;
    border: 1px solid var(--_border);
    border-radius: var(--_radius-small);
    background-color: var(--_sunken);
    color: var(--_text);
    font-size: var(--_size-small);
    line-height: 1.35;
  }

  .attachment.failed {
    border-color: var(--_danger);
  }

  .attachment .about {
    display: grid;
    flex: 1 1 0;
    gap: 2px;
    min-inline-size: 0;
    padding-block: 5px;
  }

  .attachment .line {
    display: flex;
    gap: 6px;
    min-inline-size: 0;
  }

  .attachment .name {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    font-weight: 600;
  }

  .attachment .size {
    flex: none;
    color: var(--_muted);
  }

  .attachment .detail {
    display: flex;
    align-items: flex-start;
    gap: 4px;
    color: var(--_muted);
    font-size: var(--_size-tiny);
    overflow-wrap: anywhere;
  }

  .attachment .detail.failed {
    color: var(--_danger);
  }

  .attachment .icon.small {
    margin-block-start: 1px;
  }

  progress {
    display: block;
    inline-size: 100%;
    block-size: 6px;
    margin-block: 4px;
    accent-color: var(--_accent-ink);
  }

  .holding {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0 8px;
    padding-inline: 12px 4px;
    color: var(--_muted);
    font-size: var(--_size-small);
  }

  .holding > span {
    flex: 1 1 140px;
  }

  .holding .button {
    min-block-size: 44px;
  }

  .drop {
    position: absolute;
    inset: 0;
    z-index: 1;
    display: flex;
    align-items: center;
    justify-content: center;
    gap: 8px;
    border: 2px dashed var(--_accent-ink);
    border-radius: inherit;
    background-color: var(--_surface);
    color: var(--_accent-ink);
    font-weight: 600;
    pointer-events: none;
  }

  @media (forced-colors: active) {
    .attachment .detail.failed,
    .attachment.failed {
      border-color: Mark;
    }
  }
`;
