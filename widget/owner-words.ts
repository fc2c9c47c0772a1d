/** What the site's owner, or the server's, has to mend. Told to them alone, so that visitors download it only then. */
import type { Place } from './place.js';

export type Mistake = keyof typeof ownerWords;

export const ownerWords = {
  origin: ({ server }: Place) =>
    `${new URL(server).origin} does not take conversations from this page. Add ${location.origin} to PARLEY_ORIGINS of the server, see docs/embedding.md.`,
  unavailable: ({ server }: Place) =>
    `${server} is not configured: its log says what is missing, see docs/running.md.`,
  workgroup: ({ server, workgroup }: Place) =>
    `${server} has no workgroup "${workgroup}": write one that stands in PARLEY_CONFIG of the server.`,
  server: ({ server }: Place) =>
    `${server} does not answer as the rooms do: write in server="…" where they are.`,
  storage: () =>
    '<parley-widget>: this browser keeps nothing for the page (storage is blocked or full); the conversation lasts as long as the page.',
  token: () => '<parley-widget>: the token function failed; it must return a token, or a promise of one.',
  'token-refused': () =>
    '<parley-widget>: the server does not take the token: see "tokens" in docs/running.md.',
} as const;
