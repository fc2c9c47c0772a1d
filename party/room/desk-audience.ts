/** Who is told of a desk: its owner all of it, and mirrors what they may see of it, so that no frame tells of them. */
import type { RuleIn } from '../../core/domain/desk-mirror.js';
import { mirrored, mirroredWorkgroups, mirrorFront, mirrorItems } from '../../core/domain/desk-mirror.js';
import type { Parting } from '../../core/domain/desk-parting.js';
import type { ConversationId, WorkgroupId } from '../../core/domain/ids.js';
import type { DeskItem } from '../../core/domain/summary.js';
import type { DeskDown } from '../../core/protocol/desk-down.js';
import type { DeskKeeper } from './desk-keeper.js';
import type { WelcomedStaff } from './staff-room.js';

export const encode = (frame: DeskDown): string => JSON.stringify(frame);

/** Null when nothing changed for the reader, whatever made the conversation say it again. */
const itemsFrame = (
  conversation: ConversationId,
  before: DeskItem | null,
  after: DeskItem | null,
  parting: Parting = {},
): DeskDown | null => {
  const isSame = JSON.stringify(before) === JSON.stringify(after);
  if (isSame && Object.keys(parting).length === 0) return null;
  const changed = isSame || !after ? [] : [after];
  const removed = isSame || after ? [] : [conversation];
  return { type: 'items', changed, removed, ...parting };
};

export class DeskAudience {
  readonly #desk: DeskKeeper;
  readonly #welcomed: () => readonly WelcomedStaff[];
  readonly #ruleIn: RuleIn;
  /** What each mirror was told is in front. One that is not listed, as after a restart, is told. */
  readonly #fronts = new WeakMap<WelcomedStaff, ConversationId | null>();

  constructor(desk: DeskKeeper, welcomed: () => readonly WelcomedStaff[], ruleIn: RuleIn) {
    this.#desk = desk;
    this.#welcomed = welcomed;
    this.#ruleIn = ruleIn;
  }

  isOwner({ session }: WelcomedStaff): boolean {
    return session.id === this.#desk.state.id;
  }

  /** Whether the owner is connected; nobody else counts. */
  get isOwnerHere(): boolean {
    return this.#owners().length > 0;
  }

  itemsFor(connection: WelcomedStaff): readonly DeskItem[] {
    const { items } = this.#desk;
    return this.isOwner(connection) ? items : mirrorItems(items, this.#sight(connection));
  }

  tellOwner(frame: DeskDown): void {
    const text = encode(frame);
    for (const each of this.#owners()) each.send(text);
  }

  /** The one who is being welcomed is not told before the welcome. */
  tellAvailability(except?: WelcomedStaff): void {
    const { availability } = this.#desk.state;
    for (const each of [...this.#owners(), ...this.#mirrors()]) {
      if (each === except) continue;
      const open = this.itemsFor(each).filter(({ relation }) => relation === 'handler').length;
      each.send(encode({ type: 'availability', availability, open }));
    }
  }

  tellItem(
    conversation: ConversationId,
    before: DeskItem | null,
    after: DeskItem | null,
    parting?: Parting,
  ): void {
    const frame = itemsFrame(conversation, before, after, parting);
    if (!frame) return;
    this.tellOwner(frame);
    for (const each of this.#mirrors()) {
      const sight = this.#sight(each);
      const seen = (item: DeskItem | null): DeskItem | null => item && mirrored(item, sight);
      const shown = itemsFrame(conversation, seen(before), seen(after));
      if (shown) each.send(encode(shown));
    }
  }

  tellFront(front: ConversationId | null): void {
    for (const each of this.#mirrors()) {
      const conversation = mirrorFront(front, this.#desk.items, this.#sight(each));
      if (this.#fronts.get(each) === conversation) continue;
      this.#fronts.set(each, conversation);
      each.send(encode({ type: 'front', conversation }));
    }
  }

  #sight({ session }: WelcomedStaff): readonly WorkgroupId[] {
    return mirroredWorkgroups(this.#desk.state.profile, session, this.#ruleIn);
  }

  #owners(): readonly WelcomedStaff[] {
    return this.#welcomed().filter((each) => this.isOwner(each));
  }

  #mirrors(): readonly WelcomedStaff[] {
    return this.#welcomed().filter((each) => !this.isOwner(each));
  }
}
