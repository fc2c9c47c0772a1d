/** The looks of the binoculars and of the badge that says that one supervises. */
import { css } from 'lit';
import { staffTheme } from '../shared/staff-theme.js';

export const monitorButtonStyles = css`
  ${staffTheme}

  .monitor {
    position: relative;
    display: inline-flex;
    flex: none;
    align-items: center;
    justify-content: center;
    inline-size: 32px;
    block-size: 32px;
    border: 1px solid var(--_control-border);
    border-radius: var(--_radius-small);
    background: var(--_surface);
    color: var(--_accent-ink);
  }

  .monitor:hover {
    background: color-mix(in srgb, var(--_accent) 10%, var(--_surface));
  }

  .monitor[aria-disabled='true'] {
    border-color: var(--_border);
    background: transparent;
    color: var(--_muted);
    cursor: not-allowed;
  }

  .badge {
    display: inline-flex;
    flex: none;
    align-items: center;
    gap: 5px;
    min-block-size: 28px;
    padding: 3px 8px;
    border: 1px solid var(--_accent-ink);
    border-radius: 15px;
    background: color-mix(in srgb, var(--_accent) 10%, var(--_surface));
    color: var(--_accent-ink);
    font-size: var(--_size-tiny);
    font-weight: 600;
    line-height: 18px;
    white-space: nowrap;
  }

  .badge.is-whisper {
    border-color: var(--_whisper-border);
    background: var(--_whisper);
    color: var(--_whisper-text);
  }

  .badge.is-takeover {
    border-color: var(--_warning);
    background: transparent;
    color: var(--_warning);
  }

  button.badge:hover {
    background-image: linear-gradient(var(--_hover), var(--_hover));
  }

  .monitor .icon.small,
  .badge .icon.small {
    inline-size: 16px;
    block-size: 16px;
  }

  button.badge .icon.small:last-child {
    inline-size: 13px;
    block-size: 13px;
    opacity: 0.75;
  }
`;
