/** One room inside PartyKit: turns the platform's calls into the room's, and lets nothing from inside leave. */
import type * as Party from 'partykit/server';
import { closeReasons } from '../../core/protocol/close-codes.js';
import { encode } from '../room/fan-out.js';
import { brokenIn, refusedFrame, refusedText } from '../room/frames.js';
import type { Host, HttpCredential, Log, Room, RoomRequest, Socket } from '../room/ports.js';
import { answer, fromRoom, json } from './answers.js';
import { TimerClock } from './clock.js';
import { closeInheritedNames } from './closed-names.js';
import { credentialOf } from './credentials.js';
import type { Deployment } from './deployment.js';
import { deploymentOf } from './deployment.js';
import { edgeConnect, edgeFetch, edgeRequest, routeOf } from './edge.js';
import { EventHooks } from './event-hooks.js';
import { partyFiles } from './files.js';
import { cryptoIds } from './ids.js';
import { deriveKey } from './keys.js';
import { linkifyFinder } from './links.js';
import { logOf } from './log.js';
import { withCors } from './origins.js';
import type { Parties } from './peers.js';
import { INTERNAL, readPeerCall, SignedPeers } from './peers.js';
import { vaderScorer } from './sentiment.js';
import { PartySockets, wireOf } from './sockets.js';
import { partyStorage } from './storage.js';
import { fileOf, fromFile, linkOf, uploadOf, uploadPath } from './uploads.js';
import { SignedWebhooks } from './webhooks.js';

closeInheritedNames();

export type BuildRoom = (host: Host) => Room;

/** A wake-up that failed is tried again after this. */
const RETRY_MS = 5_000;

export class RoomServer implements Party.Server {
  readonly #platform: Party.Room;
  readonly #party: string;
  readonly #id: string;
  readonly #log: Log;
  readonly #internalFrame: string;
  readonly #deployment: Deployment | null;
  readonly #peerKey: Promise<CryptoKey> | null;
  readonly #sockets = new PartySockets(
    (socket) => void this.#try('closed', null, (room) => room.closed(socket)),
  );
  readonly #clock = new TimerClock(() => void this.#wake());
  readonly #build: () => Room | null;
  #room: Room | null = null;

  /**
   * The room's name and the other rooms are read here and kept. The platform's getters throw while an alarm runs,
   * in every handler, and for good in a room that an alarm woke. We set no alarms, and do not depend on that.
   */
  constructor(platform: Party.Room, build: BuildRoom) {
    this.#platform = platform;
    this.#party = platform.name;
    this.#id = platform.id;
    this.#log = logOf(this.#party, this.#id);
    const isConversation = this.#party === 'main';
    this.#internalFrame = isConversation ? encode(refusedFrame(brokenIn(this.#id))) : refusedText('internal');
    this.#deployment = deploymentOf(platform.env);
    // Made per room: under this platform a promise must not be awaited by another request than the one it began in.
    this.#peerKey = this.#deployment && deriveKey(this.#deployment.secret, 'peers');
    const parties = platform.context.parties as unknown as Parties;
    const host =
      this.#deployment && this.#peerKey && this.#hostWith(this.#deployment, parties, this.#peerKey);
    this.#build = () => host && build(host);
  }

  static onBeforeConnect(request: Party.Request, lobby: Party.Lobby): Promise<Party.Request | Response> {
    return edgeConnect(asWeb(request), lobby.env) as Promise<Party.Request | Response>;
  }

  static onBeforeRequest(request: Party.Request, lobby: Party.Lobby): Promise<Party.Request | Response> {
    return edgeRequest(asWeb(request), lobby.env) as Promise<Party.Request | Response>;
  }

  static onFetch(request: Party.Request, lobby: Party.FetchLobby): Promise<Response> {
    return edgeFetch(asWeb(request), lobby.env);
  }

  async onStart(): Promise<void> {
    await this.#ready();
  }

  async onConnect(connection: Party.Connection): Promise<void> {
    const wire = wireOf(connection);
    const room = this.#room ?? (await this.#ready());
    const socket = this.#sockets.add(wire);
    if (room === null) return this.#giveUp(socket);
    try {
      room.opened(socket);
    } catch (cause) {
      this.#log.error('opened-failed', cause);
      this.#giveUp(socket);
    }
  }

  async onMessage(message: unknown, connection: Party.Connection): Promise<void> {
    const socket = this.#sockets.find(wireOf(connection));
    // One that we closed may still have frames on their way.
    if (socket) await this.#try('received', socket, (room) => room.received(socket, message));
  }

  onClose(connection: Party.Connection): void {
    this.#sockets.ended(wireOf(connection));
  }

  onError(connection: Party.Connection): void {
    this.#sockets.ended(wireOf(connection));
  }

  async onRequest(request: Party.Request): Promise<Response> {
    try {
      return await this.#answer(asWeb(request));
    } catch (cause) {
      this.#log.error('request-failed', cause);
      return this.#readable(asWeb(request), answer('internal'));
    }
  }

  #hostWith(deployment: Deployment, parties: Parties, peerKey: Promise<CryptoKey>): Host {
    return {
      id: this.#id,
      sockets: this.#sockets,
      storage: partyStorage(this.#platform.storage),
      files: partyFiles(this.#platform.storage),
      peers: new SignedPeers(parties, peerKey, this.#clock),
      clock: this.#clock,
      ids: cryptoIds,
      tokens: deployment.tokens,
      webhooks: new SignedWebhooks(deployment.channels, this.#id, this.#clock),
      hooks: new EventHooks(deployment.hooks, this.#clock),
      settings: deployment.settings,
      log: this.#log,
      scorer: vaderScorer,
      links: linkifyFinder,
    };
  }

  /**
   * The started room. The platform's `onStart` holds nobody back: a second connection comes in while the first one's
   * start awaits. `blockConcurrencyWhile` does hold everybody back, but an error inside it resets the room and
   * closes its sockets without a word. So a start that failed is remembered, and the next event tries again with a
   * fresh room.
   */
  async #ready(): Promise<Room | null> {
    await this.#platform.blockConcurrencyWhile(async () => {
      if (this.#room !== null) return;
      try {
        const room = this.#build();
        await room?.start();
        this.#room = room;
      } catch (cause) {
        this.#log.error('start-failed', cause);
      }
    });
    return this.#room;
  }

  /**
   * Runs one call into the room. What it throws would be logged by the platform and then be silence: the client is
   * told, with a fixed sentence, that nothing came of its frame.
   */
  async #try(event: string, socket: Socket | null, call: (room: Room) => Promise<void>): Promise<boolean> {
    if (this.#room === null) return false;
    try {
      await call(this.#room);
      return true;
    } catch (cause) {
      this.#log.error(`${event}-failed`, cause);
      socket?.send(this.#internalFrame);
      return false;
    }
  }

  async #wake(): Promise<void> {
    const isDone = await this.#try('wake', null, (room) => room.wake());
    if (!isDone && this.#room !== null) this.#clock.wakeAt(this.#clock.now() + RETRY_MS);
  }

  #giveUp(socket: Socket): void {
    socket.send(this.#internalFrame);
    socket.close(closeReasons.internal.code, 'internal');
  }

  async #answer(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url);
    const room = this.#room ?? (await this.#ready());
    if (this.#deployment === null || this.#peerKey === null)
      return this.#readable(request, answer('unavailable'));
    if (room === null) return this.#readable(request, answer('internal'));
    const base = `/parties/${this.#party}/${this.#id}`;
    if (pathname === `${base}/${INTERNAL}` && request.method === 'POST') {
      return this.#told(room, request, this.#peerKey);
    }
    const path = pathname.startsWith(`${base}/`) ? pathname.slice(base.length + 1) : '';
    const route = routeOf(this.#party, path);
    const method = route?.methods.find((each) => each === request.method);
    if (!route || !method) return answer('not-found');
    const credential = credentialOf(request);
    if (route.asks === 'link') return this.#give(room, request, path);
    if (route.asks === 'bearer' && !credential) return this.#readable(request, answer('unauthenticated'));
    const answered =
      credential && path === uploadPath
        ? await this.#take(room, request, credential)
        : await this.#ask(room, request, { method, path, credential });
    return this.#readable(request, answered);
  }

  /** By the pages that may talk to us; what is not configured says so to any, as at the edge. */
  #readable(request: Request, response: Response): Response {
    return withCors(this.#deployment ? this.#deployment.origins : 'any', request, response);
  }

  async #told(room: Room, request: Request, key: Promise<CryptoKey>): Promise<Response> {
    const place = { party: this.#party, id: this.#id };
    const call = await readPeerCall(request, place, key, this.#clock.now());
    if (call === null) return answer('not-found');
    if ('question' in call) return json((await room.asked?.(call.question)) ?? null);
    await room.told(call.message);
    return new Response(null, { status: 204 });
  }

  async #take(room: Room, request: Request, credential: HttpCredential): Promise<Response> {
    const answered = await room.upload?.({ credential, ...uploadOf(request) });
    return answered ? fromRoom(answered) : answer('not-found');
  }

  async #give(room: Room, request: Request, path: string): Promise<Response> {
    const given = await room.download?.(fileOf(path), linkOf(request));
    if (!given) return answer('not-found');
    return 'pieces' in given ? fromFile(given) : fromRoom(given);
  }

  async #ask(room: Room, request: Request, asked: Omit<RoomRequest, 'body'>): Promise<Response> {
    const body = asked.method === 'GET' ? '' : await request.text();
    const answered = await room.answer?.({ ...asked, body });
    return answered ? fromRoom(answered) : answer('not-found');
  }
}

/** PartyKit has types of its own for what is the web's request. */
const asWeb = (request: Party.Request): Request => request as unknown as Request;
