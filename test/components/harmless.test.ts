// Whatever somebody writes, and wherever it is shown, is text: every payload by itself, in every field at once.
import { expect } from 'chai';
import { html } from 'lit';
import type { ParleyTimeline } from '../../components/conversation/parley-timeline.js';
import { fixture, maybeInside, painted, settled } from '../support/fixture.js';
import { ana, entry } from '../support/views.js';
import { marksMissing } from '../support/xss-marks.js';
import { xssPayloads } from '../support/xss-payloads.js';
import { openScene } from '../support/xss-scene.js';
import { difference, everyElement, skeleton, trespasses, Watch, wordsIn } from '../support/xss-watch.js';

const watch = new Watch();
/** Far more than it takes: a machine that is busy with something else is slow. */
const LIMIT_MS = 120_000;
/** So often the page is painted, and the words that it registered are others: each payload comes into several. */
const LOOK_EVERY = 40;

describe('what people write', () => {
  before(() => watch.holdToPolicy());

  it('[TH29] the corpus has more than five hundred payloads, each once, and one that would run is noticed', () => {
    expect(xssPayloads.length).to.be.greaterThan(500);
    expect(new Set(xssPayloads).size).to.equal(xssPayloads.length);
    const box = document.createElement('div');
    const root = box.attachShadow({ mode: 'open' });
    const image = document.createElement('img');
    image.setAttribute('srcdoc', 'x');
    const link = document.createElement('a');
    link.setAttribute('href', 'javascript:x');
    root.append(image, link);
    const outside = document.createElement('div');
    outside.append(box);
    expect(trespasses(outside)).to.deep.equal(['<img>', '<img srcdoc=x>', '<a href=javascript:x>']);
  });

  it('[TH29] changes nothing but the text, in any field of any of the three elements', async function () {
    this.timeout(LIMIT_MS);
    const { box, pour, pourWords } = await openScene();
    // Every field is on the page, but for one's own name and a number of a text.
    const unseen = ['⟦name⟧', '⟦version⟧', '⟦you⟧'];
    expect(marksMissing(wordsIn(document.body))).to.deep.equal(unseen);
    const before = skeleton(box);
    const wrong: string[] = [];
    for (const [index, payload] of xssPayloads.entries()) {
      if (index % LOOK_EVERY === 0) {
        await pourWords(xssPayloads, index);
        box.hidden = false;
        await painted();
      }
      // Layout is most of the work, and nothing of the proof.
      box.hidden = true;
      await pour(payload);
      const found = [...difference(before, skeleton(box)), ...trespasses(box)];
      if (found.length > 0) wrong.push(`${JSON.stringify(payload)}: ${found.join(', ')}`);
    }
    expect(wrong.slice(0, 5)).to.deep.equal([]);
    box.hidden = false;
    await painted();
    expect(trespasses(document.body).filter((each) => !each.startsWith('<script'))).to.deep.equal([]);
    expect(watch.found()).to.deep.equal([]);
  });

  it('[TH29] links lead to the web and to mail, wherever a server says that they lead', async () => {
    const href = 'https://a.example/';
    const entries = xssPayloads.flatMap((payload, index) => [
      entry(2 * index + 1, {
        kind: 'message',
        author: ana,
        text: payload,
        links: [{ from: 0, to: payload.length, href: payload }],
      }),
      entry(2 * index + 2, {
        kind: 'message',
        author: ana,
        text: payload,
        links: [{ from: 0, to: payload.length, href: `${href}${payload}` }],
      }),
    ]);
    const timeline = await fixture<ParleyTimeline>(
      html`<parley-timeline .entries=${entries}></parley-timeline>`,
    );
    await settled(timeline);
    // Of so many the newest are drawn; the others when they are asked for.
    const older = (): HTMLElement | null => maybeInside(timeline, '.older');
    for (let button = older(); button; button = older()) {
      button.click();
      await settled(timeline);
    }
    const links = everyElement(timeline.parentElement ?? timeline).filter((each) => each.localName === 'a');
    // Each of the second kind is one, and does not let its text pass for where it leads.
    expect(links.length).to.be.greaterThan(xssPayloads.length - 1);
    expect(trespasses(timeline.parentElement ?? timeline)).to.deep.equal([]);
    expect(watch.found()).to.deep.equal([]);
  });

  it('[TH29] neither does what a page gives: labels, addresses, teams, languages and tokens', async function () {
    this.timeout(LIMIT_MS);
    const names = ['label', 'name', 'locale', 'mode', 'color-scheme', 'workgroup', 'server', 'token', 'open'];
    const elements = ['parley-widget', 'parley-inbox', 'parley-monitor'] as const;
    const box = await fixture(html`<div></div>`);
    box.hidden = true;
    for (const payload of xssPayloads) {
      for (const name of elements) {
        // Never in a page while its address and its token are these: it would go there.
        const element = document.createElement(name);
        for (const attribute of names) element.setAttribute(attribute, payload);
        if (name === 'parley-widget') element.setAttribute('server', 'https://chat.example.org');
        element.removeAttribute('token');
        box.append(element);
      }
      for (const each of box.children) await settled(each);
      const own = [...box.children].flatMap((each) => (each.shadowRoot ? trespasses(each.shadowRoot) : []));
      expect(own, JSON.stringify(payload)).to.deep.equal([]);
      box.replaceChildren();
    }
    await painted();
    expect(watch.found()).to.deep.equal([]);
  });
});
