/** The looks of what is known of a customer: who they are on top, then sections that open and close. */
import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
    min-block-size: 0;
    container: context / inline-size;
  }

  .base {
    block-size: 100%;
    overflow: hidden auto;
    background: var(--_surface);
    scrollbar-width: thin;
    scrollbar-color: var(--_control-border) transparent;
  }

  .identity {
    display: grid;
    grid-template-columns: 40px minmax(0, 1fr);
    align-items: center;
    gap: 12px;
    padding: 16px;
    border-block-end: 1px solid var(--_border);
  }

  .avatar {
    display: grid;
    place-items: center;
    inline-size: 40px;
    block-size: 40px;
    border-radius: 50%;
    background: var(--_bubble);
    color: var(--_text);
    font-size: var(--_size-small);
    font-weight: 650;
  }

  .who {
    min-inline-size: 0;
  }

  .name {
    font-size: calc(var(--_size) + 1px);
    font-weight: 650;
    line-height: 20px;
    overflow-wrap: anywhere;
  }

  .presence,
  .quiet {
    color: var(--_muted);
    font-size: var(--_size-tiny);
    line-height: 16px;
  }

  .presence {
    margin-block-start: 2px;
  }

  .trust {
    display: flex;
    grid-column: 1 / -1;
    gap: 8px;
    padding: 8px 12px;
    border: 1px solid var(--_border);
    border-radius: var(--_radius-small);
    font-size: var(--_size-tiny);
    line-height: 16px;
  }

  .trust b {
    font-weight: 650;
  }

  .trust span {
    color: var(--_muted);
  }

  .trust.verified .icon {
    color: var(--_success);
  }

  .trust.unverified {
    border-color: var(--_warning);
    border-style: dashed;
  }

  .trust.unverified .icon,
  .trust.unverified b {
    color: var(--_warning);
  }

  .section {
    border-block-end: 1px solid var(--_border);
  }

  .toggle {
    display: flex;
    align-items: center;
    gap: 8px;
    inline-size: 100%;
    min-block-size: 44px;
    padding: 8px 16px;
    font-size: var(--_size-small);
    font-weight: 650;
    text-align: start;
  }

  .toggle:hover {
    background: var(--_hover);
  }

  .toggle:focus-visible {
    outline-offset: -2px;
  }

  .title {
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }

  .claim {
    flex: none;
    padding-inline: 6px;
    border: 1px dashed var(--_warning);
    border-radius: 10px;
    color: var(--_warning);
    font-size: var(--_size-tiny);
    font-weight: 600;
    line-height: 18px;
    white-space: nowrap;
  }

  .toggle > .icon,
  .chevron {
    color: var(--_muted);
  }

  .chevron {
    margin-inline-start: auto;
    line-height: 0;
    transition: transform var(--_motion);
  }

  [aria-expanded='true'] .chevron {
    transform: rotate(180deg);
  }

  .content {
    display: grid;
    gap: 8px;
    padding: 0 16px 16px;
    font-size: var(--_size-small);
    line-height: 20px;
  }

  dl {
    display: grid;
    gap: 8px;
  }

  .fact {
    display: grid;
    grid-template-columns: minmax(72px, 32%) minmax(0, 1fr);
    gap: 0 12px;
  }

  dt {
    color: var(--_muted);
    overflow-wrap: anywhere;
  }

  dd {
    overflow-wrap: anywhere;
  }

  dd > .icon {
    margin-inline-end: 6px;
    vertical-align: -3px;
  }

  .page-title {
    display: block;
    font-weight: 600;
  }

  .address {
    display: block;
    color: var(--_accent-ink);
    font-size: var(--_size-tiny);
    line-height: 16px;
    overflow-wrap: anywhere;
  }

  span.address {
    color: var(--_muted);
  }

  .host {
    font-weight: 650;
  }

  .address .icon.small {
    inline-size: 12px;
    block-size: 12px;
    vertical-align: -1px;
  }

  .chips {
    margin: 0;
  }

  .edit {
    justify-self: start;
  }

  .consent {
    display: flex;
    align-items: center;
    gap: 8px;
  }

  .pasts {
    display: grid;
    gap: 8px;
  }

  .past {
    display: flex;
    align-items: center;
    gap: 8px;
    inline-size: 100%;
    min-block-size: 44px;
    padding: 8px 12px;
    border: 1px solid var(--_border);
    border-radius: var(--_radius-small);
    text-align: start;
  }

  .past:hover {
    background: var(--_hover);
  }

  .past > .icon {
    color: var(--_muted);
  }

  .past-text {
    display: flex;
    flex: 1;
    flex-wrap: wrap;
    gap: 2px 8px;
    min-inline-size: 0;
  }

  .past-when {
    font-weight: 600;
  }

  .past-facts {
    flex-basis: 100%;
    color: var(--_muted);
    font-size: var(--_size-tiny);
    line-height: 16px;
  }

  .content .notice {
    padding: 8px 0;
  }

  .content .bone {
    padding-inline: 0;
  }

  @container context (max-width: 240px) {
    .fact {
      grid-template-columns: 1fr;
    }
  }
`;
