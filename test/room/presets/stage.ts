/** A workgroup that runs under a preset, in real rooms, and the people who meet there: for the suites of the presets. */
import { expect } from 'vitest';
import type { ChannelName } from '../../../core/domain/channels.js';
import type { Identity } from '../../../core/domain/identity.js';
import type { PolicyOverrides } from '../../../core/domain/policy.js';
import type { PresetName } from '../../../core/domain/presets.js';
import { policyFrom } from '../../../core/domain/presets.js';
import type { Frame } from '../../support/actors.js';
import {
  type Actor,
  conversationId,
  customerIn,
  deskOf,
  parleyWorld,
  secretFor,
  staffIn,
  workgroupOf,
} from '../../support/actors.js';
import { agent, supervisor } from '../../support/builders.js';
import type { World, WorldOptions } from '../../support/pair/memory-host.js';

export const anna = agent('Anna');
export const ben = agent('Ben');
export const maria = supervisor('Maria');
export const luis = supervisor('Luis');

export interface StageOptions extends Pick<WorldOptions, 'isRestless' | 'seed' | 'scorer'> {
  /** What `sales` decides differently from its preset. */
  readonly policy?: PolicyOverrides;
  /** Other workgroups beside `sales`, under the same preset. */
  readonly also?: readonly string[];
}

export const presetWorld = (
  preset: PresetName,
  { policy = {}, also = [], ...world }: StageOptions = {},
): World =>
  parleyWorld({
    ...world,
    basePolicy: policyFrom({ preset }),
    workgroups: {
      sales: { label: 'Sales', policy },
      ...Object.fromEntries(also.map((id) => [id, { label: id }])),
    },
  });

/** Somebody's desk, open, with their availability as they set it there. */
export const atDesk = async (
  world: World,
  who: Identity,
  kind: 'available' | 'away' | 'offline' = 'available',
): Promise<Actor> => {
  const desk = await deskOf(world, who).enter();
  desk.send({ type: 'set-availability', kind });
  await world.flush();
  return desk;
};

export const monitor: Frame = { type: 'supervise', mode: 'monitor' };
export const join: Frame = { type: 'supervise', mode: 'join' };
export const leave: Frame = { type: 'supervise', mode: 'leave' };
export const takeOver = (epoch: number, more: Frame = {}): Frame => ({ type: 'take-over', epoch, ...more });
export const whisper = (text: string, epoch = 1): Frame => ({
  type: 'post',
  audience: 'whisper',
  text,
  epoch,
});
/** For everyone. Staff name the epoch that they saw. */
export const say = (text: string, epoch?: number): Frame => ({
  type: 'post',
  audience: 'everyone',
  text,
  ...(epoch === undefined ? {} : { epoch }),
});
export const note = (text: string): Frame => ({ type: 'post', audience: 'staff', text });

/** A command that has to be accepted: what a test only passes through on its way. */
export const done = async (actor: Actor, frame: Frame): Promise<Frame> => {
  const answer = await actor.command(frame);
  expect(answer, JSON.stringify(frame)).toMatchObject({ type: 'accepted' });
  return answer;
};

export interface Talk {
  readonly world: World;
  readonly customer: Actor;
  /** Anna, who handles it. */
  readonly handler: Actor;
  readonly handlerDesk: Actor;
}

/** A conversation of `sales` that Anna, or somebody else, has accepted and answered; epoch 1. */
export const talkIn = async (world: World, n = 1, who: Identity = anna): Promise<Talk> => {
  const handlerDesk = await atDesk(world, who);
  const customer = await customerIn(world, n).enter();
  await done(customer, { type: 'post', audience: 'everyone', text: 'Hello' });
  const handler = await staffIn(world, who, n).enter();
  await done(handler, { type: 'accept', epoch: 0 });
  await done(handler, { type: 'post', audience: 'everyone', text: 'Good morning', epoch: 1 });
  return { world, customer, handler, handlerDesk };
};

export const talkUnder = async (preset: PresetName, options: StageOptions = {}): Promise<Talk> =>
  talkIn(presetWorld(preset, options));

export interface Watching {
  readonly desk: Actor;
  readonly watcher: Actor;
}

/** A supervisor who is available and watches. */
export const watch = async (world: World, who: Identity = maria, n = 1): Promise<Watching> => {
  const desk = await atDesk(world, who);
  const watcher = await staffIn(world, who, n).enter();
  await done(watcher, monitor);
  return { desk, watcher };
};

export const panelOf = (world: World, who: Identity = maria, id = 'sales'): Promise<Actor> =>
  workgroupOf(world, who, id).enter();

/** What somebody may do in the conversation now. */
export const mayOf = (actor: Actor): readonly string[] =>
  (actor.header.you as { readonly may: readonly string[] }).may;

/** What kinds of entries somebody is shown, in order. */
export const kindsOf = (actor: Actor): readonly unknown[] =>
  actor.timeline.map((entry) => (entry.body as Frame).kind);

/** The bodies of the entries of one kind that somebody is shown. */
export const bodiesOf = (actor: Actor, kind: string): readonly Frame[] =>
  actor.timeline.map((entry) => entry.body as Frame).filter((body) => body.kind === kind);

/** The rows of a list as its frames leave it. */
export const rowsOf = (list: Actor): ReadonlyMap<string, Frame> => {
  const rows = new Map<string, Frame>();
  for (const frame of list.frames) {
    // Colleagues change by frames of the same shape.
    if (frame.type === 'staff') continue;
    for (const row of (frame.rows ?? frame.changed ?? []) as Frame[]) rows.set(String(row.conversation), row);
    for (const id of (frame.removed ?? []) as string[]) rows.delete(id);
  }
  return rows;
};

/** The row of one conversation; empty when it is not in the list. */
export const rowIn = (list: Actor, n = 1): Frame => rowsOf(list).get(conversationId(n)) ?? {};

/** What stands on a desk as its frames leave it, in the order in which it stands there. */
export const itemsOf = (desk: Actor): readonly Frame[] => {
  const items = new Map<string, Frame>();
  const put = (item: Frame): unknown => items.set(String((item.row as Frame).conversation), item);
  for (const frame of desk.frames) {
    if (frame.type === 'welcome') for (const item of frame.items as Frame[]) put(item);
    if (frame.type !== 'items') continue;
    for (const item of frame.changed as Frame[]) put(item);
    for (const id of frame.removed as string[]) items.delete(id);
  }
  return [...items.values()];
};

/** What a conversation gives to read over HTTP; null where there is nothing for them. */
export const readAs = async (world: World, who: Identity, path: string, n = 1): Promise<string | null> => {
  const credential = { kind: 'token', value: world.tokenFor(who) } as const;
  return (await world.conversation(conversationId(n)).request({ path, credential }))?.body ?? null;
};

/**
 * Asks for what must be refused: the conversation's storage stays as it is to the byte, and nobody of `others` is
 * sent anything.
 */
export const refusedQuietly = async (
  world: World,
  asker: Actor,
  frame: Frame,
  others: readonly Actor[],
  n = 1,
): Promise<Frame> => {
  const { storage } = world.conversation(conversationId(n));
  const before = { stored: storage.dump(), told: others.map(({ end }) => [...end.texts]) };
  const answer = await asker.command(frame);
  await world.advance(1_000);
  expect(answer, JSON.stringify(frame)).toMatchObject({ type: 'refused' });
  expect(storage.dump()).toEqual(before.stored);
  expect(others.map(({ end }) => [...end.texts])).toEqual(before.told);
  return answer;
};

/** Lets time pass; these stay connected, as clients do by their pings. */
export const pass = async (world: World, seconds: number, connected: readonly Actor[]): Promise<void> => {
  for (let left = seconds; left > 0; left -= 10) {
    for (const { end } of connected) end.send({ type: 'ping', received: end.texts.length });
    await world.advance(Math.min(left, 10) * 1_000);
  }
};

/** Commands that are all on their way before the first of them is looked at; the answers in the same order. */
export const atOnce = async (
  world: World,
  asks: readonly (readonly [Actor, Frame])[],
): Promise<readonly Frame[]> => {
  const sent = asks.map(([actor, frame]) => ({ actor, commandId: `${actor.device}:${actor.next}`, frame }));
  for (const { actor, commandId, frame } of sent) actor.send({ ...frame, commandId });
  await world.flush();
  return sent.map(({ actor, commandId }) => {
    actor.check();
    const answer = actor.frames.findLast((each) => each.commandId === commandId) ?? {};
    if (answer.type === 'accepted') actor.next += 1;
    return answer;
  });
};

/** Something that supervisors do unseen, at one of the places of a talk. */
export type Unseen = (stage: {
  readonly world: World;
  readonly watcher: Actor;
  readonly second: Actor;
  readonly desk: Actor;
}) => Promise<unknown>;

const supervisorsIn = async (world: World) => ({
  desk: await atDesk(world, maria),
  secondDesk: await atDesk(world, luis),
  watcher: staffIn(world, maria),
  second: staffIn(world, luis),
});

/**
 * Every byte that customer and agents are sent in one and the same talk, on all of their sockets and over HTTP, and
 * what their clients can read of it afterwards; with something done unseen at each of its places.
 */
export const sentIn = async (
  preset: PresetName,
  unseen: readonly Unseen[],
  options: StageOptions = {},
): Promise<Readonly<Record<string, unknown>>> => {
  const world = presetWorld(preset, options);
  const backstage = unseen.length > 0 ? await supervisorsIn(world) : null;
  const othersDesk = await atDesk(world, ben);
  const queue = await workgroupOf(world, ben).enter();
  const own = await workgroupOf(world, anna).enter();
  const { customer, handler, handlerDesk } = await talkIn(world);
  const people = { customer, handler, handlerDesk, othersDesk, queue, own };
  const at = async (place: number): Promise<void> => {
    if (backstage) await unseen[place]?.({ world, ...backstage });
    const hidden = Object.values(backstage ?? {}).filter(({ end, frames }) => !end.closedWith && frames[0]);
    await pass(world, 30, [...Object.values(people), ...hidden]);
  };
  await at(0);
  handler.send({ type: 'set-typing', active: true });
  handler.send({ type: 'set-draft', text: 'Let me l' });
  await done(handler, { type: 'post', audience: 'everyone', text: 'Let me look', epoch: 1 });
  await at(1);
  customer.send({ type: 'mark-read', delivered: 3, read: 3 });
  customer.send({ type: 'set-typing', active: true });
  await done(customer, { type: 'post', audience: 'everyone', text: 'Thanks' });
  await done(handler, note('A hard one'));
  await at(2);
  customer.end.drop();
  handler.end.drop();
  await world.advance(3_000);
  const before = [...customer.end.texts, ...handler.end.texts];
  await customer.enter(customer.cursor);
  await handler.enter(handler.cursor);
  const back = [...customer.end.texts, ...handler.end.texts];
  await handler.enter();
  await done(handler, { type: 'post', audience: 'everyone', text: 'Found it', epoch: 1 });
  await at(3);
  await done(customer, { type: 'end' });
  await done(handler, { type: 'wrap-up', disposition: 'Found' });
  await at(4);
  const room = world.conversation(conversationId(1));
  const read = async (path: string, who: Identity | null): Promise<unknown> =>
    room.request({
      path,
      credential: who
        ? { kind: 'token', value: world.tokenFor(who) }
        : { kind: 'secret', value: secretFor(1) },
    });
  expect(world.faults).toEqual([]);
  return {
    before,
    back,
    transcript: await read('transcript', null),
    timeline: await read('timeline.json', null),
    agents: [await read('transcript.json', anna), await read('record.json', anna)],
    ...Object.fromEntries(Object.entries(people).map(([name, { end }]) => [name, end.texts])),
  };
};

/** The conversation as it is when another channel's adapter has begun it; everybody in it stays connected. */
export const overChannel = async ({ world }: Talk, channel: ChannelName): Promise<void> => {
  const room = world.conversation(conversationId(1));
  const state = (await room.storage.get('state')) as Frame;
  await room.storage.write(new Map([['state', { ...state, channel }]]));
  await room.sleep();
};
