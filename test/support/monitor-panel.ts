/** A supervisor's panel over the scripted floor, and how a test finds its way in it. */
import { html } from 'lit';
import { defineMonitorElements } from '../../components/monitor/define.js';
import type { ParleyMonitor } from '../../components/monitor/parley-monitor.js';
import type { ParleyMonitorRow } from '../../components/monitor/parley-monitor-row.js';
import type { ParleyMonitorTable } from '../../components/monitor/parley-monitor-table.js';
import type { StaffRow } from '../../core/domain/availability.js';
import type { Identity } from '../../core/domain/identity.js';
import type { Talk } from './builders.js';
import { anna, carla, sam } from './builders.js';
import { fixture, inside, maybeInside, painted, settled, textOf, until } from './fixture.js';
import type { Floor } from './scripted-floor.js';

defineMonitorElements();

/** The rows come when the table knows how high it is, which takes as many frames as the machine is busy. */
const isDrawn = (element: Element): boolean => {
  const table = maybeInside<ParleyMonitorTable>(element, 'parley-monitor-table');
  if (!table?.rows.length || !table.checkVisibility()) return true;
  return maybeInside(table, 'parley-monitor-row') !== null || maybeInside(table, '.nothing') !== null;
};

export const ready = async (element: Element): Promise<void> => {
  await settled(element);
  await painted();
  await settled(element);
  await until(() => isDrawn(element));
};

/** What is set before it is connected. */
type Given = Partial<ParleyMonitor>;

export const openPanel = async (
  floor: Floor,
  given: Given = {},
  who: Identity = sam,
): Promise<ParleyMonitor> => {
  const box = await fixture(html`<div></div>`);
  const element = document.createElement('parley-monitor');
  Object.assign(element, { createClients: floor.clientsOf(who), token: 'a.b.c' }, given);
  element.style.blockSize = '860px';
  element.style.inlineSize = '1400px';
  box.append(element);
  await ready(element);
  await ready(element);
  return element;
};

export const rowsOf = (element: ParleyMonitor): readonly ParleyMonitorRow[] => [
  ...(maybeInside(element, 'parley-monitor-table')?.shadowRoot?.querySelectorAll('parley-monitor-row') ?? []),
];

export const namesOf = (element: ParleyMonitor): readonly string[] =>
  rowsOf(element).map((row) => textOf(inside(row, '.name')));

export const rowOf = (element: ParleyMonitor, name: string): ParleyMonitorRow => {
  const found = rowsOf(element).find((row) => textOf(inside(row, '.name')) === name);
  if (!found) throw new Error(`There is no row of ${name}.`);
  return found;
};

export const watch = async (element: ParleyMonitor, name: string): Promise<void> => {
  inside(rowOf(element, name), '.monitor').click();
  await ready(element);
  await ready(element);
};

export const all = (element: ParleyMonitor, selector: string): readonly HTMLElement[] => [
  ...(element.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? []),
];

export const press = async (element: ParleyMonitor, selector: string, ...deeper: string[]): Promise<void> => {
  inside(element, selector, ...deeper).click();
  await ready(element);
  await ready(element);
};

export const talkOf = (floor: Floor, customer: string, minutes = 5): Talk =>
  floor
    .add({ customer, openedAt: Date.now() - minutes * 60_000 })
    .say(carla, 'Hi')
    .accept(anna);

export const staffRow = ({ id, name, role }: Identity, sessions = 1): StaffRow => ({
  id,
  name,
  role,
  availability: { kind: 'available', since: 0, reason: null, setBy: 'self' },
  version: 1,
  grants: ['handle'],
  own: sessions,
  sessions,
  maxSessions: 4,
  idleSince: 0,
});
