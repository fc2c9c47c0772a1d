/**
 * People, and conversations brought to a state by the commands that real people give. `Talk` does what a room does
 * around the pure core - decide, evolve, place, keep deadlines - and nothing else: no sockets, no storage, no clock.
 */

import type { Change } from '../../core/domain/change.js';
import type { ChannelName } from '../../core/domain/channels.js';
import type { Command, HandOffTarget } from '../../core/domain/command.js';
import type { ConversationState } from '../../core/domain/conversation.js';
import { newConversation } from '../../core/domain/conversation.js';
import { nextDeadline } from '../../core/domain/deadlines.js';
import { decide } from '../../core/domain/decide.js';
import { decideOverdue, reconcilePresence } from '../../core/domain/decide-time.js';
import type { Decision, Facts, Outcome } from '../../core/domain/decision.js';
import { evolveAll, evolvePlaced } from '../../core/domain/evolve.js';
import type { Header } from '../../core/domain/header.js';
import { headerFor } from '../../core/domain/header.js';
import type { Grant, Identity, Role } from '../../core/domain/identity.js';
import { personOf } from '../../core/domain/identity.js';
import type { ConversationId, EntryId, Incarnation, PersonId, WorkgroupId } from '../../core/domain/ids.js';
import { offerTo } from '../../core/domain/offer.js';
import type { PolicyDocument, PolicyOverrides } from '../../core/domain/policy.js';
import { policyWith } from '../../core/domain/policy.js';
import type { Presence } from '../../core/domain/presence.js';
import type { RefusalCode } from '../../core/domain/refusal.js';
import { reservationFor } from '../../core/domain/reservation.js';
import type { Audience, Entry } from '../../core/domain/timeline.js';
import { place } from '../../core/domain/timeline.js';
import type { EntryView } from '../../core/domain/view.js';
import { entriesFor, scopeOf } from '../../core/domain/view.js';

export const SALES = 'sales' as WorkgroupId;
/** Another team, under a policy of its own. */
export const SUPPORT = 'support' as WorkgroupId;
export const START = 1_700_000_000_000;

const supervisorGrants: readonly Grant[] = ['monitor', 'whisper', 'join', 'takeover'];

const person = (role: Role, id: string, name: string, given: readonly Grant[]): Identity => ({
  id: id as PersonId,
  name,
  role,
  verified: true,
  grants: given.length === 0 ? {} : { [SALES]: given },
  supervisor: role === 'supervisor',
  maxSessions: 8,
  issuedAt: 0,
  expiresAt: null,
});

export const customer = (name: string): Identity => person('customer', `c-${name.toLowerCase()}`, name, []);
export const agent = (name: string, given: readonly Grant[] = ['handle']): Identity =>
  person('agent', `a-${name.toLowerCase()}`, name, given);
export const supervisor = (name: string, given: readonly Grant[] = supervisorGrants): Identity =>
  person('supervisor', `s-${name.toLowerCase()}`, name, given);

/** The same person with a token that allows something else. */
export const granted = (who: Identity, given: readonly Grant[]): Identity => ({
  ...who,
  grants: { [SALES]: given },
});
export const without = (who: Identity, grant: Grant): Identity =>
  granted(
    who,
    (who.grants[SALES] ?? []).filter((each) => each !== grant),
  );

export const carla = customer('Carla');
export const anna = agent('Anna');
export const bert = agent('Bert');
export const sam = supervisor('Sam');
export const tess = supervisor('Tess');
/** A supervisor who also takes conversations. */
export const uma = supervisor('Uma', ['handle', ...supervisorGrants]);

/** As a room will: one source of ids per level, so that a hidden entry draws nothing from what others can see. */
const levelOf = {
  everyone: 'public',
  staff: 'staff',
  whisper: 'staff',
  supervisors: 'audit',
} as const satisfies Record<Audience['kind'], string>;

const cast = (): readonly Identity[] => [anna, bert, sam, tess, uma];

export const documentOf = (policy: PolicyOverrides = {}, version = 0, label = 'Sales'): PolicyDocument => ({
  version,
  label,
  policy: policyWith(policy),
});
/** The workgroup to which it can be handed off, and who would be asked there. */
export const support = {
  workgroup: SUPPORT,
  document: documentOf({}, 3, 'Support'),
  candidate: null,
} as const;

/** Desks with free places, of people who are there. */
export const factsFor = (state: ConversationState, who: Identity, command: Command): Facts => {
  if (command.type === 'hand-off' && command.to.kind === 'workgroup') {
    return { destination: command.to.id === SUPPORT ? { ...support, candidate: personOf(bert) } : null };
  }
  const request = reservationFor(state, who, command);
  const person = [who, ...cast()].find(({ id }) => id === request?.desk);
  if (!request) return {};
  return {
    reservation: person
      ? { kind: 'reserved', person: personOf(person), over: null }
      : { kind: 'unavailable' },
  };
};

const refusalOf = (decision: Decision): RefusalCode | null =>
  decision.kind === 'refused' ? decision.refusal.code : null;

export class Talk {
  state: ConversationState;
  entries: readonly Entry[] = [];
  now = START;
  /** What other rooms answer; by default every desk has a free place for whomever it belongs to. */
  facts: Facts | null = null;
  /** Called after every turn, be it an ask, a connection or a deadline. */
  onTurn: (talk: Talk) => void = () => {};
  /** What was applied, turn by turn: the state is no more than this. */
  turns: readonly { readonly changes: readonly Change[]; readonly placed: readonly Entry[] }[] = [];
  readonly #present: Set<PersonId>;
  readonly #drawn: Record<string, number> = {};

  constructor(
    policy: PolicyOverrides = {},
    present: readonly Identity[] = [carla, anna, bert, sam, tess, uma],
    channel: ChannelName = 'web',
  ) {
    this.#present = new Set(present.map(({ id }) => id));
    this.state = newConversation({
      id: 'cv_0123456789abcdefghijkl' as ConversationId,
      incarnation: 'life-1' as Incarnation,
      workgroup: SALES,
      document: documentOf(policy),
      channel,
      openedAt: START,
      customer: { id: carla.id, name: carla.name, verified: true },
    });
  }

  get epoch(): number {
    return this.state.epoch;
  }

  get presence(): Presence {
    return { customer: this.#present.has(carla.id), staff: this.#present };
  }

  /** Asks, and applies what was accepted. The state that `decide` is given is frozen: it changes nothing itself. */
  ask(who: Identity, command: Command): Decision {
    const facts = this.facts ?? factsFor(this.state, who, command);
    const decision = decide({ state: deepFreeze(this.state), who, command, now: this.now, facts });
    if (decision.kind === 'accepted') this.#apply(decision);
    this.#reconcile();
    this.onTurn(this);
    return decision;
  }

  /** What the house does without anybody asking: an offer by routing, another policy, erasure. */
  house(outcome: Outcome): this {
    this.#apply(outcome);
    this.#reconcile();
    this.onTurn(this);
    return this;
  }

  /** Asks what must be accepted; anything else is a mistake in the test's own preparation. */
  do(who: Identity, command: Command): this {
    const code = refusalOf(this.ask(who, command));
    if (code) throw new Error(`${who.name} was refused ${command.type} with ${code}.`);
    return this;
  }

  /** Asks what must be refused, and gives the code. */
  refusal(who: Identity, command: Command): RefusalCode {
    const code = refusalOf(this.ask(who, command));
    if (!code) throw new Error(`${who.name} was allowed ${command.type}.`);
    return code;
  }

  accept = (who: Identity): this => this.do(who, { type: 'accept', epoch: this.epoch });
  monitor = (who: Identity): this => this.do(who, { type: 'supervise', mode: 'monitor' });
  join = (who: Identity): this => this.do(who, { type: 'supervise', mode: 'join' });
  leave = (who: Identity): this => this.do(who, { type: 'supervise', mode: 'leave' });
  takeOver = (who: Identity, reason?: string): this =>
    this.do(who, { type: 'take-over', epoch: this.epoch, reason });
  handBack = (who: Identity): this => this.do(who, { type: 'hand-back', epoch: this.epoch });
  follow = (who: Identity, agent: Identity): this =>
    this.do(who, { type: 'supervise', mode: 'monitor', follow: agent.id });
  offer = (to: Identity): this => this.house(offerTo(this.state, personOf(to), this.now));
  decline = (who: Identity, reason?: string): this => this.do(who, { type: 'decline', reason });
  handOff = (who: Identity, to: HandOffTarget, manner: 'cold' | 'warm' = 'cold', note?: string): this =>
    this.do(who, { type: 'hand-off', epoch: this.epoch, to, manner, note });
  assign = (who: Identity, to: Identity, reason?: string): this =>
    this.do(who, { type: 'assign', epoch: this.epoch, to: to.id, reason });
  suggest = (who: Identity, text: string): this =>
    this.do(who, { type: 'post', audience: 'whisper', text, epoch: this.epoch, suggestion: true });
  agree = (agreed = true): this =>
    this.do(carla, { type: 'consent', version: this.state.policy.consentText.version, agreed });
  end = (who: Identity): this => this.do(who, { type: 'end' });
  wrapUp = (who: Identity): this => this.do(who, { type: 'wrap-up', disposition: 'solved' });
  say = (who: Identity, text: string): this => this.#post(who, 'everyone', text);
  note = (who: Identity, text: string): this => this.#post(who, 'staff', text);
  whisper = (who: Identity, text: string): this => this.#post(who, 'whisper', text);

  connect(who: Identity): this {
    this.#present.add(who.id);
    this.#reconcile();
    this.onTurn(this);
    return this;
  }

  drop(who: Identity): this {
    this.#present.delete(who.id);
    this.#reconcile();
    this.onTurn(this);
    return this;
  }

  isPresent(who: Identity): boolean {
    return this.#present.has(who.id);
  }

  /** Lets time pass; each deadline is met at its own moment, as a timer would. */
  sleep(seconds: number): this {
    return this.sleepUntil(this.now + seconds * 1000);
  }

  sleepUntil(then: number): this {
    for (let next = nextDeadline(this.state.deadlines); next !== null && next <= then; ) {
      this.now = Math.max(this.now, next);
      this.#apply(decideOverdue(deepFreeze(this.state), this.now));
      this.#reconcile();
      this.onTurn(this);
      next = nextDeadline(this.state.deadlines);
    }
    this.now = then;
    return this;
  }

  header(who: Identity): Header {
    return headerFor(this.state, who, this.presence);
  }

  seen(who: Identity): readonly EntryView[] {
    return entriesFor(scopeOf(this.state, who), who, this.entries);
  }

  /** All that this person's screen is made of, as bytes. */
  bytes(who: Identity): string {
    return JSON.stringify([this.header(who), this.seen(who)]);
  }

  /** Everything, as bytes: equal before and after means that nothing at all happened. */
  everything(): string {
    return JSON.stringify([this.state, this.entries]);
  }

  /** What one viewer reads: texts of messages, kinds of everything else. */
  lines(who: Identity): readonly string[] {
    return this.seen(who).map(({ body }) => (body.kind === 'message' ? body.text : `(${body.kind})`));
  }

  #post(who: Identity, audience: 'everyone' | 'staff' | 'whisper', text: string): this {
    const epoch = who.role === 'customer' ? undefined : this.epoch;
    return this.do(who, { type: 'post', audience, text, epoch });
  }

  #apply({ changes, entries: drafts }: Outcome): void {
    if (changes.length === 0 && drafts.length === 0) return;
    const { id: conversation, position, counts } = this.state;
    const placed = place(drafts, { conversation, position, counts }, this.now, (audience) =>
      this.#draw(audience),
    );
    this.entries = [...this.entries, ...placed];
    this.turns = [...this.turns, { changes, placed }];
    const evolved = evolvePlaced(evolveAll(this.state, changes), placed);
    this.state = { ...evolved, version: this.state.version + 1 };
  }

  #reconcile(): void {
    this.#apply({ changes: reconcilePresence(deepFreeze(this.state), this.#present, this.now), entries: [] });
  }

  #draw(audience: Audience): EntryId {
    const level = levelOf[audience.kind];
    this.#drawn[level] = (this.#drawn[level] ?? 0) + 1;
    return `${level}-${this.#drawn[level]}` as EntryId;
  }
}

export const queued = (policy?: PolicyOverrides): Talk => new Talk(policy);
/** Anna handles it. */
export const active = (policy?: PolicyOverrides): Talk => queued(policy).say(carla, 'Hello?').accept(anna);

export const deepFreeze = <T>(value: T): T => {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const each of Object.values(value)) deepFreeze(each);
  }
  return value;
};
