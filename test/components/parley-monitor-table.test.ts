// The live table by itself: what it lists, in which order, how it is walked, and how little it draws.
import { expect } from 'chai';
import { html } from 'lit';
import type { ViewDetail } from '../../components/monitor/monitor-view.js';
import { defaultView } from '../../components/monitor/monitor-view.js';
import type { ParleyMonitorTable } from '../../components/monitor/parley-monitor-table.js';
import { deepestFocus } from '../../components/shared/deepest-focus.js';
import type { Row } from '../../core/domain/summary.js';
import {
  afterThisTest,
  fixture,
  heard,
  inside,
  maybeInside,
  press,
  settled,
  textOf,
} from '../support/fixture.js';
import {
  ago,
  check,
  may,
  namesIn,
  openTable,
  point,
  ready,
  rowAt,
  rowElements,
  scrollerOf,
  sortedBy,
} from '../support/monitor-table.js';
import { idOf, row, rowsOf } from '../support/rows.js';

const tops = (table: ParleyMonitorTable): Map<string, number> =>
  new Map(
    rowElements(table).map((each) => [
      textOf(inside(each, '.name')),
      Math.round(each.getBoundingClientRect().top),
    ]),
  );

describe('<parley-monitor-table>', () => {
  it('draws few of a thousand rows, and says how many there are', async () => {
    const table = await openTable(rowsOf(1000));
    expect(rowElements(table).length).to.be.within(8, 79);
    expect(inside(table, '.grid').getAttribute('aria-rowcount')).to.equal('1001');
    scrollerOf(table).scrollTop = 25_000;
    await ready(table);
    expect(rowElements(table).length).to.be.within(8, 79);
    const seen = rowElements(table).filter((each) => each.getBoundingClientRect().top > 0);
    expect(Number(seen[0]?.getAttribute('aria-rowindex'))).to.be.above(400);
  });

  it('renders the row that changed, and no other', async () => {
    // The clocks of all rows tick once a second, and draw them all.
    const { setInterval: set } = globalThis;
    Object.assign(globalThis, { setInterval: () => -1 });
    afterThisTest(() => Object.assign(globalThis, { setInterval: set }));
    const table = await openTable(rowsOf(1000));
    const rendered: string[] = [];
    for (const each of rowElements(table)) {
      each.addController({ hostUpdated: () => rendered.push(textOf(inside(each, '.name'))) });
    }
    table.rows = table.rows.map((each) => (each.conversation === idOf(3) ? { ...each, messages: 99 } : each));
    await table.updateComplete;
    await settled(rowAt(table, 2));
    expect(rendered).to.deep.equal(['Customer 3']);
  });

  it('draws no more than once a frame, however often something changes', async () => {
    const table = await openTable(rowsOf(50));
    let drawn = 0;
    table.addController({ hostUpdated: () => (drawn += 1) });
    const began = performance.now();
    for (let n = 0; n < 500; n += 1) {
      table.rows = [...table.rows];
      await Promise.resolve();
    }
    await table.updateComplete;
    expect(drawn).to.be.within(1, 2 + Math.ceil((performance.now() - began) / 16));
    expect(drawn).to.be.below(100);
  });

  it('[C12] lists every conversation of the scope, and what comes, changes and goes, live', async () => {
    const table = await openTable([
      row(1),
      row(2, { agent: null }),
      row(3, { phase: 'wrap-up', workgroup: 'support' as Row['workgroup'] }),
    ]);
    expect(namesIn(table)).to.have.members(['Customer 1', 'Customer 2', 'Customer 3']);
    table.rows = [row(1, { lastMessage: { text: 'Still there?', by: 'customer', at: ago(1) } }), row(4)];
    await ready(table);
    expect(namesIn(table)).to.have.members(['Customer 1', 'Customer 4']);
    expect(textOf(inside(rowAt(table, 0), '.last'))).to.equal('Still there?');
  });

  it('[A19] leaves the focus elsewhere alone, and the place of what one reads', async () => {
    const field = await fixture<HTMLInputElement>(html`<input />`);
    const table = await openTable(rowsOf(200));
    field.focus();
    scrollerOf(table).scrollTop = 3_000;
    await ready(table);
    const before = tops(table);
    table.rows = [row(900, { openedAt: ago(9) }), ...table.rows.slice(5)];
    await ready(table);
    const after = tops(table);
    expect(after.get('Customer 60')).to.equal(before.get('Customer 60'));
    expect(before.get('Customer 60')).to.be.a('number');
    expect(deepestFocus() === field).to.equal(true);
  });

  it('[A19] gives the focus of a row that leaves to the one that takes its place', async () => {
    const table = await openTable(rowsOf(10));
    await table.focusRow(idOf(4));
    table.rows = table.rows.filter((each) => each.conversation !== idOf(4));
    await ready(table);
    expect(textOf(inside(deepestFocus() as Element, '.name'))).to.equal('Customer 5');
    expect(scrollerOf(table).scrollTop).to.equal(0);
  });

  it('does not let the order jump under the pointer, and sorts when it is asked to', async () => {
    const table = await openTable([row(1, { messages: 9 }), row(2, { messages: 2 })], {
      view: sortedBy('messages'),
    });
    point(inside(table, '.body'), 'pointerenter', { pointerType: 'mouse' });
    table.rows = [
      row(1, { messages: 9 }),
      row(2, { messages: 20, concerns: { hand: { at: ago(1), text: 'Help' } } }),
    ];
    await ready(table);
    expect(namesIn(table)).to.deep.equal(['Customer 1', 'Customer 2']);
    expect(textOf(inside(table, '.held'))).to.contain('2 changes wait');
    inside(table, '.held button').click();
    await ready(table);
    expect(namesIn(table)).to.deep.equal(['Customer 2', 'Customer 1']);
    expect(maybeInside(table, '.held') === null).to.equal(true);
  });

  it('[G32] keeps a raised hand on top, whichever way one sorts', async () => {
    const rows = [row(1), row(2, { concerns: { hand: { at: ago(5), text: 'May I refund?' } } }), row(3)];
    const table = await openTable(rows, { view: sortedBy('customer', false) });
    expect(namesIn(table)[0]).to.equal('Customer 2');
    table.view = sortedBy('customer', true);
    await ready(table);
    expect(namesIn(table)).to.deep.equal(['Customer 2', 'Customer 3', 'Customer 1']);
    expect(textOf(inside(rowAt(table, 0), '.raised'))).to.contain('May I refund?');
  });

  it('sorts by every column from its heading, and turns the order around', async () => {
    const table = await openTable(rowsOf(3));
    const views = heard<ViewDetail>('parley-view-change');
    inside(table, '.heading.customer button').click();
    expect(views.at(-1)?.detail.view.sort).to.deep.equal({ by: 'customer', isDescending: false });
    table.view = views.at(-1)?.detail.view ?? defaultView;
    await ready(table);
    expect(inside(table, '.heading.customer').getAttribute('aria-sort')).to.equal('ascending');
    inside(table, '.heading.customer button').click();
    expect(views.at(-1)?.detail.view.sort).to.deep.equal({ by: 'customer', isDescending: true });
    const buttons = [...(table.shadowRoot?.querySelectorAll<HTMLElement>('.heading button') ?? [])];
    expect(buttons.filter((each) => each.tabIndex === 0).length).to.equal(1);
    buttons[0]?.focus();
    press(deepestFocus() as Element, 'ArrowRight');
    expect(deepestFocus() === buttons[1]).to.equal(true);
  });

  it('[R10] is walked by keyboard, beyond what is drawn', async () => {
    const table = await openTable(rowsOf(300), { may });
    const asked = heard<{ conversation: string }>('parley-monitor-request');
    await table.focusRow();
    const focused = (): string => textOf(inside(deepestFocus() as Element, '.name'));
    const step = async (key: string): Promise<string> => {
      press(deepestFocus() as Element, key);
      await ready(table);
      return focused();
    };
    expect(await step('ArrowDown')).to.equal('Customer 2');
    const page = Number((await step('PageDown')).slice('Customer '.length));
    expect(page).to.be.within(5, 20);
    expect(await step('End')).to.equal('Customer 300');
    expect(rowElements(table).filter((each) => each.tabIndex === 0).length).to.equal(1);
    const { top, bottom } = (deepestFocus() as Element).getBoundingClientRect();
    const view = scrollerOf(table).getBoundingClientRect();
    expect(top >= view.top && bottom <= view.bottom + 1).to.equal(true);
    expect(await step('Home')).to.equal('Customer 1');
    press(deepestFocus() as Element, 'Enter');
    press(deepestFocus() as Element, 'm');
    expect(asked.map((each) => each.detail.conversation)).to.deep.equal([idOf(1), idOf(1)]);
  });

  it('comes back to the place it was left at', async () => {
    const table = await openTable(rowsOf(300));
    await table.focusRow(idOf(200));
    await ready(table);
    const { place } = table;
    await table.focusRow(idOf(1));
    await ready(table);
    table.place = place;
    await ready(table);
    await table.focusRow(idOf(200));
    await ready(table);
    expect(Math.abs(scrollerOf(table).scrollTop - place.top)).to.be.below(2);
  });

  it('keeps its rows while it is hidden', async () => {
    const table = await openTable(rowsOf(300));
    const before = namesIn(table);
    table.hidden = true;
    await ready(table);
    table.rows = [...table.rows];
    await ready(table);
    expect(namesIn(table)).to.deep.equal(before);
  });

  it('moves no row when what stands beside the rows comes', async () => {
    const table = await openTable(rowsOf(5), { may, view: sortedBy('messages') });
    const before = tops(table);
    await check(table, 0);
    point(inside(table, '.body'), 'pointerenter', { pointerType: 'mouse' });
    table.rows = table.rows.map((each, index) => ({ ...each, messages: index }));
    await ready(table);
    expect(maybeInside(table, '.held') === null).to.equal(false);
    expect(tops(table)).to.deep.equal(before);
  });
});
