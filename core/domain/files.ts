/** Files that people attach to what they say to everyone: what is kept of them beside their bytes, and what is shown. */
import type { FileId, PersonId } from './ids.js';

/** A file as everyone who sees its message sees it. */
export interface FileView {
  readonly id: FileId;
  readonly name: string;
  readonly type: string;
  /** Bytes. */
  readonly size: number;
}

/** One that was uploaded and is in no message yet. */
export interface Upload extends FileView {
  readonly owner: PersonId;
  readonly at: number;
  /** All of it has come. Until then `size` is what is kept free for it. */
  readonly isWhole: boolean;
}

export interface Posted {
  readonly person: PersonId;
  readonly bytes: number;
  /** How many; none where it was stored before they were counted. */
  readonly count?: number;
}

export interface Files {
  readonly uploads: readonly Upload[];
  /** What each person has in messages. */
  readonly posted: readonly Posted[];
  /** Whose bytes are still to be deleted. */
  readonly doomed: readonly FileId[];
}

export const noFiles: Files = { uploads: [], posted: [], doomed: [] };

/** Files of one message. */
export const mostFiles = 5;
/** Files of one person that wait for a message. */
export const mostWaiting = 10;
/** What nobody posts is deleted after this. */
export const uploadMs = 60 * 60 * 1000;

export const fileView = ({ id, name, type, size }: FileView): FileView => ({ id, name, type, size });

export type FilesChange =
  | { readonly kind: 'begun'; readonly upload: Upload }
  | { readonly kind: 'whole'; readonly id: FileId; readonly size: number }
  /** They are in a message from now on. */
  | { readonly kind: 'posted'; readonly ids: readonly FileId[] }
  /** Nobody will post them. */
  | { readonly kind: 'dropped'; readonly ids: readonly FileId[] }
  /** Their bytes are deleted. */
  | { readonly kind: 'deleted'; readonly ids: readonly FileId[] };

const without = (uploads: readonly Upload[], ids: readonly FileId[]): readonly Upload[] =>
  uploads.filter(({ id }) => !ids.includes(id));

const chosen = (uploads: readonly Upload[], ids: readonly FileId[]): readonly Upload[] =>
  uploads.filter(({ id }) => ids.includes(id));

const postedBy = (posted: Files['posted'], person: PersonId): Required<Posted> => ({
  bytes: 0,
  count: 0,
  ...posted.find((each) => each.person === person),
  person,
});

/** What one person uploaded and has in no message. */
export const waitingOf = (uploads: readonly Upload[], person: PersonId): readonly Upload[] =>
  uploads.filter(({ owner }) => owner === person);

const sizeOf = (uploads: readonly Upload[], person: PersonId): number =>
  waitingOf(uploads, person).reduce((sum, { size }) => sum + size, 0);

const postedWith = (before: Required<Posted>, uploads: readonly Upload[]): Posted => ({
  person: before.person,
  bytes: before.bytes + sizeOf(uploads, before.person),
  count: before.count + waitingOf(uploads, before.person).length,
});

export const withFiles = (files: Files, change: FilesChange): Files => {
  const { uploads, posted, doomed } = files;
  switch (change.kind) {
    case 'begun':
      return { ...files, uploads: [...uploads, change.upload] };
    case 'whole': {
      const { id, size } = change;
      return {
        ...files,
        uploads: uploads.map((each) => (each.id === id ? { ...each, size, isWhole: true } : each)),
      };
    }
    case 'posted': {
      const of = chosen(uploads, change.ids);
      const people = [...new Set([...posted.map(({ person }) => person), ...of.map(({ owner }) => owner)])];
      return {
        ...files,
        uploads: without(uploads, change.ids),
        posted: people.map((person) => postedWith(postedBy(posted, person), of)),
      };
    }
    case 'dropped': {
      const gone = chosen(uploads, change.ids).map(({ id }) => id);
      return { ...files, uploads: without(uploads, change.ids), doomed: [...doomed, ...gone] };
    }
    case 'deleted':
      return { ...files, doomed: doomed.filter((id) => !change.ids.includes(id)) };
  }
};

/** What there was before content was erased is deleted; of what was posted the messages say which. */
export const erasedFiles = ({ uploads, doomed }: Files): Files => ({
  uploads: [],
  posted: [],
  doomed: [...doomed, ...uploads.map(({ id }) => id)],
});

/** Until when each person's oldest upload waits. */
export const uploadTimes = ({ uploads }: Files): ReadonlyMap<PersonId, number> => {
  const times = new Map<PersonId, number>();
  for (const { owner, at } of uploads) {
    times.set(owner, Math.min(times.get(owner) ?? Number.POSITIVE_INFINITY, at + uploadMs));
  }
  return times;
};

/** What counts is this person's own: how much others sent is never felt. */
export const usedBy = ({ uploads, posted }: Files, person: PersonId): number =>
  postedBy(posted, person).bytes + sizeOf(uploads, person);

/** How many files, in messages or not. */
export const countBy = ({ uploads, posted }: Files, person: PersonId): number =>
  postedBy(posted, person).count + waitingOf(uploads, person).length;
