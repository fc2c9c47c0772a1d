/** A mark in the text of an update that says which one it is and when it was sent. */

export const markOf = (update: number, sentAt: number): string => `update ${update} sent ${sentAt}.`;

export interface Mark {
  readonly update: number;
  readonly sentAt: number;
}

/** One frame may carry several rows. */
export const marksIn = (text: string): readonly Mark[] =>
  [...text.matchAll(/update (\d+) sent (\d+)\./g)].map(([, update, sentAt]) => ({
    update: Number(update),
    // The clock of a room has whole milliseconds, cut off.
    sentAt: Number(sentAt) + 0.5,
  }));
