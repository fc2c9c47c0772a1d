/** Canned replies without any element: which one is meant by what was typed, and what it says once filled in. */

export interface CannedReply {
  readonly id: string;
  /** What is typed after the slash. */
  readonly shortcut: string;
  /** May hold `{customer}`, `{agent}` and `{team}`. */
  readonly text: string;
  /** Everybody of the team has it; otherwise it is one's own. */
  readonly isShared: boolean;
}

/** A slash at the start of a word and what follows it, up to the caret. */
export interface SlashWord {
  readonly start: number;
  readonly end: number;
  readonly query: string;
}

export const slashWordAt = (text: string, caret: number): SlashWord | null => {
  const found = /(?:^|\s)\/([^\s/]*)$/u.exec(text.slice(0, caret));
  if (!found) return null;
  const query = found[1] ?? '';
  return { start: caret - query.length - 1, end: caret, query };
};

/** Those whose shortcut begins so come first, then those that hold the word anywhere. */
export const matching = (replies: readonly CannedReply[], query: string): readonly CannedReply[] => {
  const wanted = query.toLocaleLowerCase();
  const rank = ({ shortcut, text }: CannedReply): number => {
    if (shortcut.toLocaleLowerCase().startsWith(wanted)) return 0;
    return `${shortcut} ${text}`.toLocaleLowerCase().includes(wanted) ? 1 : 2;
  };
  return replies
    .map((reply) => ({ reply, at: rank(reply) }))
    .filter(({ at }) => at < 2)
    .sort((a, b) => a.at - b.at)
    .map(({ reply }) => reply);
};

export type ReplyNames = Readonly<Record<'customer' | 'agent' | 'team', string>>;

/** A place that nobody knows stays as it is, for the writer to see. */
export const filledIn = (text: string, names: ReplyNames): string =>
  text.replace(/\{(\w+)\}/g, (place, name: string) =>
    Object.hasOwn(names, name) ? names[name as keyof ReplyNames] : place,
  );

export const isCannedReply = (value: unknown): value is CannedReply => {
  if (typeof value !== 'object' || value === null) return false;
  const { id, shortcut, text } = value as Record<string, unknown>;
  return typeof id === 'string' && typeof shortcut === 'string' && typeof text === 'string';
};
