// Long talks: what is drawn of them, what stays as it is, and that nothing moves under whoever reads.
import { expect } from 'chai';
import type { ParleyTimeline } from '../../components/conversation/parley-timeline.js';
import { heard, inside, maybeInside, painted, said, settled } from '../support/fixture.js';
import { drawn, isAtEnd, scrollerOf, scrollTo, showTimeline } from '../support/timeline.js';
import { ana, maria, me, message, talk } from '../support/views.js';

const chunks = (element: ParleyTimeline): HTMLElement[] => [
  ...(element.shadowRoot?.querySelectorAll<HTMLElement>('.chunk') ?? []),
];
const topOf = (element: ParleyTimeline, id: string): number =>
  inside(element, `[data-entry=${id}]`).getBoundingClientRect().top;

const showOlder = async (element: ParleyTimeline): Promise<void> => {
  inside<HTMLButtonElement>(element, '.older').click();
  await settled(element);
  await painted();
};

describe('a long talk in parley-timeline', () => {
  it('[X02] of ten thousand entries handed over at once, draws the newest, and older ones when they are scrolled to', async () => {
    const asks = heard('parley-older-request');
    const element = await showTimeline(talk(1, 10_000), { hasOlder: true });
    expect(drawn(element).length).to.be.within(50, 101);
    expect(drawn(element).at(-1)).to.equal('e10000');
    expect(isAtEnd(element)).to.equal(true);
    const before = drawn(element).length;
    await scrollTo(element, 40);
    expect(drawn(element)).to.have.length(before + 50);
    expect(asks, 'what is there already is not asked for').to.have.length(0);
  });

  it('[X03] what comes above moves nothing that is read, be it near or skipped by the browser', async () => {
    const element = await showTimeline(talk(1, 700), { viewer: 'agent' });
    for (let page = 0; page < 6; page += 1) {
      await scrollTo(element, 0);
      const first = drawn(element).at(-50 * (page + 1)) ?? '';
      const before = topOf(element, first);
      await showOlder(element);
      expect(Math.abs(topOf(element, first) - before), `page ${page}`).to.be.lessThan(2);
    }
    expect(chunks(element).filter((chunk) => chunk.matches('.rest')).length).to.be.greaterThan(3);
    // Down again through all that was skipped: each piece is as high as it was.
    const heights = chunks(element).map((chunk) => chunk.offsetHeight);
    for (let top = 300; top < scrollerOf(element).scrollHeight; top += 1500) await scrollTo(element, top);
    expect(chunks(element).map((chunk) => chunk.offsetHeight)).to.deep.equal(heights);
    expect(said()).to.deep.equal([]);
  });

  it('[X02] one more entry touches the last piece alone, and begins a new one where that is full', async () => {
    const element = await showTimeline(talk(1, 148));
    await showOlder(element);
    const records: MutationRecord[] = [];
    const observer = new MutationObserver((found) => records.push(...found));
    observer.observe(inside(element, '.log'), { childList: true, subtree: true, characterData: true });
    const added = async (seq: number): Promise<readonly (string | null)[]> => {
      element.entries = [...element.entries, message(seq, ana, 'More')];
      await settled(element);
      const nodes = [...records.splice(0), ...observer.takeRecords()].flatMap((record) => [
        ...record.addedNodes,
      ]);
      return nodes
        .filter((node) => node instanceof HTMLElement)
        .map((node) => node.getAttribute('data-entry'));
    };
    const last = chunks(element).at(-1);
    expect(await added(149)).to.deep.equal(['e149']);
    expect(last?.querySelector('[data-entry=e149]')).not.to.equal(null);
    const pieces = chunks(element);
    expect(await added(150), 'a piece with one message').to.deep.equal([null]);
    expect(chunks(element)).to.have.length(pieces.length + 1);
    expect(chunks(element).slice(0, -1)).to.deep.equal(pieces);
    expect(chunks(element).at(-1)?.querySelectorAll('[data-entry]')).to.have.length(1);
  });

  it('asks for older ones when all that it has is drawn, and draws them when they come', async () => {
    const asks = heard('parley-older-request');
    const element = await showTimeline(talk(301, 360), { hasOlder: true });
    await scrollTo(element, 10);
    expect(asks).to.have.length(1);
    element.entries = [...talk(201, 300), ...element.entries];
    await settled(element);
    expect(drawn(element)).to.include('e299');
    expect(drawn(element)).not.to.include('e201');
    await scrollTo(element, 10);
    expect(drawn(element)).to.include('e201');
    expect(asks).to.have.length(1);
  });

  it('[X12] a reader far above stays there, and the way to the newest is one button', async () => {
    const element = await showTimeline(talk(1, 400));
    await showOlder(element);
    await scrollTo(element, 900);
    element.entries = [...element.entries, message(401, ana, 'News')];
    await settled(element);
    await painted();
    expect(scrollerOf(element).scrollTop).to.equal(900);
    inside<HTMLButtonElement>(element, '.latest').click();
    await settled(element);
    await painted();
    expect(isAtEnd(element)).to.equal(true);
    expect(maybeInside(element, '.latest')).to.equal(null);
  });

  it('goes on from piece to piece as if there were none: groups, the time below them, and for whom a whisper was', async () => {
    const own = talk(95, 104, me);
    const element = await showTimeline(
      [...talk(80, 94), ...own, message(105, maria, 'Psst', { audience: 'whisper' })],
      {
        handlerName: 'Ana',
      },
    );
    const first = inside(element, '[data-entry=e100]');
    expect(first.parentElement?.firstElementChild).to.equal(first);
    expect(first.matches('.continued')).to.equal(true);
    const foot = inside(element, '[data-entry=e99] .foot');
    expect(foot.getBoundingClientRect().width, 'kept for the ear').to.be.lessThan(10);
    expect(inside(element, '[data-entry=e104] .foot').getBoundingClientRect().width).to.be.greaterThan(20);
  });
});
