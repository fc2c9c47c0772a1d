/** A floor with many live conversations, made and moved on by the rules, as their rooms would tell the workgroup. */
import type { StaffRow } from '../../core/domain/availability.js';
import { newConversation } from '../../core/domain/conversation.js';
import type { ConversationId, Incarnation } from '../../core/domain/ids.js';
import type { PolicyOverrides } from '../../core/domain/policy.js';
import type { Summary } from '../../core/domain/summary.js';
import { summaryOf } from '../../core/domain/summary.js';
import { agent, carla, documentOf, SALES, sam, Talk } from '../../test/support/builders.js';

export const floor = { conversations: 1_000, agents: 50, queuedEvery: 50, watchedEvery: 25 } as const;

/** Agents are asked by turns; nobody has a free place, so that no offer changes the floor while it is measured. */
export const policy = {
  routing: { strategy: 'longest-idle' },
  monitors: { requires: 'signed-in', perSupervisor: 'unlimited' },
} as const satisfies PolicyOverrides;

const minute = 60_000;
const places = floor.conversations / floor.agents;

/** What its name says tells a frame about one that agents are to know nothing of. */
export const activePrefix = 'cv_active';
const idOf = (index: number): ConversationId =>
  `${isQueued(index) ? 'cv_queue' : activePrefix}${String(index).padStart(isQueued(index) ? 17 : 16, '0')}` as ConversationId;

export const isQueued = (index: number): boolean => index % floor.queuedEvery === 0;

const agents = Array.from({ length: floor.agents }, (_, index) => agent(`Agent-${index}`));
const handlerOf = (index: number): (typeof agents)[number] => agents[index % floor.agents] ?? agent('Anna');

const talkOf = (index: number, now: number): Talk => {
  const handler = handlerOf(index);
  const talk = new Talk(policy, [carla, handler, sam]);
  const openedAt = now - (2 + (index % 20)) * minute;
  talk.now = openedAt;
  talk.state = newConversation({
    id: idOf(index),
    incarnation: 'life-1' as Incarnation,
    workgroup: SALES,
    document: documentOf(policy),
    channel: 'web',
    openedAt,
    customer: { id: carla.id, name: `Customer ${index}`, verified: true },
  });
  talk.say(carla, 'Hello, my parcel has not come, and the page says that it has. What now?');
  if (isQueued(index)) return talk;
  talk.now += 20_000;
  talk.accept(handler).say(handler, 'I am sorry to hear that. Let me look where it is.');
  if (index % floor.watchedEvery === 1) talk.monitor(sam);
  return talk;
};

export const staffOf = (now: number): readonly StaffRow[] =>
  agents.map(({ id, name, role }, index) => ({
    id,
    name,
    role,
    availability: { kind: 'available', since: now - minute * 60, reason: null, setBy: 'self' },
    version: 1,
    grants: ['handle'],
    own: places,
    sessions: places,
    maxSessions: places,
    idleSince: now - minute - index,
  }));

export class Floor {
  readonly #talks: readonly Talk[];
  #next = 0;

  constructor(now: number) {
    this.#talks = Array.from({ length: floor.conversations }, (_, index) => talkOf(index, now));
  }

  summaries(): readonly Summary[] {
    return this.#talks.map((talk) => summaryOf(talk.state, talk.presence));
  }

  /** In each of the next ones somebody says something: customer and agent by turns. */
  moveOn(count: number, now: number): readonly Summary[] {
    return Array.from({ length: count }, () => {
      const turn = Math.floor(this.#next / floor.conversations);
      const index = this.#next % floor.conversations;
      this.#next += 1;
      return this.#said(index, turn, now);
    });
  }

  #said(index: number, turn: number, now: number): Summary {
    const talk = this.#talks[index];
    if (!talk) throw new RangeError(`There is no conversation ${index}.`);
    talk.now = now;
    const who = isQueued(index) || turn % 2 === 0 ? carla : handlerOf(index);
    talk.say(who, 'This is replaced when it is sent.');
    return summaryOf(talk.state, talk.presence);
  }
}
