// What passes and what is private: typing, unsent text, whispers and notes, and who leaves.
import { emulateMedia } from '@web/test-runner-commands';
import { expect } from 'chai';
import type { ParleyTimeline } from '../../components/conversation/parley-timeline.js';
import type { Role } from '../../core/domain/identity.js';
import { active, anna, carla, sam } from '../support/builders.js';
import { inside, maybeInside, painted, said, settled, textOf } from '../support/fixture.js';
import { showTimeline } from '../support/timeline.js';
import { ana, entry, maria, me, message } from '../support/views.js';

const styleOf = (element: ParleyTimeline, selector: string): CSSStyleDeclaration =>
  getComputedStyle(inside(element, selector));

describe('typing in parley-timeline', () => {
  afterEach(() => emulateMedia({ reducedMotion: 'no-preference' }));

  it('[D16] is three dots that move, to a supervisor as to a customer', async () => {
    for (const viewer of ['supervisor', 'customer'] as const satisfies readonly Role[]) {
      const element = await showTimeline([message(1, me, 'Hello')], { viewer, typing: [ana] });
      const dots = [...(element.shadowRoot?.querySelectorAll('.dots i') ?? [])];
      expect(dots).to.have.length(3);
      expect(dots.map((dot) => getComputedStyle(dot).animationName)).to.deep.equal(['rise', 'rise', 'rise']);
      element.remove();
    }
  });

  it('[D16] is three dots that stand still, with the words beside them, where motion is reduced', async () => {
    await emulateMedia({ reducedMotion: 'reduce' });
    const element = await showTimeline([message(1, me, 'Hello')], { viewer: 'supervisor', typing: [ana] });
    const dots = [...(element.shadowRoot?.querySelectorAll<HTMLElement>('.dots i') ?? [])];
    expect(dots.map((dot) => getComputedStyle(dot).animationName)).to.deep.equal(['none', 'none', 'none']);
    expect(dots.every((dot) => dot.offsetWidth > 0)).to.equal(true);
    expect(inside(element, '.typing-text').offsetWidth).to.be.greaterThan(20);
  });

  it('[X06] is never in the log and never said, in no burst and to nobody', async () => {
    for (const viewer of ['customer', 'agent', 'supervisor'] as const satisfies readonly Role[]) {
      const element = await showTimeline([message(1, me, 'Hello')], { viewer });
      for (const typing of [[ana], [], [ana], [ana, maria], []]) {
        element.typing = typing;
        await settled(element);
        expect(maybeInside(element, '.log .typing')).to.equal(null);
      }
      expect(said(), viewer).to.deep.equal([]);
      element.remove();
    }
  });
});

describe('unsent text in parley-timeline', () => {
  const draft = { from: ana, text: 'Let me see' };

  it('[D17] is grey, with a caret that blinks, and says that it is not sent', async () => {
    const element = await showTimeline([message(1, me, 'Hello')], { viewer: 'supervisor', draft });
    expect(textOf(inside(element, '.draft .audience'))).to.equal('Ana is writing · not sent');
    const muted = styleOf(element, '.draft .audience').color;
    expect(styleOf(element, '.draft .bubble').color).to.equal(muted);
    expect(styleOf(element, '.draft .bubble').borderStyle).to.equal('dashed');
    expect(styleOf(element, '.caret').animationName).to.equal('blink');
    expect(inside(element, '.caret').offsetHeight).to.be.greaterThan(10);
  });

  it('[D17] gives way to the message that it became, and is never there twice', async () => {
    const element = await showTimeline([message(1, me, 'Hello')], { viewer: 'supervisor', draft });
    element.entries = [...element.entries, message(2, ana, 'Let me see')];
    await settled(element);
    expect(maybeInside(element, '.draft') === null, 'before the word that there is none').to.equal(true);
    expect(textOf(inside(element, '.log')).split('Let me see')).to.have.length(2);
    element.draft = null;
    await settled(element);
    element.draft = { from: ana, text: 'It' };
    await settled(element);
    expect(textOf(inside(element, '.draft .bubble')), 'the next one').to.equal('It');
  });

  it('[D17] of one stays when another sends something', async () => {
    const element = await showTimeline([message(1, me, 'Hello')], { viewer: 'supervisor', draft });
    element.entries = [...element.entries, message(2, { ...me, self: undefined } as never, 'Are you there?')];
    await settled(element);
    expect(textOf(inside(element, '.draft .bubble'))).to.equal('Let me see');
  });
});

describe('private messages in parley-timeline', () => {
  const suggestion = { kind: 'message', author: maria, text: 'Offer 10 %', isSuggestion: true } as const;
  const entries = [
    message(1, me, 'Hello'),
    message(2, maria, 'Be kind', { audience: 'whisper' }),
    message(3, ana, 'VIP', { audience: 'staff' }),
    entry(4, suggestion, { audience: 'whisper' }),
  ];

  for (const viewer of ['agent', 'supervisor'] as const satisfies readonly Role[]) {
    it(`[X05][E16][T01] to an ${viewer}, each begins with the word Private, and only those do`, async () => {
      const element = await showTimeline(entries, { viewer, handlerName: 'Ana' });
      const articles = [...(element.shadowRoot?.querySelectorAll('[role=article]') ?? [])];
      expect(articles.map((each) => textOf(each).startsWith('Private '))).to.deep.equal([
        false,
        true,
        true,
        true,
      ]);
    });
  }

  it('[E16][T01] a whisper is blue, with an ear and the words who alone sees it; a note has a lock', async () => {
    const element = await showTimeline(entries, { viewer: 'supervisor', handlerName: 'Ana' });
    expect(textOf(inside(element, '.whisper .audience'))).to.equal('Private whisper · only Ana sees this');
    expect(textOf(inside(element, '.staff .audience'))).to.equal('Private note · staff only');
    expect(inside(element, '.whisper .audience').querySelector('svg')).not.to.equal(null);
    expect(styleOf(element, '.whisper .bubble').backgroundColor).to.equal('rgb(220, 235, 255)');
    expect(styleOf(element, '.message.everyone .bubble').backgroundColor).not.to.equal('rgb(220, 235, 255)');
  });

  it('[E16] one that is on its way looks like one that has come', async () => {
    const pending = [
      { localId: 'l', audience: 'whisper', text: 'Psst', writtenAt: 0, state: { kind: 'sending' } },
    ] as const;
    const element = await showTimeline(entries, { viewer: 'supervisor', handlerName: 'Ana', pending });
    expect(textOf(inside(element, '.pending'))).to.match(/^Private whisper/);
    expect(styleOf(element, '.pending .bubble').backgroundColor).to.equal('rgb(220, 235, 255)');
  });
});

describe('who leaves, in parley-timeline', () => {
  it('[E22] is said once to the customer and to the agent, and stands in the history after a reload', async () => {
    const talk = active({ joinNotice: 'on' }).monitor(sam).join(sam);
    const before = { customer: talk.seen(carla), agent: talk.seen(anna) };
    talk.leave(sam);
    const after = { customer: talk.seen(carla), agent: talk.seen(anna) };
    for (const viewer of ['customer', 'agent'] as const) {
      const element = await showTimeline(before[viewer], { viewer });
      element.entries = after[viewer];
      await settled(element);
      await painted();
      expect(
        said().filter((line) => line === 'Sam left'),
        viewer,
      ).to.have.length(1);
      element.remove();
      document.querySelector('[data-parley-announcer]')?.replaceChildren();
      const again = await showTimeline(after[viewer], { viewer });
      expect(textOf(inside(again, '.log')), viewer).to.include('Sam left');
      expect(said(), 'history is not said').to.deep.equal([]);
      again.remove();
    }
  });
});
