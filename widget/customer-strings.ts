/** Every word that a customer can see or hear, as types: a language and a site's own strings have these keys. */
import type { connectionMessages } from '../components/conversation/connection-messages.js';
import type { filesMessages } from '../components/conversation/files-messages.js';
import type { timelineMessages } from '../components/conversation/timeline-messages.js';
import type { customerRefusals } from './customer-refusals.js';
import type { formMessages } from './form-messages.js';
import type { frontMessages } from './front-messages.js';
import type { moreMessages } from './more-messages.js';
import type { partsMessages } from './parts-messages.js';
import type { ratingMessages } from './rating-messages.js';

/** In English the server's own sentence stands where `refusal-messages.ts` has no other. */
export type RefusalKey = `refusal.${(typeof customerRefusals)[number]}`;

export type CustomerKey =
  | keyof typeof partsMessages
  | keyof typeof timelineMessages
  | keyof typeof connectionMessages
  | keyof typeof filesMessages
  | keyof typeof frontMessages
  | keyof typeof formMessages
  | keyof typeof ratingMessages
  | keyof typeof moreMessages
  | RefusalKey;

/** What is said before the panel is there, by the launcher and by the teaser. */
export type EarlyKey = 'launcher.open' | 'launcher.retry' | 'launcher.unread' | 'teaser.dismiss';

/** A sentence with the `{names}` of the English one, or one per plural category of `{n}`. */
export type Phrase = string | Readonly<Partial<Record<Intl.LDMLPluralRule, string>>>;

/** As many of them as there are; the others stay English. */
export type CustomerStrings = Readonly<Partial<Record<CustomerKey, Phrase>>>;

type OwnStrings = Readonly<Partial<Record<CustomerKey | EarlyKey, Phrase>>>;

/** What a site says in its own words: in every language that it has, or by language. */
export type SiteStrings = OwnStrings | Readonly<Record<string, OwnStrings>>;
