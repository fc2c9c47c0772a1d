/** How a conversation lies in storage: one key for the state, one per entry, one per answered command. */
import { noActivity } from '../../core/domain/activity.js';
import type { ConversationState } from '../../core/domain/conversation.js';
import { tombstoneOf } from '../../core/domain/erasure.js';
import type { FileView } from '../../core/domain/files.js';
import { fileView, noFiles } from '../../core/domain/files.js';
import type { FilledForm } from '../../core/domain/forms.js';
import type { HookShares } from '../../core/domain/hooks.js';
import type { DeviceId, FileId, PersonId, WorkgroupId } from '../../core/domain/ids.js';
import type { Policy } from '../../core/domain/policy.js';
import { policyWith } from '../../core/domain/policy.js';
import type { QueuePlace } from '../../core/domain/presence.js';
import type { Entry, StreamName } from '../../core/domain/timeline.js';
import { streamOf } from '../../core/domain/timeline.js';
import type { VisitorContext } from '../../core/domain/visitor-context.js';
import type { BridgeRecord } from './bridge-out.js';
import type { HookProgress } from './hook-out.js';
import type { Files, Storage } from './ports.js';

/** Padded, because storage lists keys in byte order. */
const padded = (n: number): string => String(n).padStart(10, '0');

const entryPrefix = (stream: StreamName): string => `entry/${stream}/`;
const keyOf = (entry: Entry): string => {
  const stream = streamOf(entry.audience);
  return entryPrefix(stream) + padded(entry.counts[stream] ?? 0);
};

const bridgeKey = 'bridge';
const sharesKey = 'hooks';
const hookPrefix = 'hook/';
/** What is known of a file in a message; its bytes lie elsewhere. */
const filePrefix = 'file/';
const linkKey = 'link-key';

/** Entries per write: fewer than storage takes. */
const wipedAtOnce = 100;

const commandPrefix = (person: PersonId, device: DeviceId): string => `command/${person}/${device}/`;

/** The acknowledgement of a command, given again whenever the command comes again. */
export interface Answer {
  readonly person: PersonId;
  readonly device: DeviceId;
  readonly n: number;
  /** The `accepted` frame as it was sent. */
  readonly frame: string;
}

/** What one turn stores, all or nothing. */
export interface TurnRecord {
  readonly state: ConversationState;
  readonly entries: readonly Entry[];
  readonly answer: Answer | null;
  /** Set once, when the conversation opens: the hash of the anonymous customer's secret, or null. */
  readonly secretHash?: string | null;
  /** Set once, when a bridge opens the conversation. */
  readonly bridge?: BridgeRecord | null;
  /** Set when another receiver follows it, or one no longer does. */
  readonly shares?: HookShares | null;
  /** Set when another room is told of this conversation for the first time. */
  readonly told?: Told;
}

/** Which other rooms know of this conversation, and are owed how it stands. */
export interface Told {
  readonly desks: readonly PersonId[];
  /** The one that it belongs to, and those that it belonged to. */
  readonly workgroups: readonly WorkgroupId[];
}

export interface Loaded {
  readonly state: ConversationState;
  readonly secretHash: string | null;
  readonly told: Told;
  /** What its channel has of it; null on our own page. */
  readonly bridge: BridgeRecord | null;
  /** Who follows it by webhook, and how far each has come. */
  readonly hooks: { readonly shares: HookShares; readonly progress: ReadonlyMap<string, HookProgress> };
  /** What the workgroup last said of its place in the queue. */
  readonly place: QueuePlace | null;
}

const filesOf = ({ body }: Entry): readonly FileView[] => (body.kind === 'message' ? (body.files ?? []) : []);

export class ConversationStore {
  readonly #storage: Storage;
  /** The last number of each device, so that a command need not look it up. */
  readonly #lastCommands = new Map<string, number>();

  /** As they are stored: the largest parts of the state, which hardly ever change, lie apart. */
  #policy: Policy | null = null;
  #context: VisitorContext | null = null;
  #forms: readonly FilledForm[] = [];
  /** Content is gone, whether or not it has been taken out of storage everywhere yet. */
  #isErased = false;
  #isWiped = false;

  constructor(storage: Storage) {
    this.#storage = storage;
  }

  /** Null when there is no conversation yet. */
  async load(): Promise<Loaded | null> {
    const kept = (await this.#storage.get('state')) as
      | Omit<ConversationState, 'policy' | 'context' | 'forms'>
      | undefined;
    if (!kept) return null;
    // Over the defaults, for keys that there were not when it was stored.
    const policy = policyWith((await this.#storage.get('policy')) as Policy);
    const context = ((await this.#storage.get('context')) as VisitorContext | null | undefined) ?? null;
    const forms = ((await this.#storage.get('forms')) as readonly FilledForm[] | undefined) ?? [];
    const { volumes = {}, whispers = {}, activity = noActivity, rating = null, isForced = false } = kept;
    const { files = noFiles, endedAt = null, endedUnder = null } = kept;
    const state: ConversationState = {
      ...kept,
      volumes,
      whispers,
      activity,
      rating,
      isForced,
      endedAt,
      endedUnder,
      files,
      context,
      forms,
      policy,
    };
    this.#policy = policy;
    this.#context = context;
    this.#forms = forms;
    this.#isErased = state.erased !== null;
    this.#isWiped = (await this.#storage.get('wiped')) === true;
    const secretHash = ((await this.#storage.get('secret')) as string | null | undefined) ?? null;
    const told = (await this.#storage.get('told')) as Told | undefined;
    const bridge = ((await this.#storage.get(bridgeKey)) as BridgeRecord | undefined) ?? null;
    const place = ((await this.#storage.get('place')) as QueuePlace | undefined) ?? null;
    const hooks = await this.#loadHooks();
    return {
      state,
      secretHash,
      told: told ?? { desks: [], workgroups: [state.workgroup] },
      place,
      bridge,
      hooks,
    };
  }

  async #loadHooks(): Promise<Loaded['hooks']> {
    const shares = ((await this.#storage.get(sharesKey)) as HookShares | undefined) ?? {};
    if (Object.keys(shares).length === 0) return { shares, progress: new Map() };
    const found = await this.#storage.list({ prefix: hookPrefix });
    const progress = [...found].map(
      ([key, value]) => [key.slice(hookPrefix.length), value as HookProgress] as const,
    );
    return { shares, progress: new Map(progress) };
  }

  savePlace(place: QueuePlace | null): Promise<void> {
    return this.#storage.write(new Map([['place', place]]));
  }

  async save(record: TurnRecord): Promise<void> {
    const { policy, context, forms, ...state } = record.state;
    const puts = new Map<string, unknown>([['state', state]]);
    if (policy !== this.#policy) puts.set('policy', policy);
    if (context !== this.#context) puts.set('context', context);
    if (forms !== this.#forms) puts.set('forms', forms);
    for (const entry of record.entries) {
      puts.set(keyOf(entry), entry);
      for (const file of filesOf(entry)) puts.set(filePrefix + file.id, fileView(file));
    }
    if (record.answer) {
      const { person, device, n, frame } = record.answer;
      puts.set(commandPrefix(person, device) + padded(n), frame);
    }
    if (record.secretHash !== undefined) puts.set('secret', record.secretHash);
    if (record.bridge) puts.set(bridgeKey, record.bridge);
    if (record.shares) puts.set(sharesKey, record.shares);
    if (record.told) puts.set('told', record.told);
    await this.#storage.write(puts);
    this.#policy = policy;
    this.#context = context;
    this.#forms = forms;
    this.#isErased = record.state.erased !== null;
    if (record.answer) this.#remember(record.answer);
  }

  /**
   * Takes erased content out of storage, entry by entry. May be cut off at any point: it is masked all the while, and
   * what is missing is done at the next call.
   */
  async wipe({ counts, files }: Pick<ConversationState, 'counts' | 'files'>, bytes: Files): Promise<void> {
    if (!this.#isErased || this.#isWiped) return;
    await this.#wipeFiles(bytes);
    for (const id of files.doomed) await bytes.remove(id);
    for (const [stream, length] of Object.entries(counts)) {
      for (let after = 0; after < length; after += wipedAtOnce) {
        const entries = await this.following(stream as StreamName, after, wipedAtOnce);
        await this.#storage.write(new Map(entries.map((entry) => [keyOf(entry), entry])));
      }
    }
    await this.#storage.write(new Map([['wiped', true]]));
    this.#isWiped = true;
  }

  /** The bytes first: as long as one of them is there, so is what tells of it. */
  async #wipeFiles(bytes: Files): Promise<void> {
    for (;;) {
      const found = await this.#storage.list({ prefix: filePrefix, limit: wipedAtOnce });
      if (found.size === 0) return;
      for (const key of found.keys()) await bytes.remove(key.slice(filePrefix.length) as FileId);
      await this.#storage.write(new Map(), [...found.keys()]);
    }
  }

  /** A file of a message; null where there is none, or its content was erased. */
  async file(id: FileId): Promise<FileView | null> {
    if (this.#isErased) return null;
    return ((await this.#storage.get(filePrefix + id)) as FileView | undefined) ?? null;
  }

  /** The key of this room's links: drawn once, when the first is asked for. */
  async linkKey(draw: () => string): Promise<string> {
    const kept = (await this.#storage.get(linkKey)) as string | undefined;
    if (kept !== undefined) return kept;
    const drawn = draw();
    await this.#storage.write(new Map([[linkKey, drawn]]));
    return drawn;
  }

  /** Apart from every turn: how far a channel was reached changes nothing of the conversation. */
  saveBridge(record: BridgeRecord): Promise<void> {
    return this.#storage.write(new Map([[bridgeKey, record]]));
  }

  saveHook(receiver: string, progress: HookProgress): Promise<void> {
    return this.#storage.write(new Map([[hookPrefix + receiver, progress]]));
  }

  #shown(found: ReadonlyMap<string, unknown>): readonly Entry[] {
    const entries = [...found.values()] as Entry[];
    return this.#isErased ? entries.map(tombstoneOf) : entries;
  }

  #remember({ person, device, n }: Answer): void {
    this.#lastCommands.set(commandPrefix(person, device), n);
  }

  /** The number of the last command that this device was answered; 0 when there was none. */
  async lastCommand(person: PersonId, device: DeviceId): Promise<number> {
    const prefix = commandPrefix(person, device);
    const known = this.#lastCommands.get(prefix);
    if (known !== undefined) return known;
    const [key] = (await this.#storage.list({ prefix, limit: 1, reverse: true })).keys();
    // Of those who said nothing nothing is remembered: any client may draw as many devices as it likes.
    if (key === undefined) return 0;
    const last = Number(key.slice(prefix.length));
    this.#lastCommands.set(prefix, last);
    return last;
  }

  async answerTo(person: PersonId, device: DeviceId, n: number): Promise<string | null> {
    return (
      ((await this.#storage.get(commandPrefix(person, device) + padded(n))) as string | undefined) ?? null
    );
  }

  /** The newest `limit` entries of a stream among its first `upTo`, newest first. */
  async newest(stream: StreamName, upTo: number, limit: number): Promise<readonly Entry[]> {
    // Storage refuses a limit of nothing, and an empty stream is not worth a listing.
    if (limit < 1 || upTo < 1) return [];
    const prefix = entryPrefix(stream);
    const found = await this.#storage.list({ prefix, end: prefix + padded(upTo + 1), limit, reverse: true });
    return this.#shown(found);
  }

  /** The first `limit` entries of a stream after its first `after`, oldest first. */
  async following(stream: StreamName, after: number, limit: number): Promise<readonly Entry[]> {
    if (limit < 1) return [];
    const prefix = entryPrefix(stream);
    const found = await this.#storage.list({ prefix, start: prefix + padded(after + 1), limit });
    return this.#shown(found);
  }
}
