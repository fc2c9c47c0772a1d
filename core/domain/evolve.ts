/** What changed, and what the state is afterwards. Pure; every change of a conversation passes here. */
import { withMessage } from './activity.js';
import type { Change } from './change.js';
import { isAgreementMissing } from './consent.js';
import type { ConversationState } from './conversation.js';
import { isSameDeadline } from './deadlines.js';
import { erasedState } from './erasure.js';
import { withFiles } from './files.js';
import type { FilledForm } from './forms.js';
import type { Person } from './identity.js';
import type { PersonId } from './ids.js';
import type { Phase } from './lifecycle.js';
import { countEntry } from './metrics.js';
import { endedPhase, moveTo } from './phase-change.js';
import type { PolicyDocument } from './policy.js';
import { policyAtEnd } from './policy-at-end.js';
import { volumesWith } from './quota.js';
import type { Supervision } from './supervision.js';
import type { Entry } from './timeline.js';
import { whispersWith } from './timeline.js';

const without = <T extends { readonly person: Person }>(list: readonly T[], id: PersonId): readonly T[] =>
  list.filter((each) => each.person.id !== id);

/** Keeps the place of whoever is there already: supervisors are listed in the order in which they came. */
const withSupervision = (list: readonly Supervision[], next: Supervision): readonly Supervision[] =>
  list.some((each) => each.person.id === next.person.id)
    ? list.map((each) => (each.person.id === next.person.id ? next : each))
    : [...list, next];

/** What belongs to one handler's time with it, and ends with that. */
const fresh = {
  offer: null,
  hold: null,
  snooze: null,
  hand: null,
  suggestions: [],
  orphanedSince: null,
  answeredBy: null,
  isAnswered: false,
  handlerAwaySince: null,
  isAwayTold: false,
} as const satisfies Partial<ConversationState>;

/** Lists in the state are bounded: the newest count. */
const most = { suggestions: 20, ruleHits: 20, tried: 200, agents: 50 } as const;

const withDocument = (before: ConversationState, document: PolicyDocument): ConversationState => {
  const { label, version, policy } = document;
  const state = { ...before, label, policyVersion: version, policy };
  // What their page said they said without the agreement that is asked for now.
  return isAgreementMissing(state) ? { ...state, context: null } : state;
};

/** Whoever led and is gone is followed by the first of those who joined. */
const withoutSupervision = (state: ConversationState, id: PersonId): ConversationState => {
  const supervisions = without(state.supervisions, id);
  const next = supervisions.find((each) => each.mode === 'join' || each.tookOver?.mode === 'join');
  return { ...state, supervisions, lead: state.lead === id ? (next?.person.id ?? null) : state.lead };
};

const answerOf = (
  { counts }: ConversationState,
  { person, at }: Extract<Change, { kind: 'spoke' }>,
): ConversationState['answeredBy'] => ({
  person: person.id,
  name: person.name,
  at,
  after: counts.everyone ?? 0,
});

const spoken = (state: ConversationState, change: Extract<Change, { kind: 'spoke' }>): ConversationState => ({
  ...state,
  messages: state.messages + 1,
  activity: withMessage(state.activity, change.at),
  isAnswered: state.isAnswered || change.by === 'staff',
  answeredBy: change.by === 'customer' ? state.answeredBy : answerOf(state, change),
  // By code points, so that no character is cut in two.
  lastMessage: { text: [...change.text].slice(0, 200).join(''), by: change.by, at: change.at },
  waitingSince: change.by === 'staff' ? null : (state.waitingSince ?? change.at),
});

/** What somebody adds after content was erased is no content either. */
const withForm = (state: ConversationState, filled: FilledForm): ConversationState => ({
  ...state,
  forms: [
    ...state.forms.filter(({ form }) => form !== filled.form),
    state.erased ? { ...filled, fields: [] } : filled,
  ],
});

const marked = (state: ConversationState, change: Extract<Change, { kind: 'marked' }>): ConversationState => {
  const before = state.marks[change.side];
  const read = Math.max(before.read, change.read);
  const delivered = Math.max(before.delivered, change.delivered, read);
  return { ...state, marks: { ...state.marks, [change.side]: { delivered, read } } };
};

export const evolve = (state: ConversationState, change: Change): ConversationState => {
  switch (change.kind) {
    case 'assigned': {
      const phase: Phase = { kind: 'active', since: change.at, handler: change.handler };
      return {
        ...moveTo(state, phase),
        ...fresh,
        // The customer was told that they are put on hold: that does not end by itself because somebody else answers.
        hold: state.phase.kind === 'active' ? state.hold : null,
        epoch: state.epoch + 1,
        agents: [...state.agents.filter(({ id }) => id !== change.handler.id), change.handler].slice(
          -most.agents,
        ),
        lastHandler: change.handler.id,
        tried: [],
      };
    }
    case 'returned-to-queue':
      return {
        ...moveTo(state, { kind: 'queued', since: change.at }),
        ...fresh,
        epoch: state.epoch + 1,
        shownHandler: null,
      };
    case 'ended':
      return {
        ...moveTo(state, endedPhase(state, change.into, change.at)),
        offer: null,
        hold: null,
        snooze: null,
        hand: null,
        orphanedSince: null,
        isForced: state.isForced || change.isForced === true,
        endedAt: state.endedAt ?? change.at,
        endedUnder: state.endedUnder ?? policyAtEnd(state.policy),
      };
    case 'shown-handler':
      return { ...state, shownHandler: { id: change.handler.id, name: change.handler.name } };
    case 'supervision-set':
      return {
        ...state,
        supervisions: withSupervision(state.supervisions, change.supervision),
        supervisedAt: change.supervision.since,
      };
    case 'supervision-ended':
      return withoutSupervision(state, change.person);
    case 'handler-displaced': {
      const others = without(state.formerHandlers, change.former.person.id);
      // From whom it was taken is not whom it is offered to first.
      return { ...state, formerHandlers: [...others, change.former], lastHandler: null };
    }
    case 'handler-restored':
      return { ...state, formerHandlers: without(state.formerHandlers, change.person) };
    case 'segment-wrapped-up':
      return {
        ...state,
        formerHandlers: state.formerHandlers.map((each) =>
          each.person.id === change.person ? { ...each, wrapUpDue: false } : each,
        ),
      };
    case 'spoke':
      return spoken(state, change);
    case 'marked':
      return marked(state, change);
    case 'policy-set':
      return withDocument(state, change.document);
    case 'moved':
      return {
        ...withDocument(state, change.document),
        workgroup: change.workgroup,
        lastHandler: null,
        tried: [],
        // Whoever was kept on was so by the rule of the workgroup that it leaves.
        formerHandlers: state.formerHandlers.map((each) => ({ ...each, as: 'removed' as const })),
      };
    case 'context-set':
      return { ...state, context: change.context };
    case 'consent-set':
      return { ...state, consent: change.consent };
    case 'form-filled':
      return withForm(state, change.filled);
    case 'customer-named':
      return state.erased ? state : { ...state, customer: { ...state.customer, name: change.name } };
    case 'offer-set':
      return { ...state, offer: change.offer };
    case 'offer-ended':
      return {
        ...state,
        offer: null,
        tried: change.isTried ? [...state.tried, change.person].slice(-most.tried) : state.tried,
      };
    case 'hold-set':
      return { ...state, hold: change.hold };
    case 'snooze-set':
      return { ...state, snooze: change.snooze };
    case 'tags-set':
      return { ...state, tags: change.tags };
    case 'priority-set':
      return { ...state, priority: change.priority };
    case 'flag-set':
      return { ...state, flag: change.flag };
    case 'hand-set':
      return { ...state, hand: change.hand };
    case 'suggestion-settled':
      return { ...state, suggestions: state.suggestions.filter(({ id }) => id !== change.suggestion) };
    case 'lead-set':
      return { ...state, lead: change.lead };
    case 'away-told':
      return { ...state, isAwayTold: change.isTold };
    case 'handler-away':
      return { ...state, handlerAwaySince: change.since };
    case 'orphaned':
      return { ...state, orphanedSince: change.since };
    case 'rules-met':
      return { ...state, ruleHits: [...state.ruleHits, ...change.hits].slice(-most.ruleHits) };
    case 'sentiment-set':
      return { ...state, sentiment: change.sentiment };
    case 'disposition-set':
      return { ...state, disposition: change.disposition };
    case 'rated':
      return { ...state, rating: change.score };
    case 'files':
      return { ...state, files: withFiles(state.files, change.change) };
    case 'erased':
      return erasedState(state, change);
    case 'deadline-set': {
      const others = state.deadlines.filter((each) => !isSameDeadline(each, change.deadline));
      return { ...state, deadlines: [...others, change.deadline] };
    }
    case 'deadline-cleared':
      return {
        ...state,
        deadlines: state.deadlines.filter((each) => !isSameDeadline(each, change.deadline)),
      };
  }
};

/** What follows from entries having got their place: numbers, figures, and what can be referred to by id. */
export const evolvePlaced = (state: ConversationState, entries: readonly Entry[]): ConversationState => {
  const last = entries.at(-1);
  if (!last) return state;
  const suggested = entries.flatMap(({ id, body }) =>
    body.kind === 'message' && body.isSuggestion ? [{ id, by: body.author.id }] : [],
  );
  return {
    ...state,
    position: last.position,
    counts: last.counts,
    volumes: entries.reduce(volumesWith, state.volumes),
    whispers: entries.reduce(whispersWith, state.whispers),
    metrics: entries.reduce(countEntry, state.metrics),
    suggestions: [...state.suggestions, ...suggested].slice(-most.suggestions),
  };
};

export const evolveAll = (state: ConversationState, changes: readonly Change[]): ConversationState =>
  changes.reduce(evolve, state);
