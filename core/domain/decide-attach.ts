/** Uploading: what is taken, from whom and how much, before anything of it is read and again when all has come. */

import type { Change } from './change.js';
import type { ConversationState } from './conversation.js';
import { isStranger } from './conversation.js';
import type { Decision, Outcome } from './decision.js';
import { accepted, acceptedAs, nothing, refused } from './decision.js';
import { fileName } from './file-names.js';
import { isTaken, typeOf } from './file-types.js';
import type { FilesChange, FileView, Upload } from './files.js';
import { countBy, fileView, mostWaiting, uploadMs, usedBy, waitingOf } from './files.js';
import type { Identity } from './identity.js';
import type { FileId, PersonId } from './ids.js';
import { permit } from './permit.js';
import type { Refusal, RefusalCode } from './refusal.js';
import { refuse } from './refusal.js';

const changed = (change: FilesChange): readonly Change[] => [{ kind: 'files', change }];

/** What somebody says of a file that they are about to send. */
export interface Declared {
  readonly id: FileId;
  readonly name: string;
  readonly type: string;
  /** Null: they do not say; then as much is kept free as one file may have. */
  readonly size: number | null;
}

/** Null: there is room for one more of this size. */
const obstacleTo = (state: ConversationState, who: Identity, size: number): RefusalCode | null => {
  const { files: limits, filesBeforeAnswer: before } = state.policy.site;
  const bytes = usedBy(state.files, who.id) + size;
  if (bytes > limits.maxTotalBytes) return 'file-quota';
  const isBeyond = countBy(state.files, who.id) >= before.count || bytes > before.maxTotalBytes;
  if (isBeyond && isStranger(state, who)) return 'file-later';
  return waitingOf(state.files.uploads, who.id).length >= mostWaiting ? 'file-quota' : null;
};

export const decideUpload = (
  state: ConversationState,
  who: Identity,
  { id, name, type: declared, size: said }: Declared,
  now: number,
): Decision => {
  const denied = permit(state, who, 'attach');
  if (denied) return refused(denied);
  const { types, maxBytes } = state.policy.site.files;
  const type = typeOf(declared);
  const size = said ?? maxBytes;
  if (!isTaken(type, types)) return refused(refuse('file-type'));
  if (size > maxBytes) return refused(refuse('file-too-large'));
  const obstacle = obstacleTo(state, who, size);
  if (obstacle) return refused(refuse(obstacle));
  const upload: Upload = {
    id,
    name: fileName(name, type),
    type,
    size,
    owner: who.id,
    at: now,
    isWhole: false,
  };
  return accepted(changed({ kind: 'begun', upload }));
};

/** All of it has come. Whoever may not attach any more, or whose upload was given up meanwhile, is refused. */
export const decideUploaded = (
  state: ConversationState,
  who: Identity,
  { id, size }: Pick<FileView, 'id' | 'size'>,
): Decision => {
  const denied = permit(state, who, 'attach');
  if (denied) return refused(denied);
  const upload = waitingOf(state.files.uploads, who.id).find((each) => each.id === id);
  if (!upload || size > upload.size) return refused(refuse('file-gone'));
  return accepted(changed({ kind: 'whole', id, size }));
};

/** Whoever uploaded it does not want it any more, be it all here or not: what it kept free is free from now on. */
export const decideRemoval = (state: ConversationState, who: Identity, id: FileId): Decision =>
  waitingOf(state.files.uploads, who.id).some((each) => each.id === id)
    ? acceptedAs(dropUploads(state, [id]))
    : refused(refuse('not-found'));

/** It did not come whole, or is not what it was said to be. */
export const dropUploads = (state: ConversationState, ids: readonly FileId[]): Outcome => {
  const dropped = state.files.uploads.filter(({ id }) => ids.includes(id)).map(({ id }) => id);
  return dropped.length === 0
    ? nothing
    : { changes: changed({ kind: 'dropped', ids: dropped }), entries: [] };
};

/** What somebody uploaded too long ago without posting it. */
export const dropLate = (state: ConversationState, person: PersonId, now: number): Outcome =>
  dropUploads(
    state,
    waitingOf(state.files.uploads, person)
      .filter(({ at }) => at + uploadMs <= now)
      .map(({ id }) => id),
  );

/** What was on its way when the room went down does not come any more. */
export const dropHalves = (state: ConversationState): Outcome =>
  dropUploads(
    state,
    state.files.uploads.filter(({ isWhole }) => !isWhole).map(({ id }) => id),
  );

export const deletedFiles = (ids: readonly FileId[]): Outcome => ({
  changes: changed({ kind: 'deleted', ids }),
  entries: [],
});

/** Files of a message, and what becomes of them in the same turn. */
export interface Attached {
  readonly files: readonly FileView[];
  readonly changes: readonly Change[];
}

export const attach = (
  state: ConversationState,
  who: Identity,
  ids: readonly FileId[] | undefined,
): Attached | Refusal => {
  if (ids === undefined) return { files: [], changes: [] };
  const denied = permit(state, who, 'attach');
  if (denied) return denied;
  const own = waitingOf(state.files.uploads, who.id).filter(({ isWhole }) => isWhole);
  const files = [...new Set(ids)].map((id) => own.find((each) => each.id === id));
  if (files.length !== ids.length || files.length === 0) return refuse('file-gone');
  const found = files.flatMap((each) => (each ? [fileView(each)] : []));
  return found.length === ids.length
    ? { files: found, changes: changed({ kind: 'posted', ids }) }
    : refuse('file-gone');
};
