/** The bounds that both ends know; the server tells them in `welcome.limits` and enforces them. */
import type * as values from './limit-values.js';

export * as limits from './limit-values.js';

export type Limits = { readonly [Name in keyof typeof values]: number };
