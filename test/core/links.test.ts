/** What a link of a message may be, whatever it is that looks for addresses. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Link } from '../../core/domain/links.js';
import { linksIn, withLinks } from '../../core/domain/links.js';
import type { EntryBody } from '../../core/domain/timeline.js';
import { everyone, staff } from '../../core/domain/timeline.js';

const text = 'see https://a.example or https://b.example now';
const good: Link = { from: 4, to: 21, href: 'https://a.example/' };
const finds = (...links: readonly Link[]) => ({ find: () => links });
const kept = (...links: readonly Link[]): readonly Link[] => linksIn(text, finds(...links));

describe('links of a message', () => {
  it('[TH29] places inside the text, in order and apart from one another', () => {
    const second = { from: 25, to: 42, href: 'http://b.example/' };
    expect(kept(good, second)).toEqual([good, second]);
    for (const wrong of [
      { ...good, from: -1 },
      { ...good, from: 4.5 },
      { ...good, from: Number.NaN },
      { ...good, to: Number.POSITIVE_INFINITY },
      { ...good, to: 4 },
      { ...good, to: 3 },
      { ...good, to: text.length + 1 },
    ]) {
      expect(kept(wrong), JSON.stringify(wrong)).toEqual([]);
    }
    expect(kept(second, good), 'one that comes before what is done').toEqual([second]);
    expect(kept(good, { ...second, from: 20 }), 'one that overlaps').toEqual([good]);
    expect(kept({ ...good, to: text.length }), 'up to the very end').toHaveLength(1);
  });

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    ' javascript:alert(1)',
    'java\tscript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:x',
    'file:///etc/passwd',
    'blob:https://a.example/1',
    'ftp://a.example',
    '//a.example',
    '/path',
    'a.example',
    '',
    'https:',
    'https://',
    'https:a.example',
    'https:\\\\a.example',
    'mailto:',
    'https://bank.example@evil.example/',
    'https://u:p@evil.example',
    'https://bank.example\\@evil.example',
    'https://a.example/ x',
    'mailto:a@b.example x',
  ])('[TH29] leads nowhere but to the web and to mail: not to %j', (href) => {
    expect(kept({ ...good, href })).toEqual([]);
  });

  it.each(['https://a.example', 'HTTP://A.EXAMPLE', 'https://a.example:8443/p?q#f', 'mailto:a@b.example'])(
    '[TH29] leads to %j',
    (href) => {
      expect(kept({ ...good, href })).toEqual([{ ...good, href }]);
    },
  );

  it('[TH29] no address beyond 2,048 characters, and no more than twenty in one message', () => {
    const href = (length: number) => 'https://a.example/'.padEnd(length, 'x');
    expect(kept({ ...good, href: href(2_048) })).toHaveLength(1);
    expect(kept({ ...good, href: href(2_049) })).toEqual([]);
    const many = Array.from({ length: 30 }, (_, index) => ({ from: index, to: index + 1, href: href(20) }));
    expect(kept(...many)).toEqual(many.slice(0, 20));
  });

  it('[TH29] whatever a finder returns, the rest may rely on what is left of it', () => {
    const place = fc.oneof(fc.integer({ min: -3, max: 40 }), fc.double());
    const href = fc.oneof(
      fc.constantFrom('https://a.example/', 'http://b.example', 'mailto:c@d.example', 'javascript:alert(1)'),
      fc.webUrl(),
      fc.string(),
      fc
        .tuple(fc.constantFrom('https:', 'javascript:', 'mailto:', 'data:'), fc.string())
        .map((parts) => parts.join('')),
    );
    const found = fc.array(fc.record({ from: place, to: place, href }), { maxLength: 40 });
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), found, (written, links) => {
        let done = 0;
        const left = linksIn(written, finds(...links));
        expect(left.length).toBeLessThanOrEqual(20);
        for (const link of left) {
          expect(links).toContainEqual(link);
          expect(Number.isInteger(link.from) && Number.isInteger(link.to)).toBe(true);
          expect(link.from).toBeGreaterThanOrEqual(done);
          expect(link.to).toBeGreaterThan(link.from);
          expect(link.to).toBeLessThanOrEqual(written.length);
          const { protocol, username } = URL.canParse(link.href)
            ? new URL(link.href)
            : { protocol: 'https:', username: '' };
          expect(['https:', 'http:', 'mailto:']).toContain(protocol);
          expect(username).toBe('');
          done = link.to;
        }
      }),
      { numRuns: 500 },
    );
  });

  it('[TH29] messages alone have them, of every audience; one without any is left as it is', () => {
    const author = { id: 'p1', name: 'Ana', role: 'agent', capacity: 'handler' } as never;
    const said = (body: EntryBody, audience = everyone) => ({ audience, body });
    const plain = said({ kind: 'message', author, text: 'none' });
    const event = said({ kind: 'flagged', by: author, reason: text }, staff);
    const note = said({ kind: 'message', author, text }, staff);
    const finder = { find: (written: string) => (written === text ? [good] : []) };
    const [first, second, third] = withLinks([plain, event, note], finder);
    expect(first).toBe(plain);
    expect(second).toBe(event);
    expect(third).toEqual({ ...note, body: { ...note.body, links: [good] } });
  });
});
