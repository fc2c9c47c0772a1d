/** What an element says to whoever is around it: a request that can be refused, or news that cannot. */

type DetailOf<Type extends keyof HTMLElementEventMap> =
  HTMLElementEventMap[Type] extends CustomEvent<infer Detail> ? Detail : never;

/**
 * Bubbles and can be cancelled; false if it was. `inside` keeps it within the shadow root that the element stands in,
 * for asks that are nobody's business but its owner's.
 */
export const ask = <Type extends keyof HTMLElementEventMap>(
  from: Element,
  type: Type,
  detail: DetailOf<Type>,
  reach: 'everywhere' | 'inside' = 'everywhere',
): boolean =>
  from.dispatchEvent(
    new CustomEvent(type, { detail, bubbles: true, composed: reach === 'everywhere', cancelable: true }),
  );

/** Bubbles through every shadow root and cannot be cancelled: it is so already. */
export const tell = <Type extends keyof HTMLElementEventMap>(
  from: Element,
  type: Type,
  detail: DetailOf<Type>,
): void => {
  from.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
};
