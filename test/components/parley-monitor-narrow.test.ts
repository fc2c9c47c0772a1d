// The supervisor's panel where there is little room: rows get most of it, one pane is shown of many, nothing is lost.
import { expect } from 'chai';
import type { ParleyMonitor } from '../../components/monitor/parley-monitor.js';
import { deepestFocus } from '../../components/shared/deepest-focus.js';
import { violations } from '../support/axe.js';
import { inside, press as key, painted, textOf } from '../support/fixture.js';
import { all, openPanel, press, ready, rowOf, rowsOf, talkOf, watch } from '../support/monitor-panel.js';
import { Floor } from '../support/scripted-floor.js';

const rooms = { '320 × 640': [320, 640], '680 × 430': [680, 430], '1000 × 600': [1000, 600] } as const;

const openIn = async (width: number, height: number, floor: Floor): Promise<ParleyMonitor> => {
  const element = await openPanel(floor);
  element.style.inlineSize = `${width}px`;
  element.style.blockSize = `${height}px`;
  await ready(element);
  await painted();
  await ready(element);
  return element;
};

const many = (count = 40): Floor => {
  const floor = new Floor();
  for (let n = 10; n < 10 + count; n += 1) talkOf(floor, `Customer ${n}`, n);
  return floor;
};

const scrollTo = async (element: ParleyMonitor, top: number): Promise<void> => {
  inside(element, '.frame').scrollTop = top;
  await painted();
  await painted();
};

const insideOf = (element: ParleyMonitor): HTMLElement =>
  inside(element, 'parley-monitor-table', '.scroller');

/** How much of a box can be seen in the panel, below the tabs. */
const seen = (element: ParleyMonitor, box: Element): number => {
  const { top, bottom } = box.getBoundingClientRect();
  const upper = inside(element, '.sections').getBoundingClientRect().bottom;
  return Math.min(bottom, element.getBoundingClientRect().bottom) - Math.max(top, upper);
};

describe('<parley-monitor> where there is little room', () => {
  for (const [name, [width, height]] of Object.entries(rooms)) {
    it(`[C12] what is above the rows scrolls away, and they get more than half: ${name}`, async () => {
      const element = await openIn(width, height, many());
      const rows = insideOf(element);
      expect(getComputedStyle(rows).overflowY, 'one thing to scroll').to.equal('hidden');
      await scrollTo(element, 10_000);
      expect(seen(element, rows)).to.be.greaterThan(height / 2);
      expect(getComputedStyle(rows).overflowY).to.equal('auto');
      expect(inside(element, '.sections').getBoundingClientRect().top).to.be.closeTo(
        element.getBoundingClientRect().top,
        1,
      );
      await scrollTo(element, 0);
      expect(inside(element, 'header').getBoundingClientRect().top).to.be.closeTo(
        element.getBoundingClientRect().top,
        1,
      );
      expect(element.scrollWidth).to.be.at.most(element.clientWidth);
    });
  }

  it('nothing scrolls but the rows where there is room', async () => {
    const element = await openPanel(many());
    const frame = inside(element, '.frame');
    expect(frame.scrollHeight).to.equal(frame.clientHeight);
    expect(getComputedStyle(insideOf(element)).overflowY).to.equal('auto');
  });

  it('[A19] keys lead to rows that the edge of the panel would hide', async () => {
    const element = await openIn(320, 640, many());
    rowsOf(element)[0]?.focus();
    for (const _ of [1, 2, 3]) {
      key(deepestFocus() as Element, 'j');
      await ready(element);
      await ready(element);
    }
    const focused = deepestFocus() as HTMLElement;
    expect(textOf(inside(focused, '.name'))).to.equal('Customer 46');
    expect(seen(element, focused)).to.be.closeTo(focused.getBoundingClientRect().height, 1);
  });

  it('[D18] comes back to the place and the row also there', async () => {
    const element = await openIn(320, 640, many());
    await scrollTo(element, 10_000);
    const rows = insideOf(element);
    rows.scrollTop = 1_500;
    rows.dispatchEvent(new Event('scroll'));
    await ready(element);
    await ready(element);
    const middle = rowsOf(element).find((row) => seen(element, row) >= row.clientHeight - 1);
    const name = textOf(middle ? inside(middle, '.name') : null);
    await watch(element, name);
    expect(rows.checkVisibility()).to.equal(false);
    await press(element, '.back');
    await painted();
    await ready(element);
    const row = rowOf(element, name);
    expect(deepestFocus() === row).to.equal(true);
    expect(seen(element, row)).to.be.closeTo(row.getBoundingClientRect().height, 1);
  });

  it('[D18] a table that was hidden for a while has rows as high as before', async () => {
    const element = await openPanel(many());
    const table = inside(element, 'parley-monitor-table');
    const { blockSize } = inside(table, '.body').style;
    table.hidden = true;
    for (const _ of [1, 2]) {
      await painted();
      element.requestUpdate();
      await ready(element);
    }
    expect(table.checkVisibility()).to.equal(false);
    table.hidden = false;
    element.requestUpdate();
    // At once: only later it is measured anew.
    await element.updateComplete;
    expect(inside(table, '.body').style.blockSize).to.equal(blockSize);
  });

  it('[G38] no step of a pane is cut off, however wide the pane is', async () => {
    const floor = new Floor();
    talkOf(floor, 'Karl');
    const element = await openPanel(floor);
    await watch(element, 'Karl');
    const bar = inside(element, 'parley-conversation', 'parley-supervision-bar');
    for (const width of [320, 380, 440, 454, 500, 559, 572, 640, 899]) {
      bar.style.inlineSize = `${width}px`;
      await painted();
      const right = inside(bar, '.steps').getBoundingClientRect().right;
      for (const step of bar.shadowRoot?.querySelectorAll<HTMLElement>('button.step') ?? []) {
        const name = `${textOf(step)} at ${width}`;
        expect(step.scrollWidth, name).to.be.at.most(step.clientWidth);
        expect(step.getBoundingClientRect().right, name).to.be.at.most(right);
      }
    }
  });

  for (const section of ['agents', 'queue', 'closed']) {
    it(`[D13] every tab can be read to its end: ${section}`, async () => {
      const element = await openIn(320, 560, many(3));
      await press(element, `#section-${section}`);
      await scrollTo(element, 10_000);
      const shown = inside(element, '.scroller > :last-child');
      expect(shown.getBoundingClientRect().bottom).to.be.at.most(element.getBoundingClientRect().bottom);
      expect(seen(element, shown)).to.be.at.least(
        Math.min(280, Math.floor(shown.getBoundingClientRect().height)),
      );
      expect(await violations(element)).to.deep.equal([]);
    });
  }

  it('[G38] shows one of three panes where three would be cramped, and all of them side by side', async () => {
    const floor = new Floor();
    for (const name of ['Karl', 'Omar', 'Zoe']) talkOf(floor, name);
    const element = await openPanel(floor);
    const visible = (): readonly string[] =>
      all(element, '.pane')
        .filter((pane) => pane.checkVisibility())
        .map((pane) => pane.ariaLabel ?? '');
    for (const name of ['Karl', 'Omar']) await watch(element, name);
    expect(visible().length).to.equal(2);
    await watch(element, 'Zoe');
    expect(visible()).to.deep.equal(['Conversation with Zoe']);
    all(element, '.roster .name')[0]?.click();
    await ready(element);
    await ready(element);
    expect(visible()).to.deep.equal(['Conversation with Karl']);
    await press(element, '.arrange');
    expect(visible().length).to.equal(3);
    await press(element, '.arrange');
    element.style.inlineSize = '1700px';
    element.style.blockSize = '1000px';
    await ready(element);
    expect(visible().length).to.equal(3);
    const heights = all(element, '.pane').map((pane) => pane.clientHeight);
    expect(Math.min(...heights)).to.be.at.least(400);
  });
});
