/** How a composer looks whose text staff alone read: yellow for notes, blue for whispers, and a sign of each. */
import { css } from 'lit';
import { icon } from '../shared/staff-icons.js';
import { staffTheme } from '../shared/staff-theme.js';
import type { ComposerLook } from './composer-extras.js';
import type { Audience } from './parley-composer.js';

const styles = css`
  ${staffTheme}

  .base.whisper {
    --_fill: var(--_whisper);
    --_ink: var(--_whisper-text);
    --_line: var(--_whisper-border);
  }

  .base.staff {
    --_fill: var(--_note);
    --_ink: var(--_note-text);
    --_line: var(--_note-border);
  }

  .base.whisper:has(textarea:focus-visible),
  .base.staff:has(textarea:focus-visible) {
    border-color: var(--_line);
    box-shadow: 0 0 0 1px var(--_line);
  }

  .send.staff,
  .send.whisper {
    border-color: transparent;
    background-color: var(--_ink);
    color: var(--_fill);
  }
`;

/** An ordinary message needs no sign. */
export const composerLooks: Readonly<Record<Audience, ComposerLook | null>> = {
  everyone: null,
  staff: { sign: icon('lock', 'small'), styles },
  whisper: { sign: icon('ear', 'small'), styles },
};
