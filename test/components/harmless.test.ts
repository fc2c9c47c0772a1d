// Whatever somebody writes, and wherever it is shown, is text: every payload by itself, in every field at once.
import { expect } from 'chai';
import { html } from 'lit';
import type { ParleyCustomerContext } from '../../components/context/parley-customer-context.js';
import type { ParleyTimeline } from '../../components/conversation/parley-timeline.js';
import { agentsScene } from '../support/agents-scene.js';
import { archiveScene, headerOf } from '../support/archive-scene.js';
import { anna, Talk } from '../support/builders.js';
import { visitor } from '../support/closed.js';
import { fixture, maybeInside, painted, settled } from '../support/fixture.js';
import { ana, entry } from '../support/views.js';
import { marksMissing } from '../support/xss-marks.js';
import { partsScene } from '../support/xss-parts.js';
import { xssPayloads } from '../support/xss-payloads.js';
import { LIMIT_MS } from '../support/xss-pour.js';
import { inboxScene, panelScene } from '../support/xss-scene.js';
import { openScene } from '../support/xss-stage.js';
import { talkScene, widgetScene } from '../support/xss-talk.js';
import { visitorScene } from '../support/xss-visitor.js';
import { everyElement, trespasses, Watch, wordsIn } from '../support/xss-watch.js';

const watch = new Watch();
/** Each has a test of its own. */
const scenes = [
  inboxScene,
  panelScene,
  talkScene,
  widgetScene,
  visitorScene,
  partsScene,
  archiveScene,
  agentsScene,
] as const;

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

  it('[TH29] there is no field that is on none of the pages which payloads are poured into', async function () {
    this.timeout(LIMIT_MS);
    let words = '';
    for (const scene of scenes) {
      const { box } = await openScene(scene);
      words += wordsIn(box);
      box.remove();
    }
    // An address is shown letter by letter as a browser goes there.
    words = words.replace(/(?:%[0-9A-F]{2})+/g, decodeURIComponent);
    // But for one's own name, and a number of a text.
    expect(marksMissing(words)).to.deep.equal(['⟦version⟧', '⟦you⟧']);
  });

  it('[TH29] links lead to the web and to mail, wherever a server says that they lead', async function () {
    this.timeout(LIMIT_MS);
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

  it('[TH29] so do the addresses that a page tells of whoever reads it, whatever they are', async function () {
    this.timeout(LIMIT_MS);
    const context = await fixture<ParleyCustomerContext>(
      html`<parley-customer-context></parley-customer-context>`,
    );
    const header = headerOf(new Talk().accept(anna), anna);
    const linksWith = async (url: string): Promise<readonly Element[]> => {
      context.header = { ...header, context: visitor({ page: { url, title: url }, referrer: url }) };
      await settled(context);
      const root = context.parentElement ?? context;
      expect(trespasses(root), url).to.deep.equal([]);
      return everyElement(root).filter((each) => each.localName === 'a');
    };
    for (const payload of xssPayloads) {
      await linksWith(payload);
      expect(await linksWith(`https://a.example/${payload}`)).to.have.length(2);
    }
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
