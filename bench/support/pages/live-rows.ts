/** In the page: a live list of many rows, of which some change all the time, and how long its frames take. */
import { html, LitElement } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { ParleyMonitorRow } from '../../../components/monitor/parley-monitor-row.js';
import { ParleyMonitorTable } from '../../../components/monitor/parley-monitor-table.js';
import { defineElement } from '../../../components/shared/define-element.js';
import { ParleyMenu } from '../../../components/shared/parley-menu.js';
import type { Row } from '../../../core/domain/summary.js';
import { row } from '../../../test/support/rows.js';
import { nextPaint } from './measures.js';

/** What a list costs that is drawn in the most obvious way: all of its rows, each time, as a table of text. */
class PlainTable extends LitElement {
  rows: readonly Row[] = [];

  protected override render(): unknown {
    return html`<div class="scroller"><table><tbody>${repeat(
      this.rows,
      ({ conversation }) => conversation,
      (each) => html`<tr>
        <td>${each.customer?.name}</td><td>${each.handler?.name}</td><td>${each.workgroup}</td>
        <td>${each.phase}</td><td>${each.waitingSince}</td><td>${each.openedAt}</td><td>${each.messages}</td>
        <td>${each.priority}</td><td>${each.tags.join(', ')}</td><td>${each.supervisors?.length}</td>
        <td>${each.lastMessage?.text}</td><td><button aria-label="Monitor">M</button></td>
      </tr>`,
    )}</tbody></table></div>`;
  }
}

export type Way = 'parley-monitor-table' | 'plain-table';
type Shown = (ParleyMonitorTable | PlainTable) & { rows: readonly Row[] };

customElements.define('plain-table', PlainTable);
defineElement('parley-menu', ParleyMenu);
defineElement('parley-monitor-row', ParleyMonitorRow);
defineElement('parley-monitor-table', ParleyMonitorTable);

let rows: readonly Row[] = [];
let shown: Shown | null = null;
let told = 0;

export const open = async (way: Way, length: number): Promise<void> => {
  rows = Array.from({ length }, (_, index) => row(index, { agent: `Agent ${index % 50}` }));
  shown = document.createElement(way) as Shown;
  shown.style.setProperty('display', 'block');
  shown.style.setProperty('block-size', '700px');
  shown.rows = rows;
  document.body.replaceChildren(shown);
  await shown.updateComplete;
  await nextPaint();
};

/** What a workgroup tells: one conversation has another message, and perhaps somebody waits since now. */
const tellOne = (): void => {
  told += 1;
  const at = (told * 7919) % rows.length;
  rows = rows.map((each, index) =>
    index === at
      ? {
          ...each,
          messages: each.messages + 1,
          waitingSince: told % 3 === 0 ? Date.now() : null,
          lastMessage: { text: `Message ${told}`, by: 'customer', at: Date.now() },
        }
      : each,
  );
  if (!shown) return;
  shown.rows = rows;
  if (shown instanceof PlainTable) shown.requestUpdate();
};

/** Tells so many a second, each in a turn of its own as a socket does, and returns how far apart the frames were. */
export const run = async (
  perSecond: number,
  seconds: number,
): Promise<{ readonly frames: readonly number[]; readonly told: number }> => {
  const frames: number[] = [];
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = tellOne;
  const from = performance.now();
  const toldBefore = told;
  let sent = 0;
  let last = from;
  const timer = setInterval(() => {
    const due = Math.floor(((performance.now() - from) / 1000) * perSecond);
    for (; sent < due; sent += 1) port2.postMessage(null);
  }, 4);
  await new Promise<void>((resolve) => {
    const frame = (now: number): void => {
      frames.push(now - last);
      last = now;
      if (now - from < seconds * 1000) requestAnimationFrame(frame);
      else resolve();
    };
    requestAnimationFrame(frame);
  });
  clearInterval(timer);
  port1.close();
  return { frames: frames.slice(1), told: told - toldBefore };
};

export const close = (): void => {
  document.body.replaceChildren();
  shown = null;
};
