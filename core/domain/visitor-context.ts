/** What a customer's page says of itself and of them: claims, checked for their size and for nothing else. */

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
  /** When it was said last. */
  readonly at: number;
}
