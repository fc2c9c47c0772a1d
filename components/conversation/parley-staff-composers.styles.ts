/** The looks of the place where staff write. */
import { css } from 'lit';
import { staffTheme } from '../shared/staff-theme.js';

export const styles = css`
  ${staffTheme}

  :host {
    display: block;
  }

  .composers {
    display: grid;
    gap: var(--_space);
    padding: calc(var(--_space) * 1.5) calc(var(--_space) * 2) calc(var(--_space) * 2);
    border-block-start: 1px solid var(--_border);
    background: var(--_surface);
  }

  .tabs {
    display: flex;
    gap: 4px;
  }

  .tab {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-block-size: 32px;
    padding: 4px 12px;
    border: 1px solid transparent;
    border-radius: 16px;
    color: var(--_muted);
    font-size: var(--_size-small);
    font-weight: 600;
    line-height: 20px;
  }

  .tab {
    min-inline-size: 0;
    overflow-wrap: anywhere;
    text-align: start;
  }

  /* A short word, beside a name that may be long: the name gives way. */
  .tab.everyone {
    flex: none;
  }

  .tab:hover {
    background: var(--_hover);
  }

  .tab[aria-selected='true'] {
    border-color: var(--_control-border);
    color: var(--_text);
  }

  .tab.staff[aria-selected='true'] {
    border-color: var(--_note-border);
    background: var(--_note);
    color: var(--_note-text);
  }

  /* The choice of readers and the canned replies share the line above the field. */
  .composers:has(.shelf) {
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: center;
  }

  .composers > :not(.tabs, .shelf) {
    grid-column: 1 / -1;
  }

  .composers > .shelf {
    grid-column: 2;
    padding-inline: 8px;
    color: var(--_muted);
  }

  .tab.whisper[aria-selected='true'] {
    border-color: var(--_whisper-border);
    background: var(--_whisper);
    color: var(--_whisper-text);
  }

  .writing {
    display: flex;
    align-items: center;
    gap: 6px;
    padding: 0 12px 6px;
    color: var(--_warning);
    font-size: var(--_size-small);
    font-weight: 600;
    line-height: 20px;
  }

  .panel > .warning {
    margin-block-end: var(--_space);
  }

  .extras {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0 var(--_space);
    padding-block-start: 4px;
    padding-inline: 12px 4px;
    font-size: var(--_size-small);
  }

  .as-suggestion {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-block-size: 32px;
    cursor: pointer;
  }

  .as-suggestion input {
    inline-size: 16px;
    block-size: 16px;
    accent-color: var(--_accent);
  }

  .extras .move {
    margin-inline-start: auto;
  }

  @media (pointer: coarse) {
    .as-suggestion,
    .extras .button,
    .tab,
    .shelf {
      min-block-size: 44px;
    }
  }

  .hint {
    display: flex;
    align-items: center;
    gap: 6px;
    padding-inline: 12px;
    color: var(--_muted);
    font-size: var(--_size-tiny);
    line-height: 18px;
  }

  .hint .icon.small {
    inline-size: 14px;
    block-size: 14px;
  }

  @container (inline-size < 480px) {
    .shelf-label {
      display: none;
    }
  }

  /* Two fields stand beside each other where there is more width than height for them. */
  @container (block-size < 520px) or ((inline-size < 440px) and (block-size < 720px)) {
    .composers {
      --parley-composer-max-size: 66px;
      padding-block: 8px;
    }

    .composers.dual {
      grid-template-columns: repeat(auto-fit, minmax(min(220px, 100%), 1fr));
      align-items: end;
    }

    .composers.dual > .panel {
      grid-column: auto;
    }

    .composers.dual > .shelf {
      display: none;
    }
  }

  .warning {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--_space) calc(var(--_space) * 2);
    padding: 10px 12px;
    border: 1px solid var(--_warning);
    border-radius: var(--_radius-small);
    background: color-mix(in srgb, var(--_warning) 10%, var(--_surface));
    font-size: var(--_size-small);
    font-weight: 600;
  }

  .warning p {
    display: flex;
    flex: 1 1 220px;
    align-items: center;
    gap: 10px;
  }

  .warning .icon {
    color: var(--_warning);
  }

  .warning .actions {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space);
  }
`;
