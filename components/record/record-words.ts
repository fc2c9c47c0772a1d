/** The words with which a record is told, from the three catalogues that they stand in. */
import type { Viewer, Wording, Words } from '../conversation/entry-words.js';
import type { Localize } from '../shared/localize.js';
import type { IconName } from '../shared/staff-icons.js';
import type { staffMessages } from '../shared/staff-messages.js';
import { lasting } from './moments.js';
import type { RecordWords } from './reading-notice.js';
import type { Watched } from './record-axis.js';

export interface Telling {
  readonly words: RecordWords;
  readonly staff: Localize<typeof staffMessages>;
  readonly shared: Words;
  readonly wording: Wording;
  readonly viewer: Viewer;
}

export const modes = {
  monitor: { icon: 'binoculars', word: 'record.mode-monitor' },
  whisper: { icon: 'ear', word: 'record.mode-whisper' },
  join: { icon: 'users', word: 'record.mode-join' },
  takeover: { icon: 'hand', word: 'record.mode-takeover' },
} as const satisfies Record<Watched['mode'], { readonly icon: IconName; readonly word: string }>;

/** Also what newer servers may call theirs. */
export const modeOf = (mode: string): (typeof modes)[Watched['mode']] =>
  Object.hasOwn(modes, mode) ? modes[mode as Watched['mode']] : modes.monitor;

/** "14:03 – 14:20" */
export const rangeOf = ({ at, to, isBeginningCut }: Watched, words: RecordWords): string => {
  const from = words.time(at);
  const range =
    to === null ? words.t('record.since', { from }) : words.t('record.range', { from, to: words.time(to) });
  return isBeginningCut ? words.t('record.cut', { range }) : range;
};

/** "17 min"; null while it goes on. */
export const lengthOf = ({ at, to }: Watched, words: RecordWords): string | null =>
  to === null ? null : lasting(words, (to - at) / 1_000);
