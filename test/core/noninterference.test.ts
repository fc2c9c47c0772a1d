/**
 * The promise that supervision rests on: what the customer and the agent are sent does not depend on what is hidden
 * from them. Each history is played twice, with its hidden steps and without, and the bytes are compared.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deskItemFor } from '../../core/domain/desk-item.js';
import type { Identity } from '../../core/domain/identity.js';
import type { Talk } from '../support/builders.js';
import { carla } from '../support/builders.js';
import type { Act, History, Played, Step } from '../support/histories.js';
import {
  ann,
  ben,
  hana,
  historyWith,
  hugo,
  markPhrase,
  play,
  watchPhrase,
  whisperPhrase,
} from '../support/histories.js';

const isWatching = ({ who }: Pick<Identity & { who: Identity }, 'who'>): boolean =>
  who === hana || who === hugo;
/** What staff write and set among themselves; no customer is to feel it. */
const hiddenNames = [
  'post to whisper',
  'post to staff',
  'settle-suggestion',
  'tag',
  'untag',
  'set-priority',
  'flag',
  'unflag',
  'raise-hand',
  'lower-hand',
  'pass-lead',
];
/** Level 2: watching, and all that the two who only watch try. Level 1: what staff do among themselves. Else public. */
const levelOf = (act: Act): 0 | 1 | 2 => {
  if (act.kind === 'wait') return 0;
  const isWhisper = act.kind === 'ask' && act.name.startsWith('post to') && act.name !== 'post to everyone';
  if (isWatching(act) && !isWhisper) return 2;
  return act.kind === 'ask' && act.who.role !== 'customer' && hiddenNames.includes(act.name) ? 1 : 0;
};

const upTo = (level: 0 | 1, history: History): History => ({
  ...history,
  steps: history.steps.filter(({ act }) => levelOf(act) <= level),
});

/** Everything that somebody was sent: each header that differs from the one before, and each new entry, in order. */
const recorder = (who: Identity) => {
  const sent: string[] = [];
  let header = '';
  let entries: readonly string[] = [];
  return {
    sent,
    look: (talk: Talk): void => {
      const now = JSON.stringify([talk.header(who), deskItemFor(talk.state, talk.presence, who.id)]);
      if (now !== header) sent.push(now);
      header = now;
      const seen = talk.seen(who).map((each) => JSON.stringify(each));
      const isContinued = entries.every((each, index) => seen[index] === each);
      sent.push(...(isContinued ? seen.slice(entries.length) : ['reset', ...seen]));
      entries = seen;
    },
  };
};

/** What somebody is answered to their own commands. Entries are named by what they are, as ids are random. */
const answerTo = ({ step, decision }: Played, talk: Talk, who: Identity): string | null => {
  if (step.act.kind !== 'ask' || step.act.who.id !== who.id || !decision) return null;
  if (decision.kind === 'refused') return JSON.stringify(decision);
  const first = talk.seen(who).find(({ body }) => body.kind === decision.entries[0]?.body.kind);
  return JSON.stringify([
    'accepted',
    decision.alsoAnsweredBy,
    decision.entries[0]?.body.kind,
    Boolean(first),
  ]);
};

const sentTo = (
  who: Identity,
  history: History,
  also: (talk: Talk, played: Played) => void = () => {},
): readonly string[] => {
  const { sent, look } = recorder(who);
  const withAnswers = (talk: Talk, played: Played): void => {
    const answer = answerTo(played, talk, who);
    if (answer !== null) sent.push(answer);
    also(talk, played);
  };
  play(history, withAnswers, look);
  return sent;
};

/** Ids of one level are drawn from one source; real ones are random, so that nothing can be read from them. */
const withoutIds = (sent: readonly string[]): readonly string[] =>
  sent.map((each) => each.replaceAll(/staff-\d+/g, 'staff'));

/** A test in which nothing hidden happened would prove nothing. */
const counting = () => {
  const found = { runs: 0, withHidden: 0 };
  return {
    found,
    during: (level: 1 | 2) => {
      let happened = false;
      found.runs += 1;
      return (_: Talk, { step, decision }: Played): void => {
        const isNews = decision?.kind === 'accepted' && decision.entries.length > 0;
        if (!happened && isNews && levelOf(step.act) >= level) {
          happened = true;
          found.withHidden += 1;
        }
      };
    },
  };
};

describe('hidden things are not felt', () => {
  it('[R1][R3][B05][E13][VI8][WI16] the customer is sent the same with all that staff do among themselves as without', () => {
    const { found, during } = counting();
    fc.assert(
      fc.property(historyWith(fc.oneof(watchPhrase, whisperPhrase, markPhrase)), (history) => {
        expect(sentTo(carla, history, during(1))).toEqual(sentTo(carla, upTo(0, history)));
      }),
      { numRuns: 250 },
    );
    expect(found.withHidden / found.runs).toBeGreaterThan(0.6);
  });

  it('[R3][B05][B09][D02][E11][VI9][WI16] agents are sent the same with watching as without', () => {
    const { found, during } = counting();
    // Whispers by those who only watch make them known, so this history has none of theirs.
    fc.assert(
      fc.property(historyWith(watchPhrase, { agentAwareness: 'none' }), (history) => {
        for (const who of [ann, ben]) {
          expect(withoutIds(sentTo(who, history, during(2)))).toEqual(
            withoutIds(sentTo(who, upTo(1, history))),
          );
        }
      }),
      { numRuns: 250 },
    );
    expect(found.withHidden / found.runs).toBeGreaterThan(0.6);
  });

  it('[E13][PO4][VI10] an agent is sent the same whatever is whispered to another', () => {
    let others = 0;
    // Whoever whispered to one agent may then write notes to all staff; that is no whisper, and left out here.
    // So may they lower a hand, which is shown to the agent who raised it.
    const isNote = ({ act }: Step): boolean =>
      act.kind === 'ask' && ['post to staff', 'lower-hand'].includes(act.name) && isWatching(act);
    fc.assert(
      fc.property(historyWith(fc.oneof(watchPhrase, whisperPhrase)), (history) => {
        const noteless = { ...history, steps: history.steps.filter((step) => !isNote(step)) };
        for (const who of [ann, ben]) {
          const toOthers = new Set<Step>();
          const sent = sentTo(who, noteless, (_, { step, decision }) => {
            const audience = decision?.kind === 'accepted' ? decision.entries[0]?.audience : undefined;
            // Leaving may be told to the one whispered to as well, and is no whisper.
            const isWhisper =
              step.act.kind === 'ask' && isWatching(step.act) && step.act.name === 'post to whisper';
            if (isWhisper && audience?.kind === 'whisper' && audience.to !== who.id) toOthers.add(step);
          });
          others += toOthers.size;
          const steps = noteless.steps.filter((step) => !toOthers.has(step));
          expect(withoutIds(sent)).toEqual(withoutIds(sentTo(who, { ...noteless, steps })));
        }
      }),
      { numRuns: 200 },
    );
    expect(others).toBeGreaterThan(20);
  });
});
