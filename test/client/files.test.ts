// Uploads and links: what is sent, how it ends, and that a token which may be too old is replaced once.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { linkToFile, removeUploaded, uploadFile } from '../../client/files.js';
import type { FileId } from '../../core/domain/ids.js';

type Answer = { readonly status: number; readonly body: string } | 'lost' | 'never';

/** A request as a browser has it, as far as files need one. */
class FakeRequest {
  static readonly made: FakeRequest[] = [];
  static answers: Answer[] = [];
  readonly headers: Record<string, string> = {};
  readonly upload: { onprogress: ((event: object) => void) | null } = { onprogress: null };
  readonly answer = FakeRequest.answers.shift() ?? 'never';
  line = '';
  body: unknown = null;
  status = 0;
  responseText = '';
  onload: (() => void) | null = null;
  onerror: (() => void) | null = null;
  onabort: (() => void) | null = null;

  constructor() {
    FakeRequest.made.push(this);
  }
  open(method: string, url: string): void {
    this.line = `${method} ${url}`;
  }
  setRequestHeader(name: string, value: string): void {
    this.headers[name] = value;
  }
  send(body: unknown): void {
    this.body = body;
    queueMicrotask(() => {
      this.upload.onprogress?.({ lengthComputable: true, loaded: 1, total: 2 });
      if (this.answer === 'lost') this.onerror?.();
      else if (this.answer !== 'never') {
        Object.assign(this, { status: this.answer.status, responseText: this.answer.body });
        this.onload?.();
      }
    });
  }
  abort(): void {
    this.onabort?.();
  }
}

const before = globalThis.XMLHttpRequest;
beforeEach(() => {
  FakeRequest.made.length = 0;
  Object.assign(globalThis, { XMLHttpRequest: FakeRequest });
});
afterEach(() => void Object.assign(globalThis, { XMLHttpRequest: before }));

const view = { id: 'fl_1', name: 'one.png', type: 'image/png', size: 2 };
const json = (status: number, value: unknown): Answer => ({ status, body: JSON.stringify(value) });
const file = (name = 'one.png', type = 'image/png'): File => new File(['12'], name, { type });
/** Gives each token once, and the last one for ever. */
const place = (...tokens: readonly string[]) => {
  let at = 0;
  return {
    server: 'https://chat.example/',
    conversation: 'cv_1',
    credentials: {
      get: async () => ({ kind: 'token', token: tokens[Math.min(at, tokens.length - 1)] ?? '' }) as const,
      expire: () => {
        at += 1;
      },
    },
  };
};
const watch = () => {
  const parts: number[] = [];
  const controller = new AbortController();
  return { parts, controller, progress: (part: number) => void parts.push(part), signal: controller.signal };
};

describe('[G13] files of a client', () => {
  it('[G13] go as they are, under a name that a header can hold, and their progress is told', async () => {
    FakeRequest.answers = [json(200, view)];
    const watching = watch();
    const sent = file('Größe 1.png');
    expect(await uploadFile(place('T'), sent, watching)).toEqual({ kind: 'done', file: view });
    const [request] = FakeRequest.made;
    expect(request?.line).toBe('POST https://chat.example/parties/main/cv_1/files');
    expect(request?.headers).toEqual({
      authorization: 'Bearer T',
      'content-type': 'image/png',
      'x-parley-file-name': 'Gr%C3%B6%C3%9Fe%201.png',
    });
    expect(request?.body).toBe(sent);
    expect(watching.parts).toEqual([0.5]);
  });

  it.each([
    ['a refusal', json(413, { code: 'file-too-large' }), { kind: 'refused', code: 'file-too-large' }],
    ['no network', 'lost', { kind: 'lost' }],
    ['what nobody can read', { status: 200, body: '<html>' }, { kind: 'lost' }],
    ['another thing than a file', json(200, { id: 1 }), { kind: 'lost' }],
  ] as const)('[G13] ends with %s', async (_, answer, expected) => {
    FakeRequest.answers = [answer];
    expect(await uploadFile(place('T'), file(), watch())).toEqual(expected);
  });

  it('[G13] ends when it is called off, before and while it is sent', async () => {
    const early = watch();
    early.controller.abort();
    expect(await uploadFile(place('T'), file(), early)).toEqual({ kind: 'aborted' });
    expect(FakeRequest.made).toHaveLength(0);
    FakeRequest.answers = ['never'];
    const late = watch();
    const upload = uploadFile(place('T'), file(), { ...late, progress: () => late.controller.abort() });
    expect(await upload).toEqual({ kind: 'aborted' });
  });

  it('[G13] a token that may be too old is replaced once, and not again', async () => {
    FakeRequest.answers = [json(404, { code: 'not-found' }), json(200, view)];
    expect((await uploadFile(place('old', 'new'), file(), watch())).kind).toBe('done');
    expect(FakeRequest.made.map(({ headers }) => headers.authorization)).toEqual([
      'Bearer old',
      'Bearer new',
    ]);
    FakeRequest.answers = [json(404, { code: 'not-found' }), json(200, view)];
    expect(await uploadFile(place('same'), file(), watch())).toEqual({ kind: 'refused', code: 'not-found' });
  });

  it.each([
    ['/parties/main/cv_1/files/fl_1?link=x', 'https://chat.example/parties/main/cv_1/files/fl_1?link=x'],
    ['//evil.example/x', null],
    ['javascript:alert(1)', null],
    [7, null],
  ])('[G13] a link is an address of this server: %s', async (url, expected) => {
    FakeRequest.answers = [json(200, { url })];
    expect(await linkToFile(place('T'), 'fl_1' as FileId)).toBe(expected);
    expect(FakeRequest.made[0]?.line).toBe('POST https://chat.example/parties/main/cv_1/files/fl_1/link');
  });

  it('[FI8][G13] what was sent is taken back, and nobody hears of it when that fails', async () => {
    FakeRequest.answers = [json(200, {}), 'lost', json(429, { code: 'rate-limited' })];
    for (let n = 0; n < 3; n += 1) expect(await removeUploaded(place('T'), 'fl_1' as FileId)).toBe(undefined);
    expect(FakeRequest.made.map(({ line, headers }) => `${line} ${headers.authorization}`)).toEqual(
      Array.from({ length: 3 }, () => 'DELETE https://chat.example/parties/main/cv_1/uploads/fl_1 Bearer T'),
    );
  });

  it('[G13] there is no link where the room says no', async () => {
    FakeRequest.answers = [json(409, { code: 'closed' })];
    expect(await linkToFile(place('T'), 'fl_1' as FileId)).toBe(null);
  });
});
