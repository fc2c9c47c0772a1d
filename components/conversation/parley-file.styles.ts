/** The looks of a file in a message. */
import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
    max-inline-size: 100%;
    margin-block-start: 4px;
    color: var(--_text);
    font: 400 var(--_size) / 1.45 var(--_font);
  }

  .file {
    display: flex;
    max-inline-size: 100%;
    padding: 6px 12px;
    gap: 10px;
    border-color: var(--_border);
    border-radius: var(--_radius);
    text-align: start;
  }

  .file.picture {
    flex-direction: column;
    align-items: stretch;
    gap: 0;
    inline-size: 260px;
    padding: 4px;
  }

  /* As large with its picture as without, so that nothing moves when it comes. */
  .preview {
    display: flex;
    align-items: center;
    justify-content: center;
    block-size: 160px;
    overflow: hidden;
    border-radius: calc(var(--_radius) - 4px);
    background-color: var(--_sunken);
    color: var(--_muted);
  }

  .preview img {
    display: block;
    inline-size: 100%;
    block-size: 100%;
    object-fit: contain;
  }

  .about {
    display: flex;
    flex: 1 1 0;
    flex-wrap: wrap;
    gap: 0 8px;
    min-inline-size: 0;
  }

  .picture .about {
    flex: none;
    padding: 6px 8px 4px;
  }

  .name {
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }

  .size {
    color: var(--_muted);
    font-weight: 400;
    white-space: nowrap;
  }

  .problem {
    display: flex;
    align-items: flex-start;
    gap: 4px;
    margin: 4px;
    color: var(--_danger);
    font-size: var(--_size-tiny);
    overflow-wrap: anywhere;
  }

  .problem .icon {
    margin-block-start: 2px;
  }
`;
