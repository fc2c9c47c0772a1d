/** What a turn makes other rooms owed: worked out from before and after, once those who are here have been told. */
import type { ConversationState, Moment } from '../../core/domain/conversation.js';
import { supervisionOf } from '../../core/domain/conversation.js';
import { concerned } from '../../core/domain/desk-item.js';
import type { PersonId } from '../../core/domain/ids.js';
import { handlerOf } from '../../core/domain/lifecycle.js';
import type { PeerAddress } from '../../core/protocol/peer.js';
import type { PeerNews } from './peer-news.js';
import {
  backstageText,
  deskItemTexts,
  openRowOf,
  rowOf,
  urgentBackstageText,
  urgentRowOf,
} from './row-texts.js';

export class TurnNews {
  readonly #news: PeerNews;

  constructor(news: PeerNews) {
    this.#news = news;
  }

  /** For whoever looks for it later, once it is closed. */
  record({ phase, workgroup }: ConversationState): void {
    if (phase.kind === 'closed') this.#news.owe({ kind: 'workgroup', id: workgroup }, 'soon', 'record');
  }

  /** On all of these desks it stands or stood: they are told how it is, first those of people who may handle it. */
  desks(ids: readonly PersonId[], state: ConversationState, urgency: 'now' | 'soon'): void {
    const open = new Set([
      ...state.agents.map(({ id }) => id),
      ...state.formerHandlers.map(({ person }) => person.id),
      ...state.tried,
      ...[handlerOf(state.phase)?.id, state.offer?.to.id],
    ]);
    for (const id of ids) this.#news.owe({ kind: 'desk', id }, urgency, open.has(id) ? 'main' : 'aside');
  }

  /** What customers are not to feel is owed aside: who comes to watch, and what staff note. */
  after(before: Moment, after: Moment): void {
    // Who comes back after a start is no news: nobody had been told that they were gone.
    const asPresent = this.#news.isSettling ? { ...before, presence: after.presence } : before;
    const urgency = urgentRowOf(asPresent) === urgentRowOf(after) ? 'soon' : 'now';
    const workgroup: PeerAddress = { kind: 'workgroup', id: after.state.workgroup };
    if (openRowOf(before) !== openRowOf(after)) this.#news.owe(workgroup, urgency);
    else if (rowOf(before) !== rowOf(after)) this.#news.owe(workgroup, 'now', 'aside');
    if (before.state.workgroup !== after.state.workgroup) {
      this.#news.owe({ kind: 'workgroup', id: before.state.workgroup }, 'now');
    }
    if (before.state !== after.state) this.record(after.state);
    const isUrgentBackstage = urgentBackstageText(before) !== urgentBackstageText(after);
    if (backstageText(before) !== backstageText(after)) {
      this.#news.owe(workgroup, isUrgentBackstage ? 'now' : 'soon', 'backstage');
    }
    // Whoever's own item did not change is not told: an agent's desk is silent when a monitor comes.
    for (const id of new Set([...concerned(before.state), ...concerned(after.state)])) {
      const [was, is] = [deskItemTexts(before, id), deskItemTexts(after, id)];
      if (was.all === is.all) continue;
      const desk: PeerAddress = { kind: 'desk', id };
      if (was.open !== is.open) {
        this.#news.owe(desk, urgency);
        continue;
      }
      const isWatching = supervisionOf(before.state, id) ?? supervisionOf(after.state, id);
      // Five who watch are five rooms to be told: with nothing new but the talk that would be felt by those who talk.
      this.#news.owe(desk, isWatching && !isUrgentBackstage ? 'soon' : 'now', 'aside');
    }
  }
}
