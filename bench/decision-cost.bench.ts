/**
 * What one message costs to decide, to evolve and to show, early and late in a conversation. Nothing in the state
 * grows with the length of the timeline, so both should cost the same. They take turns in one process.
 */
import { describe, expect, it } from 'vitest';
import { decide } from '../core/domain/decide.js';
import { evolveAll, evolvePlaced } from '../core/domain/evolve.js';
import { headerFor } from '../core/domain/header.js';
import type { EntryId } from '../core/domain/ids.js';
import { place } from '../core/domain/timeline.js';
import { entriesFor, scopeOf } from '../core/domain/view.js';
import { anna, carla, sam, Talk } from '../test/support/builders.js';
import { figuresOf } from './support/figures.js';

const rounds = 300;
const postsPerRound = 10;
const aim = 1.2;

/** A conversation with a handler, a silent monitor, and so many entries, whispers and notes among them. */
const talkWith = (entries: number): Talk => {
  const talk = new Talk().accept(anna).monitor(sam);
  let { state } = talk;
  for (let index = 0; state.position < entries; index += 1) state = afterPost(talk, state, index).state;
  talk.state = state;
  return talk;
};

const afterPost = (talk: Talk, state: Talk['state'], index: number) => {
  const who = index % 3 === 0 ? carla : anna;
  const audience = index % 7 === 1 ? 'staff' : 'everyone';
  const command = { type: 'post', audience, text: `message ${index}`, epoch: state.epoch } as const;
  const decision = decide({
    state,
    who: audience === 'staff' ? anna : who,
    command,
    now: talk.now + index,
  });
  if (decision.kind === 'refused') throw new Error(decision.refusal.code);
  const after = { conversation: state.id, position: state.position, counts: state.counts };
  const entryId = 'e'.repeat(22) as EntryId;
  const placed = place(decision.entries, after, talk.now, () => entryId);
  return { state: evolvePlaced(evolveAll(state, decision.changes), placed), placed };
};

/** One message, with what three viewers are given of it. */
const post = (talk: Talk, index: number): number => {
  const { state, placed } = afterPost(talk, talk.state, index);
  let length = 0;
  for (const viewer of [carla, anna, sam]) {
    length += JSON.stringify(entriesFor(scopeOf(state, viewer), viewer, placed)).length;
    length += JSON.stringify(headerFor(state, viewer, talk.presence)).length;
  }
  return length;
};

const round = (talk: Talk): number => {
  const beganAt = performance.now();
  for (let index = 0; index < postsPerRound; index += 1) post(talk, index);
  return (performance.now() - beganAt) / postsPerRound;
};

describe('deciding one message', () => {
  it('costs the same after 10,000 entries as after 100', () => {
    const short = talkWith(100);
    const long = talkWith(10_000);
    for (let index = 0; index < 10; index += 1) [round(short), round(long)];
    const times = { short: [] as number[], long: [] as number[] };
    for (let index = 0; index < rounds; index += 1) {
      times.short.push(round(short));
      times.long.push(round(long));
    }
    const [base, ours] = [figuresOf(times.short), figuresOf(times.long)];
    const ratio = ours.median / base.median;
    const micro = (ms: number): string => `${(ms * 1000).toFixed(0)} µs`;
    console.log('decide + evolve + views of three viewers, one message');
    console.log(`  100 entries     median ${micro(base.median)}`);
    console.log(`  10,000 entries  median ${micro(ours.median)}`);
    console.log(`  ratio           median ${ratio.toFixed(2)} (aim ${aim})`);
    expect(ratio).toBeLessThan(aim * 2);
  });
});
