/**
 * A floor with conversations and staff, in memory and without rooms: the real decisions and the real redaction, and
 * every client told at once. What an element shows over it is what it would show over a server.
 */
import type { Asked, JoinGiven, TakeOverGiven } from '../../client/conversation-asks.js';
import { commandOf } from '../../client/conversation-asks.js';
import type { UploadAnswer } from '../../client/files.js';
import type {
  Answer,
  ConversationPort,
  ConversationSnapshot,
  DeskPort,
  DeskSnapshot,
  PendingMessage,
  PostOptions,
  RoomClient,
  WorkgroupPort,
  WorkgroupSnapshot,
} from '../../client/snapshots.js';
import type { StaffClients } from '../../components/shared/staff-clients.js';
import type { Availability, AvailabilityKind, StaffRow } from '../../core/domain/availability.js';
import type { Command } from '../../core/domain/command.js';
import { deskItemFor } from '../../core/domain/desk-item.js';
import { mirrorItems } from '../../core/domain/desk-mirror.js';
import type { Seen, Sight } from '../../core/domain/desk-seen.js';
import { isSameSeen, seenWith } from '../../core/domain/desk-seen.js';
import type { Identity } from '../../core/domain/identity.js';
import type { ConversationId, FileId, PersonId, WorkgroupId } from '../../core/domain/ids.js';
import type { PolicyOverrides } from '../../core/domain/policy.js';
import { presenceLevels } from '../../core/domain/policy.js';
import type { Refusal } from '../../core/domain/refusal.js';
import { refusals } from '../../core/domain/refusal.js';
import type { ReservationRequest } from '../../core/domain/reservation.js';
import { reservationFor } from '../../core/domain/reservation.js';
import type { DeskItem } from '../../core/domain/summary.js';
import { rowFor, summaryOf } from '../../core/domain/summary.js';
import type { EntryView } from '../../core/domain/view.js';
import type { VisitorClaims } from '../../core/domain/visitor-context.js';
import { SALES, Talk } from './builders.js';
import { ScriptedArchive } from './scripted-archive.js';

type Live = { -readonly [Key in keyof ConversationSnapshot]: ConversationSnapshot[Key] };

/** What every client of the floor does: it has a snapshot, and counts what it is asked. */
abstract class FloorClient<Snapshot> extends EventTarget implements RoomClient<Snapshot> {
  connects = 0;
  disconnects = 0;
  isConnected = false;
  protected readonly floor: Floor;

  constructor(floor: Floor) {
    super();
    this.floor = floor;
  }

  abstract readonly snapshot: Snapshot;

  connect(): void {
    this.connects += 1;
    this.isConnected = true;
    this.floor.clients.add(this);
    this.tell();
  }

  disconnect(): void {
    this.disconnects += 1;
    this.isConnected = false;
    this.floor.clients.delete(this);
  }

  close(): readonly string[] {
    this.disconnect();
    return [];
  }

  retryNow(): void {}

  tell(): void {
    this.dispatchEvent(new Event('change'));
  }

  protected get connection(): ConversationSnapshot['connection'] {
    return this.isConnected ? this.floor.connection : { kind: 'idle' };
  }
}

export class FloorConversation extends FloorClient<ConversationSnapshot> implements ConversationPort {
  /** Every ask, as its name and what it was given. */
  readonly calls: (readonly [name: string, ...args: unknown[]])[] = [];
  /** Set by a test to what the room alone would tell. */
  readonly extra: Partial<Live> = {};
  /** While true, messages stay on their way. */
  isSlow = false;
  #pending: readonly PendingMessage[] = [];
  #drawn = 0;

  readonly talk: Talk;
  readonly who: Identity;

  constructor(floor: Floor, talk: Talk, who: Identity) {
    super(floor);
    this.talk = talk;
    this.who = who;
  }

  get snapshot(): ConversationSnapshot {
    const isWelcomed = this.isConnected;
    return {
      connection: this.connection,
      header: isWelcomed ? this.talk.header(this.who) : null,
      entries: isWelcomed ? (this.talk.seen(this.who) as readonly EntryView[]) : [],
      hasOlder: false,
      isLoadingOlder: false,
      pending: this.#pending,
      marks: this.talk.state.marks,
      typing: [],
      draft: null,
      alsoAnsweredBy: null,
      ...this.extra,
    };
  }

  post(text: string, audience: PendingMessage['audience'] = 'everyone', more: PostOptions = {}): void {
    this.calls.push(['post', text, audience, ...(more.isSuggestion ? [more] : [])]);
    this.#drawn += 1;
    const localId = `local-${this.#drawn}`;
    this.#pending = [
      ...this.#pending,
      { localId, audience, text, ...more, writtenAt: Date.now(), state: { kind: 'sending' } },
    ];
    if (this.isSlow) this.tell();
    else this.deliver();
  }

  /** Sends what is pending, under the epoch that was seen when it was written or another one. */
  deliver(epoch = this.talk.epoch): void {
    for (const message of this.#pending) {
      const { audience, text, isSuggestion: suggestion } = message;
      const files = message.files?.map(({ id }) => id);
      const answer = this.#decide({ type: 'post', audience, text, epoch, suggestion, files });
      const rest = this.#pending.filter((each) => each !== message);
      this.#pending =
        answer.kind === 'refused'
          ? [...rest, { ...message, state: { kind: 'failed', refusal: answer.refusal } }]
          : rest;
    }
    this.floor.tell();
  }

  retry(localId: string): void {
    this.calls.push(['retry', localId]);
  }

  discard(localId: string): string | null {
    this.calls.push(['discard', localId]);
    const found = this.#pending.find((each) => each.localId === localId);
    this.#pending = this.#pending.filter((each) => each !== found);
    this.tell();
    return found?.text ?? null;
  }

  ask = (asked: Asked): Promise<Answer> => this.#ask(asked.type, asked);
  accept = (): Promise<Answer> => this.#ask('accept', { type: 'accept' });
  monitor = (): Promise<Answer> => this.#ask('monitor', { type: 'supervise', mode: 'monitor' });
  join = (given?: JoinGiven): Promise<Answer> =>
    this.#ask('join', { type: 'supervise', mode: 'join', ...given });
  leave = (): Promise<Answer> => this.#ask('leave', { type: 'supervise', mode: 'leave' });
  takeOver = (given?: TakeOverGiven): Promise<Answer> =>
    this.#ask('takeOver', { type: 'take-over', ...given });
  handBack = (): Promise<Answer> => this.#ask('handBack', { type: 'hand-back' });
  end = (): Promise<Answer> => this.#ask('end', { type: 'end' });
  wrapUp = (disposition: string): Promise<Answer> => this.#ask('wrapUp', { type: 'wrap-up', disposition });

  setTyping(active: boolean): void {
    this.calls.push(['setTyping', active]);
  }
  setDraft(text: string): void {
    this.calls.push(['setDraft', text]);
  }
  setContext(context: VisitorClaims): void {
    this.calls.push(['setContext', context]);
  }
  markRead(publicSeq: number): void {
    this.calls.push(['markRead', publicSeq]);
  }
  async loadOlder(): Promise<void> {
    this.calls.push(['loadOlder']);
  }
  async upload(file: File): Promise<UploadAnswer> {
    this.calls.push(['upload', file]);
    return { kind: 'lost' };
  }
  async removeUpload(file: FileId): Promise<void> {
    this.calls.push(['removeUpload', file]);
  }

  async linkTo(file: FileId): Promise<string | null> {
    this.calls.push(['linkTo', file]);
    return null;
  }

  /** How often something was asked. */
  count(name: string): number {
    return this.calls.filter(([called]) => called === name).length;
  }

  async #ask(name: string, asked: Asked): Promise<Answer> {
    const command = commandOf(asked, this.talk.epoch);
    this.calls.push([name, command]);
    await this.floor.delay;
    const answer = this.#decide(command);
    this.floor.tell();
    return answer;
  }

  #decide(command: Command): Answer {
    const isThere = this.floor.isThere(this.who, reservationFor(this.talk.state, this.who, command));
    const given = this.talk.facts;
    if (!isThere) this.talk.facts = { reservation: { kind: 'unavailable' } };
    const decision = this.talk.ask(this.who, command);
    this.talk.facts = given;
    if (decision.kind !== 'refused') return { kind: 'accepted' };
    return { kind: 'refused', refusal: frameOf(decision.refusal) };
  }
}

const frameOf = (refusal: Refusal): Extract<Answer, { kind: 'refused' }>['refusal'] => ({
  type: 'refused',
  sentence: refusals[refusal.code],
  ...refusal,
});

export class FloorDesk extends FloorClient<DeskSnapshot> implements DeskPort {
  readonly who: Identity;
  /** Whose desk, where it is looked at by somebody else. */
  readonly of: PersonId | undefined;
  /** What happened while its owner was not there. */
  notices: DeskSnapshot['notices'] = [];
  /** What has ended, and was erased, since it was connected. */
  closed: DeskSnapshot['closed'] = [];
  erased: DeskSnapshot['erased'] = [];
  /** In a mirror: what its owner has open. */
  front: ConversationId | null = null;

  constructor(floor: Floor, who: Identity, of?: PersonId) {
    super(floor);
    this.who = who;
    this.of = of;
  }

  get snapshot(): DeskSnapshot {
    const { floor, who, of } = this;
    const owner = of ?? who.id;
    const named = floor.staff.find((each) => each.id === of)?.name ?? owner;
    const mirror = of === undefined ? null : { of: { id: of, name: named } };
    const { closed, erased, notices } = this;
    const nothing = { closed, erased, notices, mirror, front: this.front };
    if (!this.isConnected) {
      return { connection: this.connection, you: null, availability: null, items: [], ...nothing };
    }
    const all = [...floor.talks.values()].flatMap(
      (talk) => deskItemFor(talk.state, talk.presence, owner) ?? [],
    );
    const items =
      of === undefined
        ? all.map((item) => floor.ownItem(who, item))
        : mirrorItems(all, Object.keys(who.grants) as WorkgroupId[]);
    const workgroups = Object.entries(who.grants).map(([id, grants]) => ({
      id: id as WorkgroupId,
      label: floor.labels[id] ?? id,
      grants,
    }));
    const { id, name, role, maxSessions } = who;
    return {
      connection: this.connection,
      you: { id, name, role, maxSessions, workgroups },
      availability: floor.availabilityOf(who),
      items,
      ...nothing,
    };
  }

  setAvailability(kind: AvailabilityKind, reason?: string): void {
    this.floor.setAvailability(this.who, kind, reason);
  }

  /** What was said to be open, in order. */
  readonly fronts: (ConversationId | null)[] = [];

  setFront(conversation: ConversationId | null): void {
    this.fronts.push(conversation);
  }

  setSeen(conversation: ConversationId, sight: Sight): void {
    const item = this.snapshot.items.find(({ row }) => row.conversation === conversation);
    if (!item || isSameSeen(seenWith(item, sight), item.seen)) return;
    this.floor.seen.set(`${this.who.id} ${conversation}`, seenWith(item, sight));
    this.floor.tell();
  }

  dismissNotice(id: string): void {
    this.notices = this.notices.filter((each) => each.id !== id);
    this.tell();
  }
}

class FloorWorkgroup extends FloorClient<WorkgroupSnapshot> implements WorkgroupPort {
  readonly id: WorkgroupId;
  readonly who: Identity;

  constructor(floor: Floor, id: WorkgroupId, who: Identity) {
    super(floor);
    this.id = id;
    this.who = who;
  }

  get snapshot(): WorkgroupSnapshot {
    const { floor, who, id } = this;
    const nothing = { house: floor.house, figures: floor.figures, mayPull: floor.mayPull };
    if (!this.isConnected)
      return { connection: this.connection, workgroup: null, rows: [], staff: [], ...nothing };
    const rows = [...floor.talks.values()]
      .filter((talk) => talk.state.workgroup === id)
      .flatMap((talk) => rowFor(who, summaryOf(talk.state, talk.presence)) ?? []);
    return {
      connection: this.connection,
      workgroup: { id, label: floor.labels[id] ?? id },
      rows,
      staff: who.role === 'supervisor' ? floor.staff : [],
      ...nothing,
    };
  }
}

export interface FloorTalk {
  readonly customer?: string;
  readonly verified?: boolean;
  readonly policy?: PolicyOverrides;
  readonly openedAt?: number;
}

export class Floor {
  readonly talks = new Map<ConversationId, Talk>();
  readonly clients = new Set<FloorClient<unknown>>();
  readonly labels: Record<string, string> = { [SALES]: 'Sales' };
  /** Every client that was made, connected or not. */
  readonly made: FloorClient<unknown>[] = [];
  connection: ConversationSnapshot['connection'] = { kind: 'live', isComplete: true };
  /** Asks are answered when this is done. */
  delay: Promise<void> = Promise.resolve();
  staff: readonly StaffRow[] = [];
  /** What a supervisor is told of the policy, and the figures. */
  house: WorkgroupSnapshot['house'] = null;
  figures: WorkgroupSnapshot['figures'] = null;
  /** Whether agents may take from the queue what was not offered to them. */
  mayPull = true;
  /** What can be read beside the rooms, for everybody alike. */
  readonly archive = new ScriptedArchive();
  readonly #availability = new Map<string, Availability>();
  /** How far each has seen what stands on their desk: it outlives their page. */
  readonly seen = new Map<string, Seen>();

  /** A conversation of a customer, in the queue. */
  add({ customer = 'Carla', verified = true, policy = {}, openedAt = Date.now() }: FloorTalk = {}): Talk {
    const talk = new Talk(policy);
    const id = `cv_${String(this.talks.size + 1).padStart(22, '0')}` as ConversationId;
    talk.now = openedAt;
    talk.state = {
      ...talk.state,
      id,
      openedAt,
      phase: { kind: 'queued', since: openedAt },
      customer: { ...talk.state.customer, name: customer, verified },
    };
    this.talks.set(id, talk);
    return talk;
  }

  /** Tells every client, as the rooms would after a change. */
  tell(): void {
    for (const client of [...this.clients]) client.tell();
  }

  /** What an element of this person is given. */
  clientsOf(who: Identity): StaffClients {
    const keep = <Client extends FloorClient<unknown>>(client: Client): Client => {
      this.made.push(client);
      return client;
    };
    return {
      desk: (_options, of) => keep(new FloorDesk(this, who, of)),
      archive: () => this.archive,
      workgroup: (_options, id) => keep(new FloorWorkgroup(this, id, who)),
      conversation: (_options, id) => {
        const talk = this.talks.get(id);
        if (!talk) throw new Error(`The floor has no conversation ${id}.`);
        return keep(new FloorConversation(this, talk, who));
      },
    };
  }

  /** A connected client of one conversation. */
  client(talk: Talk, who: Identity): FloorConversation {
    const client = new FloorConversation(this, talk, who);
    client.connect();
    return client;
  }

  /** The client that an element opened for a conversation. */
  opened(talk: Talk, who: Identity): FloorConversation {
    const found = this.made.findLast(
      (each): each is FloorConversation =>
        each instanceof FloorConversation && each.talk === talk && each.who.id === who.id,
    );
    if (!found) throw new Error(`${who.name} has not opened this conversation.`);
    return found;
  }

  /** As the desk gives it to its owner. */
  ownItem({ id }: Identity, item: DeskItem): DeskItem {
    const seen = this.seen.get(`${id} ${item.row.conversation}`);
    return seen ? { ...item, seen } : item;
  }

  availabilityOf(who: Identity): Availability {
    return this.#availability.get(who.id) ?? { kind: 'available', since: 0, reason: null, setBy: 'self' };
  }

  /** As the desk of whoever asks would answer; those of others have a place and are there. */
  isThere(who: Identity, request: ReservationRequest | null): boolean {
    if (request?.desk !== who.id) return true;
    const levels = { offline: 'signed-in', away: 'online', available: 'available' } as const;
    const is = presenceLevels.indexOf(levels[this.availabilityOf(who).kind]);
    return is >= presenceLevels.indexOf(request.requires);
  }

  setAvailability(who: Identity, kind: AvailabilityKind, reason: string | null = null): void {
    this.#availability.set(who.id, { kind, since: Date.now(), reason, setBy: 'self' });
    this.tell();
  }
}
