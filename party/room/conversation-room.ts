/** A conversation's room: takes its events in line and says who may come in and what becomes of their frames. */
import { decideMarks } from '../../core/domain/decide-marks.js';
import { decideRevocation } from '../../core/domain/decide-revocation.js';
import { nothing } from '../../core/domain/decision.js';
import type { Identity } from '../../core/domain/identity.js';
import { grantsIn } from '../../core/domain/identity.js';
import { mayKnowOf, permit } from '../../core/domain/permit.js';
import type { Refusal } from '../../core/domain/refusal.js';
import { refuse } from '../../core/domain/refusal.js';
import { decideContext } from '../../core/domain/visitor-context.js';
import type { CloseName, HelloRefusal } from '../../core/protocol/close-codes.js';
import { helloRefusals } from '../../core/protocol/close-codes.js';
import type {
  ConversationCommand,
  ConversationHello,
  ConversationUp,
  Ephemeral,
} from '../../core/protocol/conversation-up.js';
import { conversationUp, isNumbered } from '../../core/protocol/conversation-up.js';
import { decode } from '../../core/protocol/decode.js';
import type { PeerMessage } from '../../core/protocol/peer.js';
import { commonVersion } from '../../core/protocol/version.js';
import { sendPage } from './catch-up.js';
import type { Connection } from './connections.js';
import { Connections, earliest } from './connections.js';
import { ConversationCommands } from './conversation-commands.js';
import type { Started } from './conversation-hello.js';
import { begin, recognise, welcome } from './conversation-hello.js';
import type { Begun } from './conversation-http.js';
import { ConversationHttp } from './conversation-http.js';
import { takeNews } from './conversation-news.js';
import { ConversationStore } from './conversation-store.js';
import { ConversationTurns } from './conversation-turns.js';
import type { Proof } from './credentials.js';
import { prove } from './credentials.js';
import { relayDraft, relayTyping } from './ephemeral.js';
import type { Welcomed } from './fan-out.js';
import { encode } from './fan-out.js';
import { brokenIn, refusedFrame } from './frames.js';
import { firstShares } from './outward.js';
import type { Host, Room, RoomAnswer, RoomFile, RoomRequest, Socket, UploadRequest } from './ports.js';
import { Buckets, rateNameOf } from './rate-limit.js';
import type { Session } from './session.js';
import { attachmentOf, isExpired, sessionFrom } from './session.js';
import { leaveOldest, replaceDevice, supersede } from './supersede.js';
import { TurnQueue } from './turn-queue.js';

export class ConversationRoom implements Room {
  readonly #host: Host;
  readonly #store: ConversationStore;
  readonly #line = new TurnQueue();
  #connections: Connections<Session>;
  #begun: Begun | null = null;
  readonly #buckets = new Buckets();
  readonly #commands: ConversationCommands;
  readonly #http: ConversationHttp;

  constructor(host: Host) {
    this.#host = host;
    this.#store = new ConversationStore(host.storage);
    this.#commands = new ConversationCommands(host, this.#store, this.#buckets, (event) => this.#turn(event));
    this.#http = new ConversationHttp({
      host,
      store: this.#store,
      buckets: this.#buckets,
      commands: this.#commands,
      read: (event) => this.#line.run(event),
      turn: (event) => this.#turn(event),
      begun: () => this.#begun,
      begin: (started) => this.#begin(started),
      connected: () => this.#connections.welcomed().map(({ session }) => session.identity),
      allowedIn: (state) => this.#allowedIn(state),
    });
    // Which workgroup an attachment's grants are for is known only when the state is loaded.
    this.#connections = new Connections<Session>({ all: () => [] }, host.clock, () => null);
  }

  async start(): Promise<void> {
    const loaded = await this.#store.load();
    this.#connections = new Connections<Session>(this.#host.sockets, this.#host.clock, (attachment) =>
      loaded ? sessionFrom(attachment, loaded.state.workgroup) : null,
    );
    if (!loaded) return;
    const turns = this.#turnsWith(loaded);
    this.#begun = { turns, secretHash: loaded.secretHash };
    await turns.resume();
    this.#scheduleWake();
  }

  opened(socket: Socket): void {
    this.#connections.open(socket);
    this.#scheduleWake();
  }

  received(socket: Socket, data: unknown): Promise<void> {
    const connection = this.#connections.get(socket);
    if (!connection) return Promise.resolve();
    return connection.inLine(data, async () => {
      if (connection.isClosed) return;
      connection.heardAt = this.#host.clock.now();
      try {
        await this.#take(connection, data);
      } catch (cause) {
        // A bug or a broken dependency: the client gets one fixed answer, the log the cause.
        this.#host.log.error('frame-failed', cause);
        if (connection.session) this.#refuse(connection, brokenIn(this.#host.id));
        else this.#turnAway(connection, 'internal', brokenIn(this.#host.id));
      }
    });
  }

  closed(socket: Socket): Promise<void> {
    const connection = this.#connections.get(socket);
    if (!connection) return Promise.resolve();
    return this.#turn(async () => {
      this.#connections.remove(socket);
      if (connection.session) await this.#begun?.turns.apply(nothing);
    });
  }

  async told(message: PeerMessage): Promise<void> {
    if (message.type === 'wake') return this.wake();
    const take = async (): Promise<void> => {
      const turns = this.#begun?.turns;
      if (turns) await takeNews(message, turns, this.#host.clock.now());
    };
    if (message.type !== 'policy') return this.#turn(take);
    // Ahead of what is overdue: under this policy it may not be due at all, or not yet.
    await this.#line.run(take);
    return this.wake();
  }

  wake(): Promise<void> {
    return this.#turn(() => this.#connections.closeSilent());
  }

  answer(request: RoomRequest): Promise<RoomAnswer | null> {
    return this.#http.answer(request);
  }

  upload(upload: UploadRequest): Promise<RoomAnswer | null> {
    return this.#http.upload(upload);
  }

  download(file: string, link: string): Promise<RoomFile | RoomAnswer | null> {
    return this.#http.download(file, link);
  }

  #turnsWith(loaded: ConstructorParameters<typeof ConversationTurns>[3]): ConversationTurns {
    return new ConversationTurns(this.#host, this.#store, this.#connections, loaded);
  }

  /** One event of the room: overdue deadlines first, then the event, then whatever follows from it. */
  #turn<T>(event: () => Promise<T> | T): Promise<T> {
    return this.#line.run(async () => {
      try {
        await this.#begun?.turns.expire();
        return await event();
      } finally {
        this.#scheduleWake();
      }
    });
  }

  #scheduleWake(): void {
    const turns = this.#begun?.turns;
    turns?.flush(
      () => this.#scheduleWake(),
      () => this.#delivered(),
    );
    this.#host.clock.wakeAt(earliest(turns?.nextDue() ?? null, this.#connections.nextCheck()));
  }

  /** When somebody outside is tried again is told to the workgroup, which wakes this room if it is gone by then. */
  #delivered(): void {
    const turns = this.#begun?.turns;
    if (!turns?.outward.isMistold()) return this.#scheduleWake();
    const failed = (cause: unknown): void => this.#host.log.error('turn-failed', cause);
    this.#turn(() => turns.apply(nothing)).catch(failed);
  }

  async #take(connection: Connection<Session>, data: unknown): Promise<void> {
    const decoded = decode<ConversationUp>(conversationUp, data);
    // One try: whoever begins with anything but a good hello is not given another.
    const isFirst = connection.session === null;
    if (decoded.kind === 'refused') {
      return isFirst ? this.#turnAway(connection, 'bad-frame') : connection.badFrame(decoded.code);
    }
    const frame = decoded.frame;
    if (frame.type === 'hello') return this.#hello(connection, frame);
    if (!isWelcomed(connection)) return this.#turnAway(connection, 'bad-frame');
    const begun = this.#begun;
    if (!begun || isExpired(connection.session.identity, this.#host.clock.now())) {
      this.#refuse(connection, refuse('unauthenticated'));
      return connection.close('unauthenticated');
    }
    if (frame.type === 'ping') return connection.pinged(frame.received, this.#host.clock.now());
    if (isNumbered(frame)) return this.#commands.take(connection, frame, begun.turns);
    return this.#turn(() => this.#ephemeral(connection, frame, begun.turns));
  }

  async #hello(connection: Connection<Session>, hello: ConversationHello): Promise<void> {
    if (connection.session) return connection.badFrame('bad-frame');
    if (!commonVersion(hello.versions)) return this.#turnAway(connection, 'unsupported-version');
    const proof = await prove(hello.credential, this.#host.tokens);
    if (!proof) return this.#turnAway(connection, 'unauthenticated');
    await this.#turn(() => this.#enter(connection, hello, proof));
  }

  async #enter(connection: Connection<Session>, hello: ConversationHello, proof: Proof): Promise<void> {
    const started = this.#begun ? null : await begin(this.#host, hello, proof);
    if (started && 'retryAfter' in started) return this.#turnAway(connection, 'rate-limited', started);
    if (started) await this.#begin(started);
    const begun = this.#begun;
    const identity =
      started?.identity ?? (begun ? recognise(this.#host, proof, begun.turns.state, begun.secretHash) : null);
    if (!begun || !identity) return this.#turnAway(connection, 'not-found');
    const { turns } = begun;
    if (!this.#supersede(identity, turns)) return this.#turnAway(connection, 'unauthenticated');
    const revoked = decideRevocation(turns.state, identity, this.#host.clock.now());
    if (revoked.changes.length > 0) await turns.apply(revoked);
    if (!mayKnowOf(turns.state, identity)) return this.#turnAway(connection, 'not-found');
    const retryAfter = this.#buckets.take(identity, 'entering', this.#host.clock.now());
    if (retryAfter !== null) return this.#turnAway(connection, 'rate-limited', { retryAfter });
    replaceDevice(this.#connections, { person: identity.id, device: hello.device }, connection);
    leaveOldest(this.#connections, (each) => each.identity.id === identity.id, connection);
    const session: Session = { identity, device: hello.device };
    connection.socket.attach(attachmentOf(session, turns.state.workgroup));
    connection.session = session;
    if (!isWelcomed(connection)) return;
    await turns.apply(nothing, undefined, connection);
    await welcome(connection, hello, turns, this.#store);
  }

  async #begin(started: Started): Promise<void> {
    const { state, secretHash, bridge } = started;
    const shares = firstShares(this.#host, state);
    await this.#store.save({ state, entries: [], answer: null, secretHash, bridge, shares });
    const hooks = { shares: shares ?? {}, progress: new Map() };
    const told = { desks: [], workgroups: [state.workgroup] };
    const turns = this.#turnsWith({ state, told, place: null, bridge, hooks });
    turns.news.owe({ kind: 'workgroup', id: state.workgroup }, 'now');
    this.#begun = { turns, secretHash };
    this.#host.log.info('conversation-begun', { workgroup: state.workgroup });
  }

  #supersede(identity: Identity, { state }: ConversationTurns): boolean {
    const others = this.#connections
      .welcomed()
      .map((each) => ({ identity: each.session.identity, close: (name: CloseName) => each.close(name) }));
    return supersede(identity, others, this.#allowedIn(state));
  }

  #allowedIn({ workgroup, policy }: ConversationTurns['state']): (who: Identity) => readonly string[] {
    return (who) => grantsIn(who, workgroup, policy.monitors);
  }

  async #ephemeral(connection: Welcomed, frame: Ephemeral, turns: ConversationTurns): Promise<void> {
    const { state } = turns;
    const who = connection.session.identity;
    const now = this.#host.clock.now();
    const retryAfter = this.#buckets.take(who, rateNameOf(frame), now);
    if (retryAfter !== null) return connection.tooMuch(retryAfter, now);
    const denied = permit(state, who, frame.type);
    if (denied) return this.#refuse(connection, denied);
    switch (frame.type) {
      case 'set-typing':
        return relayTyping(connection, frame.active, state, this.#connections.welcomed());
      case 'set-draft':
        return relayDraft(connection, frame.text, state, this.#connections.welcomed());
      case 'set-context':
        return turns.apply(decideContext(state, frame, now));
      case 'mark-read':
        return turns.apply(decideMarks(state, who, frame));
      case 'read-history':
        return sendPage(connection, frame.before, state, this.#store, now);
    }
  }

  #refuse(connection: Connection<Session>, refusal: Refusal, frame?: ConversationCommand): void {
    connection.send(encode(refusedFrame(refusal, frame?.commandId)));
  }

  #turnAway(connection: Connection<Session>, code: HelloRefusal, details: Omit<Refusal, 'code'> = {}): void {
    this.#refuse(connection, refuse(code, details));
    connection.close(helloRefusals[code]);
  }
}

const isWelcomed = (connection: Connection<Session>): connection is Welcomed => connection.session !== null;
