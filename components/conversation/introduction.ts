/** The first words that are proposed to whoever takes over: who they are, why they are here, and what comes next. */
import type { Localize } from '../shared/localize.js';
import type { talkMessages } from './talk-messages.js';

export interface IntroductionNames {
  /** As the customer would know whoever takes over; empty: by no name. */
  readonly supervisor: string;
  readonly agent: string;
  readonly team: string;
  /** As it was given so far. It is meant for staff: the English words leave it out, another wording may use it. */
  readonly reason: string;
}

/** Three sentences, each of which a page can put in other words. */
export const introduction = (words: Localize<typeof talkMessages>, names: IntroductionNames): string => {
  // A team's name in the place of a person's is no introduction of a person.
  const isPerson = names.supervisor !== '' && names.supervisor !== names.team;
  const who = isPerson ? words.t('talk.intro-who', names) : words.t('talk.intro-who-team', names);
  // A page's own words may have any of the places, also where the English ones have none.
  const say = words.t.bind(words) as unknown as (key: string, given: IntroductionNames) => string;
  return [who, say('talk.intro-why', names), say('talk.intro-next', names)].join(' ');
};
