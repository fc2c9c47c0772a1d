// What stands above the live table: the search, the filters, the views one keeps, and the address that carries one.
import { expect } from 'chai';
import { html } from 'lit';
import type { MonitorView, ViewDetail } from '../../components/monitor/monitor-view.js';
import { defaultView, isNarrowed, readView, writeView } from '../../components/monitor/monitor-view.js';
import { ParleyMonitorFilters } from '../../components/monitor/parley-monitor-filters.js';
import type { SavedViewsDetail } from '../../components/monitor/parley-monitor-views.js';
import { ParleyMonitorViews } from '../../components/monitor/parley-monitor-views.js';
import type { SavedView } from '../../components/monitor/saved-views.js';
import { bindViewToHash } from '../../components/monitor/view-hash.js';
import { deepestFocus } from '../../components/shared/deepest-focus.js';
import { defineElement } from '../../components/shared/define-element.js';
import { violations } from '../support/axe.js';
import {
  afterThisTest,
  fixture,
  inside,
  maybeInside,
  painted,
  settled,
  textOf,
  type,
} from '../support/fixture.js';
import { row } from '../support/rows.js';

defineElement('parley-monitor-views', ParleyMonitorViews);
defineElement('parley-monitor-filters', ParleyMonitorFilters);

const ready = async (element: Element): Promise<void> => {
  await settled(element);
  await painted();
  await settled(element);
};

const rows = [
  row(1, { tags: ['refund', 'vip'] }),
  row(2, { agent: 'Bert', tags: ['vip'] }),
  row(3, { agent: null }),
];

/** With whoever uses it: gives back what it asks for. */
const open = async (
  view: MonitorView = defaultView,
  saved: readonly SavedView[] = [],
): Promise<ParleyMonitorFilters> => {
  const element = await fixture<ParleyMonitorFilters>(html`
    <parley-monitor-filters .rows=${rows} .view=${view} .savedViews=${saved}></parley-monitor-filters>
  `);
  element.addEventListener('parley-view-change', ({ detail }: CustomEvent<ViewDetail>) => {
    element.view = detail.view;
  });
  element.addEventListener('parley-saved-views-change', ({ detail }: CustomEvent<SavedViewsDetail>) => {
    element.savedViews = detail.savedViews;
  });
  await ready(element);
  return element;
};

const choices = (element: ParleyMonitorFilters, name: string): HTMLLabelElement[] => [
  ...(element.shadowRoot?.querySelectorAll<HTMLLabelElement>(`#filter-${name} .choice`) ?? []),
];
const choose = async (element: ParleyMonitorFilters, name: string, label: string): Promise<void> => {
  choices(element, name)
    .find((each) => textOf(each) === label)
    ?.querySelector('input')
    ?.click();
  await ready(element);
};
const chip = (element: ParleyMonitorFilters, name: string): string =>
  textOf(inside(element, `[data-filter="${name}"]`));
const views = (element: ParleyMonitorFilters): HTMLElement => inside(element, 'parley-monitor-views');
const inViews = (element: ParleyMonitorFilters, text: string): HTMLElement => {
  const found = [...(views(element).shadowRoot?.querySelectorAll<HTMLElement>('.panel button') ?? [])].find(
    (each) => each.ariaLabel === text || textOf(each) === text,
  );
  if (!found) throw new Error(`no button ${text}`);
  return found;
};

describe('<parley-monitor-filters>', () => {
  it('searches while one types', async () => {
    const element = await open();
    type(inside<HTMLInputElement>(element, 'input[type="search"]'), 'karl');
    await ready(element);
    expect(element.view.search).to.equal('karl');
  });

  it('offers the agents and tags that there are, and says in the chip what was chosen', async () => {
    const element = await open();
    expect(choices(element, 'agents').map(textOf)).to.deep.equal(['Anna', 'Bert']);
    expect(choices(element, 'tags').map(textOf)).to.deep.equal(['refund', 'vip']);
    await choose(element, 'agents', 'Anna');
    expect(chip(element, 'agents')).to.equal('Agent: Anna');
    await choose(element, 'agents', 'Bert');
    expect(chip(element, 'agents')).to.equal('Agent: Anna and 1 more');
    expect(element.view.filters.agents).to.deep.equal(['a-anna', 'a-bert']);
    await choose(element, 'agents', 'Anna');
    expect(element.view.filters.agents).to.deep.equal(['a-bert']);
  });

  it('filters by state, feeling, wait and reason, and takes one away again', async () => {
    const element = await open();
    await choose(element, 'phases', 'Queued');
    await choose(element, 'tones', 'Unhappy');
    await choose(element, 'waiting', '2 min or longer');
    await choose(element, 'waiting', '5 min or longer');
    await choose(element, 'reasons', 'Nobody has looked');
    const { filters } = element.view;
    expect(filters.phases).to.deep.equal(['queued']);
    expect(filters.tones).to.deep.equal(['bad']);
    expect(filters.waiting).to.equal(300);
    expect(filters.reasons).to.deep.equal(['unwatched']);
    inside(element, '.remove[aria-label="Remove the filter Waiting"]').click();
    await ready(element);
    expect(element.view.filters.waiting).to.equal(null);
  });

  it('keeps offering what was chosen though no row has it any more', async () => {
    const element = await open(readView('tag=gone'));
    expect(choices(element, 'tags').map(textOf)).to.include('gone');
  });

  it('clears everything at once and leaves order and columns alone', async () => {
    const element = await open(readView('search=x&tag=vip&sort=customer&density=compact'));
    inside(element, '.clear').click();
    await ready(element);
    expect(isNarrowed(element.view)).to.equal(false);
    expect(element.view.sort.by).to.equal('customer');
    expect(element.view.density).to.equal('compact');
    expect(maybeInside(element, '.clear') === null).to.equal(true);
    expect(deepestFocus() === inside(element, 'input[type="search"]')).to.equal(true);
  });

  it('opens below its button, closes with Escape as the browser does, and one at a time', async () => {
    const element = await open();
    inside(element, '[data-filter="agents"]').click();
    await ready(element);
    const panel = inside(element, '#filter-agents');
    expect(panel.matches(':popover-open')).to.equal(true);
    const button = inside(element, '[data-filter="agents"]').getBoundingClientRect();
    expect(panel.getBoundingClientRect().top).to.be.at.least(button.bottom);
    inside(element, '[data-filter="tags"]').click();
    await ready(element);
    expect(panel.matches(':popover-open')).to.equal(false);
  });

  it('chooses columns, of which some are always there, and how dense it is', async () => {
    const element = await open();
    const labels = [...(element.shadowRoot?.querySelectorAll<HTMLLabelElement>('#display .choice') ?? [])];
    const field = (label: string) =>
      labels.find((each) => textOf(each.querySelector('span')) === label)?.querySelector('input');
    field('Attention')?.click();
    field('Activity')?.click();
    await ready(element);
    expect(element.view.columns).to.include('attention');
    expect(element.view.columns).not.to.include('activity');
    expect(field('Customer')?.disabled).to.equal(true);
    field('Compact')?.click();
    await ready(element);
    expect(element.view.density).to.equal('compact');
    inside(element, '.reset').click();
    await ready(element);
    expect(element.view.columns).to.deep.equal(defaultView.columns);
  });

  it('[C19] views are saved with filters, columns and order, chosen, renamed and deleted', async () => {
    const element = await open(readView('tag=vip&sort=customer&columns=customer agent'));
    const panel = views(element);
    type(inside<HTMLInputElement>(panel, '.save input'), 'Important people');
    await ready(element);
    inViews(element, 'Save').click();
    await ready(element);
    expect(element.savedViews.map((each) => each.name)).to.deep.equal(['Important people']);
    expect(textOf(inside(panel, '.chip'))).to.equal('Important people');
    inViews(element, 'All conversations').click();
    await ready(element);
    expect(writeView(element.view)).to.equal('');
    inViews(element, 'Important people').click();
    await ready(element);
    expect(element.view.filters.tags).to.deep.equal(['vip']);
    expect(element.view.columns).to.deep.equal(['customer', 'agent']);
    expect(element.view.sort).to.deep.equal({ by: 'customer', isDescending: false });
    inViews(element, 'Rename Important people').click();
    await ready(element);
    const field = inside<HTMLInputElement>(panel, '.renaming input');
    field.value = 'VIP';
    inside<HTMLFormElement>(panel, '.renaming form').requestSubmit();
    await ready(element);
    expect(element.savedViews.map((each) => each.name)).to.deep.equal(['VIP']);
    inViews(element, 'Delete VIP').click();
    await ready(element);
    expect(element.savedViews).to.deep.equal([]);
  });

  it('[C19] one view at most is the one to begin with', async () => {
    const saved = ['A', 'B'].map((name) => ({ name, view: `search=${name}`, isDefault: name === 'A' }));
    const element = await open(defaultView, saved);
    expect(inViews(element, 'Begin with A').ariaPressed).to.equal('true');
    inViews(element, 'Begin with B').click();
    await ready(element);
    expect(element.savedViews.map((each) => each.isDefault)).to.deep.equal([false, true]);
    inViews(element, 'Begin with B').click();
    await ready(element);
    expect(element.savedViews.map((each) => each.isDefault)).to.deep.equal([false, false]);
  });

  it('[G36] what needs attention is a view of its own, and so is what nobody has looked at', async () => {
    const element = await open({ ...defaultView, workgroup: 'sales' as MonitorView['workgroup'] });
    inViews(element, 'Needs attention').click();
    await ready(element);
    expect(element.view.sort).to.deep.equal({ by: 'attention', isDescending: true });
    expect(element.view.columns).to.include('attention');
    expect(element.view.workgroup).to.equal('sales');
    inViews(element, 'Nobody has looked').click();
    await ready(element);
    expect(element.view.filters.reasons).to.deep.equal(['unwatched']);
    expect(writeView(readView(writeView(element.view)))).to.equal(writeView(element.view));
  });

  for (const look of ['light', 'dark', 'rtl', '320 px'] as const) {
    it(`[R10] passes axe: ${look}`, async () => {
      if (look === 'rtl') document.documentElement.dir = 'rtl';
      const element = await open(readView('agent=a-anna&reason=flagged&search=x'), [
        { name: 'Mine', view: 'tag=vip', isDefault: true },
      ]);
      element.style.colorScheme = look === 'dark' ? 'dark' : 'light';
      element.style.backgroundColor = look === 'dark' ? '#161a22' : '#ffffff';
      if (look === '320 px') element.style.inlineSize = '320px';
      await ready(element);
      expect(await violations(element)).to.deep.equal([]);
      for (const selector of ['[data-filter="reasons"]', '[popovertarget="display"]']) {
        inside(element, selector).click();
        await ready(element);
        expect(await violations(element)).to.deep.equal([]);
      }
      inside(views(element), '.chip').click();
      await ready(element);
      expect(await violations(element)).to.deep.equal([]);
      expect(element.scrollWidth).to.be.at.most(element.clientWidth);
    });
  }
});

describe('bindViewToHash', () => {
  const begin = (hash: string): void =>
    history.replaceState(null, '', `${location.pathname}${location.search}${hash}`);
  const bound = (hash: string): HTMLElement & { view: MonitorView } => {
    const before = location.hash;
    begin(hash);
    const element = Object.assign(document.createElement('div'), { view: defaultView });
    const end = bindViewToHash(element);
    afterThisTest(() => {
      end();
      begin(before);
    });
    return element;
  };
  const change = (element: HTMLElement, view: MonitorView): boolean =>
    element.dispatchEvent(new CustomEvent<ViewDetail>('parley-view-change', { detail: { view } }));

  it('[A18] the view is in the address, and comes back from it after a reload', () => {
    const element = bound('');
    const view = { ...defaultView, workgroup: 'sales' as MonitorView['workgroup'], search: 'a&b #c' };
    change(element, view);
    expect(location.hash).to.match(/^#parley=/);
    const again = bound(location.hash);
    expect(again.view).to.deep.equal(view);
    change(again, defaultView);
    expect(location.hash).to.equal('');
  });

  it('[A18] follows an address that is pasted or gone back to', async () => {
    const element = bound('');
    begin(`#parley=${encodeURIComponent('tag=vip')}`);
    dispatchEvent(new HashChangeEvent('hashchange'));
    expect(element.view.filters.tags).to.deep.equal(['vip']);
  });

  it('[A18] leaves a hash alone that means something else', () => {
    const element = bound('#chapter-2');
    expect(element.view).to.equal(defaultView);
    change(element, { ...defaultView, search: 'x' });
    expect(location.hash).to.equal('#chapter-2');
  });
});
