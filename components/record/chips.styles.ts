/** The looks of what was written, and of the short words that stand beside a conversation: how it ended, its tags, what supervisors did. */
import { css } from 'lit';
import { staffTheme } from '../shared/staff-theme.js';

export const chipStyles = css`
  ${staffTheme}

  /* What people wrote has its own direction, and begins where everything around it does. */
  [dir='auto'] {
    text-align: match-parent;
  }

  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: 4px;
    margin-block-start: 4px;
  }

  .chip {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    max-inline-size: 100%;
    padding-inline: 8px;
    border: 1px solid var(--_border);
    border-radius: 12px;
    color: var(--_muted);
    font-size: var(--_size-tiny);
    font-weight: 600;
    line-height: 20px;
    overflow-wrap: anywhere;
  }

  .chip .icon.small {
    inline-size: 14px;
    block-size: 14px;
  }

  .chip.ended {
    border-color: transparent;
    background: var(--_sunken);
    color: var(--_text);
  }

  .chip.sign {
    border-color: var(--_whisper-border);
    color: var(--_text);
  }
`;
