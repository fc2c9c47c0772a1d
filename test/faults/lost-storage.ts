/** The server comes back with nothing in its storage: nobody is to take what they have for what there is. */
import { rmSync } from 'node:fs';
import { Floor } from './floor.js';
import type { Talk } from './talk.js';
import type { Writer } from './writer.js';

const textsOf = (person: Writer): string => JSON.stringify(person.snapshot.entries);

const must = (holds: boolean, what: string): void => {
  if (!holds) throw new Error(what);
};

/** Everybody had said something; some of it was answered, and one thing was on its way. */
const losing = async (
  floor: Floor,
  talk: Talk,
): Promise<{ readonly old: string; readonly unsent: string }> => {
  talk.burst(3);
  await talk.settle();
  const old = talk.customer.lastMark;
  await floor.server.kill9();
  await talk.customer.until(({ connection }) => connection.kind !== 'live', 'noticed nothing');
  const unsent = talk.customer.say();
  rmSync(floor.server.persistDir, { recursive: true, force: true });
  await floor.server.restart();
  floor.retryNow();
  return { old, unsent };
};

/** Throws when anybody is shown what is not there any more, or what was for the old room is sent into the new one. */
export const losesStorage = async (seed: number): Promise<void> => {
  const floor = await Floor.open({ talks: 1, seed, pace: 8, isEager: true });
  try {
    const [talk] = floor.talks;
    if (!talk) throw new Error('There is no conversation.');
    const { customer, handler, watchers } = talk;
    const { old, unsent } = await losing(floor, talk);
    // The customer begins anew under the same secret; for staff it is not there, or it is another one.
    await customer.until(
      ({ connection }) => connection.kind === 'live' && connection.isComplete,
      'is not back',
    );
    for (const each of [handler, ...watchers]) {
      await each.until(
        ({ connection, header }) => connection.kind === 'ended' || header?.kind === 'outsider',
        'sees it',
      );
    }
    await customer.until(
      ({ pending }) => pending.every(({ state }) => state.kind === 'failed'),
      'goes on sending',
    );
    must(!textsOf(customer).includes(old), 'What is lost is shown as if it were there.');
    must(!textsOf(customer).includes(unsent), 'What was for the old room was sent into the new one.');
    must(customer.kept().includes(unsent), 'What was not sent is not in the outbox any more.');
    // It is for its writer to say it again.
    const failed = customer.snapshot.pending.find(({ text }) => text.includes(unsent));
    customer.client.retry(failed?.localId ?? '');
    await customer.until(() => customer.isSettled && customer.sees(unsent), 'cannot say it again');
  } finally {
    await floor.close();
  }
};
