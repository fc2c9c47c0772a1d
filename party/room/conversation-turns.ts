/** One conversation in memory, and how a turn changes it: stored first, then told to clients and other rooms. */
import type { ConversationState, Moment } from '../../core/domain/conversation.js';
import { nextDeadline } from '../../core/domain/deadlines.js';
import { deletedFiles, dropHalves } from '../../core/domain/decide-attach.js';
import { decideRevocation } from '../../core/domain/decide-revocation.js';
import { decideOverdue, reconcilePresence } from '../../core/domain/decide-time.js';
import type { Outcome } from '../../core/domain/decision.js';
import { nothing } from '../../core/domain/decision.js';
import { concerned } from '../../core/domain/desk-item.js';
import { tombstoneOf } from '../../core/domain/erasure.js';
import { evolveAll, evolvePlaced } from '../../core/domain/evolve.js';
import type { CommandId, EntryId, FileId } from '../../core/domain/ids.js';
import { partsOfCommandId } from '../../core/domain/ids.js';
import { withLinks } from '../../core/domain/links.js';
import { mayKnowOf } from '../../core/domain/permit.js';
import type { Presence, QueuePlace } from '../../core/domain/presence.js';
import type { Audience, Entry } from '../../core/domain/timeline.js';
import { place } from '../../core/domain/timeline.js';
import { entriesFor, scopeOf } from '../../core/domain/view.js';
import { sendAfresh } from './catch-up.js';
import type { Connections } from './connections.js';
import { earliest } from './connections.js';
import { messageFor } from './conversation-messages.js';
import type { Answer, ConversationStore, Loaded, Told, TurnRecord } from './conversation-store.js';
import type { Welcomed } from './fan-out.js';
import { encode, fanOut, presenceOf } from './fan-out.js';
import { Outward } from './outward.js';
import { PeerNews } from './peer-news.js';
import type { Host } from './ports.js';
import { rowOf } from './row-texts.js';
import type { Session } from './session.js';
import { attachmentOf } from './session.js';
import { TurnNews } from './turn-news.js';

/** Nothing of the turn has happened. */
export class NotStored extends Error {}

/** Who asked for a turn, be it over a socket or otherwise, and under which number. */
export interface Asker {
  readonly connection: Pick<Welcomed, 'session' | 'send'>;
  readonly commandId: CommandId;
}

const idLevels = {
  everyone: 'public',
  staff: 'staff',
  whisper: 'staff',
  supervisors: 'supervisors',
} as const satisfies Record<Audience['kind'], Parameters<Host['ids']['next']>[0]>;

/** Most clients are back by then, be it after a crash of the whole server. */
const settleMs = 3_000;

/** They must not feel how many others there are to be given it afresh. */
const customersFirst = (all: readonly Welcomed[]): readonly Welcomed[] => {
  const isCustomer = ({ session }: Welcomed): boolean => session.identity.role === 'customer';
  return [...all.filter(isCustomer), ...all.filter((each) => !isCustomer(each))];
};

const nobody: Presence = { customer: false, staff: new Set() };

export class ConversationTurns {
  readonly news: PeerNews;
  readonly outward: Outward;
  readonly #host: Host;
  readonly #store: ConversationStore;
  readonly #connections: Connections<Session>;
  #state: ConversationState;
  #presence: Presence = nobody;
  /** What the workgroup last said of its place. */
  #place: QueuePlace | null;
  #told: Told;
  readonly #turnNews: TurnNews;
  #isWiping = false;
  /** Files that are coming in, and how each is stopped: their bytes are deleted when no more of them come. */
  readonly incoming = new Map<FileId, () => void>();

  constructor(
    host: Host,
    store: ConversationStore,
    connections: Connections<Session>,
    loaded: Pick<Loaded, 'state' | 'told' | 'bridge' | 'hooks' | 'place'>,
  ) {
    this.#host = host;
    this.#store = store;
    this.#connections = connections;
    this.#state = loaded.state;
    this.#told = loaded.told;
    this.#place = loaded.place;
    this.news = new PeerNews(host, (address, topic) =>
      messageFor(address, topic, {
        state: this.#state,
        presence: this.#presence,
        store,
        tellDue: this.outward.tellDue(),
      }),
    );
    this.#turnNews = new TurnNews(this.news);
    this.outward = new Outward(host, store, () => this.#state, loaded);
  }

  get state(): ConversationState {
    return this.#state;
  }

  get presence(): Presence {
    return this.#presence;
  }

  /** When the room has something to do by itself. */
  nextDue(): number | null {
    return earliest(nextDeadline(this.#state.deadlines), this.news.nextDue(), this.outward.nextDue());
  }

  /** Sends what is due; `done` is called when more may be, `delivered` when a server outside has answered. */
  flush(done: () => void, delivered: () => void): void {
    this.outward.flush(delivered);
    this.news.flush(done);
    this.#wipe();
  }

  /** After loading: nobody is present unless a socket is, and everyone concerned is owed the state of things. */
  async resume(): Promise<void> {
    this.#presence = this.#present();
    const now = this.#host.clock.now();
    const dropped = dropHalves(this.#state).changes;
    const evolved = evolveAll(this.#state, dropped);
    const changes = [...dropped, ...reconcilePresence(evolved, this.#presence.staff, now)];
    if (this.#state.phase.kind !== 'closed' || changes.length > 0) {
      // A higher version, as others may have been told of people who are not connected any more.
      const state = { ...evolveAll(this.#state, changes), version: this.#state.version + 1 };
      const shares = this.outward.sharesIn(state);
      await this.#store.save({ state, entries: [], answer: null, shares });
      this.#state = state;
      this.outward.setShares(shares);
    }
    this.news.settleUntil(now + settleMs);
    for (const id of this.#told.workgroups) this.news.owe({ kind: 'workgroup', id }, 'soon');
    this.#turnNews.desks(this.#told.desks, this.#state, 'soon');
    this.#turnNews.record(this.#state);
  }

  /** Where it stands in the queue: kept, and no part of the state, which does not change by it. */
  async takePlace(place: QueuePlace | null): Promise<void> {
    if (JSON.stringify(place) === JSON.stringify(this.#place)) return;
    await this.#store.savePlace(place);
    this.#place = place;
    await this.apply(nothing);
  }

  #present(): Presence {
    return { ...presenceOf(this.#state, this.#connections.welcomed()), queue: this.#place };
  }

  /** Does what deadlines that have passed ask for. */
  async expire(): Promise<void> {
    const overdue = decideOverdue(this.#state, this.#host.clock.now());
    if (overdue.changes.length > 0) await this.apply(overdue);
    await this.sweep();
  }

  /** Deletes bytes that nobody posts, and stops whoever still sends them; what fails is done with the next event. */
  async sweep(): Promise<void> {
    for (const id of this.#state.files.doomed) this.incoming.get(id)?.();
    const doomed = this.#state.files.doomed.filter((id) => !this.incoming.has(id));
    if (doomed.length === 0) return;
    try {
      for (const id of doomed) await this.#host.files.remove(id);
      await this.apply(deletedFiles(doomed));
    } catch (cause) {
      this.#host.log.error('sweep-failed', cause);
    }
  }

  /**
   * Erased content that is still in storage; when that fails, it is tried again with the next event. No event waits for
   * it: whoever asked for it would learn by waiting how much there was that they were never shown.
   */
  #wipe(): void {
    if (!this.#state.erased || this.#isWiping) return;
    this.#isWiping = true;
    this.#store
      .wipe(this.#state, this.#host.files)
      .catch((cause: unknown) => this.#host.log.error('wipe-failed', cause))
      .finally(() => {
        this.#isWiping = false;
      });
  }

  /**
   * One turn. Rejects when it could not be stored: then nothing has changed and nobody was told. `except` is a
   * connection that learns of this turn otherwise, because it is being welcomed.
   */
  async apply(outcome: Outcome, asker?: Asker, except?: Welcomed): Promise<void> {
    const now = this.#host.clock.now();
    const before: Moment = { state: this.#state, presence: this.#presence };
    const presence = this.#present();
    const placed = place(
      withLinks(outcome.entries, this.#host.links),
      { ...this.#state, conversation: this.#state.id },
      now,
      ({ kind }) => this.#host.ids.next(idLevels[kind]) as EntryId,
    );
    const after: Moment = { state: this.#evolved(outcome, placed, presence, now), presence };
    // What somebody adds after content was erased is no content either, to nobody.
    const entries = after.state.erased ? placed.map(tombstoneOf) : placed;
    const answer = asker ? this.#answer(asker, after.state, entries, outcome, now) : null;
    const isMistold = this.outward.isMistold();
    const isChanged = before.state !== after.state || rowOf(before) !== rowOf(after);
    const isStored = isChanged || answer !== null || isMistold;
    const stored = isStored ? { ...after.state, version: after.state.version + 1 } : after.state;
    if (isStored) await this.#save({ state: stored, entries, answer }, before.state);
    // From here on it has happened: what goes wrong in telling is no refusal.
    this.#state = stored;
    this.#presence = presence;
    const told = this.#connections.welcomed().filter((each) => each !== except);
    const reply = asker &&
      answer && {
        to: asker.connection.session.identity,
        send: () => asker.connection.send(answer.frame),
      };
    const changedSight = fanOut(told, before, { state: stored, presence }, entries, reply ?? null);
    this.#turnNews.after(before, { state: stored, presence });
    if (isMistold) this.news.owe({ kind: 'workgroup', id: stored.workgroup }, 'soon', 'backstage');
    const isErasedNow = stored.erased !== null && before.state.erased === null;
    for (const each of isErasedNow ? customersFirst(told) : changedSight) await this.#refresh(each);
    // Also where it stands no more: what waits there may hold a reason in words.
    if (isErasedNow) this.#turnNews.desks(this.#told.desks, stored, 'now');
    await this.#revoke(before.state, now);
  }

  /**
   * Under another policy, and in another workgroup, somebody may not be what they are any more. Grants are kept with
   * the workgroup that they are for, so a move has them kept anew.
   */
  async #revoke(before: ConversationState, now: number): Promise<void> {
    const isMoved = before.workgroup !== this.#state.workgroup;
    if (!isMoved && before.policyVersion === this.#state.policyVersion) return;
    for (const each of this.#connections.welcomed()) {
      const { identity } = each.session;
      if (isMoved) each.socket.attach(attachmentOf(each.session, this.#state.workgroup));
      const revoked = decideRevocation(this.#state, identity, now);
      if (revoked.changes.length > 0) await this.apply(revoked);
      if (!mayKnowOf(this.#state, identity)) each.close('revoked');
    }
  }

  /** Whoever cannot be given their timeline now gets it when they come back. */
  async #refresh(connection: Welcomed): Promise<void> {
    // Whoever has not read what they were given before is given it, too, when they come back.
    if (connection.isCatchingUp) return connection.close('slow');
    try {
      await sendAfresh(connection, this.#state, this.#store);
    } catch (cause) {
      this.#host.log.error('refresh-failed', cause);
      connection.close('internal');
    }
  }

  #evolved(outcome: Outcome, entries: readonly Entry[], presence: Presence, now: number): ConversationState {
    const evolved = evolvePlaced(evolveAll(this.#state, outcome.changes), entries);
    return evolveAll(evolved, reconcilePresence(evolved, presence.staff, now));
  }

  #answer(
    { connection, commandId }: Asker,
    state: ConversationState,
    entries: readonly Entry[],
    { alsoAnsweredBy }: Outcome,
    at: number,
  ): Answer {
    const { identity } = connection.session;
    const own = entriesFor(scopeOf(state, identity), identity, entries.slice(0, 1))[0];
    const frame = encode({
      type: 'accepted',
      commandId,
      entryId: own?.id ?? null,
      seq: own?.seq ?? null,
      at,
      ...(alsoAnsweredBy === undefined ? {} : { alsoAnsweredBy }),
    });
    return { person: identity.id, ...partsOfCommandId(commandId), frame };
  }

  async #save(record: TurnRecord, before: ConversationState): Promise<void> {
    const desks = [...new Set([...this.#told.desks, ...concerned(before), ...concerned(record.state)])];
    const workgroups = [...new Set([...this.#told.workgroups, record.state.workgroup])];
    const isNew = desks.length > this.#told.desks.length || workgroups.length > this.#told.workgroups.length;
    const shares = before.workgroup === record.state.workgroup ? null : this.outward.sharesIn(record.state);
    try {
      await this.#store.save({ ...record, shares, ...(isNew ? { told: { desks, workgroups } } : {}) });
    } catch (cause) {
      throw new NotStored('The turn could not be stored.', { cause });
    }
    if (isNew) this.#told = { desks, workgroups };
    this.outward.setShares(shares);
  }
}
