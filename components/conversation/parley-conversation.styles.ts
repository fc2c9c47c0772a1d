/** The looks of the staff's view of a conversation: a column that fills whatever it stands in. */
import { css } from 'lit';
import { staffTheme } from '../shared/staff-theme.js';

export const styles = css`
  ${staffTheme}

  :host {
    block-size: 100%;
    min-block-size: 0;
  }

  .base {
    display: flex;
    flex-direction: column;
    block-size: 100%;
    min-block-size: 0;
    /* Where not even the least of everything fits, all of it can still be reached. */
    overflow: hidden auto;
    background: var(--_surface);
    /* Inside an inbox or a monitor it is theirs, whatever the system says. */
    color-scheme: inherit;
    container-type: inline-size;
  }

  header {
    flex: none;
    padding: 12px calc(var(--_space) * 2);
    border-block-end: 1px solid var(--_border);
  }

  .title {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 10px;
    min-block-size: 32px;
  }

  h2 {
    display: flex;
    align-items: center;
    gap: 8px;
    min-inline-size: 0;
    font-size: calc(var(--_size) + 2px);
    font-weight: 650;
    line-height: 24px;
    overflow-wrap: anywhere;
  }

  .presence {
    flex: none;
    inline-size: 9px;
    block-size: 9px;
    border: 2px solid var(--_muted);
    border-radius: 50%;
  }

  .presence.here {
    border-color: var(--_success);
    background: var(--_success);
  }

  .verified {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    color: var(--_accent-ink);
    font-size: var(--_size-tiny);
    font-weight: 600;
  }

  .phase {
    padding-inline: 8px;
    border: 1px solid var(--_control-border);
    border-radius: 11px;
    color: var(--_muted);
    font-size: var(--_size-tiny);
    font-weight: 600;
    line-height: 20px;
    white-space: nowrap;
  }

  .phase.active {
    border-color: var(--_success);
    color: var(--_success);
  }

  .phase.queued {
    border-color: var(--_warning);
    color: var(--_warning);
  }

  .title .actions {
    display: inline-flex;
    align-items: center;
    gap: var(--_space);
    margin-inline-start: auto;
  }

  parley-timeline {
    flex: 1 1 0;
    min-block-size: 96px;
  }

  .banner {
    display: flex;
    flex: none;
    gap: 12px;
    padding: 12px calc(var(--_space) * 2);
    border-block-end: 1px solid var(--_warning);
    background: color-mix(in srgb, var(--_warning) 12%, var(--_surface));
  }

  .banner:focus-visible {
    outline-offset: -3px;
  }

  .banner .icon {
    color: var(--_warning);
  }

  .banner .quiet {
    display: block;
    color: var(--_muted);
    font-size: var(--_size-small);
  }

  .question {
    display: flex;
    flex: none;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space);
    padding: 10px calc(var(--_space) * 2);
    border-block-end: 1px solid var(--_border);
    background: var(--_sunken);
    font-size: var(--_size-small);
    font-weight: 600;
  }

  .question p {
    flex: 1 1 200px;
  }

  .problem {
    display: flex;
    flex: none;
    align-items: center;
    gap: 8px;
    padding: 10px calc(var(--_space) * 2);
    border-block-start: 1px solid var(--_border);
    color: var(--_danger);
    font-size: var(--_size-small);
    font-weight: 600;
  }

  /* An alert is only read when it was there before its words, so it is emptied and not removed. */
  .problem:empty {
    padding: 0;
    border: 0;
  }

  .crossed {
    display: flex;
    flex: none;
    align-items: center;
    gap: 8px;
    padding: 6px calc(var(--_space) * 2);
    color: var(--_warning);
    font-size: var(--_size-small);
    font-weight: 600;
  }

  .crossed:empty {
    padding: 0;
  }

  .foot {
    flex: none;
    padding: 12px calc(var(--_space) * 2);
    border-block-start: 1px solid var(--_border);
    color: var(--_muted);
    font-size: var(--_size-small);
  }

  parley-staff-composers,
  parley-supervision-bar,
  parley-wrap-up-form,
  parley-connection-status {
    flex: none;
  }

  /* Where there is little height, what is written to must not push what is read out of sight. */
  parley-staff-composers {
    max-block-size: 60%;
    overflow: auto;
  }

  /* The inbox and the monitor say how high the place for it is; on its own it has what height it wants. */
  @container (block-size < 520px) or ((inline-size < 440px) and (block-size < 720px)) {
    header {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 0 8px;
      padding-block: 4px;
    }

    /* Who is in it stands between the name and the buttons. */
    .title {
      display: contents;
    }

    .title .actions {
      order: 1;
    }

    .people {
      margin-block-start: 0;
    }

    .banner {
      padding-block: 6px;
    }

    parley-timeline {
      min-block-size: 80px;
    }
  }

  .empty {
    display: grid;
    flex: 1 1 auto;
    gap: calc(var(--_space) * 1.5);
    place-content: center;
    justify-items: center;
    padding: calc(var(--_space) * 3);
    color: var(--_muted);
    text-align: center;
  }

  slot[name='empty'] {
    display: contents;
  }

  @media (forced-colors: active) {
    .presence.here {
      background: Highlight;
    }
  }

  .button.whisper {
    border-color: transparent;
    background-color: var(--_whisper-text);
    color: var(--_whisper);
  }
`;
