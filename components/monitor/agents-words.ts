/** The words that the agents, the queue and the mirror need together, as one thing to hand on to their parts. */
import type { ReactiveControllerHost } from 'lit';
import { answerMessages } from '../shared/answer-state.js';
import { Localize } from '../shared/localize.js';
import { staffMessages } from '../shared/staff-messages.js';
import { agentsMessages } from './agents-messages.js';

export interface AgentsWords {
  readonly own: Localize<typeof agentsMessages>;
  readonly staff: Localize<typeof staffMessages>;
  readonly answer: Localize<typeof answerMessages>;
}

export const agentsWords = (host: ReactiveControllerHost & Element): AgentsWords => ({
  own: new Localize(host, agentsMessages),
  staff: new Localize(host, staffMessages),
  answer: new Localize(host, answerMessages),
});

/** The time of day, and the day where it is not this one. */
export const sinceText = (at: number, words: Localize<typeof agentsMessages>, now = Date.now()): string => {
  const isToday = new Date(at).toDateString() === new Date(now).toDateString();
  return isToday ? words.time(at) : `${words.day(at, now)}, ${words.time(at)}`;
};

export const numberText = (value: number, words: Localize<typeof agentsMessages>): string =>
  value.toLocaleString(words.language);
