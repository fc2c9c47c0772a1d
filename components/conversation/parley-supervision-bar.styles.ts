/** The looks of the supervision strip: its colour says, with the icon and the words, who can see one. */
import { css } from 'lit';
import { staffTheme } from '../shared/staff-theme.js';

export const styles = css`
  ${staffTheme}

  :host {
    display: block;
    container-type: inline-size;
  }

  .base {
    --_tint: var(--_sunken);
    --_ink: var(--_text);
    --_edge: var(--_border);
    display: grid;
    grid-template:
      'status steps out' auto
      'reading steps out' auto / minmax(0, 1fr) auto auto;
    align-items: center;
    gap: var(--_space) calc(var(--_space) * 1.5);
    padding: 10px calc(var(--_space) * 2);
    border-block-end: 1px solid var(--_edge);
    background: var(--_tint);
    color: var(--_ink);
  }

  :host([standing='whispering']) .base {
    --_tint: var(--_whisper);
    --_ink: var(--_whisper-text);
    --_edge: var(--_whisper-border);
  }

  :host([standing='joined']) .base {
    --_tint: color-mix(in srgb, var(--_success) 12%, var(--_surface));
    --_edge: var(--_success);
  }

  :host([standing='handler']) .base {
    --_tint: color-mix(in srgb, var(--_warning) 12%, var(--_surface));
    --_edge: var(--_warning);
  }

  .status {
    display: flex;
    grid-area: status;
    align-items: center;
    gap: 10px;
    font-size: var(--_size-small);
    font-weight: 600;
    line-height: 1.35;
  }

  .reading {
    display: flex;
    grid-area: reading;
    margin-block-start: -6px;
    align-items: center;
    gap: 4px;
    color: color-mix(in srgb, var(--_ink) 78%, var(--_tint));
    font-size: var(--_size-tiny);
    font-weight: 400;
    line-height: 16px;
  }

  .reading .icon.small {
    inline-size: 14px;
    block-size: 14px;
  }

  .told {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    padding-inline: 10px;
    background: var(--_sunken);
    color: var(--_muted);
    font-size: var(--_size-tiny);
    font-weight: 600;
    white-space: nowrap;
  }

  .told .icon.small {
    inline-size: 14px;
    block-size: 14px;
  }

  .out {
    display: flex;
    grid-area: out;
    gap: var(--_space);
  }

  .steps {
    display: flex;
    grid-area: steps;
    overflow: hidden;
    border: 1px solid var(--_control-border);
    border-radius: var(--_radius-small);
    background: var(--_surface);
    color: var(--_text);
  }

  li + li {
    border-inline-start: 1px solid var(--_border);
  }

  .step {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-block-size: 34px;
    padding: 6px 12px;
    font-size: var(--_size-small);
    font-weight: 600;
    line-height: 20px;
    white-space: nowrap;
  }

  .step .icon {
    inline-size: 16px;
    block-size: 16px;
  }

  button.step:hover {
    background: var(--_hover);
  }

  button.step:focus-visible {
    outline-offset: -3px;
  }

  button.step.whisper {
    color: var(--_whisper-text);
  }

  button.step.take-over {
    color: var(--_danger);
  }

  .step.current {
    background: var(--_text);
    color: var(--_surface);
  }

  :host([standing='whispering']) .step.current {
    background: var(--_whisper-border);
    color: var(--_surface);
  }

  button[aria-disabled='true'] {
    cursor: progress;
    opacity: 0.6;
  }

  @container (inline-size < 900px) {
    .base {
      grid-template:
        'status out' auto
        'reading reading' auto
        'steps steps' auto / minmax(0, 1fr) auto;
    }

    /* By their words, since some are twice as long as others. */
    li {
      flex: 1 1 auto;
    }

    li.told {
      flex: none;
    }

    .step {
      justify-content: center;
      inline-size: 100%;
    }
  }

  @container (inline-size < 600px) {
    .told span {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }

    li.told,
    .step {
      padding-inline: 8px;
    }
  }

  @container (inline-size < 460px) {
    .step {
      flex-direction: column;
      justify-content: center;
      inline-size: 100%;
      min-block-size: 52px;
      gap: 2px;
      padding: 6px 4px;
      font-size: var(--_size-tiny);
      line-height: 16px;
    }

    .out .button {
      min-block-size: 44px;
    }
  }

  @container (inline-size < 440px) and (block-size < 720px) {
    .reading {
      display: none;
    }

    .base {
      row-gap: 4px;
      padding-block: 4px;
    }
  }

  /* Where there is little height, status, steps and ways out share a line as long as they fit. */
  @container (block-size < 520px) {
    .base {
      display: flex;
      flex-wrap: wrap;
      gap: 4px 12px;
      padding-block: 4px;
    }

    .status {
      flex: 1 1 180px;
      min-inline-size: 0;
    }

    .reading {
      display: none;
    }
  }

  @media (forced-colors: active) {
    .step.current {
      forced-color-adjust: none;
      background: Highlight;
      color: HighlightText;
    }
  }
`;
