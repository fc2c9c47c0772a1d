/** The looks of messages: sides, groups, audiences, and how far they have come. */
import { css } from 'lit';

export const messageStyles = css`
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
    align-items: center;
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

  .who .avatar {
    display: grid;
    flex: none;
    place-content: center;
    inline-size: 26px;
    block-size: 26px;
    border: 1px solid transparent;
    border-radius: 50%;
    background-color: var(--_bubble);
    color: var(--_text);
    font-size: 11px;
    font-weight: 600;
  }

  /* The role is for the ear, unless several speak; names tell the eye. The name of oneself is told by the side. */
  .message:not(.signed) .role,
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

  .bubble a {
    color: inherit;
    text-decoration-thickness: from-font;
    text-underline-offset: 2px;
  }

  /* Where a link leads: read whole, and not broken within the name of a host. */
  .bubble bdi {
    display: inline-block;
  }

  .bubble:not(.long) ~ .more {
    display: none;
  }

  .more {
    color: var(--_accent-ink);
  }

  .more[aria-expanded='true'] span:first-child,
  .more[aria-expanded='false'] span:last-child {
    display: none;
  }

  /* Whoever comes to a link by key sees it. */
  .bubble.long:not(.open, :focus-within) {
    max-block-size: calc(12lh + 18px);
    overflow: hidden;
    mask-image: linear-gradient(#000 70%, transparent);
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
  .message.own:has(+ .message.own.continued, + .message.own.pending) .foot:not(.failed, .held),
  .chunk:has(+ .chunk > .continued:first-child, + .own.pending) > .message.own:last-child .foot {
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

  .held .state {
    align-items: flex-start;
    text-align: start;
  }

  .held .icon {
    margin-block-start: 1px;
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

  @keyframes appear {
    from {
      visibility: hidden;
    }
  }

`;
