/** What is remarkable about a conversation, in a few words each: what a supervisor looks for when skimming the table. */
import type { Row } from '../../core/domain/summary.js';
import type { IconName } from '../shared/staff-icons.js';
import type { WaitThresholds } from '../shared/waiting.js';
import { secondsSince, urgencyOf } from '../shared/waiting.js';
import type { TableWords, Weight } from './attention-words.js';
import { waitOf } from './row-order.js';

export interface Flag {
  readonly icon: IconName;
  readonly weight: Weight;
  readonly word: string;
  /** All of it, for whoever asks. */
  readonly text: string;
}

interface FlagContext {
  readonly row: Row;
  readonly words: TableWords;
  readonly thresholds: WaitThresholds;
  readonly now: number;
}

const flag = (icon: IconName, weight: Weight, word: string, text = word): Flag => ({
  icon,
  weight,
  word,
  text,
});

const isLongWait = ({ row, thresholds, now }: FlagContext): boolean => {
  const since = waitOf(row);
  return since !== null && urgencyOf(secondsSince(since, now), thresholds) === 'late';
};

/** In the order of their weight. */
const findings = {
  hand: ({ row: { concerns }, words }) =>
    concerns?.hand
      ? [
          flag(
            'hand',
            'danger',
            words.t('flag.hand'),
            words.t('flag.hand-text', { text: concerns.hand.text }),
          ),
        ]
      : [],
  flagged: ({ row: { concerns }, words }) => {
    if (!concerns?.flag) return [];
    const { by, reason } = concerns.flag;
    return [
      flag(
        'flag',
        'danger',
        words.t('flag.flagged'),
        words.t('flag.flagged-text', { name: by.name, text: reason }),
      ),
    ];
  },
  'long-wait': (context) =>
    isLongWait(context) ? [flag('hourglass', 'warning', context.words.t('flag.long-wait'))] : [],
  angry: ({ row: { attention }, words }) =>
    attention?.reasons.some((each) => each.reason === 'negative')
      ? [flag('frown', 'warning', words.t('flag.angry'))]
      : [],
  'taken-over': ({ row: { supervisors = [] }, words }) =>
    supervisors
      .filter((each) => each.mode === 'takeover')
      .map(({ person: { name } }) =>
        flag('headset', 'plain', words.t('flag.taken-over'), words.t('flag.taken-over-text', { name })),
      ),
  priority: ({ row: { priority }, words }) =>
    priority > 0
      ? [
          flag(
            'arrow-up',
            priority > 1 ? 'warning' : 'plain',
            words.t(priority > 1 ? 'flag.priority-2' : 'flag.priority-1'),
            words.t('flag.priority-text', { n: priority }),
          ),
        ]
      : [],
  'on-hold': ({ row, words }) => (row.onHold ? [flag('pause', 'plain', words.t('flag.on-hold'))] : []),
  snoozed: ({ row: { snoozedUntil }, words }) =>
    snoozedUntil === null
      ? []
      : [
          flag(
            'clock',
            'plain',
            words.t('flag.snoozed'),
            words.t('flag.snoozed-text', { time: words.time(snoozedUntil) }),
          ),
        ],
  tags: ({ row }) => row.tags.map((tag) => flag('tag', 'plain', tag)),
} as const satisfies Record<string, (context: FlagContext) => readonly Flag[]>;

export const flagsOf = (context: FlagContext): readonly Flag[] =>
  Object.values(findings).flatMap((find) => find(context));
