/**
 * The promise that supervision rests on: what the customer and the agent are sent does not depend on what is hidden
 * from them. Each history is played twice, with its hidden steps and without, and the bytes are compared.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Identity } from '../../core/domain/identity.js';
import { deskItemFor } from '../../core/domain/summary.js';
import type { Talk } from '../support/builders.js';
import { anna, bert, carla } from '../support/builders.js';
import type { Act, History, Played, Step } from '../support/histories.js';
import { hana, historyWith, hugo, play, watchPhrase, whisperPhrase } from '../support/histories.js';

const isWatching = ({ who }: Pick<Identity & { who: Identity }, 'who'>): boolean =>
  who === hana || who === hugo;
/** Level 2: watching, and all that the two who only watch try. Level 1: whispers and notes to staff. Else public. */
const levelOf = (act: Act): 0 | 1 | 2 => {
  if (act.kind === 'wait') return 0;
  if (act.kind === 'ask' && (act.name === 'post to whisper' || act.name === 'post to staff')) return 1;
  return isWatching(act) ? 2 : 0;
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

const sentTo = (
  who: Identity,
  history: History,
  also: (talk: Talk, played: Played) => void = () => {},
): readonly string[] => {
  const { sent, look } = recorder(who);
  play(history, also, look);
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

describe('hidden things are not felt', { timeout: 60_000 }, () => {
  it('[R1][R3][B05][E13][VI8][WI16] the customer is sent the same with watching, whispers and notes as without', () => {
    const { found, during } = counting();
    fc.assert(
      fc.property(historyWith(fc.oneof(watchPhrase, whisperPhrase)), (history) => {
        expect(sentTo(carla, history, during(1))).toEqual(sentTo(carla, upTo(0, history)));
      }),
      { numRuns: 500 },
    );
    expect(found.withHidden / found.runs).toBeGreaterThan(0.6);
  });

  it('[R3][B05][D02][E11][VI9][WI16] agents are sent the same with watching as without', () => {
    const { found, during } = counting();
    // Whispers by those who only watch make them known, so this history has none of theirs.
    fc.assert(
      fc.property(historyWith(watchPhrase), (history) => {
        for (const who of [anna, bert]) {
          expect(sentTo(who, history, during(2))).toEqual(sentTo(who, upTo(1, history)));
        }
      }),
      { numRuns: 500 },
    );
    expect(found.withHidden / found.runs).toBeGreaterThan(0.6);
  });

  it('[E13][PO4][VI10] an agent is sent the same whatever is whispered to another', () => {
    let others = 0;
    // Whoever whispered to one agent may then write notes to all staff; that is no whisper, and left out here.
    const isNote = ({ act }: Step): boolean =>
      act.kind === 'ask' && act.name === 'post to staff' && isWatching(act);
    fc.assert(
      fc.property(historyWith(fc.oneof(watchPhrase, whisperPhrase)), (history) => {
        const noteless = { ...history, steps: history.steps.filter((step) => !isNote(step)) };
        for (const who of [anna, bert]) {
          const toOthers = new Set<Step>();
          const sent = sentTo(who, noteless, (_, { step, decision }) => {
            const audience = decision?.kind === 'accepted' ? decision.entries[0]?.audience : undefined;
            const isWatchers = step.act.kind === 'ask' && isWatching(step.act);
            if (isWatchers && audience?.kind === 'whisper' && audience.to !== who.id) toOthers.add(step);
          });
          others += toOthers.size;
          const steps = noteless.steps.filter((step) => !toOthers.has(step));
          expect(withoutIds(sent)).toEqual(withoutIds(sentTo(who, { ...noteless, steps })));
        }
      }),
      { numRuns: 300 },
    );
    expect(others).toBeGreaterThan(20);
  });
});
