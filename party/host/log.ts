/** The log: one JSON object per line, for machines to read; no text of people, no secret. */
import type { ConversationId } from '../../core/domain/ids.js';
import { referenceOf } from '../../core/domain/reference.js';
import type { Log } from '../room/ports.js';

type Fields = Readonly<Record<string, string | number | boolean | null>>;

/**
 * Errors of these kinds quote what they could not read ("Unexpected token h in hello ..."), and that may be what a
 * person wrote.
 */
const quoting: readonly string[] = ['SyntaxError', 'URIError', 'DataCloneError'];
const LONGEST_MESSAGE = 200;
const FRAMES = 6;

export const writeLine = (level: 'info' | 'error', event: string, fields: Fields): void => {
  const line = JSON.stringify({ time: new Date().toISOString(), level, event, ...fields });
  // biome-ignore lint/suspicious/noConsole: the platform's only way to write a line.
  console.log(line);
};

export const logFor = (context: Fields): Log => ({
  info: (event, fields = {}) => writeLine('info', event, { ...context, ...fields }),
  error: (event, cause) => writeLine('error', event, { ...context, ...describe(cause) }),
});

/** Of a room. A conversation's lines are found by what its customer reads out. */
export const logOf = (party: string, room: string): Log =>
  logFor({
    party,
    room,
    ...(party === 'main' ? { reference: referenceOf(room as ConversationId) } : {}),
  });

const describe = (cause: unknown): Fields => {
  if (!(cause instanceof Error)) return { cause: typeof cause };
  const message = quoting.includes(cause.name) ? null : cause.message.slice(0, LONGEST_MESSAGE);
  // Without its first line, which repeats the message.
  const frames = (cause.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const where = frames.slice(0, FRAMES).map((line) => line.trim());
  return { cause: cause.name, message, where: where.join(' < ') };
};
