/** The looks of what comes into the panel a moment later. */
import { css } from 'lit';

export const partsStyles = css`
  .present {
    position: absolute;
    inset-block-end: -1px;
    inset-inline-end: -1px;
    inline-size: 12px;
    block-size: 12px;
    border: 2px solid var(--_surface);
    border-radius: 50%;
    background-color: var(--_success);
  }

  /* It has the focus after the end: around its words, and not through those below. */
  .title:focus-visible {
    inline-size: fit-content;
    max-inline-size: 100%;
    border-radius: 4px;
    outline-offset: 0;
  }

  .subtitle {
    overflow: hidden;
    color: var(--_muted);
    font-size: var(--_size-small);
    line-height: 1.35;
    text-overflow: ellipsis;
    text-wrap: balance;
  }

  /* On the smallest phones the place in the queue needs its room more than a sign that says nothing of anybody. */
  @media (max-width: 340px) {
    .avatar:has(> .icon) {
      display: none;
    }
  }

  .choices {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }

  parley-timeline {
    flex: 1;
    min-block-size: 0;
  }

  .footer parley-panel-form,
  .unlisted {
    max-block-size: 40vh;
    max-block-size: 40cqb;
    overflow-y: auto;
  }

  .notice {
    color: var(--_muted);
    font-size: var(--_size-small);
    text-align: center;
    text-wrap: balance;
  }

  .hold {
    color: var(--_text);
    font-weight: 600;
  }

  .left {
    display: flex;
    gap: 8px;
    align-items: flex-start;
    color: var(--_text);
    text-align: start;
  }

  .left .icon {
    margin-block-start: 1px;
    color: var(--_success);
  }

  .unlisted {
    align-self: end;
    text-align: end;
  }

  .unlisted bdi {
    display: block;
    padding: 8px 13px;
    border: 1px solid transparent;
    border-radius: var(--_radius);
    background-color: var(--_accent);
    color: var(--_on-accent);
    font-size: var(--_size);
    text-align: start;
    white-space: pre-wrap;
  }

  .consent {
    display: grid;
    gap: 12px;
    padding: 12px;
    border: 1px solid var(--_control-border);
    border-radius: var(--_radius-small);
    background-color: var(--_sunken);
  }

  /* What is asked after the end must not push away what was said. */
  .footer:has(parley-panel-rating) {
    max-block-size: 75%;
    overflow-y: auto;
  }

  @media (forced-colors: active) {
    .present {
      background-color: Highlight;
      forced-color-adjust: none;
    }
  }
`;
