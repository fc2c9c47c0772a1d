// What can be done from the live table: with the rows that are selected, from the menu of a row, and by key.
import { expect } from 'chai';
import type { CommandDetail } from '../../components/monitor/monitor-commands.js';
import type { ParleyMonitorTable } from '../../components/monitor/parley-monitor-table.js';
import { deepestFocus } from '../../components/shared/deepest-focus.js';
import type { ParleyMenu } from '../../components/shared/parley-menu.js';
import { heard, inside, maybeInside, press, said, textOf } from '../support/fixture.js';
import {
  ago,
  check,
  may,
  openTable,
  point,
  ready,
  rowAt,
  rowElements,
  tess,
} from '../support/monitor-table.js';
import { idOf, row, rowsOf } from '../support/rows.js';

const commands = (table: ParleyMonitorTable): string[] =>
  [...(table.shadowRoot?.querySelectorAll<HTMLElement>('.bar [data-command]') ?? [])].map(
    (each) => each.dataset.command ?? '',
  );
const menuItems = (table: ParleyMonitorTable): HTMLElement[] => [
  ...(inside(table, 'parley-menu').shadowRoot?.querySelectorAll<HTMLElement>('.item') ?? []),
];
const isMenuOpen = (table: ParleyMonitorTable): boolean => inside<ParleyMenu>(table, 'parley-menu').isOpen;

describe('<parley-monitor-table>', () => {
  it('[C08] selected rows have a command bar that acts on all of them', async () => {
    const table = await openTable(rowsOf(4), { may });
    const asked = heard<CommandDetail>('parley-command-request');
    const monitored = heard<{ conversation: string }>('parley-monitor-request');
    expect(maybeInside(table, '.bar') === null).to.equal(true);
    await check(table, 0, 2);
    expect(textOf(inside(table, '.bar .count'))).to.equal('2 selected');
    expect(said()).to.include('2 selected');
    expect(rowAt(table, 0).getAttribute('aria-selected')).to.equal('true');
    expect(rowAt(table, 1).getAttribute('aria-selected')).to.equal('false');
    inside(table, '[data-command="assign"]').click();
    expect(asked[0]?.detail).to.deep.equal({ command: 'assign', conversations: [idOf(1), idOf(3)] });
    inside(table, '[data-command="monitor"]').click();
    expect(monitored.map((each) => each.detail.conversation)).to.deep.equal([idOf(1), idOf(3)]);
    table.rows = table.rows.slice(1);
    await ready(table);
    expect(textOf(inside(table, '.bar .count'))).to.equal('1 selected');
  });

  it('[C08] selects with Space and all with one key, and lets go with Escape', async () => {
    const table = await openTable(rowsOf(4), { may });
    await table.focusRow(idOf(2));
    press(deepestFocus() as Element, ' ');
    await ready(table);
    expect(rowElements(table).map((each) => each.checked)).to.deep.equal([false, true, false, false]);
    press(deepestFocus() as Element, 'a', { ctrlKey: true });
    await ready(table);
    expect(textOf(inside(table, '.bar .count'))).to.equal('4 selected');
    press(deepestFocus() as Element, 'Escape');
    await ready(table);
    expect(maybeInside(table, '.bar') === null).to.equal(true);
  });

  it('[E08] a row has a menu equal to the command bar: right click, Shift+F10, the menu key, its button', async () => {
    const table = await openTable(rowsOf(3), { may });
    await check(table, 0);
    const inBar = commands(table).map((name) => textOf(inside(table, `[data-command="${name}"] > span`)));
    const ways: readonly (() => void)[] = [
      () => point(rowAt(table, 0), 'contextmenu', { clientX: 40, clientY: 80 }),
      () => press(rowAt(table, 0), 'F10', { shiftKey: true }),
      () => press(rowAt(table, 0), 'ContextMenu'),
      () => inside(rowAt(table, 0), '.more-button').click(),
    ];
    for (const way of ways) {
      await table.focusRow(idOf(1));
      way();
      await ready(table);
      expect(isMenuOpen(table)).to.equal(true);
      expect(menuItems(table).map((each) => textOf(each.querySelector('.label')))).to.deep.equal(inBar);
      inside<ParleyMenu>(table, 'parley-menu').close();
      await ready(table);
      expect(deepestFocus() === rowAt(table, 0)).to.equal(true);
    }
  });

  it('[E08] a finger that rests opens the menu, and one that moves does not', async () => {
    const table = await openTable(rowsOf(3), { may });
    const wait = window.setTimeout;
    const waiting: (() => void)[] = [];
    const touch = { pointerType: 'touch', isPrimary: true, clientX: 50, clientY: 90 };
    Object.assign(window, {
      setTimeout: (run: () => void, ms?: number) => (ms === 500 ? waiting.push(run) : wait(run, ms)),
    });
    point(rowAt(table, 1), 'pointerdown', touch);
    Object.assign(window, { setTimeout: wait });
    expect(waiting.length).to.equal(1);
    waiting[0]?.();
    await ready(table);
    expect(isMenuOpen(table)).to.equal(true);
    expect(inside(table, 'parley-menu').getAttribute('label')).to.equal('Commands for Customer 2');
  });

  it('[E25] what one has no grant for is not offered', async () => {
    const table = await openTable(rowsOf(2), { may: () => ['monitor'] });
    await check(table, 0);
    expect(commands(table)).to.deep.equal(['monitor', 'flag', 'copy-link']);
    press(rowAt(table, 0), 'a');
    expect(heard('parley-command-request').length).to.equal(0);
  });

  it('[X13] what cannot be done right now is offered with the reason, and not done', async () => {
    const table = await openTable([row(1, { agent: null }), row(2, { phase: 'wrap-up' })], {
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
    press(rowAt(table, 0), 'F10', { shiftKey: true });
    await table.focusRow(idOf(1));
    press(rowAt(table, 0), 'F10', { shiftKey: true });
    await ready(table);
    const monitor = menuItems(table)[0];
    expect(monitor?.getAttribute('aria-disabled')).to.equal('true');
    expect(textOf(monitor ?? null)).to.contain('No agent has accepted it yet');
  });

  it('[D07] says before it is done which commands the agent sees, apart from the others', async () => {
    const table = await openTable(rowsOf(2), { may });
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
    press(rowAt(table, 0), 'F10', { shiftKey: true });
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
    const table = await openTable(
      [row(1, { supervisors: [{ person: tess, mode: 'monitor', since: ago(5) }] })],
      {
        may,
        choose: () => ({ kind: 'mine', mode: 'monitor' }),
      },
    );
    const stopped = heard<{ conversation: string }>('parley-stop-request');
    inside(rowAt(table, 0), '.agent .badge').click();
    press(rowAt(table, 0), 's');
    press(rowAt(table, 0), 'ContextMenu');
    await ready(table);
    menuItems(table)
      .find((each) => textOf(each).startsWith('Stop monitoring'))
      ?.click();
    expect(stopped.map((each) => each.detail.conversation)).to.deep.equal([idOf(1), idOf(1), idOf(1)]);
  });
});
