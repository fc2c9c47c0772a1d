/** What a file is: its declared type held against its bytes as they come, and against what a workgroup takes. */

const start = (...bytes: readonly number[]) => bytes;
const letters = (text: string): readonly number[] => [...text].map((letter) => letter.charCodeAt(0));

/** How files of a type begin; null: any byte. */
const beginnings: Readonly<Record<string, readonly (readonly (number | null)[])[]>> = {
  'image/png': [start(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)],
  'image/jpeg': [start(0xff, 0xd8, 0xff)],
  'image/gif': [letters('GIF87a'), letters('GIF89a')],
  'image/webp': [[...letters('RIFF'), null, null, null, null, ...letters('WEBP')]],
  'application/pdf': [letters('%PDF-')],
};

/** Images of these sorts run nothing, whatever is in them, and may be shown where they are. */
export const isShowable = (type: string): boolean =>
  type.startsWith('image/') && Object.hasOwn(beginnings, type);

/** Without parameters, in small letters; what is none is `application/octet-stream`. */
export const typeOf = (declared: string): string => {
  const [type = ''] = declared.split(';');
  const plain = type.trim().toLowerCase();
  return /^[a-z0-9][a-z0-9!#$&^_.+-]{0,60}\/[a-z0-9][a-z0-9!#$&^_.+-]{0,80}$/.test(plain)
    ? plain
    : 'application/octet-stream';
};

/** Whoever takes all images does not ask for those that hold scripts. */
const neverMeant: readonly string[] = ['image/svg+xml', 'image/svg'];

export const isTaken = (type: string, allowed: readonly string[]): boolean =>
  allowed.includes(type) || (!neverMeant.includes(type) && allowed.includes(`${type.split('/')[0]}/*`));

const longest = 16;

/** Whether what has come so far can be of the type; `end` once all has come. */
export interface TypeCheck {
  take(piece: Uint8Array): boolean;
  end(): boolean;
}

const beginsAs = (
  sorts: readonly (readonly (number | null)[])[],
  head: readonly number[],
  isAll: boolean,
): boolean =>
  sorts.some(
    (sort) =>
      (!isAll || head.length >= sort.length) &&
      sort.every((byte, index) => byte === null || index >= head.length || byte === head[index]),
  );

const beginning = (sorts: readonly (readonly (number | null)[])[]): TypeCheck => {
  let head: readonly number[] = [];
  return {
    take: (piece) => {
      if (head.length < longest) head = [...head, ...piece.subarray(0, longest - head.length)];
      return beginsAs(sorts, head, false);
    },
    end: () => beginsAs(sorts, head, true),
  };
};

/** UTF-8 without a zero: anything else is no text, whatever it is called. */
const plainText = (): TypeCheck => {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const isText = (piece: Uint8Array, isLast: boolean): boolean => {
    try {
      decoder.decode(piece, { stream: !isLast });
      return !piece.includes(0);
    } catch {
      return false;
    }
  };
  return { take: (piece) => isText(piece, false), end: () => isText(new Uint8Array(), true) };
};

const anything: TypeCheck = { take: () => true, end: () => true };

export const checkFor = (type: string): TypeCheck => {
  const sorts = Object.hasOwn(beginnings, type) ? beginnings[type] : undefined;
  if (sorts) return beginning(sorts);
  return type.startsWith('text/') ? plainText() : anything;
};
