/** A desk's room: one person's availability, places and notices, what stands on their desk, and who looks at it. */
import type { DeskChange, DeskEntry, DeskState } from '../../core/domain/desk.js';
import { isNews, openlyTold, staffRowFor } from '../../core/domain/desk.js';
import { awayByMissedOffers, mayGoOnline } from '../../core/domain/desk-availability.js';
import { decideReserve, isWatched } from '../../core/domain/desk-capacity.js';
import { mayMirror } from '../../core/domain/desk-mirror.js';
import { entryAfter, partingOf } from '../../core/domain/desk-parting.js';
import { entrySeen, ownItem } from '../../core/domain/desk-seen.js';
import {
  arrival,
  deskDueAt,
  deskOverdue,
  itemFollows,
  reconcileAbsence,
} from '../../core/domain/desk-turns.js';
import type { Identity } from '../../core/domain/identity.js';
import type { ConversationId } from '../../core/domain/ids.js';
import { isWorkgroupId } from '../../core/domain/ids.js';
import type { Reservation } from '../../core/domain/reservation.js';
import { decode } from '../../core/protocol/decode.js';
import type { DeskUp } from '../../core/protocol/desk-up.js';
import { deskUp } from '../../core/protocol/desk-up.js';
import { limits } from '../../core/protocol/limits.js';
import type { AnswerTo, PeerAddress, PeerMessage, PeerQuestion } from '../../core/protocol/peer.js';
import { earliest } from './connections.js';
import { identityAt, mirrorAttachment, ownerAttachment } from './desk-attachment.js';
import { DeskAudience, encode } from './desk-audience.js';
import { DeskKeeper } from './desk-keeper.js';
import { DeskRules } from './desk-rules.js';
import { myWorkgroups, workgroupsOf } from './desk-workgroups.js';
import { inLumps, refusedText } from './frames.js';
import type { Topic } from './peer-news.js';
import { PeerNews } from './peer-news.js';
import type { Host } from './ports.js';
import type { RateName } from './rate-limit.js';
import type { WelcomedStaff } from './staff-room.js';
import { StaffRoom } from './staff-room.js';

type Said = Exclude<DeskUp, { type: 'hello' | 'ping' }>;
type Told<Type extends PeerMessage['type']> = Extract<PeerMessage, { type: Type }>;

/** What comes with every look at something is not taken from what a person does. */
const rateOf = {
  'set-availability': 'everyone',
  'dismiss-notice': 'everyone',
  'set-front': 'signal',
  'set-seen': 'signal',
} as const satisfies Record<Said['type'], RateName>;

/** After a failed write of what is due by itself. */
const retryMs = 1_000;

export class DeskRoom extends StaffRoom<DeskUp> {
  readonly #desk: DeskKeeper;
  readonly #audience: DeskAudience;
  readonly #rules: DeskRules;
  readonly #news: PeerNews;
  /** Which conversation the owner has open; of the moment, and therefore not stored. */
  #front: ConversationId | null = null;
  #notBefore = 0;

  constructor(host: Host) {
    super(host);
    this.#desk = new DeskKeeper(host);
    this.#rules = new DeskRules(host);
    this.#audience = new DeskAudience(this.#desk, () => this.connections.welcomed(), this.#rules.ruleIn);
    this.#news = new PeerNews(host, (address) => this.#messageFor(address));
  }

  protected async load(): Promise<void> {
    await this.#desk.load();
    this.#oweRows('now');
    this.#owePresence();
  }

  protected restore(attachment: unknown): Identity | null {
    return identityAt(attachment, this.#desk.state.profile);
  }

  protected attachmentOf(identity: Identity): unknown {
    if (identity.id === this.host.id) return ownerAttachment(identity);
    return mirrorAttachment(identity, this.#desk.state.profile, this.#rules.ruleIn);
  }

  protected async admits(identity: Identity): Promise<boolean> {
    if (identity.id === this.host.id) return true;
    await this.#rules.learn(identity, Object.keys(this.#desk.state.profile?.grants ?? {}));
    return mayMirror(this.#desk.state.profile, identity, this.#rules.ruleIn);
  }

  protected async welcomed(connection: WelcomedStaff, version: number): Promise<void> {
    const who = connection.session;
    const { settings, clock } = this.host;
    const isOwner = this.#audience.isOwner(connection);
    if (isOwner) {
      const changes = arrival(this.#desk.state, who, workgroupsOf(who, settings), clock.now());
      await this.#change(changes, null, connection);
    }
    const { state } = this.#desk;
    const { id, name, role, maxSessions } = who;
    const [first = [], ...more] = inLumps(this.#audience.itemsFor(connection));
    connection.sendCatchUp(
      encode({
        type: 'welcome',
        version,
        you: { id, name, role, maxSessions, workgroups: myWorkgroups(who, settings) },
        availability: state.availability,
        items: first,
        notices: isOwner ? state.notices : [],
        mirror: isOwner ? null : { of: { id: state.id, name: state.profile?.name ?? '' } },
        limits,
      }),
    );
    for (const changed of more) connection.sendCatchUp(encode({ type: 'items', changed, removed: [] }));
  }

  protected decode(data: unknown): ReturnType<typeof decode<DeskUp>> {
    return decode<DeskUp>(deskUp, data);
  }

  protected async take(connection: WelcomedStaff, frame: Said): Promise<void> {
    const now = this.host.clock.now();
    const retryAfter = this.buckets.take(connection.session, rateOf[frame.type], now);
    if (retryAfter !== null) return connection.tooMuch(retryAfter, now);
    // Who looks over a shoulder has no hand in it.
    if (!this.#audience.isOwner(connection)) return connection.send(refusedText('forbidden'));
    try {
      await this.#take(connection, frame, now);
    } catch (cause) {
      this.host.log.error('storage-failed', cause);
      connection.send(refusedText('storage'));
    }
  }

  async asked<Question extends PeerQuestion>(question: Question): Promise<AnswerTo<Question>> {
    if (question.type !== 'reserve') throw new Error('A desk is asked for places alone.');
    return (await this.turn(() => this.#reserve(question))) as AnswerTo<Question>;
  }

  protected hear(message: PeerMessage): Promise<void> | void {
    switch (message.type) {
      case 'desk-item':
        return this.#hearItem(message);
      case 'release':
        return this.#drop(message.conversation);
      case 'missed-offers': {
        const availability = awayByMissedOffers(this.#desk.state, this.host.clock.now());
        return availability ? this.#change([{ kind: 'availability-set', availability }]) : undefined;
      }
    }
  }

  protected wakened(): void {
    // What is due happens around every turn.
  }

  protected nextWake(): number | null {
    const due = deskDueAt(this.#desk.state);
    return earliest(this.#news.nextDue(), due === null ? null : Math.max(due, this.#notBefore));
  }

  protected afterTurn(): void {
    this.#audience.tellFront(this.#front);
    this.#news.flush(() => this.scheduleWake());
  }

  /** Deadlines are looked at before everything that happens, and who is here after it. */
  protected override turn<T>(event: () => Promise<T> | T): Promise<T> {
    return super.turn(async () => {
      await this.#byItself((state, now) => deskOverdue(state, now));
      try {
        return await event();
      } finally {
        const { isOwnerHere } = this.#audience;
        await this.#byItself((state, now) => reconcileAbsence(state, isOwnerHere, now));
        if (!isOwnerHere) this.#front = null;
      }
    });
  }

  async #byItself(changes: (state: DeskState, now: number) => readonly DeskChange[]): Promise<void> {
    try {
      await this.#change(changes(this.#desk.state, this.host.clock.now()));
    } catch (cause) {
      this.host.log.error('storage-failed', cause);
      this.#notBefore = this.host.clock.now() + retryMs;
    }
  }

  async #take(connection: WelcomedStaff, frame: Said, now: number): Promise<void> {
    switch (frame.type) {
      case 'set-availability': {
        const { kind, reason = null } = frame;
        if (kind !== 'offline' && !mayGoOnline(this.#desk.state)) {
          return connection.send(refusedText('forbidden'));
        }
        const availability = { kind, since: now, reason, setBy: 'self' } as const;
        return this.#change([{ kind: 'availability-set', availability }]);
      }
      case 'set-front':
        this.#front = frame.conversation;
        return;
      case 'set-seen': {
        const entry = this.#desk.entry(frame.conversation);
        const after = entrySeen(entry, frame);
        if (!entry || !after) return;
        await this.#change([], after);
        return this.#audience.tellItem(frame.conversation, ownItem(entry), ownItem(after));
      }
      case 'dismiss-notice': {
        const isThere = this.#desk.state.notices.some(({ id }) => id === frame.id);
        if (isThere) await this.#change([{ kind: 'notice-dismissed', id: frame.id }]);
        return this.#audience.tellOwner({ type: 'notice-dismissed', id: frame.id });
      }
    }
  }

  async #reserve({
    conversation,
    request,
  }: Extract<PeerQuestion, { type: 'reserve' }>): Promise<Reservation> {
    const { state, items } = this.#desk;
    const atHand = { ...state, availability: state.availability.kind, items };
    const { answer, place } = decideReserve(atHand, conversation, request, this.host.clock.now());
    if (place) await this.#change([{ kind: 'place-held', place }]);
    return answer;
  }

  async #drop(conversation: ConversationId): Promise<void> {
    const isHeld = this.#desk.state.held.some((each) => each.conversation === conversation);
    if (isHeld) await this.#change([{ kind: 'place-dropped', conversation }]);
  }

  async #hearItem(told: Told<'desk-item'>): Promise<void> {
    const { conversation, item } = told;
    const known = this.#desk.entry(conversation);
    const entry = entryAfter(known, told, this.host.clock.now());
    if (!isNews(known, entry)) return;
    const { state } = this.#desk;
    const draw = (): string => this.host.ids.next('staff');
    const { changes, notice } = itemFollows(state, known, entry, this.host.clock.now(), draw);
    await this.#change(changes, entry);
    const before = known ? ownItem(known) : null;
    this.#audience.tellItem(conversation, before, ownItem(entry), partingOf(known, entry));
    if (notice) this.#audience.tellOwner({ type: 'notice', notice });
    // When it was decided that they may watch they may have been more than they are now.
    const isNewlyWatched = item !== null && isWatched(item) && !(before && isWatched(before));
    if (isNewlyWatched && state.availability.kind !== 'available') {
      this.#news.owe({ kind: 'conversation', id: conversation }, 'now', 'presence');
    }
  }

  /** Stored, then told: to those who are here, and to the rooms that it concerns. */
  async #change(
    changes: readonly DeskChange[],
    entry: DeskEntry | null = null,
    newcomer?: WelcomedStaff,
  ): Promise<void> {
    if (changes.length === 0 && !entry) return;
    const openBefore = openlyTold(this.#desk.state, this.#desk.items);
    const before = await this.#desk.commit(changes, entry);
    const { state, items } = this.#desk;
    const isOther = state.availability !== before.availability;
    if (isOther) this.#audience.tellAvailability(newcomer);
    if (state.availability.kind !== before.availability.kind) this.#owePresence();
    // Counts alone may wait a little; who is there, and what they may do, may not.
    const isUrgent = isOther || state.profile !== before.profile;
    if (state.version === before.version) return;
    // Beginning to watch must not bring forward what is told of what they handle, nor decide when that is tried again.
    const isOpen = openlyTold(state, items) !== openBefore;
    this.#oweRows(isUrgent ? 'now' : 'soon', isOpen ? 'main' : 'aside');
  }

  #oweRows(urgency: 'now' | 'soon', topic: Topic = 'main'): void {
    for (const id of Object.keys(this.#desk.state.profile?.grants ?? {}).filter(isWorkgroupId)) {
      this.#news.owe({ kind: 'workgroup', id }, urgency, topic);
    }
  }

  #owePresence(): void {
    for (const { row, mode } of this.#desk.items.filter(isWatched)) {
      // Whoever has joined is seen to leave; that somebody watches is not to decide when.
      const topic = mode === 'join' ? 'main' : 'presence';
      this.#news.owe({ kind: 'conversation', id: row.conversation }, 'now', topic);
    }
  }

  #messageFor(address: PeerAddress): PeerMessage | null {
    const { state, items } = this.#desk;
    if (address.kind === 'workgroup') {
      const row = staffRowFor(state, items, address.id);
      return row && { type: 'staff-row', row };
    }
    const isConcerned = items.some((item) => isWatched(item) && item.row.conversation === address.id);
    return isConcerned ? { type: 'presence', person: state.id, kind: state.availability.kind } : null;
  }
}
