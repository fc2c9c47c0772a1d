/** What somebody who comes now is given: everything, page by page, and by the transcript. */
import { RawClient } from '../support/raw-client.js';
import type { Reading, SeenEntry, Viewer } from './history.js';
import { seenEntry } from './history.js';
import { pause } from './waiting.js';

export interface Place {
  /** The server itself, without a proxy. */
  readonly url: string;
  readonly conversation: string;
  readonly credential: Readonly<Record<string, string>>;
}

const headerOf = ({ credential }: Place): string =>
  credential.kind === 'token' ? `Bearer ${credential.token}` : `Parley-Secret ${credential.secret}`;

/** Null where they may read none. */
const transcript = async (viewer: Viewer, place: Place): Promise<Reading | null> => {
  const response = await fetch(`${place.url}/parties/main/${place.conversation}/transcript.json`, {
    headers: { authorization: headerOf(place) },
  });
  if (response.status !== 200) return null;
  const { entries } = (await response.json()) as { entries: readonly unknown[] };
  return { viewer, source: 'transcript', entries: entries.map(seenEntry) };
};

const fromSocket = async (viewer: Viewer, place: Place): Promise<Reading> => {
  const client = await RawClient.open(
    `${place.url.replace('http', 'ws')}/parties/main/${place.conversation}`,
  );
  await client.hello(place.credential);
  let shown: readonly unknown[] = [];
  let before: string | null = null;
  for (const frame of client.frames) {
    if (frame.type !== 'entries') continue;
    const reset = frame.reset as { before: string | null } | undefined;
    if (reset) before = reset.before;
    shown = [...(reset ? [] : shown), ...(frame.entries as unknown[])];
  }
  while (before !== null) {
    const from = client.texts.length;
    // Whoever does not say that they have read is given no more.
    client.send({ type: 'ping', received: from });
    client.send({ type: 'read-history', before });
    const page = await client.next(({ type }) => type === 'page' || type === 'refused', from);
    if (page.type === 'refused') {
      if (page.code !== 'rate-limited') throw new Error(`No page but ${JSON.stringify(page)}.`);
      await pause(Number(page.retryAfter) * 1_000);
      continue;
    }
    shown = [...(page.entries as unknown[]), ...shown];
    before = page.before as string | null;
  }
  client.close();
  const entries: readonly SeenEntry[] = shown.map(seenEntry);
  return { viewer, source: 'fresh', entries };
};

const tries = 3;

/** Begins again where the server went away in the middle of it. */
export const freshReadings = async (viewer: Viewer, place: Place): Promise<readonly Reading[]> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const fresh = await fromSocket(viewer, place);
      const written = await transcript(viewer, place);
      return written ? [fresh, written] : [fresh];
    } catch (cause) {
      if (attempt === tries) throw cause;
      await pause(1_000);
    }
  }
};
