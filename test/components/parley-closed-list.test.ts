// Closed conversations in a list: what is searched for, what is shown of each, pages, and what is said when there are none.
import { expect } from 'chai';
import { html } from 'lit';
import type { Reading } from '../../client/archive.js';
import { defineRecordElements } from '../../components/record/define.js';
import { foundParts } from '../../components/record/found-words.js';
import type { ParleyClosedList } from '../../components/record/parley-closed-list.js';
import type { RecordDetail } from '../../components/record/record-events.js';
import { deepestFocus } from '../../components/shared/deepest-focus.js';
import type { ClosedQuery, ClosedRow } from '../../core/domain/closed-index.js';
import { violations } from '../support/axe.js';
import { SALES, SUPPORT } from '../support/builders.js';
import { closedRow } from '../support/closed.js';
import {
  fixture,
  heard,
  holdTimers,
  inside,
  maybeInside,
  painted,
  press,
  said,
  settled,
  textOf,
  type,
  until,
} from '../support/fixture.js';
import { ScriptedArchive } from '../support/scripted-archive.js';

defineRecordElements();

const workgroups = [
  { id: SALES, label: 'Sales' },
  { id: SUPPORT, label: 'Support' },
];
const place = (row: ClosedRow) => ({ closedAt: row.closedAt, conversation: row.conversation });
const archiveOf = (...rows: readonly ClosedRow[]): ScriptedArchive => {
  const archive = new ScriptedArchive();
  archive.page = { rows, before: null };
  return archive;
};
const quiet = async (element: Element): Promise<void> => {
  await settled(element);
  await painted();
  await settled(element);
};
const open = async (
  archive: ScriptedArchive,
  more: Partial<ParleyClosedList> = {},
  scheme = 'light',
): Promise<ParleyClosedList> => {
  const element = await fixture<ParleyClosedList>(
    html`<parley-closed-list color-scheme=${scheme}></parley-closed-list>`,
  );
  Object.assign(element, { archive, workgroups, ...more });
  await quiet(element);
  return element;
};
const all = (element: Element, selector: string): HTMLElement[] => [
  ...(element.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? []),
];
const names = (element: Element): string[] => all(element, '.row .name').map(textOf);
const field = (element: Element, name: string): HTMLInputElement =>
  inside<HTMLInputElement>(element, `[name="${name}"]`);
const queries = (archive: ScriptedArchive): ClosedQuery[] =>
  archive.asked.filter(([name]) => name === 'closed').map(([, , query]) => query as ClosedQuery);
const submit = async (element: ParleyClosedList): Promise<void> => {
  inside<HTMLFormElement>(element, 'form').requestSubmit();
  await quiet(element);
};
const click = async (element: ParleyClosedList, selector: string): Promise<void> => {
  inside(element, selector).click();
  await quiet(element);
};

const kim = closedRow(1, { customer: { id: 'c-kim' as never, name: 'Kim', verified: true } });
const lea = closedRow(2, { customer: { id: 'c-lea' as never, name: 'Lea', verified: false } });

describe('the list of closed conversations', () => {
  it('[G34] lists the newest of the first workgroup, with whom, when, how long and how it ended', async () => {
    const archive = archiveOf(kim, lea);
    const element = await open(archive);
    expect(queries(archive)).to.deep.equal([{ limit: 20 }]);
    expect(archive.asked[0]?.[1]).to.equal(SALES);
    expect(names(element)).to.deep.equal(['Kim', 'Lea']);
    const [first, second] = all(element, '.row');
    for (const words of ['Verified', 'Anna, Bert', 'lasted 12 min', '8 messages', 'Resolved', 'vip'])
      expect(textOf(first ?? null)).to.contain(words);
    expect(textOf(second ?? null)).not.to.contain('Verified');
    expect(textOf(inside(element, '.found'))).to.equal('2 conversations');
    expect(inside(element, '.row time').getAttribute('datetime')).to.equal(
      new Date(kim.closedAt).toISOString(),
    );
  });

  it('[G34] searches by text, customer, agent, tag and days', async () => {
    const archive = archiveOf(kim);
    archive.people = [
      { id: 'a-zoe' as never, name: 'Zoe', role: 'agent', availability: 'away', isFree: true },
    ];
    const element = await open(archive);
    await click(element, '.filter');
    expect([...inside(element, 'select[name="agent"]').children].map(textOf)).to.deep.equal([
      'Anybody',
      'Anna',
      'Bert',
      'Zoe',
    ]);
    type(field(element, 'text'), ' late parcel ');
    type(field(element, 'customer'), 'Kim');
    type(field(element, 'tag'), 'vip');
    const choose = (name: string, value: string): void => {
      field(element, name).value = value;
      field(element, name).dispatchEvent(new Event('change', { bubbles: true }));
    };
    choose('from', '2026-01-05');
    choose('to', '2026-01-06');
    choose('agent', 'a-zoe');
    await submit(element);
    expect(queries(archive).at(-1)).to.deep.equal({
      text: 'late parcel',
      customer: 'Kim',
      agent: 'a-zoe',
      tag: 'vip',
      from: new Date(2026, 0, 5).getTime(),
      to: new Date(2026, 0, 7).getTime(),
      limit: 20,
    });
    expect(textOf(inside(element, '.filter'))).to.contain('5 filters in use');
  });

  it('[G34] waits for a pause while somebody types, and not when they press Enter', async () => {
    const archive = archiveOf(kim);
    const element = await open(archive);
    for (const text of ['p', 'pa', 'par']) type(field(element, 'text'), text);
    expect(queries(archive)).to.have.length(1);
    await submit(element);
    expect(queries(archive).map(({ text }) => text)).to.deep.equal([undefined, 'par']);
    type(field(element, 'text'), 'parc');
    await until(() => queries(archive).length === 3);
    expect(queries(archive)[2]?.text).to.equal('parc');
  });

  it('[G34] marks the words that were found, however they are written, and makes no markup of them', async () => {
    const excerpt = '…the <b>Päckchen</b> came. PACKCHEN!';
    const archive = archiveOf({ ...kim, excerpt });
    const element = await open(archive);
    type(field(element, 'text'), 'packchen came');
    await submit(element);
    expect(all(element, '.excerpt mark').map(textOf)).to.deep.equal(['Päckchen', 'came', 'PACKCHEN']);
    expect(inside(element, '.excerpt').textContent).to.equal(excerpt);
    expect(maybeInside(element, '.excerpt b')).to.equal(null);
    expect(foundParts('Straße 🎉!', 'strasse 🎉').map(({ text }) => text)).to.deep.equal([
      'Straße',
      ' ',
      '🎉',
      '!',
    ]);
    expect(foundParts('ab', '')).to.deep.equal([{ text: 'ab', isFound: false }]);
  });

  it('[G14] tells how it was for the customer, where they said so', async () => {
    const element = await open(archiveOf({ ...kim, rating: 2 }, lea));
    expect(all(element, '.chip.rating').map(textOf)).to.deep.equal(['Rated 2 of 5']);
  });

  it('[G34] tells what supervisors did where that is told, and nothing where it is not', async () => {
    const none = { count: 0, seconds: 0 };
    const modes = {
      monitor: { count: 2, seconds: 60 },
      whisper: none,
      join: { count: 1, seconds: 5 },
      takeover: none,
    };
    const archive = archiveOf({ ...kim, supervision: { modes, takeovers: 1, whispers: 3 } }, lea);
    const element = await open(archive);
    expect(all(element, '.chip.sign').map(textOf)).to.deep.equal([
      'Monitored 2 times',
      '3 whispers',
      'Joined',
      'Taken over',
    ]);
    expect(all(element, 'li:nth-child(2) .chip.sign')).to.have.length(0);
  });

  it('[G34] says that content was deleted, and nothing of the customer', async () => {
    const element = await open(
      archiveOf({ ...kim, isErased: true, customer: { ...kim.customer, name: '' } }),
    );
    expect(names(element)).to.deep.equal(['Content deleted']);
    expect(maybeInside(element, '.verified')).to.equal(null);
  });

  it('[G34] loads further pages, from where the last one ended, and goes on from there', async () => {
    // Whoever types is about to search; not before this is over.
    holdTimers(300);
    const archive = archiveOf(kim, lea);
    archive.page = { rows: [kim, lea], before: place(lea) };
    const element = await open(archive);
    expect(textOf(inside(element, '.found'))).to.equal('The newest 2');
    const mo = closedRow(3);
    archive.page = { rows: [lea, mo], before: null };
    type(field(element, 'text'), 'not searched yet');
    await click(element, '.more');
    expect(queries(archive).at(-1)).to.deep.equal({ limit: 20, before: place(lea) });
    expect(all(element, '.row')).to.have.length(3);
    expect(maybeInside(element, '.more')).to.equal(null);
    expect((deepestFocus() as HTMLElement).dataset.conversation).to.equal(mo.conversation);
    expect(said()).to.deep.equal(['1 more conversation']);
  });

  it('[G34] keeps what is there when the next page does not come, and asks for it again', async () => {
    const archive = archiveOf(kim);
    archive.page = { rows: [kim], before: place(kim) };
    const element = await open(archive);
    archive.isLost = true;
    await click(element, '.more');
    expect(names(element)).to.deep.equal(['Kim']);
    archive.isLost = false;
    archive.page = { rows: [lea], before: null };
    await click(element, '.retry');
    expect(names(element)).to.deep.equal(['Kim', 'Lea']);
  });

  it('[G34] has one tab stop, moves with the arrows, and opens with Enter', async () => {
    const opened = heard<RecordDetail>('parley-record-request');
    const element = await open(archiveOf(kim, lea, closedRow(3)));
    const reachable = (): string[] =>
      all(element, '.row[tabindex="0"]').map((row) => textOf(row.querySelector('.name')));
    expect(reachable()).to.deep.equal(['Kim']);
    field(element, 'text').focus();
    press(field(element, 'text'), 'ArrowDown');
    await quiet(element);
    press(deepestFocus() as Element, 'ArrowDown');
    await quiet(element);
    expect(reachable()).to.deep.equal(['Lea']);
    // Enter on a button is a click.
    (deepestFocus() as HTMLElement).click();
    expect(opened.map(({ detail }) => detail)).to.deep.equal([
      { conversation: lea.conversation, workgroup: SALES, row: lea },
    ]);
    element.selected = lea.conversation;
    await quiet(element);
    expect(textOf(inside(element, '.row[aria-current="true"] .name'))).to.equal('Lea');
    press(deepestFocus() as Element, 'End');
    await quiet(element);
    expect((deepestFocus() as HTMLElement).dataset.conversation).to.equal(closedRow(3).conversation);
  });

  it('[G34] searches another workgroup when it is chosen, and shows nothing of the one before', async () => {
    const archive = archiveOf(kim);
    const element = await open(archive);
    archive.page = { rows: [], before: null };
    const select = inside<HTMLSelectElement>(element, 'select[name="workgroup"]');
    select.value = SUPPORT;
    select.dispatchEvent(new Event('change'));
    expect(names(element)).to.deep.equal(['Kim']);
    await quiet(element);
    expect(names(element)).to.deep.equal([]);
    expect(archive.asked.at(-1)?.[1]).to.equal(SUPPORT);
    // A new list of the same workgroups is no reason to search again.
    const before = archive.asked.length;
    element.workgroups = [...workgroups];
    await quiet(element);
    expect(archive.asked).to.have.length(before);
  });

  it('[G34] shows the answer to the last question, whichever comes last', async () => {
    const archive = archiveOf(kim);
    const element = await open(archive);
    let answerFirst = (_: Reading<never>): void => {};
    const late = new Promise<Reading<never>>((resolve) => {
      answerFirst = resolve;
    });
    archive.closed = async (_workgroup, query) =>
      query.text === 'first' ? late : { kind: 'read', value: { rows: [lea], before: null } };
    type(field(element, 'text'), 'first');
    void submit(element);
    expect(inside(element, '.results').getAttribute('aria-busy')).to.equal('false');
    await element.updateComplete;
    expect(inside(element, '.results').getAttribute('aria-busy')).to.equal('true');
    type(field(element, 'text'), 'second');
    await submit(element);
    answerFirst({ kind: 'lost' });
    await quiet(element);
    expect(names(element)).to.deep.equal(['Lea']);
  });
});

describe('where there is nothing to list', () => {
  const wordsOf = (element: Element): string => textOf(inside(element, '.results'));

  it('[G34] bones stand there until there is an answer', async () => {
    const archive = new ScriptedArchive();
    archive.closed = () => new Promise(() => {});
    const element = await open(archive);
    expect(wordsOf(element)).to.equal('Looking for closed conversations…');
    expect(all(element, '.bone').every((bone) => bone.getAttribute('aria-hidden') === 'true')).to.equal(true);
  });

  it('[G34] nothing is closed, nothing matches and can be cleared', async () => {
    const archive = archiveOf();
    const element = await open(archive);
    expect(wordsOf(element)).to.contain('Nothing is closed yet');
    type(field(element, 'text'), 'xyz');
    await submit(element);
    expect(wordsOf(element)).to.contain('Nothing matches');
    expect(said()).to.deep.equal(['Nothing matches']);
    await click(element, '.notice .button');
    expect(field(element, 'text').value).to.equal('');
    expect(deepestFocus()).to.equal(field(element, 'text'));
    expect(queries(archive).at(-1)).to.deep.equal({ limit: 20 });
  });

  it('[G34] there is no network, and it is tried again', async () => {
    const archive = archiveOf(kim);
    archive.isLost = true;
    const element = await open(archive);
    expect(textOf(inside(element, '[role="alert"]'))).to.contain('No answer from the server');
    archive.isLost = false;
    await click(element, '.retry');
    expect(names(element)).to.deep.equal(['Kim']);
  });

  const refusals = [
    [{ code: 'forbidden' }, 'This is not for you, or no longer there', false],
    [{ code: 'rate-limited', retryAfter: 7 }, 'Try again in 7 seconds.', true],
    [{ code: 'unauthenticated' }, 'Your session has expired', true],
    [{ code: 'storage' }, 'No answer from the server', true],
  ] as const;
  for (const [refusal, words, isWorthRetrying] of refusals) {
    it(`[G34] ${refusal.code} is said in words`, async () => {
      const archive = archiveOf();
      archive.closed = async () => ({ kind: 'refused', sentence: 'No.', ...refusal });
      const element = await open(archive);
      expect(wordsOf(element)).to.contain(words);
      expect(maybeInside(element, '.retry') !== null).to.equal(isWorthRetrying);
    });
  }

  it('[G34] there is no workgroup to search, or an archive that fails in a way of its own', async () => {
    const element = await open(archiveOf(kim), { workgroups: [] });
    expect(wordsOf(element)).to.contain('No team whose conversations you may search');
    const broken = archiveOf();
    broken.closed = () => Promise.reject(new Error('broken'));
    expect(wordsOf(await open(broken))).to.contain('No answer from the server');
  });

  for (const scheme of ['light', 'dark']) {
    it(`[A11Y] everybody can use it, in ${scheme}`, async () => {
      const archive = archiveOf({ ...kim, excerpt: 'a parcel' }, lea);
      archive.page = { ...archive.page, before: place(lea) };
      const element = await open(archive, {}, scheme);
      type(field(element, 'text'), 'parcel');
      await submit(element);
      await click(element, '.filter');
      expect(await violations(element)).to.deep.equal([]);
      archive.isLost = true;
      await submit(element);
      expect(await violations(element)).to.deep.equal([]);
    });
  }
});
