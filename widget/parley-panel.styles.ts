/** The looks of the panel. */
import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
    block-size: 100%;
    min-block-size: 0;
    background-color: var(--_surface);
    color: var(--_text);
    font: 400 var(--_size) / 1.45 var(--_font);
  }

  .panel {
    display: flex;
    flex-direction: column;
    block-size: 100%;
    min-block-size: 0;
  }

  .header {
    display: flex;
    flex: none;
    align-items: center;
    gap: 12px;
    padding: 12px 12px 12px 16px;
    padding-inline: 16px 8px;
    border-block-end: 1px solid var(--_border);
  }

  .avatar {
    position: relative;
    display: grid;
    flex: none;
    place-items: center;
    inline-size: 40px;
    block-size: 40px;
    border: 1px solid transparent;
    border-radius: 50%;
    background-color: color-mix(in srgb, var(--_accent) 14%, var(--_surface));
    color: var(--_accent-ink);
    font-size: var(--_size-small);
    font-weight: 700;
    letter-spacing: 0.02em;
  }

  .names {
    flex: 1;
    min-inline-size: 0;
  }

  .title {
    overflow: hidden;
    font-size: calc(var(--_size) + 1px);
    font-weight: 650;
    line-height: 1.3;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .icon-button + .icon-button {
    margin-inline-start: -8px;
  }

  .before {
    display: flex;
    flex: 1;
    flex-direction: column;
    gap: 12px;
    min-block-size: 0;
    padding: 0 12px;
    overflow-y: auto;
  }

  .greeting {
    padding: 20px 8px 4px;
    color: var(--_muted);
    text-align: center;
    text-wrap: balance;
  }

  .hello {
    margin-block-end: 4px;
    color: var(--_text);
    font-size: calc(var(--_size) + 5px);
    font-weight: 650;
    line-height: 1.3;
  }

  .footer {
    display: flex;
    flex: none;
    flex-direction: column;
    gap: 8px;
    padding: 8px 12px 12px;
    padding-block-end: max(12px, env(safe-area-inset-bottom));
  }
`;
