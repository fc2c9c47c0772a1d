/** The looks of the composer; those of private audiences are in `composer-looks.ts`. */
import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
    color: var(--_text);
    font: 400 var(--_size) / 1.45 var(--_font);
  }

  .base {
    --_fill: var(--_surface);
    --_ink: var(--_text);
    --_line: var(--_control-border);
    padding: 4px;
    border: 1px solid var(--_line);
    border-radius: calc(var(--_radius) + 8px);
    background-color: var(--_fill);
    color: var(--_ink);
    transition:
      border-color var(--_motion),
      box-shadow var(--_motion);
  }

  /* The box shows the focus for its field, which has no border of its own. */
  .base:has(textarea:focus-visible) {
    border-color: var(--_accent-ink);
    box-shadow: 0 0 0 1px var(--_accent-ink);
  }

  @media (forced-colors: active) {
    textarea::placeholder {
      color: GrayText;
    }

    .base:has(textarea:focus-visible) {
      outline: 2px solid Highlight;
    }
  }

  .label {
    display: flex;
    align-items: center;
    gap: 6px;
    padding: 6px 12px 0;
    font-size: var(--_size-tiny);
    font-weight: 600;
    line-height: 1.4;
  }

  /* A button that names its audience goes below the field where both do not fit. */
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: flex-end;
    justify-content: flex-end;
    gap: 4px;
  }

  textarea {
    display: block;
    flex: 1 1 180px;
    min-inline-size: 0;
    min-block-size: 44px;
    max-block-size: var(--parley-composer-max-size, 160px);
    padding: 11px 12px;
    border: 0;
    outline: 0;
    background: none;
    color: inherit;
    line-height: 22px;
    /* As high as its text, or as the hint where there is none, at any width. */
    field-sizing: content;
    overflow-y: auto;
    resize: none;
    scrollbar-width: thin;
  }

  /* The box around it shows the focus. */
  textarea:focus-visible {
    outline: none;
  }

  textarea::placeholder {
    color: color-mix(in srgb, var(--_ink) 72%, var(--_fill));
    opacity: 1;
  }

  /* Safari on phones zooms the page into a field with smaller text. */
  @media (pointer: coarse) {
    textarea {
      font-size: max(16px, var(--_size));
    }
  }

  .send.button {
    border-radius: calc(var(--_radius) + 4px);
  }

  .icon-button.send {
    background-color: var(--_accent);
    color: var(--_on-accent);
  }

  .icon-button.send[aria-disabled='true'] {
    background-color: var(--_hover);
    color: var(--_muted);
    opacity: 1;
  }

  .count {
    padding: 0 12px 6px;
    font-size: var(--_size-tiny);
    line-height: 1.4;
    text-align: end;
  }

  .count:empty {
    display: none;
  }

  .over {
    color: var(--_danger);
    font-weight: 600;
  }

  .reason {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
    padding: 10px 14px;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background-color: var(--_sunken);
    color: var(--_text);
    font-size: var(--_size-small);
  }

  .reason > span {
    flex: 1 1 0;
    min-inline-size: 0;
  }

  .reason + .base {
    margin-block-start: var(--_space);
  }

  :host([locked]) .base {
    --_fill: var(--_surface);
    --_ink: var(--_text);
    border-style: dashed;
  }
`;
