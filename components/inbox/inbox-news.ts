/** What has happened at a desk between two looks at it: derived from what it says, and from conversations that are open. */
import type { ConversationId, PersonId } from '../../core/domain/ids.js';
import type { DeskItem, Relation } from '../../core/domain/summary.js';
import type { EntryView } from '../../core/domain/view.js';
import type { StaffSession } from '../shared/staff-session.js';
import { isLoaded } from './inbox-selection.js';

export const newsKinds = ['message', 'offer', 'whisper', 'hand', 'takeover'] as const;
export type NewsKind = (typeof newsKinds)[number];

export interface News {
  readonly kind: NewsKind;
  readonly item: DeskItem;
  /** Who did it; null where that is the customer, nobody, or not told. */
  readonly by: string | null;
}

interface Look {
  readonly relation: Relation;
  readonly messages: number;
  readonly whispers: number;
  /** The number of the entry; null while the conversation is not connected. */
  readonly lowered: number | null;
  readonly displacedAt: number | null;
}

export type Picture = ReadonlyMap<ConversationId, Look>;

const isSettled = ({ body }: EntryView): boolean => body.kind === 'hand-lowered' && !body.by.self;

export const pictureOf = (session: StaffSession): Picture =>
  new Map(
    (session.desk?.items ?? []).map(({ row, relation, displaced, whispers = 0 }) => {
      const client = session.opened(row.conversation);
      const look: Look = {
        relation,
        messages: row.messages,
        whispers,
        lowered: client && isLoaded(client) ? (client.snapshot.entries.findLast(isSettled)?.seq ?? 0) : null,
        displacedAt: displaced?.at ?? null,
      };
      return [row.conversation, look];
    }),
  );

interface Step {
  readonly item: DeskItem;
  readonly before: Look | undefined;
  readonly now: Look;
  readonly me: PersonId;
  readonly entries: readonly EntryView[];
}

const nameIn = ({ entries }: Step, kind: 'whisper' | 'hand'): string | null => {
  const body = entries.findLast((entry) =>
    kind === 'hand' ? isSettled(entry) : entry.audience === 'whisper' && entry.body.kind === 'message',
  )?.body;
  if (body?.kind === 'hand-lowered') return body.by.name || null;
  return body?.kind === 'message' ? body.author.name || null : null;
};

const hasGrown = (before: number | null | undefined, now: number | null): boolean =>
  typeof before === 'number' && now !== null && now > before;

/** Whether it happened, by kind, and who did it. */
const derivations = {
  offer: ({ now, before }) =>
    now.relation === 'offered' && before?.relation !== 'offered' ? { by: null } : null,
  message: ({ item, now, before }) =>
    now.relation === 'handler' &&
    item.row.lastMessage?.by === 'customer' &&
    hasGrown(before?.messages, now.messages)
      ? { by: null }
      : null,
  whisper: (step) =>
    hasGrown(step.before?.whispers, step.now.whispers) ? { by: nameIn(step, 'whisper') } : null,
  hand: (step) => (hasGrown(step.before?.lowered, step.now.lowered) ? { by: nameIn(step, 'hand') } : null),
  takeover: ({ item: { displaced }, now, before, me }) => {
    const isLost = before?.relation === 'handler' && now.relation !== 'handler';
    // What one handed on oneself is no news.
    return isLost && displaced && displaced.by.id !== me ? { by: displaced.by.name } : null;
  },
} as const satisfies Record<NewsKind, (step: Step) => { readonly by: string | null } | null>;

/** Nothing is news at the first look, but for what is offered: that does not wait. */
export const newsBetween = (session: StaffSession, before: Picture | null, now: Picture): readonly News[] => {
  const me = session.desk?.you?.id;
  if (me === undefined) return [];
  return (session.desk?.items ?? []).flatMap((item): readonly News[] => {
    const look = now.get(item.row.conversation);
    if (!look) return [];
    const entries = session.opened(item.row.conversation)?.snapshot.entries ?? [];
    const step: Step = { item, before: before?.get(item.row.conversation), now: look, me, entries };
    return newsKinds.flatMap((kind) => {
      const found = derivations[kind](step);
      return found ? [{ kind, item, by: found.by }] : [];
    });
  });
};
