/** What opens below a button of the filters: native popovers, so that Escape, a click beside them and the focus are the browser's. */
import type { TemplateResult } from 'lit';
import { css, html } from 'lit';
import { placeAt } from './popover-place.js';

const onToggle = (event: Event): void => {
  const panel = event.currentTarget as HTMLElement;
  const isOpen = (event as ToggleEvent).newState === 'open';
  const root = panel.getRootNode() as ShadowRoot;
  const opener = root.querySelector<HTMLElement>(`[popovertarget='${panel.id}']`);
  if (isOpen && opener) placeAt(panel, opener);
  panel.classList.toggle('is-placed', isOpen);
};

/** Belongs to the button in the same root whose `popovertarget` is this id. */
export const popoverPanel = (id: string, content: TemplateResult): TemplateResult => html`
  <div id=${id} part="panel" class="panel" popover="auto" @toggle=${onToggle}>${content}</div>
`;

export const popoverStyles = css`
  .panel {
    position: fixed;
    inset: auto;
    margin: 0;
    padding: 6px;
    min-inline-size: 220px;
    max-inline-size: min(360px, calc(100vi - 16px));
    max-block-size: min(480px, calc(100dvb - 16px));
    overflow: auto;
    border: 1px solid var(--_border);
    border-radius: calc(var(--_radius-small) + 4px);
    background: var(--_surface);
    color: var(--_text);
    box-shadow: var(--_shadow);
    font: 400 var(--_size-small) / 1.45 var(--_font);
  }

  /* Shown where it belongs, and not for a frame in the corner. */
  .panel:not(.is-placed) {
    opacity: 0;
  }

  .chip {
    display: inline-flex;
    flex: none;
    align-items: center;
    gap: 6px;
    max-inline-size: 260px;
    min-block-size: 32px;
    padding-inline: 10px;
    border: 1px solid var(--_control-border);
    border-radius: 16px;
    background: var(--_surface);
    color: var(--_text);
    font-size: var(--_size-small);
    line-height: 20px;
    white-space: nowrap;
  }

  .chip:hover {
    background-image: linear-gradient(var(--_hover), var(--_hover));
  }

  .chip .icon {
    color: var(--_muted);
  }

  .chip .icon:last-child {
    inline-size: 14px;
    block-size: 14px;
  }

  .chip-text {
    overflow: hidden;
    text-overflow: ellipsis;
  }

  .chip.plain {
    border-radius: var(--_radius-small);
  }

  @container filters (inline-size < 720px) {
    .chip.plain {
      justify-content: center;
      min-inline-size: 44px;
      min-block-size: 44px;
    }

    .chip.plain .icon:last-child {
      display: none;
    }

    .chip.plain .chip-text {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
  }

  @media (pointer: coarse) {
    .chip {
      min-block-size: 44px;
      border-radius: 22px;
    }
  }
`;
