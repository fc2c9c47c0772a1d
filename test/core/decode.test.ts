// From bytes to a frame: what is refused before anything looks at it. Rules WI2, WI12 and WI13.
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { conversationUp } from '../../core/protocol/conversation-up.js';
import { decode } from '../../core/protocol/decode.js';
import { deskUp } from '../../core/protocol/desk-up.js';
import { limits } from '../../core/protocol/limits.js';
import { read } from '../../core/protocol/read.js';
import { workgroupUp } from '../../core/protocol/workgroup-up.js';

const device = 'device-0123456789';
const commandId = `${device}:1`;
const credential = { kind: 'token', token: 'abc' };

/** One good frame of every type that a client may send to a conversation. */
const good: readonly Readonly<Record<string, unknown>>[] = [
  {
    type: 'hello',
    versions: [1, 1],
    credential,
    device,
    since: 'abc',
    start: { workgroup: 'sales', name: 'Carla' },
  },
  { type: 'ping', received: 3 },
  { type: 'post', commandId, audience: 'whisper', text: 'Hello', epoch: 1, suggestion: true },
  { type: 'accept', commandId, epoch: 0 },
  { type: 'decline', commandId, reason: 'lunch' },
  { type: 'withdraw-offer', commandId },
  { type: 'hand-off', commandId, epoch: 1, to: { kind: 'agent', id: 'bert' }, manner: 'warm', note: 'VIP' },
  { type: 'assign', commandId, epoch: 1, to: 'bert', override: true, reason: 'VIP' },
  { type: 'supervise', commandId, mode: 'monitor', follow: 'anna', as: 'participant', reason: 'VIP' },
  { type: 'take-over', commandId, epoch: 1, reason: 'VIP', target: { kind: 'queue' }, intro: 'Hello' },
  { type: 'hand-back', commandId, epoch: 1 },
  { type: 'pass-lead', commandId, to: 'tess' },
  { type: 'hold', commandId, on: true },
  { type: 'snooze', commandId, until: 5 },
  { type: 'tag', commandId, add: ['a'], remove: ['b'] },
  { type: 'set-priority', commandId, priority: 2 },
  { type: 'flag', commandId, reason: 'VIP' },
  { type: 'unflag', commandId },
  { type: 'raise-hand', commandId, text: 'help' },
  { type: 'lower-hand', commandId },
  { type: 'settle-suggestion', commandId, suggestion: 'e'.repeat(22), outcome: 'edited' },
  { type: 'consent', commandId, version: '1', agreed: true },
  { type: 'fill-form', commandId, form: 'pre-chat', values: { topic: 'Order' } },
  { type: 'end', commandId },
  { type: 'force-close', commandId, reason: 'abuse' },
  { type: 'wrap-up', commandId, disposition: 'solved' },
  { type: 'rate', commandId, score: 5, comment: 'Quick' },
  { type: 'forget', commandId },
  { type: 'set-typing', active: true },
  { type: 'set-draft', text: '' },
  {
    type: 'set-context',
    page: { url: 'https://shop.example/cart', title: 'Cart' },
    referrer: 'https://search.example/',
    language: 'pt-BR',
    device: 'phone',
    fields: { plan: 'pro' },
  },
  { type: 'mark-read', delivered: 2, read: 1 },
  { type: 'read-history', before: 'abc' },
];
const aContext = good.find(({ type }) => type === 'set-context');
/** What looks like a confusion and is another meaning: no end of a snooze, no tags, a priority below the usual. */
const meant: readonly string[] = [
  { type: 'snooze', commandId, until: null },
  { type: 'tag', commandId, add: [], remove: ['b'] },
  { type: 'tag', commandId, add: ['a'], remove: [] },
  { type: 'set-priority', commandId, priority: -1 },
  ...['page', 'referrer', 'language', 'device'].map((key) => ({ ...aContext, [key]: null })),
  { type: 'fill-form', commandId, form: 'pre-chat', values: {} },
  ...[{}, { $gt: '' }].map((fields) => ({ ...aContext, fields })),
].map((frame) => JSON.stringify(frame));
const goodForDesk = [
  { type: 'hello', versions: [1, 1], credential },
  { type: 'ping', received: 0 },
  { type: 'set-availability', kind: 'away', reason: 'lunch' },
];

const verdict = (value: unknown): string => {
  const decoded = decode(conversationUp, typeof value === 'string' ? value : JSON.stringify(value));
  return decoded.kind === 'frame' ? decoded.frame.type : decoded.code;
};

/** Every frame that differs from a good one in a single value, at any depth. */
const confused = (value: unknown, wrong: unknown): readonly unknown[] => {
  if (typeof value !== 'object' || value === null) return [];
  const copies: unknown[] = [];
  for (const key of Object.keys(value)) {
    const each = (value as Record<string, unknown>)[key];
    for (const inner of [wrong, ...confused(each, wrong)]) {
      copies.push(
        Array.isArray(value) ? Object.assign([...value], { [key]: inner }) : { ...value, [key]: inner },
      );
    }
  }
  return copies;
};

describe('frames from a client', () => {
  it('[WI12] every type is read, and the list of types is complete', () => {
    expect(good.map(verdict)).toEqual(good.map(({ type }) => type));
    const known = conversationUp.def.options.map(
      (option) => [...(option.def.shape.type.def.values as readonly string[])][0],
    );
    expect(new Set(known)).toEqual(new Set(good.map(({ type }) => type)));
    for (const frame of goodForDesk) expect(decode(deskUp, JSON.stringify(frame)).kind).toBe('frame');
  });

  it.each(good)('[TH1][WI2] $type with one key more is a bad frame', (frame) => {
    for (const key of ['role', 'from', 'at', 'sender', 'standing', 'id', 'seq', 'x']) {
      expect(verdict({ ...frame, [key]: 'agent' }), key).toBe('bad-frame');
    }
  });

  it.each(good)('[TH2][TH3][WI12] $type with a value of another type is a bad frame', (frame) => {
    for (const wrong of [{}, [], null, { $ne: 1 }, { $gt: '' }, [1, 2, 3], Number.NaN, 1.5, -1]) {
      const wrongs = confused(frame, wrong).filter((each) => !meant.includes(JSON.stringify(each)));
      for (const each of wrongs) expect(verdict(each), JSON.stringify(each)).toBe('bad-frame');
    }
    // True where true is meant is no confusion.
    for (const each of confused(frame, true)) {
      if (JSON.stringify(each) !== JSON.stringify(frame))
        expect(verdict(each), JSON.stringify(each)).toBe('bad-frame');
    }
  });

  it.each(good)(
    '[WI12] $type without one of its keys is a bad frame, unless that key is optional',
    (frame) => {
      const optional: Readonly<Record<string, readonly string[]>> = {
        hello: ['since', 'start'],
        post: ['epoch', 'suggestion'],
        decline: ['reason'],
        'hand-off': ['note'],
        assign: ['override', 'reason'],
        supervise: ['follow', 'as', 'reason'],
        'take-over': ['reason', 'target', 'intro'],
        'force-close': ['reason'],
        rate: ['comment'],
      };
      const missable = Object.keys(frame).filter((key) => {
        const { [key]: _, ...rest } = frame;
        return verdict(rest) !== 'bad-frame';
      });
      expect(missable).toEqual(optional[String(frame.type)] ?? []);
    },
  );

  it('[TH32][WI12] keys that reach a prototype are refused at every depth', () => {
    for (const key of ['__proto__', 'constructor', 'prototype']) {
      expect(verdict(`{"type":"end","commandId":"${commandId}","${key}":{"x":1}}`)).toBe('bad-frame');
      expect(
        verdict(
          `{"type":"hello","versions":[1,1],"device":"${device}","credential":{"kind":"token","token":"a","${key}":{}}}`,
        ),
      ).toBe('bad-frame');
    }
    for (const key of ['__proto__', 'constructor', 'prototype']) {
      for (const text of [`{"${key}":1}`, `{"a":[{"${key}":{}}]}`]) {
        const refused = { kind: 'refused', code: 'bad-frame' };
        expect(decode(z.unknown(), text), 'whatever a schema would let through').toEqual(refused);
      }
    }
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  });

  it('[TH32] a frame may not be of a type that every object has', () => {
    for (const type of ['constructor', 'toString', '__proto__', 'hasOwnProperty', 'valueOf']) {
      expect(verdict({ type, commandId })).toBe('bad-frame');
    }
  });

  it('[TH34][WI11] what is not a frame at all is refused and never throws', () => {
    for (const text of [
      '',
      ' ',
      'null',
      '0',
      '"post"',
      '[]',
      '{}',
      '{',
      '{"type":1}',
      'undefined',
      '\u0000',
      '[{"type":"end"}]',
    ]) {
      expect(verdict(text), text).toBe('bad-frame');
    }
    for (const data of [
      new ArrayBuffer(8),
      new Uint8Array(8),
      null,
      undefined,
      7,
      { type: 'end', commandId },
    ]) {
      expect(decode(conversationUp, data)).toEqual({ kind: 'refused', code: 'bad-frame' });
    }
  });

  it('[TH35][WI13] the bytes of a frame are bounded before it is parsed', () => {
    const frameOf = (bytes: number): string => {
      const bare = JSON.stringify({ type: 'end', commandId });
      return bare + ' '.repeat(bytes - bare.length);
    };
    expect(verdict(frameOf(limits.frameBytes))).toBe('end');
    expect(verdict(frameOf(limits.frameBytes + 1))).toBe('too-large');
    const wide = `{"x":"${'\u20ac'.repeat(limits.frameBytes / 3)}"}`;
    expect(wide.length).toBeLessThan(limits.frameBytes);
    expect(verdict(wide), 'bytes, not characters').toBe('too-large');
    expect(verdict('x'.repeat(10 * limits.frameBytes)), 'not even looked at').toBe('too-large');
  });

  it('[TH35][WI13] nesting is bounded, whatever a schema would let through', () => {
    const deep = (levels: number) => decode(z.unknown(), '['.repeat(levels) + ']'.repeat(levels));
    expect([1, limits.depth].map((levels) => deep(levels).kind)).toEqual(['frame', 'frame']);
    for (const levels of [limits.depth + 1, 8000]) {
      expect(deep(levels)).toEqual({ kind: 'refused', code: 'bad-frame' });
    }
  });

  it('[TH35][WI13] keys and items are counted at every depth, whatever a schema would let through', () => {
    const object = (keys: number) =>
      Object.fromEntries(Array.from({ length: keys }, (_, at) => [`k${at}`, at]));
    const list = (items: number) => Array.from({ length: items }, (_, at) => at);
    const kind = (value: unknown): string => decode(z.unknown(), JSON.stringify(value)).kind;
    for (const [made, most] of [
      [object, limits.keys],
      [list, limits.items],
    ] as const) {
      for (const around of [(value: unknown) => value, (value: unknown) => ({ a: [{ b: value }] })]) {
        expect([kind(around(made(most))), kind(around(made(most + 1)))]).toEqual(['frame', 'refused']);
      }
    }
    // A list of as many tags as there may be is a frame.
    const tags = list(30).map((at) => `tag ${at}`);
    expect(verdict({ type: 'tag', commandId, add: tags, remove: [] })).toBe('tag');
  });

  it('[WI12] a number that JSON cannot hold is a bad frame', () => {
    expect(verdict(`{"type":"accept","commandId":"${commandId}","epoch":1e400}`)).toBe('bad-frame');
    expect(verdict(`{"type":"accept","commandId":"${commandId}","epoch":9007199254740993}`)).toBe(
      'bad-frame',
    );
  });

  it('[TH35][WI13] text is bounded in code points, names likewise, and neither may be blank', () => {
    const post = (text: string): string => verdict({ type: 'post', commandId, audience: 'everyone', text });
    const thumb = '\ud83d\udc4d';
    expect(post('x'.repeat(limits.textLength))).toBe('post');
    expect(post('x'.repeat(limits.textLength + 1))).toBe('too-large');
    expect(post(thumb.repeat(3_900)), 'one emoji is one').toBe('post');
    expect(post(' \n\t ')).toBe('bad-frame');
    const start = (name: string): string =>
      verdict({ type: 'hello', versions: [1, 1], credential, device, start: { workgroup: 'sales', name } });
    expect(start(thumb.repeat(limits.nameLength))).toBe('hello');
    expect(start(thumb.repeat(limits.nameLength + 1))).toBe('bad-frame');
    expect(start(' ')).toBe('bad-frame');
  });

  it('[TH3][WI4] ids have one shape each', () => {
    const bad = [
      '',
      ':1',
      `${device}`,
      `${device}:0`,
      `${device}:01`,
      `${device}:-1`,
      `${device}:1e3`,
      `short:1`,
      `${device}:1:1`,
      `${device}/:1`,
      `${device}:9999999999`,
    ];
    for (const id of bad) expect(verdict({ type: 'end', commandId: id }), id).toBe('bad-frame');
    expect(verdict({ type: 'end', commandId: `${device}:999999999` })).toBe('end');
    for (const workgroup of ['Sales', '../x', 'a b', '', '1a', 'x'.repeat(41)]) {
      expect(verdict({ type: 'hello', versions: [1, 1], credential, device, start: { workgroup } })).toBe(
        'bad-frame',
      );
    }
  });

  it('[TH35] a credential is bounded, and the secret of a conversation has exactly its length', () => {
    const hello = (given: unknown): string =>
      verdict({ type: 'hello', versions: [1, 1], credential: given, device });
    expect(hello({ kind: 'token', token: 'x'.repeat(8_192) })).toBe('hello');
    expect(hello({ kind: 'token', token: 'x'.repeat(8_193) })).toBe('bad-frame');
    expect(hello({ kind: 'token', token: '' })).toBe('bad-frame');
    expect([42, 43, 44].map((length) => hello({ kind: 'secret', secret: 'x'.repeat(length) }))).toEqual([
      'bad-frame',
      'hello',
      'bad-frame',
    ]);
  });

  it('[WI12] a workgroup and a desk take their own frames and no commands of a conversation', () => {
    for (const frame of good.slice(2)) {
      expect(decode(workgroupUp, JSON.stringify(frame)).kind).toBe('refused');
      expect(decode(deskUp, JSON.stringify(frame)).kind).toBe('refused');
    }
  });
});

describe('frames from the server', () => {
  it('[WI12] a browser reads the types that it knows and leaves others unread', () => {
    const known = { pong: true } as const;
    expect(read<{ type: 'pong' }>(known, '{"type":"pong","newer":1}')).toEqual({ type: 'pong', newer: 1 });
    for (const data of [
      '{"type":"news"}',
      '{"type":"constructor"}',
      '{"type":1}',
      'null',
      '[]',
      '{',
      '',
      7,
    ]) {
      expect(read<{ type: 'pong' }>(known, data)).toBeNull();
    }
  });
});
