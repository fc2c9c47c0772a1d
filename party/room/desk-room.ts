/** A desk's room: one staff member's availability, and what stands on their desk. */
import type { DeskChange, DeskEntry, DeskState } from '../../core/domain/desk.js';
import { evolveDesk, isNews, newDesk } from '../../core/domain/desk.js';
import type { Identity } from '../../core/domain/identity.js';
import { grants, hasAnyGrant, hasGrant } from '../../core/domain/identity.js';
import type { ConversationId, PersonId, WorkgroupId } from '../../core/domain/ids.js';
import { isWorkgroupId } from '../../core/domain/ids.js';
import type { DeskItem } from '../../core/domain/summary.js';
import { decode } from '../../core/protocol/decode.js';
import type { DeskDown, MyWorkgroup } from '../../core/protocol/desk-down.js';
import type { DeskUp } from '../../core/protocol/desk-up.js';
import { deskUp } from '../../core/protocol/desk-up.js';
import { limits } from '../../core/protocol/limits.js';
import type { PeerAddress, PeerMessage } from '../../core/protocol/peer.js';
import { inLumps, refusedText } from './frames.js';
import { PeerNews } from './peer-news.js';
import type { Host } from './ports.js';
import { Bucket, rates } from './rate-limit.js';
import { attachmentOf, sessionFrom } from './session.js';
import type { WelcomedStaff } from './staff-room.js';
import { StaffRoom } from './staff-room.js';

const encode = (frame: DeskDown): string => JSON.stringify(frame);

/** The attachment of a desk's socket keeps no grants: what the desk needs of them it has stored. */
const noWorkgroup = '-' as WorkgroupId;

export class DeskRoom extends StaffRoom<DeskUp> {
  #state: DeskState;
  readonly #entries = new Map<ConversationId, DeskEntry>();
  readonly #news: PeerNews;
  readonly #bucket: Bucket;

  constructor(host: Host) {
    super(host);
    this.#state = newDesk(host.id as PersonId);
    this.#news = new PeerNews(host, (address) => this.#messageFor(address));
    this.#bucket = new Bucket(rates.staff.command, host.clock.now());
  }

  protected async load(): Promise<void> {
    this.#state = ((await this.host.storage.get('state')) as DeskState | undefined) ?? this.#state;
    for (const value of (await this.host.storage.list({ prefix: 'item/' })).values()) {
      const entry = value as DeskEntry;
      this.#entries.set(entry.conversation, entry);
    }
    this.#oweRows();
  }

  protected restore(attachment: unknown): Identity | null {
    return sessionFrom(attachment, noWorkgroup)?.identity ?? null;
  }

  protected attachmentOf(identity: Identity): unknown {
    return attachmentOf({ identity, device: null }, noWorkgroup);
  }

  protected admits(identity: Identity): boolean {
    return identity.id === this.host.id;
  }

  protected async welcomed(connection: WelcomedStaff, version: number): Promise<void> {
    const who = connection.session;
    const mine = this.#workgroupsOf(who);
    const ids = mine.map((each) => each.id);
    const isSame =
      who.name === this.#state.name && JSON.stringify(ids) === JSON.stringify(this.#state.workgroups);
    if (!isSame) await this.#apply({ kind: 'signed-in', name: who.name, workgroups: ids });
    const { id, name, role, maxSessions } = who;
    const [first = [], ...more] = inLumps(this.#items());
    connection.sendCatchUp(
      encode({
        type: 'welcome',
        version,
        you: { id, name, role, maxSessions, workgroups: mine },
        availability: this.#state.availability,
        items: first,
        limits,
      }),
    );
    for (const changed of more) connection.sendCatchUp(encode({ type: 'items', changed, removed: [] }));
  }

  protected decode(data: unknown): ReturnType<typeof decode<DeskUp>> {
    return decode<DeskUp>(deskUp, data);
  }

  protected async take(
    connection: WelcomedStaff,
    frame: Extract<DeskUp, { type: 'set-availability' }>,
  ): Promise<void> {
    const now = this.host.clock.now();
    if (this.#bucket.take(now) !== null) return connection.send(refusedText('rate-limited'));
    const { kind, reason } = frame;
    try {
      await this.#apply({
        kind: 'availability-set',
        availability: { kind, since: now, reason: reason ?? null },
      });
    } catch (cause) {
      this.host.log.error('storage-failed', cause);
      return connection.send(refusedText('storage'));
    }
    this.#tell({ type: 'availability', availability: this.#state.availability });
  }

  protected async hear(message: PeerMessage): Promise<void> {
    if (message.type !== 'desk-item') return;
    const { conversation, version, item } = message;
    const known = this.#entries.get(conversation);
    if (!isNews(known, message)) return;
    const entry: DeskEntry = { conversation, version, item };
    await this.host.storage.write(new Map([[`item/${conversation}`, entry]]));
    this.#entries.set(conversation, entry);
    // Silent when nothing changed for this person, whatever made the conversation say it again.
    if (JSON.stringify(known?.item ?? null) === JSON.stringify(item)) return;
    this.#tell(
      item
        ? { type: 'items', changed: [item], removed: [] }
        : { type: 'items', changed: [], removed: [conversation] },
    );
  }

  protected wakened(): void {
    // What is due is sent after every turn.
  }

  protected nextWake(): number | null {
    return this.#news.nextDue();
  }

  protected afterTurn(): void {
    this.#news.flush(() => this.scheduleWake());
  }

  async #apply(change: DeskChange): Promise<void> {
    const state = evolveDesk(this.#state, change);
    await this.host.storage.write(new Map([['state', state]]));
    this.#state = state;
    this.#oweRows();
  }

  #oweRows(): void {
    for (const id of this.#state.workgroups) this.#news.owe({ kind: 'workgroup', id }, 'now');
  }

  #messageFor(address: PeerAddress): PeerMessage | null {
    if (address.kind !== 'workgroup') return null;
    const { id, name, availability, version } = this.#state;
    return { type: 'staff-row', row: { id, name, availability, version } };
  }

  /** The workgroups of the token that this server has, with what the token allows there. */
  #workgroupsOf(who: Identity): readonly MyWorkgroup[] {
    return Object.keys(who.grants)
      .filter(isWorkgroupId)
      .filter((id) => hasAnyGrant(who, id))
      .flatMap((id) => {
        const setting = this.host.settings.workgroup(id);
        const mine = grants.filter((grant) => hasGrant(who, id, grant));
        return setting ? [{ id, label: setting.label, grants: mine }] : [];
      });
  }

  #items(): readonly DeskItem[] {
    return [...this.#entries.values()]
      .flatMap(({ item }) => (item ? [item] : []))
      .sort((a, b) => a.row.openedAt - b.row.openedAt);
  }

  #tell(frame: DeskDown): void {
    const text = encode(frame);
    for (const connection of this.connections.welcomed()) connection.send(text);
  }
}
