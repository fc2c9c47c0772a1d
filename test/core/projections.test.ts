// What other rooms are told and what their readers see of it: rules PR1 to PR6.
import { describe, expect, it } from 'vitest';
import { isNews } from '../../core/domain/desk.js';
import { concerned, deskItemFor } from '../../core/domain/desk-item.js';
import type { Identity } from '../../core/domain/identity.js';
import { rowFor, summaryOf } from '../../core/domain/summary.js';
import type { Talk } from '../support/builders.js';
import { active, agent, anna, bert, carla, customer, queued, START, sam, tess } from '../support/builders.js';

const row = (talk: Talk, who: Identity) => rowFor(who, summaryOf(talk.state, talk.presence));
const item = (talk: Talk, who: Identity) => deskItemFor(talk.state, talk.presence, who.id);
const itemBytes = (talk: Talk, who: Identity): string => JSON.stringify(item(talk, who));

describe('rows', () => {
  it('[PR2] agents see the queue, supervisors what is live, and nobody what is closed', () => {
    const stages: readonly (readonly [string, Talk])[] = [
      ['queued', queued()],
      ['active', active()],
      ['wrap-up', active().end(anna)],
      ['closed', active().end(anna).wrapUp(anna)],
    ];
    const seen = stages.map(([name, talk]) => [name, row(talk, bert) !== null, row(talk, sam) !== null]);
    expect(seen).toEqual([
      ['queued', true, true],
      ['active', false, true],
      ['wrap-up', false, true],
      ['closed', false, false],
    ]);
  });

  it('[A03][TH27][PR2] customers and staff of other workgroups see no row', () => {
    const talk = queued();
    expect(row(talk, customer('Dora'))).toBeNull();
    expect(row(talk, carla)).toBeNull();
    expect(row(talk, { ...bert, grants: { support: ['handle', 'monitor'] } })).toBeNull();
    expect(row(talk, agent('Nils', []))).toBeNull();
  });

  it('[PR3] who watches is in the rows of those who may monitor, and in no other', () => {
    const talk = queued({ monitors: { phases: ['queued'] } }).monitor(sam);
    expect(row(talk, tess)?.supervisors?.map(({ person, mode }) => [person.name, mode])).toEqual([
      ['Sam', 'monitor'],
    ]);
    expect(Object.keys(row(talk, bert) ?? {})).not.toContain('supervisors');
  });

  it('[PR3][VI2] a row carries neither version, deadlines nor anything else of the room’s own', () => {
    expect(Object.keys(row(active(), sam) ?? {}).sort()).toEqual([
      'activity',
      'channel',
      'concerns',
      'conversation',
      'customer',
      'epoch',
      'handler',
      'isAnswered',
      'lastMessage',
      'messages',
      'offer',
      'onHold',
      'openedAt',
      'phase',
      'phaseSince',
      'priority',
      'snoozedUntil',
      'supervisors',
      'tags',
      'waitingSince',
      'workgroup',
    ]);
  });
});

describe('desk items', () => {
  it('[PR4] stand on the desks of those concerned, with the reason why', () => {
    const talk = active({ formerAgent: 'consultant' }).monitor(sam).takeOver(sam).monitor(tess);
    expect(concerned(talk.state)).toEqual([sam.id, anna.id, tess.id]);
    expect([sam, anna, tess, bert].map((who) => item(talk, who)?.relation ?? null)).toEqual([
      'handler',
      'standby',
      'supervising',
      null,
    ]);
    expect(item(talk, tess)?.mode).toBe('monitor');
    expect(item(talk.end(sam).wrapUp(sam), tess)).toBeNull();
  });

  it('[B05][R3][PR5] a monitor changes neither the agent’s row nor their desk item', () => {
    const talk = active();
    const before = itemBytes(talk, anna);
    expect(itemBytes(talk.monitor(sam), anna)).toBe(before);
    expect(itemBytes(talk.drop(sam).sleep(60), anna)).toBe(before);
    expect(item(talk.monitor(tess), anna)?.row).not.toHaveProperty('supervisors');

    const waiting = queued({ monitors: { phases: ['queued'] } });
    const rowBefore = JSON.stringify(row(waiting, bert));
    expect(JSON.stringify(row(waiting.monitor(sam), bert))).toBe(rowBefore);
  });

  it('[PR5] a whisper and a note change no row’s last message, count or waiting time', () => {
    const talk = active().monitor(sam);
    const before = row(talk, tess);
    talk.whisper(sam, 'psst').note(anna, 'hm');
    expect(row(talk, tess)).toEqual({ ...before, supervisors: row(talk, tess)?.supervisors });
  });

  it('[B06][PR6] a displaced agent’s item names who took over and is frozen from then on', () => {
    const talk = active({ formerAgentWrapUp: 'on' }).monitor(sam).takeOver(sam, 'VIP');
    const before = itemBytes(talk, anna);
    expect(item(talk, anna)).toMatchObject({
      relation: 'displaced',
      displaced: { by: { name: 'Sam' }, reason: 'VIP' },
    });
    talk.say(sam, 'Hello').say(carla, 'Who?').drop(carla).note(sam, 'x').monitor(tess).takeOver(tess);
    expect(itemBytes(talk, anna)).toBe(before);
    expect(itemBytes(talk.drop(tess).sleep(90), anna)).toBe(before);
    expect(itemBytes(talk.accept(bert).end(bert).wrapUp(bert), anna)).toBe(before);
    expect(item(talk.wrapUp(anna), anna)).toBeNull();
  });

  it('[SU11][PR6] it becomes an ordinary item again when it is handed back', () => {
    const talk = active().monitor(sam).takeOver(sam).handBack(sam);
    expect(item(talk, anna)).toMatchObject({ relation: 'handler', displaced: null, mode: null });
  });
});

describe('versions', () => {
  it('[PR1] an update is news only when its version is higher than what is known', () => {
    expect(isNews(undefined, { version: 0 })).toBe(true);
    expect([4, 5, 6].map((version) => isNews({ version: 5 }, { version }))).toEqual([false, false, true]);
  });

  it('[PR1] a summary says when the conversation next has something to do by itself', () => {
    expect(summaryOf(active().state, active().presence).nextDeadline).toBeNull();
    const talk = active().drop(anna);
    expect(summaryOf(talk.state, talk.presence).nextDeadline).toBe(START + 20_000);
  });
});
