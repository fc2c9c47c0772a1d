/** Files on their way into a message: which were chosen, how far each has come, and why one has not. */
import type { UploadAnswer } from '../../client/files.js';
import type { ConversationPort } from '../../client/snapshots.js';
import { isTaken, typeOf } from '../../core/domain/file-types.js';
import type { FileView } from '../../core/domain/files.js';
import { mostFiles } from '../../core/domain/files.js';
import type { FileLimits } from '../../core/domain/site.js';
import type { Obstacle } from './file-words.js';

export type AttachmentState =
  /** There is nobody yet to send it to. */
  | { readonly kind: 'waiting' }
  /** `part`: how much of it has left, from 0 to 1. */
  | { readonly kind: 'uploading'; readonly part: number }
  | { readonly kind: 'done'; readonly file: FileView }
  | { readonly kind: 'failed'; readonly why: Obstacle };

export interface Attachment {
  readonly key: string;
  readonly file: File;
  readonly state: AttachmentState;
}

type Uploader = Pick<ConversationPort, 'upload' | 'removeUpload'>;

/** Known without asking: nothing is sent that is not taken anyway. */
const obstacleTo = (file: File, limits: FileLimits): Obstacle | null => {
  if (limits && !isTaken(typeOf(file.type), limits.types)) return 'file-type';
  if (limits && file.size > limits.maxBytes) return 'file-too-large';
  return file.size === 0 ? 'empty' : null;
};

const stateAfter = (answer: UploadAnswer): AttachmentState | null => {
  switch (answer.kind) {
    case 'done':
      return { kind: 'done', file: answer.file };
    case 'refused':
      return { kind: 'failed', why: answer.code };
    case 'lost':
      return { kind: 'failed', why: 'lost' };
    case 'aborted':
      return null;
  }
};

/** Dispatches `change` when something else is to be shown, and `settled` when the last one that was on its way is not. */
export class Attachments extends EventTarget {
  #items: readonly Attachment[] = [];
  #last = 0;
  #to: Uploader | null = null;
  readonly #uploads = new Map<string, AbortController>();

  get items(): readonly Attachment[] {
    return this.#items;
  }

  /** What is uploaded, in the order in which it was chosen. */
  get files(): readonly FileView[] {
    return this.#items.flatMap(({ state }) => (state.kind === 'done' ? [state.file] : []));
  }

  get isUnderWay(): boolean {
    return this.#items.some(({ state }) => state.kind === 'waiting' || state.kind === 'uploading');
  }

  get hasFailed(): boolean {
    return this.#items.some(({ state }) => state.kind === 'failed');
  }

  /** Whom it can be sent to now; null: nobody, and what was chosen waits. */
  send(to: Uploader | null): void {
    this.#to = to;
    if (!to) return;
    for (const { key, state } of this.#items) if (state.kind === 'waiting') void this.#upload(key, to);
  }

  /** Takes as many as a message may have. False: some were too many. */
  add(files: readonly File[], limits: FileLimits): boolean {
    const taken = files.slice(0, Math.max(0, mostFiles - this.#items.length));
    this.#set([
      ...this.#items,
      ...taken.map((file): Attachment => {
        this.#last += 1;
        const why = obstacleTo(file, limits);
        return { key: `${this.#last}`, file, state: why ? { kind: 'failed', why } : { kind: 'waiting' } };
      }),
    ]);
    this.send(this.#to);
    return taken.length === files.length;
  }

  /** It is not wanted any more, however far it has come. */
  remove(key: string): void {
    const wasUnderWay = this.isUnderWay;
    this.#stop(key);
    const state = this.#items.find((each) => each.key === key)?.state;
    // Where that fails it is gone within the hour all the same.
    if (state?.kind === 'done') this.#to?.removeUpload(state.file.id).catch(() => {});
    this.#set(this.#items.filter((each) => each.key !== key));
    if (wasUnderWay && !this.isUnderWay) this.dispatchEvent(new Event('settled'));
  }

  retry(key: string): void {
    this.#put(key, { kind: 'waiting' });
    this.send(this.#to);
  }

  /** They are in a message now, or whoever chose them is gone. */
  clear(): void {
    for (const { key } of this.#items) this.#stop(key);
    this.#set([]);
  }

  async #upload(key: string, to: Uploader): Promise<void> {
    const item = this.#items.find((each) => each.key === key);
    if (!item) return;
    const controller = new AbortController();
    const { signal } = controller;
    this.#uploads.set(key, controller);
    this.#put(key, { kind: 'uploading', part: 0 });
    const progress = (part: number): void => {
      if (!signal.aborted) this.#put(key, { kind: 'uploading', part });
    };
    const answer = await to.upload(item.file, { progress, signal }).catch(() => ({ kind: 'lost' }) as const);
    const state = stateAfter(answer);
    if (signal.aborted || !state) return;
    this.#uploads.delete(key);
    this.#put(key, state);
    if (!this.isUnderWay) this.dispatchEvent(new Event('settled'));
  }

  #stop(key: string): void {
    this.#uploads.get(key)?.abort();
    this.#uploads.delete(key);
  }

  #put(key: string, state: AttachmentState): void {
    this.#set(this.#items.map((each) => (each.key === key ? { ...each, state } : each)));
  }

  #set(items: readonly Attachment[]): void {
    this.#items = items;
    this.dispatchEvent(new Event('change'));
  }
}

// Keyed by the client, as texts are: another conversation is looked at for a while, and nothing of this one is lost.
const kept = new WeakMap<ConversationPort, Attachments>();

export const attachmentsOf = (client: ConversationPort): Attachments => {
  const known = kept.get(client);
  if (known) return known;
  const attachments = new Attachments();
  kept.set(client, attachments);
  return attachments;
};
