// The live table by itself: what it lists, in which order, how it is walked, and how little it draws.
import { expect } from 'chai';
import { html } from 'lit';
import { ParleyMonitorRow } from '../../components/monitor/parley-monitor-row.js';
import { ParleyMonitorTable } from '../../components/monitor/parley-monitor-table.js';
import { defineElement } from '../../components/shared/define-element.js';
import { ParleyMenu } from '../../components/shared/parley-menu.js';
import type { Row } from '../../core/domain/summary.js';
import { fixture, inside, painted, settled, textOf } from '../support/fixture.js';
import { rowsOf } from '../support/rows.js';

defineElement('parley-menu', ParleyMenu);
defineElement('parley-monitor-row', ParleyMonitorRow);
defineElement('parley-monitor-table', ParleyMonitorTable);

const ready = async (element: Element): Promise<void> => {
  await settled(element);
  await painted();
  await settled(element);
  await painted();
  await settled(element);
};

const open = async (
  rows: readonly Row[],
  given: Partial<ParleyMonitorTable> = {},
): Promise<ParleyMonitorTable> => {
  const element = await fixture<ParleyMonitorTable>(html`<parley-monitor-table></parley-monitor-table>`);
  element.style.blockSize = '700px';
  element.style.inlineSize = '1200px';
  Object.assign(element, { rows, ...given });
  await ready(element);
  return element;
};

const elements = (table: ParleyMonitorTable): ParleyMonitorRow[] =>
  [...(table.shadowRoot?.querySelectorAll('parley-monitor-row') ?? [])].toSorted(
    (a, b) => Number(a.dataset.index) - Number(b.dataset.index),
  );
const names = (table: ParleyMonitorTable): string[] =>
  elements(table).map((each) => textOf(inside(each, '.name')));

describe('<parley-monitor-table>', () => {
  it('draws few of a thousand rows', async () => {
    const table = await open(rowsOf(1000));
    expect(elements(table).length).to.be.above(10);
    expect(elements(table).length).to.be.below(80);
    expect(inside(table, '.grid').getAttribute('aria-rowcount')).to.equal('1001');
    expect(names(table)[0]).to.equal('Customer 1');
  });
});
