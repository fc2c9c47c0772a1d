/** Why a conversation cannot be monitored by this supervisor now, in words. */
import type { Localize } from '../shared/localize.js';
import type { staffMessages } from '../shared/staff-messages.js';
import type { MonitorChoice } from './monitor-choice.js';

type Words = Localize<typeof staffMessages>;
type Kind = MonitorChoice['kind'];

const sentences = {
  possible: () => null,
  mine: () => null,
  own: (_, words) => words.t('monitor.own'),
  absent: ({ why }, words) => words.t(why),
  'not-accepted': (_, words) => words.t('monitor.not-accepted'),
  'not-in-phase': (_, words) => words.t('monitor.not-in-phase'),
  unmonitorable: ({ why }, words) =>
    words.t(why === 'channel-unsupported' ? 'monitor.channel' : 'monitor.consent'),
  full: ({ names, since }, words) =>
    words.t('monitor.full', { names: names.join(', '), time: words.time(since) }),
} as const satisfies {
  readonly [K in Kind]: (choice: Extract<MonitorChoice, { kind: K }>, words: Words) => string | null;
};

/** Null where it can be. */
export const choiceReason = (choice: MonitorChoice, words: Words): string | null => {
  const sentence = sentences[choice.kind] as (choice: MonitorChoice, words: Words) => string | null;
  return sentence(choice, words);
};
