// What the live table says of its rows: which need somebody, and why; and how that fits and is read.
import { expect } from 'chai';
import type { ViewDetail } from '../../components/monitor/monitor-view.js';
import { defaultView, noFilters } from '../../components/monitor/monitor-view.js';
import type { ParleyMonitorRow } from '../../components/monitor/parley-monitor-row.js';
import type { Row } from '../../core/domain/summary.js';
import { violations } from '../support/axe.js';
import { heard, inside, maybeInside, press, stopTheClock, textOf } from '../support/fixture.js';
import {
  ago,
  check,
  may,
  namesIn,
  openTable,
  ready,
  rowAt,
  rowElements,
  scrollerOf,
  sortedBy,
  tess,
} from '../support/monitor-table.js';
import { idOf, row, rowsOf } from '../support/rows.js';

const cell = (element: ParleyMonitorRow, column: string): string => textOf(inside(element, `.${column}`));

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
    stopTheClock();
    const rows = [
      row(1, { attention: attention(30, ['negative', 20]) }),
      row(2, {
        attention: attention(145, ['flagged', 300], ['waiting-long', 185], ['rule', 5, 'Asks for a lawyer']),
      }),
      row(3),
    ];
    const table = await openTable(rows, { view: { ...sortedBy('attention'), columns } });
    expect(namesIn(table)).to.deep.equal(['Customer 2', 'Customer 1', 'Customer 3']);
    expect(cell(rowAt(table, 0), 'attention')).to.contain('Flagged, 5 min');
    expect(cell(rowAt(table, 0), 'attention')).to.contain('Waiting long, 3 min');
    expect(cell(rowAt(table, 0), 'attention')).to.contain('1 more: Asks for a lawyer, 5 sec');
    expect(cell(rowAt(table, 1), 'attention')).to.contain('Angry customer');
    expect(cell(rowAt(table, 2), 'attention')).to.equal('Nothing');
  });

  it('[G36] shows what nobody has looked at for a while, and it alone where one looks for it', async () => {
    const rows = [row(1), row(2, { attention: attention(10, ['unwatched', 720]) })];
    const view = {
      ...sortedBy('attention'),
      columns,
      filters: { ...noFilters, reasons: ['unwatched'] as const },
    };
    const table = await openTable(rows, { view });
    expect(namesIn(table)).to.deep.equal(['Customer 2']);
    expect(cell(rowAt(table, 0), 'attention')).to.equal('Nobody has looked, 12 min');
  });

  it('[G31] shows how long somebody waits, with colour, icon and text that follow the thresholds', async () => {
    const rows = [
      row(1, { waitingSince: ago(200) }),
      row(2, { waitingSince: ago(90) }),
      row(3, { waitingSince: ago(5) }),
      row(4),
    ];
    const table = await openTable(rows, { thresholds: { soon: 60, late: 180 } });
    const looks = rowElements(table).map((each) => maybeInside(each, '.wait')?.className ?? 'none');
    expect(looks).to.deep.equal(['wait late', 'wait soon', 'wait fine', 'none']);
    expect(cell(rowAt(table, 0), 'waiting')).to.contain('Waiting too long: Unanswered for 3 min');
    expect(inside(rowAt(table, 0), '.wait svg').innerHTML).not.to.equal(
      inside(rowAt(table, 1), '.wait svg').innerHTML,
    );
    table.thresholds = { soon: 300, late: 600 };
    await ready(table);
    expect(inside(rowAt(table, 0), '.wait').className).to.equal('wait fine');
  });

  it('[A06] says since when the agent is offline and for how long nobody has answered', async () => {
    const since = ago(240);
    const table = await openTable([row(1, { awaySince: since, waitingSince: ago(130) })]);
    const agent = inside(rowAt(table, 0), '.absence');
    expect(textOf(agent)).to.contain('Offline 4 min');
    expect(agent.title).to.contain('Offline since');
    expect(cell(rowAt(table, 0), 'waiting')).to.contain('Unanswered for 2 min');
  });

  it('[A05] a flag is seen, sorted by and looked for', async () => {
    const flagged = row(2, {
      concerns: { flag: { by: tess, at: ago(60), reason: 'Threatens to leave' } },
      attention: attention(100, ['flagged', 60]),
    });
    const table = await openTable([row(1, { tags: ['vip'] }), flagged], { view: sortedBy('flags') });
    expect(namesIn(table)).to.deep.equal(['Customer 2', 'Customer 1']);
    expect(cell(rowAt(table, 0), 'flags')).to.contain('Flagged by Tess: Threatens to leave');
    table.view = { ...defaultView, filters: { ...noFilters, reasons: ['flagged'] } };
    await ready(table);
    expect(namesIn(table)).to.deep.equal(['Customer 2']);
  });

  it('says how the customer feels in a face, a word and a number, and n/a where it is not known', async () => {
    const known = { kind: 'known', score: -0.62, trend: 'falling', messages: 4 } as const;
    const table = await openTable([row(1, { concerns: { sentiment: known } }), row(2)], {
      view: sortedBy('customer', false),
    });
    expect(cell(rowAt(table, 0), 'sentiment')).to.match(/Unhappy.*-0\.6.*getting worse/);
    expect(inside(rowAt(table, 0), '.feeling svg').getAttribute('aria-hidden')).to.equal('true');
    expect(cell(rowAt(table, 1), 'sentiment')).to.equal('n/a');
    table.withoutSentiment = true;
    await ready(table);
    expect(maybeInside(rowAt(table, 0), '.sentiment') === null).to.equal(true);
    expect(maybeInside(table, '.heading.sentiment') === null).to.equal(true);
  });

  it('draws how lively a conversation is, and says it', async () => {
    stopTheClock();
    const at15 = Math.floor(Date.now() / 15_000) * 15_000;
    const counts = [...Array<number>(30).fill(0), 1, 1, 2, 2, 1, 1, 1, 1, 1, 1];
    const table = await openTable([row(1, { activity: { at: at15, counts } })]);
    const line = inside<SVGElement>(rowAt(table, 0), '.sparkline');
    expect(line.getAttribute('role')).to.equal('img');
    expect(line.getAttribute('aria-label')).to.equal('12 messages in 10 min, rising');
  });

  it('offers to clear where nothing matches, and says so where there is nothing at all', async () => {
    const table = await openTable(rowsOf(3), { view: { ...defaultView, search: 'nobody' } });
    const views = heard<ViewDetail>('parley-view-change');
    expect(textOf(inside(table, '.nothing p'))).to.equal('Nothing matches “nobody”');
    inside(table, '.nothing button').click();
    expect(views[0]?.detail.view.search).to.equal('');
    table.rows = [];
    await ready(table);
    expect(inside(table, '.nothing').dataset.reason).to.equal('none');
  });

  it('is a list of cards with a choice of orders where it is narrow', async () => {
    const table = await openTable(rowsOf(40), { may }, 400);
    expect(getComputedStyle(inside(table, '.head')).display).to.equal('none');
    const views = heard<ViewDetail>('parley-view-change');
    const select = inside<HTMLSelectElement>(table, '.card-sort select');
    select.value = 'customer';
    select.dispatchEvent(new Event('change'));
    expect(views[0]?.detail.view.sort.by).to.equal('customer');
    const boxes = rowElements(table).map((each) => each.getBoundingClientRect());
    const overlaps = boxes.filter(
      (box, index) => box.bottom > (boxes[index + 1]?.top ?? Number.MAX_VALUE) + 1,
    );
    expect(overlaps.length).to.equal(0);
    expect(inside(rowAt(table, 0), '.monitor').getBoundingClientRect().height).to.be.at.least(44);
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
    const table = await openTable(rowsOf(2), { view: { ...defaultView, columns: every } }, 900);
    expect(maybeInside(table, '.heading.messages') === null).to.equal(true);
    expect(maybeInside(table, '.heading.agent') === null).to.equal(false);
    expect(textOf(inside(table, '.dropped'))).to.contain('Messages');
    expect(scrollerOf(table).scrollWidth).to.be.at.most(scrollerOf(table).clientWidth);
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
      const table = await openTable(
        rows,
        { may, view, opened: new Set([idOf(3)]), selected: idOf(3) },
        look === '320 px' ? 320 : 1200,
      );
      table.style.colorScheme = look === 'dark' ? 'dark' : 'light';
      table.style.backgroundColor = look === 'dark' ? '#161a22' : '#ffffff';
      await ready(table);
      expect(await violations(table)).to.deep.equal([]);
      await check(table, 0, 1);
      press(rowAt(table, 0), 'ContextMenu');
      await ready(table);
      expect(await violations(table)).to.deep.equal([]);
      expect(table.scrollWidth).to.be.at.most(table.clientWidth);
    });
  }
});
