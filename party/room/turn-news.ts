/** What a turn makes other rooms owed: worked out from before and after, once those who are here have been told. */
import type { ConversationState, Moment } from '../../core/domain/conversation.js';
import { supervisionOf } from '../../core/domain/conversation.js';
import { concerned } from '../../core/domain/summary.js';
import type { PeerAddress } from '../../core/protocol/peer.js';
import { deskItemTextAt } from './moment.js';
import type { PeerNews } from './peer-news.js';
import { backstageText, rowOf, urgentBackstageText, urgentRowOf } from './row-texts.js';

export class TurnNews {
  readonly #news: PeerNews;

  constructor(news: PeerNews) {
    this.#news = news;
  }

  /** For whoever looks for it later, once it is closed. */
  record({ phase, workgroup }: ConversationState): void {
    if (phase.kind === 'closed') this.#news.owe({ kind: 'workgroup', id: workgroup }, 'soon', 'record');
  }

  after(before: Moment, after: Moment): void {
    // Who comes back after a start is no news: nobody had been told that they were gone.
    const asPresent = this.#news.isSettling ? { ...before, presence: after.presence } : before;
    const urgency = urgentRowOf(asPresent) === urgentRowOf(after) ? 'soon' : 'now';
    const workgroup: PeerAddress = { kind: 'workgroup', id: after.state.workgroup };
    if (rowOf(before) !== rowOf(after)) this.#news.owe(workgroup, urgency);
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
      if (deskItemTextAt(before, id) === deskItemTextAt(after, id)) continue;
      const isWatching = supervisionOf(before.state, id) ?? supervisionOf(after.state, id);
      // Five who watch are five rooms to be told: with nothing new but the talk that would be felt by those who talk.
      const isUrgent = isWatching ? isUrgentBackstage : urgency === 'now';
      this.#news.owe({ kind: 'desk', id }, isUrgent ? 'now' : 'soon');
    }
  }
}
