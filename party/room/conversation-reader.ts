/** What can be read of a conversation over HTTP, made of the same views as live frames: transcripts, exports, figures. */
import type { ConversationState } from '../../core/domain/conversation.js';
import { formerHandlerOf } from '../../core/domain/conversation.js';
import { timelineCsv } from '../../core/domain/csv.js';
import type { Identity } from '../../core/domain/identity.js';
import { hasAnyGrant } from '../../core/domain/identity.js';
import type { MetricsView } from '../../core/domain/metrics.js';
import { metricsView } from '../../core/domain/metrics.js';
import { isGranted } from '../../core/domain/permit.js';
import type { Interval } from '../../core/domain/supervision-record.js';
import { recordOf, timelineExport } from '../../core/domain/supervision-record.js';
import type { Counts, Entry } from '../../core/domain/timeline.js';
import { transcriptText } from '../../core/domain/transcript.js';
import type { EntryView, Scope } from '../../core/domain/view.js';
import { entriesFor, scopeOf, seqFor } from '../../core/domain/view.js';
import type { ConversationStore } from './conversation-store.js';
import type { RoomAnswer } from './ports.js';
import { since } from './timeline-reader.js';

/** Who reads what of which conversation. */
interface Reading {
  readonly state: ConversationState;
  readonly who: Identity;
  readonly store: ConversationStore;
  readonly now: number;
}

const json = (value: unknown): RoomAnswer => ({
  status: 200,
  contentType: 'application/json; charset=utf-8',
  body: JSON.stringify(value),
});

const text = (contentType: string, body: string): RoomAnswer => ({ status: 200, contentType, body });

/** From the first entry to the last. */
const wholeTimeline = async (
  store: ConversationStore,
  scope: Scope,
  counts: Counts,
): Promise<readonly Entry[]> => (await since(store, scope, {}, counts, seqFor(scope, counts))) ?? [];

/** Whoever handled it, and was not removed from it, finds it again when it is over: to read, as they saw it. */
const mayReadOn = (state: ConversationState, who: Identity): boolean =>
  state.phase.kind === 'closed' &&
  state.agents.some(({ id }) => id === who.id) &&
  formerHandlerOf(state, who.id)?.as !== 'removed' &&
  hasAnyGrant(who, state.workgroup, state.policy.monitors);

/** Whoever may export sees what a supervisor sees, also without being in the conversation. */
export const readingScope = (state: ConversationState, who: Identity): Scope => {
  const scope = scopeOf(state, who);
  const mayExport = who.role !== 'customer' && isGranted(state, who, 'export');
  if (!mayExport)
    return mayReadOn(state, who) && scope.kind === 'nothing' ? { kind: 'staff', person: who.id } : scope;
  return state.policy.supervisorsSeeEachOther === 'on' ? { kind: 'all' } : { kind: 'apart', person: who.id };
};

const viewsFor = async ({ state, who, store }: Reading): Promise<readonly EntryView[] | null> => {
  const scope = readingScope(state, who);
  if (scope.kind === 'nothing') return null;
  return entriesFor(scope, who, await wholeTimeline(store, scope, state.counts));
};

/** Supervisors, and the agents concerned where and when the policy says so. */
const mayReadRecord = (state: ConversationState, who: Identity): boolean => {
  if (who.role === 'customer') return false;
  if (isGranted(state, who, 'monitor') || isGranted(state, who, 'export')) return true;
  const isConcerned = state.agents.some(({ id }) => id === who.id);
  const isClosed = state.phase.kind === 'closed';
  return (
    isConcerned &&
    { supervisors: false, 'agent-after-close': isClosed, 'agent-live': true }[state.policy.recordAudience]
  );
};

const mayReadFigures = (state: ConversationState, who: Identity): boolean =>
  who.role !== 'customer' && (isGranted(state, who, 'monitor') || isGranted(state, who, 'export'));

/** Where supervisors do not see one another, what counts all of them is for none of them. */
const isKeptApart = (state: ConversationState, who: Identity): boolean =>
  state.policy.supervisorsSeeEachOther === 'off' && mayReadFigures(state, who);

const figuresFor = ({ state, who, now }: Reading): MetricsView | null =>
  mayReadFigures(state, who) && !isKeptApart(state, who) ? metricsView(state.metrics, now) : null;

/** The rest of the figures, where those about supervision are left out. */
const restFor = ({ state, who, now }: Reading): object | null => {
  if (!isKeptApart(state, who)) return null;
  const { supervision: _modes, takeovers: _taken, messages, ...rest } = metricsView(state.metrics, now);
  return { ...rest, messages: { customer: messages.customer, staff: messages.staff } };
};

/** Who was in it in which mode, and when; null for whom that is not. */
const intervalsFor = async ({ state, who, store }: Reading): Promise<readonly Interval[] | null> => {
  if (!mayReadRecord(state, who)) return null;
  const scope: Scope = isKeptApart(state, who) ? { kind: 'apart', person: who.id } : { kind: 'all' };
  const entries = await wholeTimeline(store, scope, state.counts);
  return recordOf(entries, state.phase.kind === 'closed' ? state.phase.since : null);
};

const readers: Readonly<Record<string, (reading: Reading) => Promise<RoomAnswer | null>>> = {
  transcript: async (reading) => {
    const views = await viewsFor(reading);
    return views && text('text/plain; charset=utf-8', transcriptText(views));
  },
  'transcript.json': async (reading) => {
    const views = await viewsFor(reading);
    return views && json({ entries: views });
  },
  'timeline.json': async (reading) => {
    const views = await viewsFor(reading);
    if (!views) return null;
    return json(timelineExport(views, await intervalsFor(reading), figuresFor(reading)));
  },
  'timeline.csv': async (reading) => {
    const views = await viewsFor(reading);
    return views && text('text/csv; charset=utf-8', timelineCsv(views, (await intervalsFor(reading)) ?? []));
  },
  'record.json': async (reading) => {
    const intervals = await intervalsFor(reading);
    return intervals && json({ intervals });
  },
  'metrics.json': async (reading) => {
    const figures = figuresFor(reading) ?? restFor(reading);
    return figures && json(figures);
  },
};

/** Null: there is nothing of that name for them. */
export const readConversation = async (path: string, reading: Reading): Promise<RoomAnswer | null> =>
  Object.hasOwn(readers, path) ? ((await readers[path]?.(reading)) ?? null) : null;
