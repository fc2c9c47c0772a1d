/** What a customer's page says of itself and of them: claims, checked for their size and for nothing else. */
import type { ConversationState } from './conversation.js';
import type { Outcome } from './decision.js';
import { nothing } from './decision.js';

export const deviceClasses = ['phone', 'tablet', 'desktop'] as const;
export type DeviceClass = (typeof deviceClasses)[number];

/** Shown to staff as what it is: nobody has verified it. */
export interface VisitorContext {
  /** Where they are now. `url` is `http:` or `https:`. */
  readonly page: { readonly url: string; readonly title: string } | null;
  /** From where they came to the site. */
  readonly referrer: string | null;
  /** A language tag, such as `pt-BR`. */
  readonly language: string | null;
  readonly device: DeviceClass | null;
  /** What the site says beside it, such as the plan or the contents of the cart. */
  readonly fields: Readonly<Record<string, string>>;
  /** Since when this is what is said. */
  readonly at: number;
}

/** As a page says it. */
export type VisitorClaims = Omit<VisitorContext, 'at'>;

/** A name and password in front of the host: whoever reads the address must not be able to sign in as them. */
const withoutPassword = (url: string): string => url.replace(/^(https?:\/\/)[^/?#\\]*@/i, '$1');

/** What is the same as before is no news: pages say it again whenever they connect. */
export const decideContext = (
  { context: known }: Pick<ConversationState, 'context'>,
  { page, referrer, language, device, fields }: VisitorClaims,
  at: number,
): Outcome => {
  const context: VisitorContext = {
    page: page && { url: withoutPassword(page.url), title: page.title },
    referrer: referrer === null ? null : withoutPassword(referrer),
    language,
    device,
    fields,
    at,
  };
  const isSame = known !== null && JSON.stringify({ ...known, at }) === JSON.stringify(context);
  return isSame ? nothing : { changes: [{ kind: 'context-set', context }], entries: [] };
};
