/** The looks of the panes: beside the list, below it or instead; and of what is said where there is nothing. */
import { css } from 'lit';

export const paneStyles = css`
  .panes {
    display: grid;
    grid-auto-rows: minmax(0, 1fr);
    grid-template-columns: minmax(0, 1fr);
    gap: 1px;
    min-block-size: 0;
    min-inline-size: 0;
    overflow: auto;
    background: var(--_border);
  }

  .pane {
    position: relative;
    display: flex;
    flex-direction: column;
    container: pane / size;
    min-block-size: 0;
    min-inline-size: 0;
    background: var(--_surface);
  }

  .pane-top {
    display: flex;
    flex: none;
    align-items: center;
    gap: 4px;
    padding: 4px 8px;
    border-block-end: 1px solid var(--_border);
  }

  .pane-top .back {
    margin-inline-end: auto;
  }

  .pane-top .icon-button {
    inline-size: 32px;
    block-size: 32px;
    border-radius: var(--_radius-small);
  }

  .about-customer[aria-expanded='true'] {
    background-color: color-mix(in srgb, var(--_accent) 10%, var(--_surface));
    color: var(--_accent-ink);
  }

  /* Which of several has the attention; a line, since a colour of the ground alone would say it to few. */
  .panes:not([data-count='1']) .pane.focused .pane-top {
    border-block-end-color: var(--_accent-ink);
    box-shadow: inset 0 3px 0 var(--_accent-ink);
  }

  .pane-body {
    display: grid;
    flex: 1 1 0;
    grid-template: minmax(0, 1fr) / minmax(0, 1fr);
    min-block-size: 0;
  }

  .context {
    min-block-size: 0;
    min-inline-size: 0;
    overflow: auto;
    background: var(--_surface);
  }

  parley-conversation {
    min-block-size: 0;
  }

  .nothing {
    gap: 6px;
    min-block-size: 200px;
    font-weight: 400;
  }

  .nothing .sign {
    display: grid;
    place-content: center;
    inline-size: 48px;
    block-size: 48px;
    margin-block-end: 6px;
    border-radius: 50%;
    background: var(--_sunken);
    color: var(--_muted);
  }

  .nothing .title {
    font-size: calc(var(--_size) + 1px);
    font-weight: 650;
  }

  .nothing .button {
    background-color: var(--_surface);
    color: var(--_text);
  }

  .skeleton {
    place-content: start stretch;
    justify-items: stretch;
    padding: 16px;
  }

  .bones {
    display: grid;
    gap: 1px;
  }

  .bone {
    display: grid;
    grid-template-columns: 2fr 1.5fr 1fr 1fr;
    gap: 24px;
    padding-block: 16px;
    border-block-end: 1px solid var(--_border);
  }

  .bone span {
    block-size: 12px;
    border-radius: 6px;
    background: var(--_bubble);
    animation: breathe 1.6s ease-in-out infinite alternate;
  }

  @keyframes breathe {
    to {
      opacity: 0.5;
    }
  }

  @container pane (inline-size >= 720px) {
    .with-context .pane-body {
      grid-template-columns: minmax(0, 1fr) minmax(280px, 340px);
    }

    .with-context .context {
      border-inline-start: 1px solid var(--_border);
    }
  }

  /* Where there is no room for both, who the customer is covers the conversation until it is put away again. */
  @container pane (inline-size < 720px) {
    .context {
      grid-area: 1 / 1;
      z-index: 1;
    }

    .pane-body > parley-conversation {
      grid-area: 1 / 1;
    }
  }

  @container pane (inline-size < 520px) {
    .about-customer {
      inline-size: 32px;
      padding: 0;
    }

    .about-customer span {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
      white-space: nowrap;
    }
  }

  .layout-grid .list,
  .layout-one .list {
    display: none;
  }

  @container staff (inline-size >= 1080px) {
    .watching.layout-beside .columns {
      grid-template-columns: minmax(0, 1fr) minmax(420px, 42%);
    }

    .watching.layout-beside .columns:has(.pane + .pane) {
      grid-template-columns: minmax(340px, 2fr) minmax(0, 3fr);
    }

    .layout-beside .panes {
      border-inline-start: 1px solid var(--_border);
    }

    .panes:has(.pane + .pane) {
      grid-auto-rows: minmax(420px, 1fr);
      grid-template-columns: repeat(auto-fit, minmax(min(340px, 100%), 1fr));
    }

    .layout-beside .panes:has(.pane + .pane) {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }

    .layout-beside .pane + .pane:nth-child(odd):last-child {
      grid-column: 1 / -1;
    }
  }

  @container staff (720px <= inline-size < 1080px) {
    .watching.layout-beside .columns {
      grid-template-rows: minmax(200px, 2fr) minmax(400px, 3fr);
    }

    .layout-beside .panes {
      border-block-start: 2px solid var(--_border);
    }

    .layout-beside .pane:not(.focused) {
      display: none;
    }

    .layout-grid .panes {
      grid-auto-rows: minmax(420px, 1fr);
      grid-template-columns: repeat(auto-fit, minmax(min(340px, 100%), 1fr));
    }
  }

  /* One thing at a time where there is no room for two, be it beside or below each other. */
  @container staff (inline-size < 720px) or ((inline-size < 1080px) and (block-size < 820px)) {
    .watching.frame .columns {
      grid-template-columns: minmax(0, 1fr);
      grid-template-rows: minmax(0, 1fr);
    }

    .watching .list,
    .watching > header,
    .watching > footer,
    .watching.lone > .roster,
    .watching .pane:not(.focused),
    .watching .arrange,
    .expand {
      display: none;
    }

    .watching .panes {
      border: 0;
    }
  }

  @container staff (block-size < 480px) {
    .watching > .roster {
      display: none;
    }

    .pane-top {
      padding-block: 0;
    }
  }

  @container staff (inline-size < 720px) {
    .pane-top .back,
    .pane-top .button {
      min-block-size: 44px;
    }

    .pane-top .icon-button,
    .about-customer {
      min-inline-size: 44px;
      min-block-size: 44px;
    }
  }

  @media (pointer: coarse) {
    .pane-top .button,
    .pane-top .icon-button {
      min-inline-size: 44px;
      min-block-size: 44px;
    }
  }

  @media (forced-colors: active) {
    .panes:not([data-count='1']) .pane.focused .pane-top {
      border-block-end: 3px solid Highlight;
    }
  }
`;
