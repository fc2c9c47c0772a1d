/** The looks of what staff alone see in a timeline: private messages, unsent text, and what is for supervisors. */
import { css } from 'lit';
import { staffTheme } from '../shared/staff-theme.js';

export const staffTimelineStyles = css`
  ${staffTheme}

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

  .message.continued .audience {
    margin-block-start: 6px;
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

  .message.whisper .audience {
    color: color-mix(in srgb, var(--_whisper-border) 70%, var(--_text));
  }

  .message.staff .audience {
    color: color-mix(in srgb, var(--_note-border) 70%, var(--_text));
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

  @keyframes blink {
    50% {
      opacity: 0;
    }
  }

  /* What can be done with a message. */
  .bubble ~ .button:not(.more) {
    margin-block-start: 6px;
  }

  .event.supervisors {
    border: 1px dashed var(--_border);
    font-size: var(--_size-tiny);
  }

  .chunk.rest {
    content-visibility: auto;
  }

  @media (forced-colors: active) {
    .caret {
      background-color: CanvasText;
    }
  }
`;
