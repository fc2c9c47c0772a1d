// How lively a conversation was: rule PR10.
import { describe, expect, it } from 'vitest';
import type { Activity } from '../../core/domain/activity.js';
import { activityCounts, activitySpan, noActivity, withMessage } from '../../core/domain/activity.js';
import { deskItemFor } from '../../core/domain/desk-item.js';
import { rowFor, summaryOf } from '../../core/domain/summary.js';
import { active, anna, bert, carla, queued, sam } from '../support/builders.js';

const at = (...seconds: readonly number[]): Activity =>
  seconds.reduce((activity, each) => withMessage(activity, each * 1000), noActivity);

describe('activity', () => {
  it('[PR10] counts messages by the quarter of a minute, from the first one on', () => {
    expect(at()).toEqual({ at: 0, counts: [] });
    expect(at(31)).toEqual({ at: 30_000, counts: [1] });
    expect(at(31, 44, 45, 59.9, 60)).toEqual({ at: 60_000, counts: [2, 2, 1] });
    expect(at(0, 100)).toEqual({ at: 90_000, counts: [1, 0, 0, 0, 0, 0, 1] });
  });

  it('[PR10] keeps ten minutes, however long the silence was', () => {
    const long = Array.from({ length: 100 }, (_, index) => index * 15);
    expect(at(...long).counts).toEqual(Array.from({ length: activityCounts }, () => 1));
    const late = at(0, 1_000_000_000);
    expect(late.counts).toHaveLength(activityCounts);
    expect(late.counts.reduce((sum, each) => sum + each, 0)).toBe(1);
    expect(late.at).toBe(1_000_000_000_000 - (1_000_000_000_000 % activitySpan));
  });

  it('[PR10][TI7] a clock that was set back counts into what there is', () => {
    expect(at(100, 20, 10)).toEqual({ at: 90_000, counts: [3] });
  });

  it('[PR10] stands in the rows of supervisors and in nobody else’s', () => {
    const talk = queued().say(carla, 'Hello?');
    const summary = summaryOf(talk.state, talk.presence);
    expect(rowFor(sam, summary)?.activity?.counts).toEqual([1]);
    expect(rowFor(bert, summary)).not.toBeNull();
    expect(rowFor(bert, summary)).not.toHaveProperty('activity');
    const handled = talk.accept(anna).monitor(sam);
    const item = (id: typeof anna.id) => deskItemFor(handled.state, handled.presence, id)?.row;
    expect(item(anna.id)).not.toHaveProperty('activity');
    expect(item(sam.id)?.activity?.counts).toEqual([1]);
  });

  it('[PR10][PR5] is changed by messages for everyone and by nothing else', () => {
    const talk = active().say(carla, 'Hello?');
    const { activity } = talk.state;
    talk.note(anna, 'x').monitor(sam).whisper(sam, 'y').do(anna, { type: 'hold', on: true }).sleep(600);
    expect(talk.state.activity).toBe(activity);
    expect(talk.say(anna, 'Hi').state.activity.counts.at(-1)).toBe(1);
  });
});
