/** How large a file is and what sorts of files are taken, in words; and what is said of one that was not taken. */
import type { RefusalCode } from '../../core/domain/refusal.js';
import type { FileLimits } from '../../core/domain/site.js';
import type { Localize } from '../shared/localize.js';
import type { filesMessages } from './files-messages.js';

export type FileWords = Localize<typeof filesMessages>;

/** Why a file is not there: the room's own word, or what is known without asking. */
export type Obstacle = RefusalCode | 'empty' | 'lost';

const units = ['byte', 'kilobyte', 'megabyte'] as const;

/** The unit in the language, so that it needs no words of ours. */
export const sizeText = (size: number, language: string): string => {
  const step = size < 1_000 ? 0 : size < 1_000_000 ? 1 : 2;
  const unit = units[step] ?? 'byte';
  // The short form of a byte has no plural.
  const unitDisplay = step === 0 ? 'long' : 'short';
  const format = { style: 'unit', unit, unitDisplay, maximumFractionDigits: 1 } as const;
  return new Intl.NumberFormat(language, format).format(size / 1_000 ** step);
};

const kinds = {
  'image/*': 'files.images',
  'audio/*': 'files.sounds',
  'video/*': 'files.films',
  'text/*': 'files.texts',
} as const;

const shortNames: Readonly<Record<string, string>> = { 'text/plain': 'TXT' };

/** As people call them: PNG, PDF, images. */
const typeName = (type: string, words: FileWords): string => {
  const kind = Object.hasOwn(kinds, type) ? kinds[type as keyof typeof kinds] : null;
  if (kind) return words.t(kind);
  const [, sort = type] = type.split('/');
  return shortNames[type] ?? sort.split('+')[0]?.split('.').at(-1)?.toUpperCase() ?? type;
};

const typeList = (types: readonly string[], words: FileWords): string =>
  types.map((type) => typeName(type, words)).join(', ');

type Say = (words: FileWords, limits: FileLimits) => string;

const gone: Say = (words) => words.t('files.closed');

const sayings: Partial<Record<Obstacle, Say>> = {
  empty: (words) => words.t('files.empty'),
  lost: (words) => words.t('files.lost'),
  'file-too-large': (words, limits) =>
    limits
      ? words.t('files.file-too-large', { limit: sizeText(limits.maxBytes, words.language) })
      : words.t('files.too-large-here'),
  'file-type': (words, limits) =>
    limits
      ? words.t('files.file-type', { types: typeList(limits.types, words) })
      : words.t('files.type-here'),
  'file-quota': (words) => words.t('files.file-quota'),
  'file-later': (words) => words.t('files.file-later'),
  'file-gone': (words) => words.t('files.file-gone'),
  'rate-limited': (words) => words.t('files.rate-limited'),
  closed: gone,
  'bad-state': gone,
  'not-found': gone,
};

/** A sentence for whoever attached it. */
export const obstacleText = (why: Obstacle, words: FileWords, limits: FileLimits): string =>
  sayings[why]?.(words, limits) ?? words.t('files.refused');

/** What was in the way may be gone the next time. */
const passing: ReadonlySet<Obstacle> = new Set([
  'lost',
  'file-quota',
  'file-later',
  'file-gone',
  'rate-limited',
  'try-again',
  'storage',
  'internal',
  'unauthenticated',
]);

export const isPassing = (why: Obstacle): boolean => passing.has(why);
