/** The looks of the timeline: its boxes, events, days and what stands below the messages. */
import { css } from 'lit';

export const styles = css`
  :host {
    position: relative;
    display: flex;
    flex-direction: column;
    min-block-size: 0;
    color: var(--_text);
    font: 400 var(--_size) / 1.45 var(--_font);
  }

  .skip {
    position: absolute;
    z-index: 1;
    inset-block-start: 8px;
    inset-inline-start: 16px;
    box-shadow: var(--_shadow);
  }

  .skip:not(:focus) {
    clip-path: inset(50%);
    pointer-events: none;
  }

  .scroller {
    /* Holds what is hidden for screen readers: it would lengthen whatever stands around the list. */
    position: relative;
    flex: 1;
    min-block-size: 0;
    overflow: hidden auto;
    overscroll-behavior: contain;
    /* The element keeps the place itself, alike in every browser. */
    overflow-anchor: none;
    scrollbar-width: thin;
    scrollbar-color: var(--_control-border) transparent;
  }

  .scroller:focus-visible {
    outline-offset: -2px;
  }

  .content {
    display: flex;
    flex-direction: column;
    min-block-size: 100%;
    padding: calc(var(--_space) * 1.5) calc(var(--_space) * 2) calc(var(--_space) * 2);
  }

  .log,
  .top,
  .chunk {
    display: flex;
    flex-direction: column;
  }

  .chunk {
    /* What is skipped is cut off at its edges, and the rings of what has the focus are outside of it. */
    margin-inline: -8px;
    padding-inline: 8px;
  }

  .older {
    align-self: center;
    color: var(--_muted);
  }

  .day {
    margin-block: calc(var(--_space) * 1.5) calc(var(--_space) * 0.5);
    color: var(--_muted);
    font-size: var(--_size-tiny);
    font-weight: 600;
    text-align: center;
  }

  .unread {
    display: flex;
    align-items: center;
    gap: 12px;
    color: var(--_accent-ink);
  }

  .unread::before,
  .unread::after {
    flex: 1;
    border-block-start: 1px solid;
    content: '';
  }

  .event {
    display: flex;
    align-items: center;
    align-self: center;
    justify-content: center;
    gap: 6px;
    max-inline-size: 92%;
    margin-block: calc(var(--_space) * 1.25) 2px;
    padding: 4px 12px;
    border-radius: 999px;
    color: var(--_muted);
    font-size: var(--_size-small);
    line-height: 1.35;
    text-align: center;
    text-wrap: pretty;
  }

  .typing {
    display: flex;
    align-items: center;
    gap: 8px;
    margin-block-start: calc(var(--_space) * 1.5);
    color: var(--_muted);
    font-size: var(--_size-tiny);
  }

  .dots {
    display: inline-flex;
    gap: 4px;
    padding: 11px 13px;
    border: 1px solid transparent;
    border-radius: var(--_radius);
    background-color: var(--_bubble);
  }

  .dots i {
    inline-size: 6px;
    block-size: 6px;
    border-radius: 50%;
    background-color: var(--_muted);
    animation: rise 1.2s ease-in-out infinite;
  }

  .dots i:nth-child(2) {
    animation-delay: 150ms;
  }

  .dots i:nth-child(3) {
    animation-delay: 300ms;
  }

  .latest {
    position: absolute;
    inset-block-end: 12px;
    inset-inline-start: 50%;
    padding-inline: 16px;
    border-radius: 999px;
    box-shadow: var(--_shadow);
    transform: translateX(-50%);
  }

  .latest:dir(rtl) {
    transform: translateX(50%);
  }

  .latest.bare {
    inline-size: 44px;
    padding: 0;
  }

  @keyframes rise {
    0%,
    60%,
    100% {
      opacity: 0.45;
      transform: none;
    }
    30% {
      opacity: 1;
      transform: translateY(-3px);
    }
  }

  @media (prefers-reduced-motion: no-preference) {
    .typing-text {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
      white-space: nowrap;
    }
  }

  @media (forced-colors: active) {
    .dots i {
      background-color: CanvasText;
    }
  }
`;
