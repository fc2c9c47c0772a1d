// Streams, numbers, ids, and the views of entries and headers. Rules ST, TL and VI that no other file proves.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { standingOf } from '../../core/domain/conversation.js';
import { decide } from '../../core/domain/decide.js';
import type { Facts } from '../../core/domain/decision.js';
import { personOf } from '../../core/domain/identity.js';
import type { CommandId, DeviceId } from '../../core/domain/ids.js';
import {
  commandIdOf,
  isCommandId,
  isConversationId,
  isPersonId,
  partsOfCommandId,
} from '../../core/domain/ids.js';
import { place, streamOf, whisperTo } from '../../core/domain/timeline.js';
import { transcriptText } from '../../core/domain/transcript.js';
import { entriesFor, isSameScope, scopeOf, seqFor } from '../../core/domain/view.js';
import { active, anna, bert, carla, customer, granted, START, sam, tess } from '../support/builders.js';

const busy = () =>
  active()
    .monitor(sam)
    .note(anna, 'note')
    .whisper(sam, 'psst')
    .say(anna, 'Hi')
    .monitor(tess)
    .takeOver(sam)
    .say(sam, 'Hello')
    .whisper(tess, 'to Sam')
    .handBack(sam)
    .end(anna);

const rules = [...readFileSync('core/SPEC.md', 'utf8').matchAll(/^- \*\*([A-Z]{2}\d+)\*\*/gm)].map(
  ([, id]) => id,
);

describe('the document', () => {
  it('numbers its rules without a gap in each section', () => {
    const next = new Map<string, number>();
    for (const id of rules) {
      const section = id?.slice(0, 2) ?? '';
      const number = (next.get(section) ?? 0) + 1;
      expect(id).toBe(`${section}${number}`);
      next.set(section, number);
    }
    expect([...next.keys()]).toEqual([
      'PH',
      'ST',
      'BE',
      'PE',
      'PO',
      'FI',
      'SU',
      'HA',
      'OF',
      'HF',
      'WO',
      'RA',
      'CO',
      'FR',
      'FO',
      'VC',
      'RS',
      'PL',
      'ER',
      'TI',
      'TL',
      'VI',
      'RE',
      'WI',
      'PR',
      'BR',
      'BL',
      'HK',
    ]);
  });
});

describe('the tests', () => {
  it('quote every rule of the document', () => {
    // What storage and sockets are needed for is proved by the rooms' and the clients' own tests.
    const folders = ['test/core', 'test/room', 'test/client', 'test/server'];
    const files = folders.flatMap((folder) =>
      readdirSync(folder)
        .filter((name) => name.endsWith('.test.ts'))
        .map((name) => readFileSync(`${folder}/${name}`, 'utf8')),
    );
    const all = files.join();
    expect(rules.filter((id) => !all.includes(`[${id}]`))).toEqual([]);
  });
});

describe('standings', () => {
  it('[ST1][ST3] are derived: whoever claims to be somebody else’s customer is nobody', () => {
    const { state } = active().monitor(tess).takeOver(tess).monitor(sam);
    expect(standingOf(state, carla)).toBe('customer');
    expect(standingOf(state, granted({ ...customer('Dora'), supervisor: true }, ['handle', 'monitor']))).toBe(
      'outsider',
    );
    expect(standingOf(state, { id: anna.id, role: 'customer' }), 'with the handler’s id').toBe('outsider');
    const held = Object.keys({ ...state, ...state.supervisions[0], ...state.formerHandlers[0] });
    expect(held).not.toContain('standing');
  });

  it.each([
    ['removed', 'on', 'displaced', 'outsider'],
    ['removed', 'off', 'displaced', null],
    ['consultant', 'on', 'standby', 'standby'],
    ['observer', 'on', 'standby', 'standby'],
  ] as const)(
    '[ST5] formerAgent %s with formerAgentWrapUp %s: %s, after wrapping up %s',
    (formerAgent, formerAgentWrapUp, now, later) => {
      const talk = active({ formerAgent, formerAgentWrapUp }).monitor(sam).takeOver(sam);
      expect(standingOf(talk.state, anna)).toBe(now);
      if (later) expect(standingOf(talk.wrapUp(anna).state, anna)).toBe(later);
    },
  );
});

describe('entries', () => {
  it('[TL1][TL2] stand in the stream of their audience, in one order of positions', () => {
    const { entries, state } = busy();
    expect(entries.map(({ position }) => position)).toEqual(entries.map((_, index) => index + 1));
    for (const [index, { audience, counts }] of entries.entries()) {
      const before = entries[index - 1]?.counts ?? {};
      expect(counts).toEqual({ ...before, [streamOf(audience)]: (before[streamOf(audience)] ?? 0) + 1 });
    }
    expect(state.counts).toEqual(entries.at(-1)?.counts);
    expect(streamOf(whisperTo(anna.id))).toBe(`whisper:${anna.id}`);
  });

  it('[TL2][VI2] position, counts and conversation of an entry are in nobody’s view', () => {
    const talk = busy();
    for (const who of [carla, anna, sam]) {
      for (const view of talk.seen(who)) {
        const isPublicForStaff = who !== carla && view.audience === 'everyone';
        const keys = ['id', 'seq', 'at', 'audience', 'body', ...(isPublicForStaff ? ['publicSeq'] : [])];
        expect(Object.keys(view)).toEqual(keys);
      }
    }
  });

  it('[TL3] a viewer’s number is known from the entry alone, without counting', () => {
    const talk = busy();
    const scope = scopeOf(talk.state, sam);
    expect(talk.entries.map(({ counts }) => seqFor(scope, counts))).toEqual(
      talk.entries.map((_, index) => index + 1),
    );
    expect(seqFor({ kind: 'nothing' }, talk.state.counts)).toBe(0);
    expect(seqFor({ kind: 'everyone' }, talk.state.counts)).toBe(talk.seen(carla).length);
  });

  it('[TL6] ids are asked for by audience, so that a hidden entry draws none of the public ones', () => {
    const asked: string[] = [];
    const { entries } = busy();
    place(entries, { conversation: active().state.id, position: 0, counts: {} }, START, ({ kind }) => {
      asked.push(kind);
      return 'id' as (typeof entries)[number]['id'];
    });
    expect(asked).toEqual(entries.map(({ audience }) => audience.kind));
  });

  it('[TL7] the first entry of a command is what the asker sees of it', () => {
    const talk = active().monitor(sam);
    const first = (command: Parameters<typeof talk.ask>[1], who = sam) => {
      const facts: Facts = { reservation: { kind: 'reserved', person: personOf(who), over: null } };
      const decision = decide({ state: talk.state, who, command, now: START, facts });
      return decision.kind === 'accepted' ? decision.entries[0]?.body.kind : null;
    };
    const { epoch } = talk;
    expect(first({ type: 'post', audience: 'whisper', text: 'x', epoch })).toBe('message');
    expect(first({ type: 'supervise', mode: 'join' })).toBe('joined');
    expect(first({ type: 'take-over', epoch })).toBe('assigned');
    expect(first({ type: 'post', audience: 'everyone', text: 'x', epoch }, anna)).toBe('message');
    expect(first({ type: 'end' }, anna)).toBe('ended');
  });

  it('[B03][VI11][WI8] are viewed alike, one by one, by page or all at once', () => {
    const talk = busy();
    for (const who of [carla, anna, sam]) {
      const scope = scopeOf(talk.state, who);
      const whole = entriesFor(scope, who, talk.entries);
      expect(talk.entries.flatMap((entry) => entriesFor(scope, who, [entry]))).toEqual(whole);
      const half = Math.floor(talk.entries.length / 2);
      const pages = [talk.entries.slice(0, half), talk.entries.slice(half)];
      expect(pages.flatMap((page) => entriesFor(scope, who, page))).toEqual(whole);
    }
  });

  it('[TH14][VI8][WI8] a customer’s transcript is the same with whispers and notes as without', () => {
    const plain = active().say(anna, 'Hi');
    const hidden = active().monitor(sam).whisper(sam, 'psst').note(anna, 'note').say(anna, 'Hi').leave(sam);
    expect(transcriptText(hidden.seen(carla))).toBe(transcriptText(plain.seen(carla)));
    expect(transcriptText(hidden.seen(anna))).toContain('psst');
  });

  it('[VI1] sights are the same only if all that is seen is the same', () => {
    const anns = { kind: 'staff', person: anna.id } as const;
    const berts = { kind: 'staff', person: bert.id } as const;
    expect(isSameScope(anns, { ...anns })).toBe(true);
    expect(isSameScope(anns, berts)).toBe(false);
    expect(isSameScope({ kind: 'all' }, anns)).toBe(false);
    expect(isSameScope({ kind: 'all' }, { kind: 'all' })).toBe(true);
  });
});

describe('headers', () => {
  it('[VI2] the customer’s has these keys and no others', () => {
    const header = active().monitor(sam).join(sam).header(carla);
    expect(header).toEqual({
      kind: 'customer',
      phase: 'active',
      handler: { name: 'Anna', present: true },
      joined: [{ name: 'Sam', role: 'supervisor', as: 'consultant' }],
      consent: { isRequired: false, version: '1', text: expect.any(String) as unknown, agreed: null },
      form: null,
      files: { types: expect.any(Array) as unknown, maxBytes: 10 * 1024 * 1024 },
      queue: null,
      onHold: false,
      rating: { isAsked: false, given: null },
      you: { name: 'Carla', may: expect.any(Array) as unknown },
    });
  });

  it('[VI7] an outsider among staff sees phase and epoch, and no entry', () => {
    const talk = active();
    expect(Object.keys(talk.header(bert))).toEqual([
      'kind',
      'conversation',
      'workgroup',
      'phase',
      'epoch',
      'you',
    ]);
    expect(talk.seen(bert)).toEqual([]);
  });

  it('[P20][VI5] supervisors see one another, with modes', () => {
    const header = active().monitor(sam).monitor(tess).whisper(tess, 'psst').header(sam);
    const people = header.kind === 'staff' ? header.people.map(({ name, standing }) => [name, standing]) : [];
    expect(people).toEqual([
      ['Sam', 'monitoring'],
      ['Tess', 'whispering'],
    ]);
  });

  it('[TI7][WI14] neither clock nor chance: the same ask gives the same answer', () => {
    const { state } = active().monitor(sam);
    const ask = { state, who: sam, command: { type: 'take-over', epoch: state.epoch }, now: 5 } as const;
    expect(JSON.stringify(decide(ask))).toBe(JSON.stringify(decide(ask)));
    expect(personOf(sam)).toEqual({ id: sam.id, name: 'Sam', role: 'supervisor' });
  });
});

describe('refusals and ids', () => {
  it('[RE4] not-found says nothing else', () => {
    const decision = active().ask(customer('Dora'), { type: 'end' });
    expect(decision).toEqual({ kind: 'refused', refusal: { code: 'not-found' } });
  });

  it('[WI4] a command id is its device and its number', () => {
    const id = commandIdOf('device-0123456789' as DeviceId, 12);
    expect(isCommandId(id)).toBe(true);
    expect(partsOfCommandId(id)).toEqual({ device: 'device-0123456789', n: 12 });
    expect(partsOfCommandId('a:b:3' as CommandId)).toEqual({ device: 'a:b', n: 3 });
  });

  it('[TH3][TH4] ids have one shape, without what a path or a key would read otherwise', () => {
    expect(isConversationId(`cv_${'a'.repeat(22)}`)).toBe(true);
    for (const id of ['cv_', `cv_${'a'.repeat(21)}`, `cv_${'a'.repeat(22)}\n`, `xx_${'a'.repeat(22)}`]) {
      expect(isConversationId(id)).toBe(false);
    }
    for (const id of ['a/b', 'a:b', '', 'a b', 'a%2f', 'x'.repeat(65)]) expect(isPersonId(id)).toBe(false);
  });
});
