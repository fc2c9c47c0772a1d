/** The process of a client that is going to be stopped: does what lines from outside ask for, and tells what it gets. */
import { createInterface } from 'node:readline';
import type { Viewer } from './history.js';
import type { Access } from './person.js';
import { Person } from './person.js';
import { isNotInTime } from './waiting.js';

export interface Begin {
  readonly viewer: Viewer;
  readonly access: Access;
  readonly pace: number;
}

export type Asked =
  | { readonly kind: 'say'; readonly mark: string }
  | { readonly kind: 'read'; readonly mark: string };

export type Told =
  | { readonly kind: 'sent'; readonly text: string }
  | { readonly kind: 'received'; readonly connection: number; readonly text: string }
  | { readonly kind: 'reading'; readonly entries: readonly unknown[]; readonly kept: readonly string[] }
  /** The last it tells: what did not come. */
  | { readonly kind: 'late'; readonly what: string };

const tell = (told: Told): void => void process.stdout.write(`${JSON.stringify(told)}\n`);

/** Instead of the ledger, which is in another process. */
const ledger = {
  sent: (text: string) => tell({ kind: 'sent', text }),
  received: (_viewer: Viewer, connection: number, text: string) =>
    tell({ kind: 'received', connection, text }),
};

const answer = async (person: Person, asked: Asked): Promise<void> => {
  if (asked.kind === 'say') return person.post(asked.mark, 'everyone');
  await person.until(() => person.isSettled && person.sees(asked.mark), `does not see ${asked.mark}`);
  const { entries } = await person.reading();
  tell({ kind: 'reading', entries, kept: person.kept() });
};

/** Ends when its input does. */
export const main = async (): Promise<number> => {
  let person: Person | null = null;
  for await (const line of createInterface({ input: process.stdin })) {
    if (person) {
      await answer(person, JSON.parse(line) as Asked).catch((cause: Error) => {
        if (isNotInTime(cause)) tell({ kind: 'late', what: cause.message });
        throw cause;
      });
      continue;
    }
    const { viewer, access, pace } = JSON.parse(line) as Begin;
    person = new Person(viewer, access, { ledger, random: Math.random, pace }).connect();
  }
  person?.leave();
  return 0;
};
