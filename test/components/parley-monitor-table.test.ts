// The live table by itself: what it lists, in which order, how it is walked, and how little it draws.
import { expect } from 'chai';
import { html } from 'lit';
import type { CommandDetail } from '../../components/monitor/monitor-commands.js';
import type { ViewDetail } from '../../components/monitor/monitor-view.js';
import { defaultView, noFilters } from '../../components/monitor/monitor-view.js';
import { ParleyMonitorRow } from '../../components/monitor/parley-monitor-row.js';
import { ParleyMonitorTable } from '../../components/monitor/parley-monitor-table.js';
import { deepestFocus } from '../../components/shared/deepest-focus.js';
import { defineElement } from '../../components/shared/define-element.js';
import { ParleyMenu } from '../../components/shared/parley-menu.js';
import type { Grant } from '../../core/domain/identity.js';
import type { PersonId } from '../../core/domain/ids.js';
import type { Row } from '../../core/domain/summary.js';
import { violations } from '../support/axe.js';
import {
  fixture,
  heard,
  inside,
  maybeInside,
  painted,
  press,
  said,
  settled,
  textOf,
} from '../support/fixture.js';
import { idOf, row, rowsOf } from '../support/rows.js';

defineElement('parley-menu', ParleyMenu);
defineElement('parley-monitor-row', ParleyMonitorRow);
defineElement('parley-monitor-table', ParleyMonitorTable);

const ready = async (element: Element): Promise<void> => {
  for (let round = 0; round < 3; round += 1) {
    await settled(element);
    await painted();
  }
};

type Given = Partial<
  Pick<
    ParleyMonitorTable,
    'view' | 'choose' | 'may' | 'opened' | 'selected' | 'thresholds' | 'withoutSentiment' | 'labels'
  >
>;

const open = async (rows: readonly Row[], given: Given = {}, width = 1200): Promise<ParleyMonitorTable> => {
  const element = await fixture<ParleyMonitorTable>(html`<parley-monitor-table></parley-monitor-table>`);
  element.style.blockSize = '500px';
  element.style.inlineSize = `${width}px`;
  Object.assign(element, { rows, ...given });
  await ready(element);
  return element;
};

const elements = (table: ParleyMonitorTable): ParleyMonitorRow[] =>
  [...(table.shadowRoot?.querySelectorAll('parley-monitor-row') ?? [])].toSorted(
    (a, b) => Number(a.dataset.index) - Number(b.dataset.index),
  );
const at = (table: ParleyMonitorTable, index: number): ParleyMonitorRow => {
  const found = elements(table)[index];
  if (!found) throw new Error(`no row ${index}`);
  return found;
};
const names = (table: ParleyMonitorTable): string[] =>
  elements(table).map((each) => textOf(inside(each, '.name')));
const cell = (element: ParleyMonitorRow, column: string): string => textOf(inside(element, `.${column}`));
const tops = (table: ParleyMonitorTable): Map<string, number> =>
  new Map(
    elements(table).map((each) => [
      textOf(inside(each, '.name')),
      Math.round(each.getBoundingClientRect().top),
    ]),
  );
const scroller = (table: ParleyMonitorTable): HTMLElement => inside(table, '.scroller');
const check = async (table: ParleyMonitorTable, ...indexes: readonly number[]): Promise<void> => {
  for (const index of indexes) inside(at(table, index), 'input').click();
  await ready(table);
};
const commands = (table: ParleyMonitorTable): string[] =>
  [...(table.shadowRoot?.querySelectorAll<HTMLElement>('.bar [data-command]') ?? [])].map(
    (each) => each.dataset.command ?? '',
  );
const menuItems = (table: ParleyMonitorTable): HTMLElement[] => [
  ...(inside(table, 'parley-menu').shadowRoot?.querySelectorAll<HTMLElement>('.item') ?? []),
];
const isMenuOpen = (table: ParleyMonitorTable): boolean => inside<ParleyMenu>(table, 'parley-menu').isOpen;
const all: readonly Grant[] = ['monitor', 'whisper', 'join', 'takeover', 'assign', 'forceClose'];
const may = (): readonly Grant[] => all;
const ago = (seconds: number): number => Date.now() - seconds * 1000;
const point = (target: Element, type: string, options: PointerEventInit): boolean =>
  target.dispatchEvent(
    new PointerEvent(type, { bubbles: true, composed: true, cancelable: true, ...options }),
  );
const sortedBy = (by: (typeof defaultView)['sort']['by'], isDescending = true) => ({
  ...defaultView,
  sort: { by, isDescending },
});
const tess = { id: 's-tess' as PersonId, name: 'Tess', role: 'supervisor' } as const;

describe('<parley-monitor-table>', () => {
  it('draws few of a thousand rows, and says how many there are', async () => {
    const table = await open(rowsOf(1000));
    expect(elements(table).length).to.be.within(8, 79);
    expect(inside(table, '.grid').getAttribute('aria-rowcount')).to.equal('1001');
    scroller(table).scrollTop = 25_000;
    await ready(table);
    expect(elements(table).length).to.be.within(8, 79);
    const seen = elements(table).filter((each) => each.getBoundingClientRect().top > 0);
    expect(Number(seen[0]?.getAttribute('aria-rowindex'))).to.be.above(400);
  });

  it('renders the row that changed, and no other', async () => {
    const table = await open(rowsOf(1000));
    const rendered: string[] = [];
    for (const each of elements(table)) {
      each.addController({ hostUpdated: () => rendered.push(textOf(inside(each, '.name'))) });
    }
    table.rows = table.rows.map((each) => (each.conversation === idOf(3) ? { ...each, messages: 99 } : each));
    await table.updateComplete;
    await settled(at(table, 2));
    // The clocks of all rows tick once a second; at most one such moment falls in here.
    expect(rendered.filter((name) => name === 'Customer 3').length).to.be.within(1, 2);
    expect(rendered.length === 1 || rendered.length === elements(table).length + 1).to.equal(true);
  });

  it('draws no more than once a frame, however often something changes', async () => {
    const table = await open(rowsOf(50));
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
    const table = await open([
      row(1),
      row(2, { agent: null }),
      row(3, { phase: 'wrap-up', workgroup: 'support' as Row['workgroup'] }),
    ]);
    expect(names(table)).to.have.members(['Customer 1', 'Customer 2', 'Customer 3']);
    table.rows = [row(1, { lastMessage: { text: 'Still there?', by: 'customer', at: ago(1) } }), row(4)];
    await ready(table);
    expect(names(table)).to.have.members(['Customer 1', 'Customer 4']);
    expect(textOf(inside(at(table, 0), '.last'))).to.equal('Still there?');
  });

  it('[A19] leaves the focus elsewhere alone, and the place of what one reads', async () => {
    const field = await fixture<HTMLInputElement>(html`<input />`);
    const table = await open(rowsOf(200));
    field.focus();
    scroller(table).scrollTop = 3_000;
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
    const table = await open(rowsOf(10));
    await table.focusRow(idOf(4));
    table.rows = table.rows.filter((each) => each.conversation !== idOf(4));
    await ready(table);
    expect(textOf(inside(deepestFocus() as Element, '.name'))).to.equal('Customer 5');
    expect(scroller(table).scrollTop).to.equal(0);
  });

  it('does not let the order jump under the pointer, and sorts when it is asked to', async () => {
    const table = await open([row(1, { messages: 9 }), row(2, { messages: 2 })], {
      view: sortedBy('messages'),
    });
    point(inside(table, '.body'), 'pointerenter', { pointerType: 'mouse' });
    table.rows = [
      row(1, { messages: 9 }),
      row(2, { messages: 20, concerns: { hand: { at: ago(1), text: 'Help' } } }),
    ];
    await ready(table);
    expect(names(table)).to.deep.equal(['Customer 1', 'Customer 2']);
    expect(textOf(inside(table, '.held'))).to.contain('2 changes wait');
    inside(table, '.held button').click();
    await ready(table);
    expect(names(table)).to.deep.equal(['Customer 2', 'Customer 1']);
    expect(maybeInside(table, '.held') === null).to.equal(true);
  });

  it('[G32] keeps a raised hand on top, whichever way one sorts', async () => {
    const rows = [row(1), row(2, { concerns: { hand: { at: ago(5), text: 'May I refund?' } } }), row(3)];
    const table = await open(rows, { view: sortedBy('customer', false) });
    expect(names(table)[0]).to.equal('Customer 2');
    table.view = sortedBy('customer', true);
    await ready(table);
    expect(names(table)).to.deep.equal(['Customer 2', 'Customer 3', 'Customer 1']);
    expect(textOf(inside(at(table, 0), '.raised'))).to.contain('May I refund?');
  });

  it('sorts by every column from its heading, and turns the order around', async () => {
    const table = await open(rowsOf(3));
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
    const table = await open(rowsOf(300), { may });
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
    expect(elements(table).filter((each) => each.tabIndex === 0).length).to.equal(1);
    const { top, bottom } = (deepestFocus() as Element).getBoundingClientRect();
    const view = scroller(table).getBoundingClientRect();
    expect(top >= view.top && bottom <= view.bottom + 1).to.equal(true);
    expect(await step('Home')).to.equal('Customer 1');
    press(deepestFocus() as Element, 'Enter');
    press(deepestFocus() as Element, 'm');
    expect(asked.map((each) => each.detail.conversation)).to.deep.equal([idOf(1), idOf(1)]);
  });

  it('comes back to the place it was left at', async () => {
    const table = await open(rowsOf(300));
    await table.focusRow(idOf(200));
    await ready(table);
    const { place } = table;
    await table.focusRow(idOf(1));
    await ready(table);
    table.place = place;
    await ready(table);
    await table.focusRow(idOf(200));
    await ready(table);
    expect(Math.abs(scroller(table).scrollTop - place.top)).to.be.below(2);
  });

  it('keeps its rows while it is hidden', async () => {
    const table = await open(rowsOf(300));
    const before = names(table);
    table.hidden = true;
    await ready(table);
    table.rows = [...table.rows];
    await ready(table);
    expect(names(table)).to.deep.equal(before);
  });

  it('moves no row when what stands beside the rows comes', async () => {
    const table = await open(rowsOf(5), { may, view: sortedBy('messages') });
    const before = tops(table);
    await check(table, 0);
    point(inside(table, '.body'), 'pointerenter', { pointerType: 'mouse' });
    table.rows = table.rows.map((each, index) => ({ ...each, messages: index }));
    await ready(table);
    expect(maybeInside(table, '.held') === null).to.equal(false);
    expect(tops(table)).to.deep.equal(before);
  });

  it('[C08] selected rows have a command bar that acts on all of them', async () => {
    const table = await open(rowsOf(4), { may });
    const asked = heard<CommandDetail>('parley-command-request');
    const monitored = heard<{ conversation: string }>('parley-monitor-request');
    expect(maybeInside(table, '.bar') === null).to.equal(true);
    await check(table, 0, 2);
    expect(textOf(inside(table, '.bar .count'))).to.equal('2 selected');
    expect(said()).to.include('2 selected');
    expect(at(table, 0).getAttribute('aria-selected')).to.equal('true');
    expect(at(table, 1).getAttribute('aria-selected')).to.equal('false');
    inside(table, '[data-command="assign"]').click();
    expect(asked[0]?.detail).to.deep.equal({ command: 'assign', conversations: [idOf(1), idOf(3)] });
    inside(table, '[data-command="monitor"]').click();
    expect(monitored.map((each) => each.detail.conversation)).to.deep.equal([idOf(1), idOf(3)]);
    table.rows = table.rows.slice(1);
    await ready(table);
    expect(textOf(inside(table, '.bar .count'))).to.equal('1 selected');
  });

  it('[C08] selects with Space and all with one key, and lets go with Escape', async () => {
    const table = await open(rowsOf(4), { may });
    await table.focusRow(idOf(2));
    press(deepestFocus() as Element, ' ');
    await ready(table);
    expect(elements(table).map((each) => each.checked)).to.deep.equal([false, true, false, false]);
    press(deepestFocus() as Element, 'a', { ctrlKey: true });
    await ready(table);
    expect(textOf(inside(table, '.bar .count'))).to.equal('4 selected');
    press(deepestFocus() as Element, 'Escape');
    await ready(table);
    expect(maybeInside(table, '.bar') === null).to.equal(true);
  });

  it('[E08] a row has a menu equal to the command bar: right click, Shift+F10, the menu key, its button', async () => {
    const table = await open(rowsOf(3), { may });
    await check(table, 0);
    const inBar = commands(table).map((name) => textOf(inside(table, `[data-command="${name}"] > span`)));
    const ways: readonly (() => void)[] = [
      () => point(at(table, 0), 'contextmenu', { clientX: 40, clientY: 80 }),
      () => press(at(table, 0), 'F10', { shiftKey: true }),
      () => press(at(table, 0), 'ContextMenu'),
      () => inside(at(table, 0), '.more-button').click(),
    ];
    for (const way of ways) {
      await table.focusRow(idOf(1));
      way();
      await ready(table);
      expect(isMenuOpen(table)).to.equal(true);
      expect(menuItems(table).map((each) => textOf(each.querySelector('.label')))).to.deep.equal(inBar);
      inside<ParleyMenu>(table, 'parley-menu').close();
      await ready(table);
      expect(deepestFocus() === at(table, 0)).to.equal(true);
    }
  });

  it('[E08] a finger that rests opens the menu, and one that moves does not', async () => {
    const table = await open(rowsOf(3), { may });
    const wait = window.setTimeout;
    const waiting: (() => void)[] = [];
    const touch = { pointerType: 'touch', isPrimary: true, clientX: 50, clientY: 90 };
    Object.assign(window, {
      setTimeout: (run: () => void, ms?: number) => (ms === 500 ? waiting.push(run) : wait(run, ms)),
    });
    point(at(table, 1), 'pointerdown', touch);
    Object.assign(window, { setTimeout: wait });
    expect(waiting.length).to.equal(1);
    waiting[0]?.();
    await ready(table);
    expect(isMenuOpen(table)).to.equal(true);
    expect(inside(table, 'parley-menu').getAttribute('label')).to.equal('Commands for Customer 2');
  });

  it('[E25] what one has no grant for is not offered', async () => {
    const table = await open(rowsOf(2), { may: () => ['monitor'] });
    await check(table, 0);
    expect(commands(table)).to.deep.equal(['monitor', 'flag', 'copy-link']);
    press(at(table, 0), 'a');
    expect(heard('parley-command-request').length).to.equal(0);
  });

  it('[X13] what cannot be done right now is offered with the reason, and not done', async () => {
    const table = await open([row(1, { agent: null }), row(2, { phase: 'wrap-up' })], {
      may,
      choose: ({ phase }) => ({ kind: phase === 'queued' ? 'not-accepted' : 'possible' }),
    });
    const asked = heard('parley-command-request');
    await check(table, 1);
    const assign = inside(table, '[data-command="assign"]');
    expect(assign.getAttribute('aria-disabled')).to.equal('true');
    expect(textOf(inside(table, '#bar-assign'))).to.equal('Not possible at this point');
    assign.click();
    expect(asked.length).to.equal(0);
    press(at(table, 0), 'F10', { shiftKey: true });
    await table.focusRow(idOf(1));
    press(at(table, 0), 'F10', { shiftKey: true });
    await ready(table);
    const monitor = menuItems(table)[0];
    expect(monitor?.getAttribute('aria-disabled')).to.equal('true');
    expect(textOf(monitor ?? null)).to.contain('No agent has accepted it yet');
  });

  it('[D07] says before it is done which commands the agent sees, apart from the others', async () => {
    const table = await open(rowsOf(2), { may });
    await check(table, 0);
    const apart = inside(table, '.bar-commands.is-visible');
    expect(textOf(inside(table, '#bar-visible'))).to.equal('Visible to the agent');
    const visible = [...apart.querySelectorAll<HTMLElement>('[data-command]')];
    expect(visible.map((each) => each.dataset.command)).to.deep.equal([
      'assign',
      'set-priority',
      'force-close',
    ]);
    expect(visible.every((each) => each.getAttribute('aria-describedby')?.includes('bar-visible'))).to.equal(
      true,
    );
    press(at(table, 0), 'F10', { shiftKey: true });
    await ready(table);
    expect(textOf(inside(table, 'parley-menu', '.group .note'))).to.equal('Visible to the agent');
    const noted = menuItems(table).filter((each) => each.ariaDescription === 'Visible to the agent');
    expect(noted.map((each) => textOf(each.querySelector('.label')))).to.deep.equal([
      'Assign…',
      'Priority…',
      'Close by force…',
    ]);
  });

  it('[B22] monitoring is stopped from the list: by the badge beside the agent, by key and by menu', async () => {
    const table = await open([row(1, { supervisors: [{ person: tess, mode: 'monitor', since: ago(5) }] })], {
      may,
      choose: () => ({ kind: 'mine', mode: 'monitor' }),
    });
    const stopped = heard<{ conversation: string }>('parley-stop-request');
    inside(at(table, 0), '.agent .badge').click();
    press(at(table, 0), 's');
    press(at(table, 0), 'ContextMenu');
    await ready(table);
    menuItems(table)
      .find((each) => textOf(each).startsWith('Stop monitoring'))
      ?.click();
    expect(stopped.map((each) => each.detail.conversation)).to.deep.equal([idOf(1), idOf(1), idOf(1)]);
  });
});

describe('<parley-monitor-table> says what needs attention', () => {
  const attention = (
    score: number,
    ...reasons: readonly [string, number, string?][]
  ): NonNullable<Row['attention']> =>
    ({
      score,
      reasons: reasons.map(([reason, seconds, label]) => ({
        reason,
        since: ago(seconds),
        ...(label ? { label } : {}),
      })),
    }) as NonNullable<Row['attention']>;
  const columns = ['attention', 'customer', 'agent', 'waiting', 'flags'] as const;

  it('[C06] lists the reasons in words, and sorts by their weight', async () => {
    const rows = [
      row(1, { attention: attention(30, ['negative', 20]) }),
      row(2, {
        attention: attention(145, ['flagged', 300], ['waiting-long', 185], ['rule', 5, 'Asks for a lawyer']),
      }),
      row(3),
    ];
    const table = await open(rows, { view: { ...sortedBy('attention'), columns } });
    expect(names(table)).to.deep.equal(['Customer 2', 'Customer 1', 'Customer 3']);
    expect(cell(at(table, 0), 'attention')).to.contain('Flagged, 5 min');
    expect(cell(at(table, 0), 'attention')).to.contain('Waiting long, 3 min');
    expect(cell(at(table, 0), 'attention')).to.contain('1 more: Asks for a lawyer, 5 sec');
    expect(cell(at(table, 1), 'attention')).to.contain('Angry customer');
    expect(cell(at(table, 2), 'attention')).to.equal('Nothing');
  });

  it('[G36] shows what nobody has looked at for a while, and it alone where one looks for it', async () => {
    const rows = [row(1), row(2, { attention: attention(10, ['unwatched', 720]) })];
    const view = {
      ...sortedBy('attention'),
      columns,
      filters: { ...noFilters, reasons: ['unwatched'] as const },
    };
    const table = await open(rows, { view });
    expect(names(table)).to.deep.equal(['Customer 2']);
    expect(cell(at(table, 0), 'attention')).to.equal('Nobody has looked, 12 min');
  });

  it('[G31] shows how long somebody waits, with colour, icon and text that follow the thresholds', async () => {
    const rows = [
      row(1, { waitingSince: ago(200) }),
      row(2, { waitingSince: ago(90) }),
      row(3, { waitingSince: ago(5) }),
      row(4),
    ];
    const table = await open(rows, { thresholds: { soon: 60, late: 180 } });
    const looks = elements(table).map((each) => maybeInside(each, '.wait')?.className ?? 'none');
    expect(looks).to.deep.equal(['wait late', 'wait soon', 'wait fine', 'none']);
    expect(cell(at(table, 0), 'waiting')).to.contain('Waiting too long: Unanswered for 3 min');
    expect(inside(at(table, 0), '.wait svg').innerHTML).not.to.equal(
      inside(at(table, 1), '.wait svg').innerHTML,
    );
    table.thresholds = { soon: 300, late: 600 };
    await ready(table);
    expect(inside(at(table, 0), '.wait').className).to.equal('wait fine');
  });

  it('[A06] says since when the agent is offline and for how long nobody has answered', async () => {
    const since = ago(240);
    const table = await open([row(1, { awaySince: since, waitingSince: ago(130) })]);
    const agent = inside(at(table, 0), '.absence');
    expect(textOf(agent)).to.contain('Offline 4 min');
    expect(agent.title).to.contain('Offline since');
    expect(cell(at(table, 0), 'waiting')).to.contain('Unanswered for 2 min');
  });

  it('[A05] a flag is seen, sorted by and looked for', async () => {
    const flagged = row(2, {
      concerns: { flag: { by: tess, at: ago(60), reason: 'Threatens to leave' } },
      attention: attention(100, ['flagged', 60]),
    });
    const table = await open([row(1, { tags: ['vip'] }), flagged], { view: sortedBy('flags') });
    expect(names(table)).to.deep.equal(['Customer 2', 'Customer 1']);
    expect(cell(at(table, 0), 'flags')).to.contain('Flagged by Tess: Threatens to leave');
    table.view = { ...defaultView, filters: { ...noFilters, reasons: ['flagged'] } };
    await ready(table);
    expect(names(table)).to.deep.equal(['Customer 2']);
  });

  it('says how the customer feels in a face, a word and a number, and n/a where it is not known', async () => {
    const known = { kind: 'known', score: -0.62, trend: 'falling', messages: 4 } as const;
    const table = await open([row(1, { concerns: { sentiment: known } }), row(2)], {
      view: sortedBy('customer', false),
    });
    expect(cell(at(table, 0), 'sentiment')).to.match(/Unhappy.*-0\.6.*getting worse/);
    expect(inside(at(table, 0), '.feeling svg').getAttribute('aria-hidden')).to.equal('true');
    expect(cell(at(table, 1), 'sentiment')).to.equal('n/a');
    table.withoutSentiment = true;
    await ready(table);
    expect(maybeInside(at(table, 0), '.sentiment') === null).to.equal(true);
    expect(maybeInside(table, '.heading.sentiment') === null).to.equal(true);
  });

  it('draws how lively a conversation is, and says it', async () => {
    const at15 = Math.floor(Date.now() / 15_000) * 15_000;
    const counts = [...Array<number>(30).fill(0), 1, 1, 2, 2, 1, 1, 1, 1, 1, 1];
    const table = await open([row(1, { activity: { at: at15, counts } })]);
    const line = inside<SVGElement>(at(table, 0), '.sparkline');
    expect(line.getAttribute('role')).to.equal('img');
    expect(line.getAttribute('aria-label')).to.equal('12 messages in 10 min, rising');
  });

  it('offers to clear where nothing matches, and says so where there is nothing at all', async () => {
    const table = await open(rowsOf(3), { view: { ...defaultView, search: 'nobody' } });
    const views = heard<ViewDetail>('parley-view-change');
    expect(textOf(inside(table, '.nothing p'))).to.equal('Nothing matches “nobody”');
    inside(table, '.nothing button').click();
    expect(views[0]?.detail.view.search).to.equal('');
    table.rows = [];
    await ready(table);
    expect(inside(table, '.nothing').dataset.reason).to.equal('none');
  });

  it('is a list of cards with a choice of orders where it is narrow', async () => {
    const table = await open(rowsOf(40), { may }, 400);
    expect(getComputedStyle(inside(table, '.head')).display).to.equal('none');
    const views = heard<ViewDetail>('parley-view-change');
    const select = inside<HTMLSelectElement>(table, '.card-sort select');
    select.value = 'customer';
    select.dispatchEvent(new Event('change'));
    expect(views[0]?.detail.view.sort.by).to.equal('customer');
    const boxes = elements(table).map((each) => each.getBoundingClientRect());
    const overlaps = boxes.filter(
      (box, index) => box.bottom > (boxes[index + 1]?.top ?? Number.MAX_VALUE) + 1,
    );
    expect(overlaps.length).to.equal(0);
    expect(inside(at(table, 0), '.monitor').getBoundingClientRect().height).to.be.at.least(44);
  });

  it('leaves out the least of the columns where there is no room, and says which', async () => {
    const every = [
      'attention',
      'sentiment',
      'customer',
      'agent',
      'team',
      'state',
      'waiting',
      'handling',
      'activity',
      'messages',
      'flags',
      'supervisors',
    ] as const;
    const table = await open(rowsOf(2), { view: { ...defaultView, columns: every } }, 900);
    expect(maybeInside(table, '.heading.messages') === null).to.equal(true);
    expect(maybeInside(table, '.heading.agent') === null).to.equal(false);
    expect(textOf(inside(table, '.dropped'))).to.contain('Messages');
    expect(scroller(table).scrollWidth).to.be.at.most(scroller(table).clientWidth);
  });

  for (const look of ['light', 'dark', 'rtl', '320 px', 'compact'] as const) {
    it(`[R10] passes axe: ${look}`, async () => {
      if (look === 'rtl') document.documentElement.dir = 'rtl';
      const rows = [
        row(1, {
          waitingSince: ago(200),
          awaySince: ago(99),
          tags: ['refund', 'vip'],
          concerns: {
            hand: { at: ago(5), text: 'Help' },
            sentiment: { kind: 'known', score: -0.6, trend: 'falling', messages: 3 },
          },
          attention: attention(120, ['hand-raised', 5], ['waiting-long', 200], ['unwatched', 999]),
          supervisors: [{ person: tess, mode: 'takeover', since: ago(9) }],
        }),
        row(2, {
          agent: null,
          concerns: { sentiment: { kind: 'known', score: 0.5, trend: 'rising', messages: 3 } },
        }),
        row(3, { waitingSince: ago(70), activity: { at: ago(20), counts: [1, 2, 3] } }),
        row(4, { phase: 'wrap-up' }),
      ];
      const view = {
        ...defaultView,
        density: look === 'compact' ? ('compact' as const) : ('comfortable' as const),
        columns: look === 'light' ? columns : defaultView.columns,
      };
      const table = await open(
        rows,
        { may, view, opened: new Set([idOf(3)]), selected: idOf(3) },
        look === '320 px' ? 320 : 1200,
      );
      table.style.colorScheme = look === 'dark' ? 'dark' : 'light';
      table.style.backgroundColor = look === 'dark' ? '#161a22' : '#ffffff';
      await ready(table);
      expect(await violations(table)).to.deep.equal([]);
      await check(table, 0, 1);
      press(at(table, 0), 'ContextMenu');
      await ready(table);
      expect(await violations(table)).to.deep.equal([]);
      expect(table.scrollWidth).to.be.at.most(table.clientWidth);
    });
  }
});
