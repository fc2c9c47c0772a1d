/** What somebody who comes now is given: everything, page by page, and by the transcript. */

import { pause } from '../support/pause.js';
import { type Frame, RawClient } from '../support/raw-client.js';
import type { Reading, Viewer } from './history.js';
import { seenEntry } from './history.js';
import { NotInTime } from './waiting.js';

export interface Place {
  /** The server itself, without a proxy. */
  readonly url: string;
  readonly conversation: string;
  readonly credential: Readonly<Record<string, string>>;
}

const headerOf = ({ credential }: Place): string =>
  credential.kind === 'token' ? `Bearer ${credential.token}` : `Parley-Secret ${credential.secret}`;

/** The server has answered, and will again: not that something is late. */
class WrongAnswer extends Error {
  override readonly name = 'WrongAnswer';
}

type Given = readonly unknown[];

/** Null where they may read none. */
const transcript = async (place: Place): Promise<Given | null> => {
  const response = await fetch(`${place.url}/parties/main/${place.conversation}/transcript.json`, {
    headers: { authorization: headerOf(place) },
  });
  if (response.status === 404) return null;
  if (response.status !== 200) throw new Error(`No transcript but ${response.status}.`);
  const { entries } = (await response.json()) as { entries: Given };
  return entries;
};

/** Waits as long as it is told to. */
const refused = async (wanted: string, frame: Frame): Promise<void> => {
  if (frame.code !== 'rate-limited') throw new WrongAnswer(`No ${wanted} but ${JSON.stringify(frame)}.`);
  await pause(Number(frame.retryAfter) * 1_000);
};

const pagesTo = async (client: RawClient, { credential }: Place): Promise<Given> => {
  const welcome = await client.hello(credential);
  if (welcome.type !== 'welcome') {
    await refused('welcome', welcome);
    throw new Error('So many came in lately that nobody else was let in.');
  }
  let shown: Given = [];
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
      await refused('page', page);
      continue;
    }
    shown = [...(page.entries as unknown[]), ...shown];
    before = page.before as string | null;
  }
  return shown;
};

const fromSocket = async (place: Place): Promise<Given> => {
  const client = await RawClient.open(
    `${place.url.replace('http', 'ws')}/parties/main/${place.conversation}`,
  );
  try {
    return await pagesTo(client, place);
  } finally {
    client.close();
  }
};

/** More than devices of one person, who come in at once and wait for one another. */
const tries = 6;

/** Begins again where the server went away in the middle of it. */
const untilGiven = async <Found>(viewer: Viewer, read: () => Promise<Found>): Promise<Found> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await read();
    } catch (cause) {
      if (attempt < tries) await pause(1_000);
      else if (cause instanceof WrongAnswer) throw cause;
      else throw new NotInTime(`${viewer.id} is given nothing to read: ${cause}`, { cause });
    }
  }
};

export const freshReadings = async (viewer: Viewer, place: Place): Promise<readonly Reading[]> => {
  const fresh = await untilGiven(viewer, () => fromSocket(place));
  const written = await untilGiven(viewer, () => transcript(place));
  return [
    { viewer, source: 'fresh', entries: fresh.map(seenEntry) },
    ...(written ? [{ viewer, source: 'transcript', entries: written.map(seenEntry) } as const] : []),
  ];
};
