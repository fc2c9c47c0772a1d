// Links in messages: where the room says so, to nowhere but the web and mail, and not without saying where.
import { expect } from 'chai';
import { html } from 'lit';
import { defineConversationElements } from '../../components/conversation/define.js';
import type { ParleyTimeline } from '../../components/conversation/parley-timeline.js';
import type { Link } from '../../core/domain/links.js';
import { fixture, inside, settled } from '../support/fixture.js';
import { ana, entry, sending } from '../support/views.js';

defineConversationElements();

const show = (text: string, links: readonly Link[]): Promise<ParleyTimeline> => {
  const entries = [entry(1, { kind: 'message', author: ana, text, links })];
  return fixture(html`<parley-timeline .entries=${entries}></parley-timeline>`);
};

const linked = async (text: string, ...links: readonly Link[]): Promise<HTMLElement> =>
  inside(await show(text, links), '.bubble');

const disguises: readonly (readonly [shown: string, href: string, target: string])[] = [
  ['https://аррӏе.com/', 'https://xn--80ak6aa92e.com/', 'xn--80ak6aa92e.com'],
  ['https://bank.example/', 'https://evil.example/', 'evil.example'],
  ['https://bank.example@evil.example', 'https://bank.example@evil.example/', 'evil.example'],
  ['https://bank.example/', 'https://bank.example.evil.example/', 'bank.example.evil.example'],
  ['bank.example?.evil.example', 'http://evil.example/', 'evil.example'],
  ['https://evil.example/\u202egpj.exe', 'https://evil.example/%E2%80%AEgpj.exe', 'evil.example'],
  ['https://ex\u00adample.org', 'https://example.org/', 'example.org'],
  ['https://example\u3002org', 'https://example.org/', 'example.org'],
  ['help@bank.example', 'mailto:help@evil.example', 'help@evil.example'],
  ['click here', 'https://evil.example/', 'evil.example'],
];

describe('links in messages', () => {
  it('[TH29] an address is a link where the room says so, and tells the page that it leads to nothing', async () => {
    const text = 'See https://example.org/a?b=1 or carla@example.org.';
    const bubble = await linked(
      text,
      { from: 4, to: 29, href: 'https://example.org/a?b=1' },
      { from: 33, to: 50, href: 'mailto:carla@example.org' },
    );
    expect(bubble.textContent).to.equal(text);
    const attributes = (link: Element): unknown =>
      Object.fromEntries([...link.attributes].map(({ name, value }) => [name, value]));
    const rel = 'noopener noreferrer nofollow ugc';
    expect([...bubble.children].map(attributes)).to.deep.equal([
      { href: 'https://example.org/a?b=1', target: '_blank', rel, dir: 'auto' },
      { href: 'mailto:carla@example.org', rel, dir: 'auto' },
    ]);
  });

  it('[TH29] a link out of place, or to anywhere but the web and mail, is text', async () => {
    const text = 'See https://example.org/ now';
    const href = 'https://example.org/';
    const wrong: readonly Link[] = [
      { from: -1, to: 24, href },
      { from: 4, to: 4, href },
      { from: 24, to: 4, href },
      { from: 4, to: text.length + 1, href },
      { from: Number.NaN, to: 24, href },
      { from: 4, to: Number.POSITIVE_INFINITY, href },
      ...[
        'javascript:alert(1)',
        ' JaVa\tScRiPt:alert(1)',
        'data:text/html,x',
        'vbscript:x',
        'blob:https://a/b',
      ],
      ...['file:///etc/passwd', 'ftp://a.example', '//a.example', 'example.org', '', 'https://', 'http:'],
    ].map((each) => (typeof each === 'string' ? { from: 4, to: 24, href: each } : each));
    for (const link of wrong) {
      const bubble = await linked(text, link);
      expect(bubble.innerHTML, JSON.stringify(link)).not.to.contain('<a');
      expect(bubble.textContent).to.equal(text);
    }
    // The first of two that overlap has the place; what is wrong before it takes nothing away.
    const both = await linked(
      text,
      { from: 0, to: 24, href: 'x:' },
      { from: 4, to: 24, href },
      { from: 10, to: 20, href },
    );
    expect(both.querySelectorAll('a')).to.have.length(1);
    expect(both.textContent).to.equal(text);
  });

  for (const [shown, href, target] of disguises)
    it(`[TH29] where ${JSON.stringify(shown)} does not show where it leads, the host stands after it`, async () => {
      const bubble = await linked(`See ${shown} now`, { from: 4, to: 4 + shown.length, href });
      expect(bubble.textContent).to.equal(`See ${shown} (${target}) now`);
      expect(bubble.querySelector('a')?.textContent).to.equal(shown);
    });

  for (const [shown, href] of [
    ['https://example.org/a?b#c', 'https://example.org/a?b#c'],
    ['HTTPS://EXAMPLE.ORG', 'https://example.org/'],
    ['www.example.org', 'http://www.example.org/'],
    ['example.org?b', 'http://example.org/?b'],
    ['https://example.org:8443/', 'https://example.org:8443/'],
    ['http://127.0.0.1:80/', 'http://127.0.0.1/'],
    ['Carla@Example.org', 'mailto:Carla@Example.org'],
    ['mailto:carla@example.org?subject=x', 'mailto:carla@example.org'],
  ] as const)
    it(`[TH29] ${shown} shows where it leads, and nothing is added`, async () => {
      const bubble = await linked(shown, { from: 0, to: shown.length, href });
      expect(bubble.textContent).to.equal(shown);
      expect(bubble.querySelector('a')?.textContent).to.equal(shown);
    });

  it('[TH29] a message on its way is text, whatever the room will say of it', async () => {
    const element = await show('Hello', []);
    element.pending = [sending('1', 'https://example.org/')];
    await settled(element);
    const bubble = inside(element, '.message.pending .bubble');
    expect(bubble.childElementCount).to.equal(0);
    expect(bubble.textContent).to.equal('https://example.org/');
  });
});
