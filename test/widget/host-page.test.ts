// The widget in pages that were written without it in mind: neither harms the other.

import { setViewport } from '@web/test-runner-commands';
import { expect } from 'chai';
import type { ParleyWidget } from '../../widget/parley-widget.js';
import { defineWidget } from '../../widget/register.js';
import { violations } from '../support/axe.js';
import { afterThisTest, inside, painted, press, settled, type } from '../support/fixture.js';
import { choose, openMore } from '../support/panel-more.js';
import { ScriptedConversation } from '../support/scripted-conversation.js';
import { showWidget } from '../support/shown-widget.js';
import { ana, customerHeader, entry, failed, me, message } from '../support/views.js';

defineWidget();

const talk = () =>
  new ScriptedConversation({
    header: customerHeader(),
    entries: [
      message(1, me, 'Where is my parcel?'),
      entry(2, { kind: 'handler-shown', name: 'Ana', cause: 'accepted' }),
      message(3, ana, 'Let me look: https://example.org/parcels'),
    ],
    pending: [failed('l1', 'Thanks')],
    typing: [ana],
    hasOlder: true,
  });

const show = (attributes: Readonly<Record<string, string>> = {}): Promise<ParleyWidget> =>
  showWidget(talk, attributes);

/** A conversation is on the screen. */
const open = async (widget: ParleyWidget): Promise<void> => {
  await widget.open();
  await widget.send('Hello');
  await settled(widget);
  await painted();
};

const withStyles = (css: string): void => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  afterThisTest(() => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== sheet);
  });
};

const looks = (widget: ParleyWidget) => {
  const bubble = inside(widget, 'parley-panel', 'parley-timeline', '.bubble');
  const { fontSize, fontFamily, letterSpacing, textTransform, color, lineHeight } = getComputedStyle(bubble);
  const { width, height } = inside(widget, '.dialog').getBoundingClientRect();
  const size = [Math.round(width), Math.round(height)];
  return { fontSize, fontFamily, letterSpacing, textTransform, color, lineHeight, size };
};

describe('[R9] the host page', () => {
  beforeEach(() => {
    localStorage.clear();
    sessionStorage.clear();
  });

  it('[R9] [G43] resets of the page do not reach the widget', async () => {
    const widget = await show();
    await open(widget);
    const before = looks(widget);
    withStyles(`
      html { font-size: 62.5%; }
      * { all: unset; }
      body { font: 30px/3 fantasy; letter-spacing: 1em; text-transform: uppercase; color: red; text-align: right; }
      div, span, button, p { display: inline !important; font-size: 5rem !important; }
      parley-widget { color: lime; font-size: 40px; line-height: 0; visibility: hidden; }
    `);
    await painted();
    expect(looks(widget)).to.deep.equal(before);
    expect(inside(widget, '.base').checkVisibility({ visibilityProperty: true })).to.equal(true);
  });

  it('[R9] [G43] leaves the page as it was: no styles, no attributes, no focus', async () => {
    const attributes = (element: Element) =>
      [...element.attributes].map(({ name, value }) => `${name}=${value}`);
    const before = [attributes(document.documentElement), attributes(document.body)];
    const sheets = document.styleSheets.length + document.adoptedStyleSheets.length;
    const widget = await show({ open: '' });
    await open(widget);
    expect([attributes(document.documentElement), attributes(document.body)]).to.deep.equal(before);
    expect(document.styleSheets.length + document.adoptedStyleSheets.length).to.equal(sheets);
    expect(document.activeElement).to.equal(document.body);
  });

  it('[R9] [G44] closed it covers only its launcher', async () => {
    const widget = await show();
    await open(widget);
    await widget.close();
    await painted();
    const box = inside(widget, '.launcher').getBoundingClientRect();
    expect(box.width).to.equal(60);
    const at = (x: number, y: number) => document.elementFromPoint(x, y);
    expect(at(box.x + 30, box.y + 30)).to.equal(widget);
    for (const [x, y] of [
      [box.x - 4, box.y + 30],
      [box.x + 30, box.y - 4],
      [box.x - 200, box.y - 200],
    ] as const) {
      expect(at(x, y)).not.to.equal(widget);
    }
    expect(widget.getBoundingClientRect().height).to.equal(0);
  });

  it('[R9] keys that are typed do not reach the page, unless it wants them', async () => {
    const keys: string[] = [];
    const hear = (event: KeyboardEvent) => keys.push(event.key);
    document.addEventListener('keydown', hear);
    afterThisTest(() => document.removeEventListener('keydown', hear));
    const widget = await show();
    await open(widget);
    const field = inside<HTMLTextAreaElement>(widget, 'parley-panel', 'parley-composer', 'textarea');
    type(field, 's');
    press(field, 's');
    expect(keys).to.deep.equal([]);
    press(inside(widget, '.launcher'), 'k');
    widget.setAttribute('pass-keys', '');
    press(field, 's');
    expect(keys).to.deep.equal(['k', 's']);
  });

  it('[R9] [G44] the layer is a custom property, and not important', async () => {
    withStyles('parley-widget { --parley-z-index: 7 }');
    const widget = await show();
    expect(getComputedStyle(inside(widget, '.base')).zIndex).to.equal('7');
  });

  it('[G42] markup has no style attribute that a policy would have to allow', async () => {
    const widget = await show();
    await open(widget);
    const templates: string[] = [];
    const look = (root: ParentNode) => {
      for (const element of root.querySelectorAll('*')) {
        if (element.localName === 'style') templates.push('style element');
        if (element.shadowRoot) look(element.shadowRoot);
      }
    };
    if (widget.shadowRoot) look(widget.shadowRoot);
    expect(templates).to.deep.equal([]);
  });
});

describe('everybody can use it', () => {
  beforeEach(() => {
    localStorage.clear();
    sessionStorage.clear();
  });

  const cases: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
    ['light', { 'color-scheme': 'light' }],
    ['dark', { 'color-scheme': 'dark' }],
    ['right to left', { 'color-scheme': 'light', dir: 'rtl' }],
    ['inline', { 'color-scheme': 'light', mode: 'inline' }],
  ];
  for (const [name, attributes] of cases) {
    it(`[X09] axe finds nothing: ${name}`, async () => {
      const widget = await show(attributes);
      await open(widget);
      await finished(widget);
      expect(await violations(widget)).to.deep.equal([]);
    });
  }

  it('[X09] axe finds nothing on a phone of 320 px, where the panel fills the window', async () => {
    const before = { width: window.innerWidth, height: window.innerHeight };
    await setViewport({ width: 320, height: 568 });
    try {
      const widget = await show();
      await open(widget);
      await finished(widget);
      const { x, y, width, height } = inside(widget, '.dialog').getBoundingClientRect();
      expect([x, y, Math.round(width), Math.round(height)]).to.deep.equal([0, 0, 320, 568]);
      expect(document.documentElement.scrollWidth).to.equal(320);
      expect(inside(widget, '.launcher').checkVisibility()).to.equal(false);
      expect(await violations(widget)).to.deep.equal([]);
      await widget.close();
      expect(inside(widget, '.launcher').checkVisibility()).to.equal(true);
    } finally {
      await setViewport(before);
    }
  });

  for (const accent of ['#ffd400', '#7c3aed', '#00c2a8', '#111111', '#8a8a8a']) {
    it(`text on an accent of ${accent} is legible in both schemes`, async () => {
      for (const scheme of ['light', 'dark']) {
        const widget = await show({ 'color-scheme': scheme });
        widget.style.setProperty('--parley-accent-color', accent);
        await open(widget);
        await finished(widget);
        expect(await violations(widget)).to.deep.equal([]);
        widget.remove();
      }
    });
  }

  it('[X09] axe finds nothing after the end, and when it asks whether to end', async () => {
    const client = talk();
    const widget = await showWidget(client);
    await open(widget);
    await openMore(widget);
    await finished(widget);
    expect(await violations(widget)).to.deep.equal([]);
    await choose(widget, 'End conversation');
    await finished(widget);
    expect(await violations(widget)).to.deep.equal([]);
    client.set({ header: customerHeader({ phase: 'closed', you: { name: 'Carla', may: [] } }) });
    await settled(widget);
    expect(await violations(widget)).to.deep.equal([]);
  });
});

/** A colour in the middle of a fade is not the one to judge. */
async function finished(widget: ParleyWidget): Promise<void> {
  const finishIn = (root: ShadowRoot): void => {
    for (const animation of root.getAnimations()) {
      if (animation.effect?.getTiming().iterations !== Number.POSITIVE_INFINITY) animation.finish();
    }
    for (const { shadowRoot } of root.querySelectorAll('*')) if (shadowRoot) finishIn(shadowRoot);
  };
  if (widget.shadowRoot) finishIn(widget.shadowRoot);
  await settled(widget);
}
