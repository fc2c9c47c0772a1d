/** The looks of the timeline. */
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

  .scroller {
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

  .log {
    display: flex;
    flex-direction: column;
  }

  .top {
    display: flex;
    flex-direction: column;
    align-items: stretch;
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

  .event.supervisors {
    border: 1px dashed var(--_border);
    font-size: var(--_size-tiny);
  }

  .message {
    display: flex;
    flex-direction: column;
    align-items: flex-start;
    align-self: flex-start;
    max-inline-size: min(84%, 560px);
    margin-block-start: calc(var(--_space) * 1.5);
  }

  .message.end {
    align-items: flex-end;
    align-self: flex-end;
  }

  .message.continued {
    margin-block-start: 3px;
  }

  .who {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 6px;
    margin-block-end: 4px;
    padding-inline: 4px;
    color: var(--_muted);
    font-size: var(--_size-tiny);
    line-height: 1.4;
  }

  .who .name {
    color: var(--_text);
    font-weight: 600;
  }

  time {
    unicode-bidi: isolate;
    font-variant-numeric: tabular-nums;
  }

  /* The role is for the ear; names tell the eye. The name of oneself is told by the side. */
  .who .role,
  .message.own .who,
  .message.continued .who {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  .bubble {
    max-inline-size: 100%;
    padding: 8px 13px;
    /* Transparent until forced colours paint it. */
    border: 1px solid transparent;
    border-radius: var(--_radius);
    background-color: var(--_bubble);
    color: var(--_text);
    text-align: start;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
    unicode-bidi: plaintext;
  }

  .message .bubble {
    border-start-start-radius: 5px;
  }

  .message.end .bubble {
    border-start-start-radius: var(--_radius);
    border-start-end-radius: 5px;
  }

  .message.continued .bubble {
    border-radius: 5px var(--_radius) var(--_radius) 5px;
  }

  .message.continued:dir(rtl) .bubble,
  .message.end.continued .bubble {
    border-radius: var(--_radius) 5px 5px var(--_radius);
  }

  .message.end.continued:dir(rtl) .bubble {
    border-radius: 5px var(--_radius) var(--_radius) 5px;
  }

  .message.own .bubble {
    background-color: var(--_accent);
    color: var(--_on-accent);
  }

  .message.own:has(.failed) .bubble {
    border-color: var(--_danger);
    background-color: color-mix(in srgb, var(--_danger) 8%, var(--_surface));
    color: var(--_text);
  }

  .message.whisper .bubble {
    border-color: var(--_whisper-border);
    background-color: var(--_whisper);
    color: var(--_whisper-text);
  }

  .message.staff .bubble {
    border-color: var(--_note-border);
    background-color: var(--_note);
    color: var(--_note-text);
  }

  .bubble a {
    color: inherit;
    text-decoration-thickness: from-font;
    text-underline-offset: 2px;
  }

  .audience {
    display: flex;
    align-items: center;
    gap: 5px;
    margin-block-end: 4px;
    padding-inline: 4px;
    font-size: var(--_size-tiny);
    font-weight: 600;
    line-height: 1.4;
  }

  .message.whisper .audience {
    color: color-mix(in srgb, var(--_whisper-border) 70%, var(--_text));
  }

  .message.staff .audience {
    color: color-mix(in srgb, var(--_note-border) 70%, var(--_text));
  }

  .message.continued .audience {
    margin-block-start: 6px;
  }

  .foot {
    display: flex;
    flex-wrap: wrap;
    gap: 0 8px;
    margin-block-start: 4px;
    padding-inline: 4px;
    color: var(--_muted);
    font-size: var(--_size-tiny);
    line-height: 1.4;
  }

  .state {
    display: inline-flex;
    align-items: center;
    gap: 4px;
  }

  .state .icon {
    inline-size: 14px;
    block-size: 14px;
  }

  .state.read {
    color: var(--_accent-ink);
  }

  /*
   * Shown under the last message of a group, kept for the ear under the others. A rule instead of a condition,
   * because a message must not be rendered anew when another one follows it.
   */
  .message.own:has(+ .message.own.continued, + .message.own.pending) .foot:not(.failed) {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  .state.sending {
    animation: appear 1ms 300ms both;
  }

  .state.failed {
    flex-wrap: nowrap;
    align-items: flex-start;
    color: var(--_danger);
    text-align: start;
  }

  .state.failed .icon {
    margin-block-start: 2px;
  }

  .failed-actions {
    display: flex;
    gap: 4px;
    margin-block-start: 4px;
  }

  .message.draft .bubble {
    border: 1px dashed var(--_control-border);
    background-color: transparent;
    color: var(--_muted);
    font-style: italic;
  }

  .draft .audience {
    color: var(--_muted);
    font-weight: 400;
  }

  .caret {
    display: inline-block;
    inline-size: 2px;
    block-size: 1.05em;
    margin-inline-start: 2px;
    background-color: currentColor;
    vertical-align: text-bottom;
    animation: blink 1.1s steps(1) 5;
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

  @keyframes appear {
    from {
      visibility: hidden;
    }
  }

  @keyframes blink {
    50% {
      opacity: 0;
    }
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

  @media (prefers-reduced-motion: reduce) {
    .dots {
      display: none;
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
    .dots i,
    .caret {
      background-color: CanvasText;
    }
  }
`;
