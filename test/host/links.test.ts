/** Which addresses are found in what people write, and what they lead to. */
import { describe, expect, it } from 'vitest';
import { linksIn } from '../../core/domain/links.js';
import { linkifyFinder } from '../../party/host/links.js';

const found = (text: string): readonly (readonly [shown: string, href: string])[] =>
  linksIn(text, linkifyFinder).map(({ from, to, href }) => [text.slice(from, to), href]);

describe('addresses in what people write', () => {
  it.each([
    ['ends before the full stop: https://a.example/x.', 'https://a.example/x', 'https://a.example/x'],
    ['really! https://a.example/x!', 'https://a.example/x', 'https://a.example/x'],
    ['(https://a.example/x)', 'https://a.example/x', 'https://a.example/x'],
    ['https://a.example/a(b), yes', 'https://a.example/a(b)', 'https://a.example/a(b)'],
    ['<https://a.example/x>', 'https://a.example/x', 'https://a.example/x'],
    ['"https://a.example/x"', 'https://a.example/x', 'https://a.example/x'],
    ['HTTPS://A.EXAMPLE', 'HTTPS://A.EXAMPLE', 'https://a.example/'],
    ['www.example.org is ours', 'www.example.org', 'http://www.example.org/'],
    ['example.com as well', 'example.com', 'http://example.com/'],
    ['https://a.example:8443/p?q=1#f', 'https://a.example:8443/p?q=1#f', 'https://a.example:8443/p?q=1#f'],
    ['https://medium.example/@anna', 'https://medium.example/@anna', 'https://medium.example/@anna'],
    ['http://127.0.0.1:1999/x', 'http://127.0.0.1:1999/x', 'http://127.0.0.1:1999/x'],
    ['carla@example.org, please', 'carla@example.org', 'mailto:carla@example.org'],
    ['mailto:carla@example.org', 'mailto:carla@example.org', 'mailto:carla@example.org'],
    // Hosts in other scripts lead to what the network calls them, so that a reader can be shown it.
    ['https://пример.рф/', 'https://пример.рф/', 'https://xn--e1afmkfd.xn--p1ai/'],
    ['https://аррӏе.com', 'https://аррӏе.com', 'https://xn--80ak6aa92e.com/'],
    ['anna@пример.рф', 'anna@пример.рф', 'mailto:anna@xn--e1afmkfd.xn--p1ai'],
    ['👋 https://a.example/x', 'https://a.example/x', 'https://a.example/x'],
  ])('[TH29] %j', (text, shown, href) => {
    expect(found(text)).toEqual([[shown, href]]);
  });

  it.each([
    'javascript:alert(1)',
    'javascript://a.example/%0Aalert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:msgbox(1)',
    'file:///etc/passwd',
    'ftp://a.example/x',
    '//a.example/x',
    'tel:+491234',
    'https://',
    'https://bank.example@evil.example/',
    'https://bank.example:443@evil.example/',
    'https://name:word@evil.example',
    'at 10.30 on 3.4.2025',
  ])('[TH29] stays text: %j', (text) => {
    expect(found(text)).toEqual([]);
  });

  it('[TH29] several in one text, each where it stands', () => {
    expect(found('a.com then https://b.example/, c@d.example').map(([shown]) => shown)).toEqual([
      'a.com',
      'https://b.example/',
      'c@d.example',
    ]);
  });

  it.each(
    Object.entries({
      letters: 'a',
      'dots between letters': 'a.',
      'signs of addresses': 'a@',
      'mail to mail': 'mailto:a@',
      'schemes in one another': 'http://',
      'hosts in one another': 'www.a.com.',
      'brackets that never close': '(',
      'brackets in pairs': '()',
      'names before names': 'https://a@',
      'escaped signs': '%41',
      dashes: '-',
      addresses: 'https://a.example ',
      'marks that combine': 'e\u0301',
    }),
  )('[TH29] 4,000 characters of %s are gone through, and hold what a message may', (_, part) => {
    for (const before of ['', 'https://a.example/', 'https://a', 'carla@']) {
      const text = (before + part.repeat(4_000)).slice(0, 4_000);
      let done = 0;
      for (const { from, to, href } of linksIn(text, linkifyFinder)) {
        expect(from).toBeGreaterThanOrEqual(done);
        expect(to).toBeLessThanOrEqual(text.length);
        expect(['https:', 'http:', 'mailto:']).toContain(new URL(href).protocol);
        done = to;
      }
    }
  });
});
