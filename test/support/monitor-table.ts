/** The live table by itself with rows that it is given, and how a test finds its way in it. */
import { html } from 'lit';
import { defaultView } from '../../components/monitor/monitor-view.js';
import { ParleyMonitorRow } from '../../components/monitor/parley-monitor-row.js';
import { ParleyMonitorTable } from '../../components/monitor/parley-monitor-table.js';
import { defineElement } from '../../components/shared/define-element.js';
import { ParleyMenu } from '../../components/shared/parley-menu.js';
import type { Grant } from '../../core/domain/identity.js';
import type { PersonId } from '../../core/domain/ids.js';
import type { Row } from '../../core/domain/summary.js';
import { fixture, inside, maybeInside, painted, settled, textOf, until } from './fixture.js';

defineElement('parley-menu', ParleyMenu);
defineElement('parley-monitor-row', ParleyMonitorRow);
defineElement('parley-monitor-table', ParleyMonitorTable);

export const ready = async (element: Element): Promise<void> => {
  for (let round = 0; round < 3; round += 1) {
    await settled(element);
    await painted();
  }
};
/** The rows come when the table knows how high it is, which takes as many frames as the machine is busy. */
const isDrawn = (table: ParleyMonitorTable): boolean =>
  table.rows.length === 0 || maybeInside(table, 'parley-monitor-row, .nothing') !== null;

type Given = Partial<
  Pick<
    ParleyMonitorTable,
    'view' | 'choose' | 'may' | 'opened' | 'selected' | 'thresholds' | 'withoutSentiment' | 'labels'
  >
>;

export const openTable = async (
  rows: readonly Row[],
  given: Given = {},
  width = 1200,
): Promise<ParleyMonitorTable> => {
  const element = await fixture<ParleyMonitorTable>(html`<parley-monitor-table></parley-monitor-table>`);
  element.style.blockSize = '500px';
  element.style.inlineSize = `${width}px`;
  Object.assign(element, { rows, ...given });
  await ready(element);
  await until(() => isDrawn(element));
  return element;
};

/** The rows that are drawn, as they stand. */
export const rowElements = (table: ParleyMonitorTable): ParleyMonitorRow[] =>
  [...(table.shadowRoot?.querySelectorAll('parley-monitor-row') ?? [])].toSorted(
    (a, b) => Number(a.dataset.index) - Number(b.dataset.index),
  );
export const rowAt = (table: ParleyMonitorTable, index: number): ParleyMonitorRow => {
  const found = rowElements(table)[index];
  if (!found) throw new Error(`no row ${index}`);
  return found;
};
export const namesIn = (table: ParleyMonitorTable): string[] =>
  rowElements(table).map((each) => textOf(inside(each, '.name')));
export const scrollerOf = (table: ParleyMonitorTable): HTMLElement => inside(table, '.scroller');
/** Selects rows. */
export const check = async (table: ParleyMonitorTable, ...indexes: readonly number[]): Promise<void> => {
  for (const index of indexes) inside(rowAt(table, index), 'input').click();
  await ready(table);
};

const all: readonly Grant[] = ['monitor', 'whisper', 'join', 'takeover', 'assign', 'forceClose'];
export const may = (): readonly Grant[] => all;
export const ago = (seconds: number): number => Date.now() - seconds * 1000;
/** What a mouse or a finger does there. */
export const point = (target: Element, type: string, options: PointerEventInit): boolean =>
  target.dispatchEvent(
    new PointerEvent(type, { bubbles: true, composed: true, cancelable: true, ...options }),
  );
export const sortedBy = (by: (typeof defaultView)['sort']['by'], isDescending = true) => ({
  ...defaultView,
  sort: { by, isDescending },
});
export const tess = { id: 's-tess' as PersonId, name: 'Tess', role: 'supervisor' } as const;
