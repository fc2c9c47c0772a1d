// A conversation after its end: both transcripts, one axis with who watched, figures, files, and nothing to be done.
import { expect } from 'chai';
import { html } from 'lit';
import { defineRecordElements } from '../../components/record/define.js';
import type { ParleyConversationRecord } from '../../components/record/parley-conversation-record.js';
import { axisRows } from '../../components/record/record-axis.js';
import { deepestFocus } from '../../components/shared/deepest-focus.js';
import type { ClosedFigures, ClosedRow } from '../../core/domain/closed-index.js';
import type { TimelineExport } from '../../core/domain/supervision-record.js';
import { violations } from '../support/axe.js';
import { closedRow, figures, plainTimeline, watchedTimeline } from '../support/closed.js';
import {
  afterThisTest,
  fixture,
  heard,
  inside,
  maybeInside,
  painted,
  press,
  said,
  settled,
  textOf,
  until,
} from '../support/fixture.js';
import { ScriptedArchive } from '../support/scripted-archive.js';
import { entry } from '../support/views.js';
import { everyElement } from '../support/xss-watch.js';

defineRecordElements();

const row = closedRow(1, { customer: { id: 'c-1' as never, name: 'Kim', verified: true } });
const id = row.conversation;
const quiet = async (element: Element): Promise<void> => {
  await settled(element);
  await painted();
  await settled(element);
};
const archiveWith = (timeline: TimelineExport | null): ScriptedArchive => {
  const archive = new ScriptedArchive();
  if (timeline) archive.timelines.set(id, timeline);
  return archive;
};
const open = async (
  archive: ScriptedArchive,
  more: Partial<ParleyConversationRecord> = {},
  scheme = 'light',
): Promise<ParleyConversationRecord> => {
  const element = await fixture<ParleyConversationRecord>(
    html`<parley-conversation-record color-scheme=${scheme} .conversation=${id} .archive=${archive} .row=${row}></parley-conversation-record>`,
  );
  Object.assign(element, more);
  element.style.blockSize = '700px';
  await quiet(element);
  return element;
};
const show = async (element: ParleyConversationRecord, view: string): Promise<void> => {
  inside(element, `#tab-${view}`).click();
  await quiet(element);
};
const all = (element: Element, selector: string): HTMLElement[] => [
  ...(element.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? []),
];
const texts = (element: Element, selector: string): string[] => all(element, selector).map(textOf);
const time = (minute: number): string =>
  new Intl.DateTimeFormat('en-US', { hour: 'numeric', minute: '2-digit' }).format(
    new Date(2025, 5, 2, 12, minute),
  );
const range = (from: number, to: number): string => `${time(from)} – ${time(to)}`;
const asked = (archive: ScriptedArchive): string[] => archive.asked.map(([name]) => name);
/** Everything that is said, through all shadow roots. */
const wordsOf = (element: Element): string =>
  [element, ...everyElement(element.shadowRoot ?? element)]
    .flatMap((each) => [
      each.getAttribute('aria-label') ?? '',
      each.getAttribute('title') ?? '',
      each.shadowRoot ? '' : textOf(each),
    ])
    .join('\n');
const supervisionWords = /supervis|monitor|whisper|took over|takeover|\bSam\b|\bTess\b/i;

before(() => {
  document.documentElement.lang = 'en-US';
});
after(() => {
  document.documentElement.removeAttribute('lang');
});

describe('the transcripts', () => {
  const lines = (element: Element): string[] =>
    [...(inside(element, 'parley-timeline').shadowRoot?.querySelectorAll('.bubble') ?? [])].map(textOf);

  it('[G34] shows what staff read, and what everyone read, without a word of the rest', async () => {
    const element = await open(archiveWith(watchedTimeline()));
    expect(lines(element)).to.contain('Offer a refund.');
    expect(lines(element)).to.contain('Customer was promised a call.');
    inside(element, '[data-transcript="public"]').click();
    await quiet(element);
    expect(lines(element)).to.deep.equal([
      'Where is my parcel?',
      'I am looking at it.',
      'It should have come on Monday.',
      'We refund it at once.',
    ]);
    expect(textOf(inside(element, '[aria-pressed="true"]'))).to.equal('What everyone read');
    expect(said()).to.deep.equal([]);
  });

  it('[G34] says whose conversation it was, when, how long and how it ended, and is nobody else’s mark', async () => {
    const seen = heard('parley-seen-change');
    const element = await open(archiveWith(watchedTimeline()));
    const head = textOf(inside(element, 'header'));
    for (const words of ['Kim', 'Verified', 'Anna, Bert', 'lasted 12 min', 'Resolved', 'vip'])
      expect(head).to.contain(words);
    expect(seen).to.deep.equal([]);
  });

  it('[G34] opened by its address alone, is called by what its entries say', async () => {
    const element = await open(archiveWith(watchedTimeline()), { row: null });
    expect(textOf(inside(element, '.title'))).to.equal('Kim');
  });
});

describe('the timeline of a record', () => {
  it('[B24] lists every supervisor with what they did, from when to when, and how long', async () => {
    const element = await open(archiveWith(watchedTimeline()));
    await show(element, 'timeline');
    expect(texts(element, '.people .person > .author')).to.deep.equal(['Sam', 'Tess']);
    const [sam, tess] = all(element, '.people .person').map((person) =>
      [...person.querySelectorAll('.stay')].map(textOf),
    );
    expect(sam).to.deep.equal([
      `Monitored ${range(1, 9)} 8 min followed Anna`,
      `Whispered ${range(9, 11)} 2 min`,
      `Took over ${range(11, 14)} 3 min`,
    ]);
    expect(tess).to.deep.equal([`Monitored ${range(3, 14)} 11 min`]);
  });

  it('[B25] puts messages and supervision on one axis, in the order of time', async () => {
    const element = await open(archiveWith(watchedTimeline()));
    await show(element, 'timeline');
    const shown = all(element, '.axis > li').map(
      (each) => `${textOf(each.querySelector('.at'))} ${textOf(each.querySelector('.text'))}`,
    );
    expect(shown.filter((each) => !each.includes('later')).slice(1, 6)).to.deep.equal([
      `${time(0)} Kim customer Where is my parcel?`,
      `${time(1)} Anna accepted the conversation`,
      `${time(1)} Sam Monitored ${range(1, 9)} (8 min)`,
      `${time(2)} Anna agent I am looking at it.`,
      `${time(3)} Tess Monitored ${range(3, 14)} (11 min)`,
    ]);
    expect(shown.some((each) => each.endsWith('5 min later'))).to.equal(true);
    expect(shown.find((each) => each.includes('Offer a refund.'))).to.contain('only Anna sees this');
    const axis = inside(element, '.axis');
    expect(axis.localName).to.equal('ol');
    expect(
      [...axis.querySelectorAll('.lanes, .line')].every(
        (each) => each.getAttribute('aria-hidden') === 'true',
      ),
    ).to.equal(true);
  });

  it('[B25] draws a bar from the row where it begins to the last before its end, beside those of the same time', () => {
    const rows = axisRows(watchedTimeline().items);
    const lane = (index: number): string =>
      rows
        .map(
          ({ lanes }) =>
            ({ begin: '┬', middle: '│', end: '┴', only: '─' })[lanes[index]?.part ?? ('none' as never)] ??
            '.',
        )
        .join('');
    const kinds = rows.map(({ kind, at }) => `${kind[0]}${new Date(at).getMinutes()}`).join(' ');
    expect(kinds).to.equal('d0 e0 e1 w1 e1 e2 w3 e4 g9 w9 e9 e10 w11 e13 e14');
    expect(rows.every(({ lanes }) => lanes.length === 3)).to.equal(true);
    // Sam monitors until 12:09, and takes over where nobody else is any more.
    expect(lane(0)).to.equal('...┬││││││┴.┬│┴');
    expect(lane(1)).to.equal('......┬│││││││┴');
    expect(lane(2)).to.equal('.........┬││┴..');
  });

  it('[B25] an interval that goes on, or whose beginning is not kept, says so', async () => {
    const [first, ...rest] = watchedTimeline().items.filter(({ type }) => type === 'supervision');
    const items = [
      { ...first, isBeginningCut: true },
      { ...rest[0], to: null },
    ] as TimelineExport['items'];
    const element = await open(archiveWith(watchedTimeline({ items })));
    await show(element, 'timeline');
    expect(texts(element, '.people .range')).to.deep.equal([
      `${range(1, 9)}, or longer: its beginning is not kept`,
      `since ${time(3)}`,
    ]);
  });

  it('[B24] says that nobody supervised, where that is told', async () => {
    const items = plainTimeline().items;
    const element = await open(archiveWith(watchedTimeline({ items })));
    await show(element, 'timeline');
    expect(textOf(inside(element, '.people'))).to.contain('Nobody supervised this conversation.');
  });

  it('[B24] says nothing at all about supervision to whom it is not told', async () => {
    const items = plainTimeline().items.filter(
      (item) => item.type === 'entry' && !JSON.stringify(item.entry.body).includes('Sam'),
    );
    // Whatever else came with it.
    const record = { ...plainTimeline(), items, metrics: figures };
    const element = await open(archiveWith(record), {
      row: { ...row, supervision: { modes: figures.supervision, takeovers: 1, whispers: 1 } },
      viewer: 'agent',
    });
    for (const view of ['transcript', 'timeline', 'figures']) {
      await show(element, view);
      expect(wordsOf(element).match(supervisionWords)?.[0], view).to.equal(undefined);
    }
    expect(texts(element, '[data-figure="record.rating"] dd'), '[G14]').to.deep.equal(['4 of 5']);
    expect(texts(element, '[data-figure="record.first-response"] dd')).to.deep.equal(['1 min 15 sec']);
  });
});

describe('the figures of a record', () => {
  const figureOf = (element: Element, name: string): string =>
    textOf(maybeInside(element, `[data-figure="record.${name}"] dd`));

  it('[B23] first response, longest wait, handle time, messages per side, transfers and supervision', async () => {
    const archive = archiveWith(watchedTimeline());
    const element = await open(archive);
    await show(element, 'figures');
    const expected = {
      'first-response': '1 min 15 sec',
      'longest-wait': '7 min',
      handle: '25 min',
      'average-reply': '48 sec',
      accepted: '1 min',
      'from-customer': '3',
      'from-staff': '2',
      whispers: '1',
      notes: '1',
      transfers: '1',
      takeovers: '1',
      'offers-made': '2',
    };
    for (const [name, value] of Object.entries(expected))
      expect(figureOf(element, name), name).to.equal(value);
    expect(all(element, 'tbody tr').map(textOf)).to.deep.equal([
      'Monitored 2 16 min',
      'Whispered 1 2 min',
      'Joined 0 –',
      'Took over 1 3 min',
    ]);
    expect(asked(archive)).to.deep.equal(['timeline']);
  });

  it('[B23] are asked for where the record does not bring them, and may be a part', async () => {
    const archive = archiveWith({ ...watchedTimeline(), metrics: null });
    const { supervision: _modes, takeovers: _taken, messages, ...rest } = figures;
    const part = { ...rest, messages: { customer: messages.customer, staff: messages.staff } };
    archive.metrics = async () => ({ kind: 'read', value: part });
    const element = await open(archive);
    await show(element, 'figures');
    expect(figureOf(element, 'handle')).to.equal('25 min');
    expect(maybeInside(element, 'table')).to.equal(null);
    expect(figureOf(element, 'whispers')).to.equal('');
  });

  it('[B23] are those of the list where no others are told, or said to be none', async () => {
    const own: ClosedFigures = { ...figures, firstResponseSeconds: 9 };
    const archive = archiveWith(plainTimeline());
    const element = await open(archive, { row: { ...row, figures: own } });
    await show(element, 'figures');
    expect(figureOf(element, 'first-response')).to.equal('9 sec');
    const none = await open(archiveWith(plainTimeline()));
    await show(none, 'figures');
    expect(textOf(inside(none, '#panel'))).to.equal('No figures of this conversation are told to you.');
  });
});

describe('the files of a record', () => {
  const clicked = (): { readonly name: string; readonly href: string }[] => {
    const found: { readonly name: string; readonly href: string }[] = [];
    const click = HTMLAnchorElement.prototype.click;
    HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
      found.push({ name: this.download, href: this.href });
    };
    afterThisTest(() => {
      HTMLAnchorElement.prototype.click = click;
    });
    return found;
  };

  it('[B25] are saved under their own names, and not kept in the memory of the page', async () => {
    const links = clicked();
    const revoked: string[] = [];
    const revoke = URL.revokeObjectURL;
    URL.revokeObjectURL = (href) => {
      revoked.push(href);
      revoke.call(URL, href);
    };
    afterThisTest(() => {
      URL.revokeObjectURL = revoke;
    });
    const archive = archiveWith(watchedTimeline());
    for (const name of ['transcript', 'timeline.json', 'timeline.csv'] as const)
      archive.files.set(name, name);
    const element = await open(archive);
    for (const name of ['transcript', 'timeline.json', 'timeline.csv']) {
      inside(element, `[data-file="${name}"]`).click();
      await quiet(element);
    }
    expect(links.map(({ name }) => name)).to.deep.equal([
      `parley-${id}.txt`,
      `parley-${id}-timeline.json`,
      `parley-${id}-timeline.csv`,
    ]);
    expect(links.every(({ href }) => href.startsWith('blob:'))).to.equal(true);
    await until(() => revoked.length === 3);
    expect(revoked).to.deep.equal(links.map(({ href }) => href));
  });

  it('[B25] that do not come are said not to', async () => {
    const links = clicked();
    const archive = archiveWith(watchedTimeline());
    const element = await open(archive);
    archive.isLost = true;
    inside(element, '[data-file="transcript"]').click();
    await quiet(element);
    expect(textOf(inside(element, '.downloads [role="alert"]'))).to.equal(
      'The file could not be downloaded. No answer from the server.',
    );
    expect(links).to.deep.equal([]);
  });
});

describe('a record that is only read', () => {
  it('[B27] has no control that takes over, joins, whispers or writes, on any of its pages', async () => {
    const allowed =
      /^(Back to the list|Transcript|Timeline|Figures|What staff read|What everyone read|Transcript as text|Timeline as (JSON|CSV))$/;
    const element = await open(archiveWith(watchedTimeline()));
    for (const view of ['transcript', 'timeline', 'figures']) {
      await show(element, view);
      const controls = everyElement(element.shadowRoot ?? element).filter((each) =>
        each.matches('button:not(.latest), input, textarea, select, a, [contenteditable], [role="menuitem"]'),
      );
      const named = controls.map((each) => each.getAttribute('aria-label') ?? textOf(each));
      expect(
        named.filter((name) => !allowed.test(name)),
        view,
      ).to.deep.equal([]);
      expect(named.length).to.be.greaterThan(5);
      const parts = everyElement(element.shadowRoot ?? element).map(({ localName }) => localName);
      expect(
        parts.filter((name) => /composer|supervision-bar|takeover|work-dialog|menu/.test(name)),
      ).to.deep.equal([]);
    }
    // What is asked of the archive is to be read.
    expect(asked(element.archive as ScriptedArchive).every((name) => name === 'timeline')).to.equal(true);
  });

  it('[G34] goes back by its button and by Escape', async () => {
    const closed = heard('parley-record-close');
    const element = await open(archiveWith(watchedTimeline()));
    inside(element, '.back').click();
    press(inside(element, '#tab-timeline'), 'Escape');
    expect(closed).to.have.length(2);
    element.focus();
    expect(deepestFocus()).to.equal(inside(element, '.title'));
  });

  it('[G34] moves between its views with the arrows, also where one reads from right to left', async () => {
    const element = await open(archiveWith(watchedTimeline()));
    const current = (): string => textOf(inside(element, '[role="tab"][aria-selected="true"]'));
    const go = async (key: string): Promise<string> => {
      press(inside(element, '[role="tab"][aria-selected="true"]'), key);
      await quiet(element);
      expect(deepestFocus()).to.equal(inside(element, '[role="tab"][aria-selected="true"]'));
      return current();
    };
    expect(await go('ArrowRight')).to.equal('Timeline');
    expect(await go('End')).to.equal('Figures');
    expect(await go('ArrowRight')).to.equal('Transcript');
    document.documentElement.dir = 'rtl';
    expect(await go('ArrowLeft')).to.equal('Timeline');
  });
});

describe('a record that is not there', () => {
  it('[G34] bones, then a no, or a way to ask again', async () => {
    const archive = archiveWith(watchedTimeline());
    archive.timeline = () => new Promise(() => {});
    const waiting = await open(archive);
    expect(textOf(inside(waiting, '.bones'))).to.equal('Opening the record…');
    const refused = await open(archiveWith(null));
    expect(textOf(inside(refused, '[role="alert"]'))).to.contain('This is not for you, or no longer there');
    expect(maybeInside(refused, '.retry')).to.equal(null);
    const lost = archiveWith(watchedTimeline());
    lost.isLost = true;
    const element = await open(lost);
    lost.isLost = false;
    inside(element, '.retry').click();
    await quiet(element);
    expect(maybeInside(element, 'parley-timeline')).not.to.equal(null);
  });

  it('[G34] says that its content was deleted, and still tells its figures', async () => {
    const gone: ClosedRow = { ...row, isErased: true, customer: { ...row.customer, name: '' }, figures };
    const element = await open(archiveWith(null), { row: gone });
    expect(textOf(inside(element, '.title'))).to.equal('Content deleted');
    expect(textOf(inside(element, '#panel'))).to.contain('The content of this conversation was deleted');
    await show(element, 'figures');
    expect(texts(element, '[data-figure="record.rating"] dd'), 'nobody said').to.deep.equal([]);
    expect(texts(element, '[data-figure="record.handle"] dd')).to.deep.equal(['25 min']);
    const erased = entry(1, { kind: 'erased' });
    const items = [{ type: 'entry', at: erased.at, entry: erased } as const];
    const emptied = await open(archiveWith(watchedTimeline({ items })));
    expect(textOf(inside(emptied, '#panel'))).to.contain('The content of this conversation was deleted');
    const partly = await open(
      archiveWith(watchedTimeline({ items: [...items, ...watchedTimeline().items] })),
    );
    expect(textOf(inside(partly, '.which'))).to.contain('Some of the content was deleted.');
  });

  it('[G34] shows another one when it is given another, and nothing of the one before', async () => {
    const archive = archiveWith(watchedTimeline());
    const element = await open(archive);
    await show(element, 'timeline');
    element.conversation = closedRow(2).conversation;
    element.row = closedRow(2);
    await element.updateComplete;
    expect(wordsOf(element)).not.to.contain('parcel');
    await quiet(element);
    expect(textOf(inside(element, '[role="alert"]'))).to.contain('no longer there');
    element.conversation = null;
    await quiet(element);
    expect(element.shadowRoot?.querySelector('*')).to.equal(null);
  });
});

describe('everybody can read a record', () => {
  for (const scheme of ['light', 'dark']) {
    it(`[A11Y] in ${scheme}`, async () => {
      const element = await open(archiveWith(watchedTimeline()), {}, scheme);
      for (const view of ['transcript', 'timeline', 'figures']) {
        await show(element, view);
        expect(await violations(element), view).to.deep.equal([]);
      }
    });
  }

  it('[A11Y] where there is little room', async () => {
    const element = await open(archiveWith(watchedTimeline()));
    element.style.inlineSize = '320px';
    for (const view of ['transcript', 'timeline', 'figures']) {
      await show(element, view);
      const base = inside(element, '.base');
      expect(base.scrollWidth, view).to.be.at.most(320);
      for (const box of all(element, '.scroll')) expect(box.scrollWidth, view).to.be.at.most(320);
    }
  });
});
