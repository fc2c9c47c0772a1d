// Files: what is taken from whom, what a file is and is called, and whose total it counts for.
import { describe, expect, it } from 'vitest';
import { decideUpload, decideUploaded } from '../../core/domain/decide-attach.js';
import { decideErasure } from '../../core/domain/decide-house.js';
import { fileName } from '../../core/domain/file-names.js';
import { checkFor, isShowable, isTaken, typeOf } from '../../core/domain/file-types.js';
import { mostWaiting, uploadMs } from '../../core/domain/files.js';
import type { Identity } from '../../core/domain/identity.js';
import type { FileId } from '../../core/domain/ids.js';
import type { PolicyOverrides } from '../../core/domain/policy.js';
import { defaultSite } from '../../core/domain/site.js';
import type { Talk } from '../support/builders.js';
import { active, agent, anna, carla, queued, sam } from '../support/builders.js';

const idOf = (n: number): FileId => `fl_${String(n).padStart(22, '0')}` as FileId;
const files = (more: Partial<typeof defaultSite.files>): PolicyOverrides => ({
  site: { files: { ...defaultSite.files, ...more } },
});

const png = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3];
const bytes = (text: string): readonly number[] => [...new TextEncoder().encode(text)];

/** A verdict on bytes that come in pieces of this size. */
const isType = (type: string, given: readonly number[], size: number): boolean => {
  const check = checkFor(type);
  for (let from = 0; from < given.length; from += size) {
    if (!check.take(Uint8Array.from(given.slice(from, from + size)))) return false;
  }
  return check.end();
};

let drawn = 0;
/** The file's id, or the code of the refusal. */
const upload = (
  talk: Talk,
  who: Identity,
  size = 100,
  type = 'image/png',
  name = 'a.png',
): FileId | string => {
  drawn += 1;
  const id = idOf(drawn);
  const begun = decideUpload(talk.state, who, { id, name, type, size }, talk.now);
  if (begun.kind === 'refused') return begun.refusal.code;
  talk.house(begun);
  const whole = decideUploaded(talk.state, who, { id, size });
  if (whole.kind === 'refused') return whole.refusal.code;
  talk.house(whole);
  return id;
};

const post = (
  talk: Talk,
  who: Identity,
  ids: readonly string[],
  text = '',
  audience = 'everyone',
): string => {
  const decision = talk.ask(who, {
    type: 'post',
    audience: audience as 'everyone',
    text,
    epoch: talk.epoch,
    files: ids as readonly FileId[],
  });
  return decision.kind === 'refused' ? decision.refusal.code : 'accepted';
};

describe('what a file is', () => {
  for (const size of [1, 3, 1_000]) {
    it(`[G13] its first bytes tell, in pieces of ${size}`, () => {
      expect(isType('image/png', png, size)).toBe(true);
      expect(isType('image/png', bytes('<svg onload=alert(1)>'), size)).toBe(false);
      expect(isType('image/png', png.slice(0, 5), size), 'cut off').toBe(false);
      expect(isType('image/png', [], size)).toBe(false);
      expect(isType('image/jpeg', [0xff, 0xd8, 0xff, 0xe0], size)).toBe(true);
      expect(isType('image/jpeg', png, size)).toBe(false);
      expect(isType('image/gif', bytes('GIF89a...'), size)).toBe(true);
      expect(isType('image/gif', bytes('GIF88a...'), size)).toBe(false);
      expect(isType('image/webp', bytes('RIFF0000WEBPVP8 '), size)).toBe(true);
      expect(isType('image/webp', bytes('RIFF0000WAVEfmt '), size)).toBe(false);
      expect(isType('application/pdf', bytes('%PDF-1.7\n'), size)).toBe(true);
      expect(isType('application/pdf', bytes('MZ%PDF-1.7'), size)).toBe(false);
    });

    it(`[G13] text is UTF-8 without a zero, in pieces of ${size}`, () => {
      expect(isType('text/plain', bytes('grüß 👋'), size)).toBe(true);
      expect(isType('text/plain', [], size)).toBe(true);
      expect(isType('text/plain', [0x61, 0x00], size)).toBe(false);
      expect(isType('text/plain', [0x61, 0xff], size)).toBe(false);
      expect(isType('text/plain', bytes('👋').slice(0, 3), size), 'cut in a character').toBe(false);
    });
  }

  it('[FI1][G13] a type is one of the list, or of a kind that is; scripts in images have to be named', () => {
    expect(typeOf('Text/Plain; charset=utf-8')).toBe('text/plain');
    for (const none of ['', 'png', 'image/*', 'a/b/c', 'text/html\r\nx: y']) {
      expect(typeOf(none)).toBe('application/octet-stream');
    }
    expect(isTaken('image/avif', ['image/*'])).toBe(true);
    expect(isTaken('image/svg+xml', ['image/*'])).toBe(false);
    expect(isTaken('image/svg+xml', ['image/svg+xml'])).toBe(true);
    expect(isTaken('text/html', ['image/*', 'text/plain'])).toBe(false);
    expect(['image/png', 'image/svg+xml', 'application/pdf'].map(isShowable)).toEqual([true, false, false]);
  });
});

describe('what a file is called', () => {
  it.each([
    ['../../etc/passwd', 'text/plain', 'passwd.txt'],
    ['C:\\fakepath\\bill.pdf', 'application/pdf', 'bill.pdf'],
    ['ann\u202egnp.exe', 'image/png', 'anngnp.exe.png'],
    ['a\u0000b\nc\u200b.png', 'image/png', 'abc.png'],
    ['.htaccess', 'text/plain', 'htaccess.txt'],
    ['', 'image/png', 'file.png'],
    ['..', 'application/zip', 'file'],
    ['page.html', 'text/plain', 'page.html.txt'],
    ['PHOTO.JPG', 'image/jpeg', 'PHOTO.JPG'],
    ['<img src=x onerror=alert(1)>.png', 'image/png', '<img src=x onerror=alert(1)>.png'],
    ['صورة.png', 'image/png', 'صورة.png'],
  ])('[G13][T24] %j as %s is %j', (given, type, expected) => {
    expect(fileName(given, type)).toBe(expected);
  });

  it('[FI5][G13] at most 120 characters, and the ending stays', () => {
    const name = fileName(`${'👋'.repeat(300)}.pdf`, 'application/pdf');
    expect([...name]).toHaveLength(120);
    expect(name.endsWith('👋.pdf')).toBe(true);
  });
});

describe('what is taken', () => {
  it('[FI1][G13] from whoever may write to everyone, and from nobody else', () => {
    const talk = active();
    expect(upload(talk, carla)).toMatch(/^fl_/);
    expect(upload(talk, anna)).toMatch(/^fl_/);
    expect(upload(talk, agent('Other'))).toBe('forbidden');
    talk.monitor(sam);
    expect(upload(talk, sam)).toBe('forbidden');
    talk.whisper(sam, 'psst');
    expect(upload(talk, sam), 'a whisper carries none').toBe('forbidden');
    talk.join(sam);
    expect(upload(talk, sam)).toMatch(/^fl_/);
  });

  it('[FI1][G13] as the workgroup says: on or off, sorts, size', () => {
    expect(upload(queued(files({ mode: 'off' })), carla)).toBe('forbidden');
    const talk = queued(files({ types: ['image/*'], maxBytes: 100 }));
    expect(upload(talk, carla, 100, 'image/avif')).toMatch(/^fl_/);
    expect(upload(talk, carla, 101)).toBe('file-too-large');
    expect(upload(talk, carla, 10, 'text/plain')).toBe('file-type');
    expect(upload(talk, carla, 10, 'image/svg+xml')).toBe('file-type');
  });

  it('[FI2][G13][T02] a total that is one’s own: what others send, seen or not, is never felt', () => {
    const policy = files({ maxBytes: 100, maxTotalBytes: 250 });
    const alone = active(policy);
    const among = active(policy);
    among.monitor(sam);
    among.join(sam);
    for (const who of [sam, anna, sam, anna]) upload(among, who);
    const fates = (talk: Talk): readonly string[] =>
      [1, 2, 3, 4].map((n) => upload(talk, carla, n === 4 ? 50 : 100).replace(/^fl_.*/, 'taken'));
    expect(fates(alone)).toEqual(['taken', 'taken', 'file-quota', 'taken']);
    expect(fates(among)).toEqual(fates(active(policy)));
  });

  it('[FI2][G13] so many may wait; what is posted goes on to count', () => {
    const talk = queued(files({ maxTotalBytes: 1_500 }));
    const ids = Array.from({ length: mostWaiting }, () => upload(talk, carla));
    expect(upload(talk, carla)).toBe('file-quota');
    expect(post(talk, carla, ids.slice(0, 5))).toBe('accepted');
    for (let n = 0; n < 5; n += 1) expect(upload(talk, carla)).toMatch(/^fl_/);
    expect(post(talk, carla, ids.slice(5))).toBe('accepted');
    expect(upload(talk, carla), '1,500 bytes are in messages or wait').toBe('file-quota');
  });
});

describe('what is posted', () => {
  it('[FI3][G13] what oneself uploaded, once, to everyone alone', () => {
    const talk = active();
    const mine = upload(talk, anna);
    const theirs = upload(talk, carla);
    expect(post(talk, anna, [theirs])).toBe('file-gone');
    expect(post(talk, anna, [idOf(0)])).toBe('file-gone');
    expect(post(talk, anna, [mine, mine])).toBe('file-gone');
    expect(post(talk, anna, [mine], 'x', 'staff')).toBe('bad-state');
    talk.monitor(sam);
    expect(post(talk, sam, [mine], 'x', 'whisper')).toBe('bad-state');
    expect(post(talk, anna, [mine])).toBe('accepted');
    expect(post(talk, anna, [mine])).toBe('file-gone');
    const seen = talk.seen(carla).at(-1)?.body;
    expect(seen).toMatchObject({
      text: '',
      files: [{ id: mine, name: 'a.png', type: 'image/png', size: 100 }],
    });
    expect(Object.keys((seen as { files: readonly object[] }).files[0] ?? {})).toEqual([
      'id',
      'name',
      'type',
      'size',
    ]);
    expect(talk.state.lastMessage?.text).toBe('a.png');
  });

  it('[G13] what is on its way is in no message', () => {
    const talk = active();
    const begun = decideUpload(
      talk.state,
      carla,
      { id: idOf(999), name: 'a', type: 'image/png', size: 9 },
      talk.now,
    );
    if (begun.kind === 'accepted') talk.house(begun);
    expect(post(talk, carla, [idOf(999)])).toBe('file-gone');
  });

  it('[FI4][G13] within the hour: then it is given up, and its bytes are to be deleted', () => {
    const talk = active();
    const id = upload(talk, carla);
    expect(talk.state.deadlines).toMatchObject([{ kind: 'upload-late', at: talk.now + uploadMs }]);
    talk.sleep(uploadMs / 1000 - 1);
    expect(talk.state.files.uploads).toHaveLength(1);
    talk.sleep(2);
    expect(talk.state.files).toMatchObject({ uploads: [], doomed: [id] });
    expect(post(talk, carla, [id])).toBe('file-gone');
  });

  it('[FI6][G13] erasing leaves neither names nor what waited', () => {
    const talk = active();
    const posted = upload(talk, carla, 10, 'image/png', 'passport.png');
    post(talk, carla, [posted]);
    const waiting = upload(talk, anna, 10, 'image/png', 'answer.png');
    talk.house(decideErasure(talk.state, 'request', talk.now));
    expect(JSON.stringify(talk.state)).not.toContain('passport');
    expect(talk.state.files).toEqual({ uploads: [], posted: [], doomed: [waiting] });
    expect(upload(talk, carla)).toBe('closed');
  });
});

describe('what is told of it', () => {
  const limits = { types: ['image/*'], maxBytes: 100 };
  /** What each of their headers says may be attached. */
  const told = (talk: Talk, who: Identity): unknown => {
    const header = talk.header(who);
    return header.kind === 'customer' ? header.files : header.kind === 'staff' && header.house.files;
  };

  it('[G13] customer and house are told sorts and size, so that nothing is sent in vain; off is nothing', () => {
    const on = active(files(limits));
    const off = active(files({ mode: 'off' }));
    for (const who of [carla, anna]) {
      expect(told(on, who)).toEqual(limits);
      expect(on.header(who).you.may).toContain('attach');
      expect(told(off, who)).toBe(null);
      expect(off.header(who).you.may).not.toContain('attach');
    }
  });

  it('[G13][T02] nothing that supervision does changes it, nor what anybody has uploaded', () => {
    const talk = active(files({ ...limits, maxTotalBytes: 200 }));
    const customerBefore = JSON.stringify(talk.header(carla));
    const agentBefore = JSON.stringify(told(talk, anna));
    const hidden: readonly (() => unknown)[] = [
      () => talk.monitor(sam),
      () => talk.whisper(sam, 'psst'),
      () => upload(talk, sam),
      () => upload(talk, anna),
    ];
    for (const step of hidden) {
      step();
      expect(JSON.stringify(talk.header(carla))).toBe(customerBefore);
      expect(JSON.stringify(told(talk, anna))).toBe(agentBefore);
    }
    const mayBefore = talk.header(carla).you.may;
    talk.join(sam);
    for (let n = 0; n < 3; n += 1) upload(talk, sam);
    expect(upload(talk, sam), 'theirs is used up').toBe('file-quota');
    expect(told(talk, carla)).toEqual(limits);
    expect(talk.header(carla).you.may).toEqual(mayBefore);
    expect(told(talk, anna)).toEqual(limits);
  });
});
