/** How the reasons for which a conversation needs a supervisor are called, each with its sign. */
import type { Attention, AttentionReason } from '../../core/domain/attention.js';
import type { Localize } from '../shared/localize.js';
import type { IconName } from '../shared/staff-icons.js';
import type { tableMessages } from './table-messages.js';

export type TableWords = Localize<typeof tableMessages>;

/** How strongly something asks to be looked at; drawn as a colour, beside an icon and a word. */
export type Weight = 'danger' | 'warning' | 'plain';

interface ReasonLook {
  readonly icon: IconName;
  readonly weight: Weight;
  readonly word: Extract<keyof typeof tableMessages, `attention.${string}`>;
}

export const reasonLooks = {
  flagged: { icon: 'flag', weight: 'danger', word: 'attention.flagged' },
  'hand-raised': { icon: 'hand', weight: 'danger', word: 'attention.hand-raised' },
  orphaned: { icon: 'user-plus', weight: 'danger', word: 'attention.orphaned' },
  'waiting-long': { icon: 'hourglass', weight: 'warning', word: 'attention.waiting-long' },
  negative: { icon: 'frown', weight: 'warning', word: 'attention.negative' },
  rule: { icon: 'zap', weight: 'warning', word: 'attention.rule' },
  silence: { icon: 'clock', weight: 'plain', word: 'attention.silence' },
  unwatched: { icon: 'eye-off', weight: 'plain', word: 'attention.unwatched' },
} as const satisfies Record<AttentionReason, ReasonLook>;

export interface ReasonView {
  readonly reason: AttentionReason;
  readonly icon: IconName;
  readonly weight: Weight;
  /** "Waiting long, 3 min" */
  readonly text: string;
}

/** The heaviest first. A rule is called what its author called it. */
export const reasonViews = (
  attention: Attention | undefined,
  words: TableWords,
  now: number,
): readonly ReasonView[] =>
  (attention?.reasons ?? []).map(({ reason, since, label }) => {
    const { icon, weight, word } = reasonLooks[reason];
    const text = words.t('attention.since', {
      word: label ?? words.t(word),
      duration: words.duration(now - since),
    });
    return { reason, icon, weight, text };
  });
