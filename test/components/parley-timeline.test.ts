// The timeline: what it shows to whom, what it leaves alone, and what it says.
import { expect } from 'chai';
import { html } from 'lit';
import { defineConversationElements } from '../../components/conversation/define.js';
import type { ParleyTimeline } from '../../components/conversation/parley-timeline.js';
import { staffWording } from '../../components/conversation/staff-entry-words.js';
import { Localize } from '../../components/shared/localize.js';
import { staffMessages } from '../../components/shared/staff-messages.js';
import type { EntryBodyView } from '../../core/domain/body-view.js';
import type { EntryView } from '../../core/domain/view.js';
import {
  fixture,
  heard,
  inside,
  maybeInside,
  painted,
  said,
  settled,
  textOf,
  until,
} from '../support/fixture.js';
import { ana, entry, failed, maria, me, message, sending, talk } from '../support/views.js';

defineConversationElements();

const show = (entries: readonly EntryView[], more: Partial<ParleyTimeline> = {}): Promise<ParleyTimeline> =>
  fixture<ParleyTimeline>(
    html`<parley-timeline style="block-size: 300px" .entries=${entries}></parley-timeline>`,
  ).then(async (element) => {
    Object.assign(element, more);
    if (element.viewer !== 'customer') element.wording = staffWording(new Localize(element, staffMessages));
    await settled(element);
    await painted();
    return element;
  });

const nodes = (element: ParleyTimeline): HTMLElement[] => [
  ...(element.shadowRoot?.querySelectorAll<HTMLElement>('.chunk > *') ?? []),
];
const scroller = (element: ParleyTimeline) => inside(element, '.scroller');
const isAtEnd = (element: ParleyTimeline) => {
  const { scrollHeight, scrollTop, clientHeight } = scroller(element);
  return scrollHeight - scrollTop - clientHeight < 2;
};
const scrollTo = async (element: ParleyTimeline, top: number) => {
  scroller(element).scrollTop = top;
  await painted();
  await settled(element);
};

describe('parley-timeline', () => {
  it('[X01] is a log with a name, and its live region is off because the announcer speaks', async () => {
    const log = inside(await show([message(1, ana, 'Hello')]), '[role=log]');
    expect(log.getAttribute('aria-label')).to.equal('Conversation');
    expect(log.getAttribute('aria-live')).to.equal('off');
  });

  it('[X02] an appended message adds one node and touches no other', async () => {
    const element = await show([message(1, ana, 'One'), message(2, ana, 'Two'), message(3, me, 'Three')]);
    const before = nodes(element);
    const records: MutationRecord[] = [];
    const observer = new MutationObserver((found) => records.push(...found));
    const log = inside(element, '.log');
    observer.observe(log, { childList: true, subtree: true, attributes: true, characterData: true });
    element.entries = [...element.entries, message(4, me, 'Four')];
    await settled(element);
    records.push(...observer.takeRecords());
    const added = records
      .flatMap(({ addedNodes }) => [...addedNodes])
      .filter((node) => node instanceof HTMLElement);
    expect(added).to.have.length(1);
    expect(records.every(({ target }) => target === inside(element, '.chunk:last-of-type'))).to.equal(true);
    expect(nodes(element).slice(0, before.length)).to.deep.equal(before);
  });

  it('[X03] older messages and the first list are not announced', async () => {
    const element = await show(talk(11, 15));
    element.entries = [...talk(1, 10), ...element.entries];
    await settled(element);
    expect(said()).to.deep.equal([]);
  });

  it('[X04] a new message of somebody else is exactly one added line in one region of the document', async () => {
    const element = await show([message(1, me, 'Hello')]);
    element.entries = [...element.entries, message(2, ana, 'Good morning')];
    await settled(element);
    expect(said()).to.deep.equal(['Ana, agent: Good morning']);
    expect(document.querySelectorAll('[aria-live]')).to.have.length(1);
  });

  it('[X04] own messages are not announced, and private ones begin with that word', async () => {
    const element = await show([message(1, ana, 'Hello')], { viewer: 'agent' });
    const own = { ...ana, self: true } as const;
    element.entries = [
      ...element.entries,
      message(2, own, 'Mine'),
      message(3, maria, 'Offer 10 %', { audience: 'whisper' }),
    ];
    await settled(element);
    expect(said()).to.deep.equal(['Private, Maria, supervisor: Offer 10 %']);
  });

  it('[X03] what was missed is said as one number', async () => {
    const element = await show([message(1, ana, 'Hello')]);
    element.catchingUp = true;
    element.entries = [...element.entries, ...talk(2, 4)];
    await settled(element);
    element.catchingUp = false;
    element.entries = [...element.entries, ...talk(5, 6)];
    await settled(element);
    expect(said()).to.deep.equal(['5 new messages']);
  });

  it('[X05] a message reads as author, role, time, text', async () => {
    const element = await show([message(1, ana, 'Hello')]);
    const text = textOf(inside(element, '[role=article]'));
    expect(text).to.match(/^Ana agent .*12:01.* Hello$/);
    expect(inside(element, '.bubble').getAttribute('dir')).to.equal('auto');
    expect(inside(element, '[role=article] time').getAttribute('datetime')).to.match(/^\d{4}-.*Z$/);
  });

  it('[X06] typing stands outside the log and is not announced', async () => {
    const element = await show([message(1, ana, 'Hello')]);
    element.typing = [ana];
    await settled(element);
    expect(textOf(inside(element, '.typing'))).to.equal('Ana is typing');
    expect(maybeInside(element, '.log .typing')).to.equal(null);
    expect(said()).to.deep.equal([]);
  });

  it('[X12] stays at the end while the reader is there', async () => {
    const element = await show(talk(1, 30));
    expect(isAtEnd(element)).to.equal(true);
    element.entries = talk(1, 31);
    await settled(element);
    expect(isAtEnd(element)).to.equal(true);
  });

  it('[X12] takes nobody back who has left the end a moment before something came', async () => {
    const element = await show(talk(1, 30));
    scroller(element).scrollTop = 200;
    element.entries = [...element.entries, message(31, ana, 'News')];
    await settled(element);
    await painted();
    expect(scroller(element).scrollTop).to.equal(200);
    expect(textOf(inside(element, '.latest'))).to.equal('1 new message');
  });

  it('[X12] leaves a reader further up in place and offers the way to what is new', async () => {
    const element = await show(talk(1, 40));
    await scrollTo(element, 200);
    element.entries = talk(1, 42);
    await settled(element);
    expect(scroller(element).scrollTop).to.equal(200);
    const pill = inside<HTMLButtonElement>(element, '.latest');
    expect(textOf(pill)).to.equal('2 new messages');
    pill.click();
    await settled(element);
    await painted();
    expect(isAtEnd(element)).to.equal(true);
    expect(maybeInside(element, '.latest')).to.equal(null);
  });

  it('[X03] loading older keeps what is read where it is', async () => {
    const element = await show(talk(101, 140));
    await scrollTo(element, 150);
    const node = nodes(element).find(
      (each) => each.getBoundingClientRect().top > scroller(element).getBoundingClientRect().top,
    );
    const before = node?.getBoundingClientRect().top ?? 0;
    element.entries = talk(1, 140);
    await settled(element);
    expect(Math.abs((node?.getBoundingClientRect().top ?? 0) - before)).to.be.lessThan(2);
  });

  it('asks for older entries once per page, by scrolling and by its button', async () => {
    const asks = heard('parley-older-request');
    const element = await show(talk(101, 140), { hasOlder: true });
    await scrollTo(element, 20);
    await scrollTo(element, 10);
    expect(asks).to.have.length(1);
    inside<HTMLButtonElement>(element, '.older').click();
    expect(asks).to.have.length(2);
  });

  it('[G01] a failed message stays with Retry and Delete', async () => {
    const retries = heard('parley-retry-request');
    const discards = heard('parley-discard-request');
    const element = await show([message(1, ana, 'Hello')], {
      pending: [failed('l1', 'Where is my parcel?')],
    });
    const node = inside(element, '[data-pending=l1]');
    expect(textOf(node))
      .to.include('Where is my parcel?')
      .and.include('Not sent')
      .and.include('Wait a moment');
    const [retry, discard] = node.querySelectorAll('button');
    expect(textOf(retry ?? null)).to.equal('Retry');
    expect(textOf(discard ?? null)).to.equal('Delete');
    retry?.click();
    discard?.click();
    expect(retries[0]?.detail).to.deep.equal({ localId: 'l1' });
    expect(discards[0]?.detail).to.deep.equal({ localId: 'l1' });
    expect(said()).to.deep.equal(['Not sent. Too many messages at once. Wait a moment.']);
  });

  it('[G01] a message goes from sending to sent, delivered and read', async () => {
    const element = await show([], { pending: [sending('l1', 'Hello')] });
    expect(textOf(inside(element, '.state'))).to.equal('Sending…');
    const marks = { customer: { delivered: 0, read: 0 }, staff: { delivered: 0, read: 0 } };
    const states = [
      marks,
      { ...marks, staff: { delivered: 1, read: 0 } },
      { ...marks, staff: { delivered: 1, read: 1 } },
    ];
    element.pending = [];
    element.entries = [message(1, me, 'Hello')];
    const seen: string[] = [];
    for (const each of states) {
      element.marks = each;
      await settled(element);
      seen.push(textOf(inside(element, '.state')));
    }
    expect(seen).to.deep.equal(['Sent', 'Delivered', 'Read']);
  });

  it('[G18][TH29] markup of strangers is text, and nothing is a link that the room does not call one', async () => {
    const text =
      '<img src=x onerror=alert(1)> javascript:alert(1) https://example.org/a?b=1. www.example.org';
    const bubble = inside(await show([message(1, ana, text)]), '.bubble');
    expect(bubble.textContent).to.equal(text);
    expect(bubble.childElementCount).to.equal(0);
  });

  it('says in words who alone sees a whisper or a note', async () => {
    const own = { ...maria, self: true } as const;
    const whisper = message(2, own, 'Offer 10 %', { audience: 'whisper' });
    const note = message(3, ana, 'VIP', { audience: 'staff' });
    const element = await show([message(1, ana, 'Hello'), whisper, note], {
      viewer: 'supervisor',
      handlerName: 'Ana',
    });
    expect(textOf(inside(element, '.whisper .audience'))).to.equal('Private whisper · only Ana sees this');
    expect(textOf(inside(element, '.staff .audience'))).to.equal('Private note · staff only');
    element.viewer = 'agent';
    element.entries = [message(4, maria, 'Offer 10 %', { audience: 'whisper' })];
    await settled(element);
    expect(textOf(inside(element, '.whisper .audience'))).to.equal('Private whisper · only you see this');
  });

  it('names the agent to whom an earlier whisper went, whoever handles now', async () => {
    const bert = { name: 'Bert', role: 'agent' } as const;
    const element = await show(
      [
        entry(
          1,
          {
            kind: 'assigned',
            handler: ana,
            from: null,
            cause: 'accepted',
            reason: null,
            by: null,
            override: null,
          },
          { audience: 'staff' },
        ),
        message(2, maria, 'Offer 10 %', { audience: 'whisper' }),
        entry(
          3,
          {
            kind: 'assigned',
            handler: bert,
            from: ana,
            cause: 'accepted',
            reason: null,
            by: null,
            override: null,
          },
          { audience: 'staff' },
        ),
      ],
      { viewer: 'supervisor', handlerName: 'Bert' },
    );
    expect(textOf(inside(element, '.whisper .audience'))).to.equal('Private whisper · only Ana sees this');
  });

  it('tells the customer who speaks, joins, leaves and ended it', async () => {
    const element = await show([
      entry(1, { kind: 'handler-shown', name: 'Ana', cause: 'accepted' }),
      entry(2, { kind: 'joined', person: maria, as: 'consultant' }),
      entry(3, { kind: 'handler-shown', name: 'Maria', cause: 'taken-over' }),
      entry(4, { kind: 'left', person: maria }),
      entry(5, { kind: 'ended', by: 'agent', name: 'Ana' }),
    ]);
    const texts = nodes(element)
      .filter((node) => node.matches('.event'))
      .map((node) => textOf(node.querySelector('span')));
    expect(texts).to.deep.equal([
      'You are now talking to Ana',
      'Maria joined as a consultant',
      'You are now talking to Maria',
      'Maria left',
      'Ana ended the conversation',
    ]);
  });

  it('[C23] says in what capacity a supervisor joined, and to staff why', async () => {
    const entries = [
      entry(1, { kind: 'joined', person: maria, as: 'consultant', reason: 'Refund' }),
      entry(2, { kind: 'joined', person: maria, as: 'participant', reason: null }),
    ];
    const texts = (element: ParleyTimeline) =>
      nodes(element)
        .filter((node) => node.matches('.event'))
        .map((node) => textOf(node.querySelector('span')));
    expect(texts(await show(entries, { viewer: 'agent' }))).to.deep.equal([
      'Maria joined as a consultant · Refund',
      'Maria joined as a participant',
    ]);
    expect(texts(await show(entries))[0]).to.equal('Maria joined as a consultant');
  });

  it('has words for every kind of entry that staff may read, and no line for one that it does not know', async () => {
    const bert = { name: 'Bert', role: 'agent' } as const;
    const bodies: readonly (readonly [EntryBodyView, string])[] = [
      [{ kind: 'offered', to: bert, by: null, until: 1, note: null }, 'Offered to Bert'],
      [
        { kind: 'offered', to: bert, by: ana, until: 1, note: 'French' },
        'Ana asks Bert to take it on · French',
      ],
      [{ kind: 'offer-ended', to: bert, outcome: 'missed', reason: null }, 'Bert did not answer the offer'],
      [{ kind: 'moved', from: 'Sales', to: 'Care', by: ana, note: null }, 'Ana moved it from Sales to Care'],
      [{ kind: 'hold-set', by: ana, on: true }, 'Ana put it on hold'],
      [{ kind: 'woken', by: null }, 'No longer put aside'],
      [{ kind: 'tagged', by: ana, added: ['VIP'], removed: ['new'] }, 'Ana added VIP and removed new'],
      [{ kind: 'priority-set', by: maria, priority: 2 }, 'Maria set the priority to 2'],
      [{ kind: 'flagged', by: maria, reason: 'Tone' }, 'Maria flagged the conversation · Tone'],
      [{ kind: 'unflagged', by: maria }, 'Maria removed the flag'],
      [{ kind: 'hand-raised', by: ana, text: 'Refund?' }, 'Ana asks for help · Refund?'],
      [
        { kind: 'hand-lowered', by: { name: '', role: 'supervisor' } },
        'Supervisor settled the call for help',
      ],
      [{ kind: 'rule-met', rule: 'r', label: 'Threat' }, 'Noticed: Threat'],
      [{ kind: 'lead-passed', from: maria, to: bert }, 'Bert leads now, instead of Maria'],
      [{ kind: 'handler-away' }, 'The customer was told that the connection to their contact was lost'],
      [{ kind: 'erased' }, 'This entry was deleted'],
      [
        {
          kind: 'assigned',
          handler: bert,
          from: ana,
          cause: 'assigned',
          reason: null,
          by: maria,
          override: { used: 3, limit: 3 },
        },
        'Maria assigned the conversation to Bert · although 3 of 3 sessions were in use',
      ],
      [
        { kind: 'ended', by: 'supervisor', name: 'Maria', forced: { reason: 'Abuse' } },
        'Maria closed the conversation by force · Abuse',
      ],
      [{ kind: 'wrapped-up', person: ana, disposition: null }, 'Closed without being wrapped up'],
      [{ kind: 'rated', score: 2, comment: 'Slow' }, 'The customer rated the conversation 2 of 5 · Slow'],
      [{ kind: 'deletion-asked' }, 'The customer asked for what was said to be deleted'],
    ];
    const newer = entry(99, { kind: 'not-yet-known' } as unknown as EntryBodyView, { audience: 'staff' });
    const element = await show(
      [...bodies.map(([body], index) => entry(index + 1, body, { audience: 'staff' })), newer],
      { viewer: 'agent' },
    );
    const texts = nodes(element)
      .filter((node) => node.matches('.event'))
      .map((node) => textOf(node.querySelector('span')));
    expect(texts).to.deep.equal(bodies.map(([, words]) => words));
  });

  it('marks a whisper that is a reply to use', async () => {
    const body = { kind: 'message', author: maria, text: 'Offer 10 %', isSuggestion: true } as const;
    const element = await show([entry(1, body, { audience: 'whisper' })], { viewer: 'agent' });
    expect(textOf(inside(element, '.suggestion .audience'))).to.equal(
      'Private suggestion · only you see this',
    );
  });

  it('shows the unsent text of an agent as unsent', async () => {
    const element = await show([message(1, me, 'Hello')], {
      viewer: 'supervisor',
      draft: { from: ana, text: 'Let me see' },
    });
    expect(textOf(inside(element, '.draft'))).to.equal('Ana is writing · not sent Let me see');
    expect(maybeInside(element, '.log .draft')).to.equal(null);
    element.typing = [ana, maria];
    await settled(element);
    expect(textOf(inside(element, '.typing')), 'no dots for whose words are read').to.equal(
      'Maria is typing',
    );
  });

  it('reports what was really on the screen', async () => {
    const seen = heard<{ publicSeq: number }>('parley-seen-change');
    const element = await show(talk(1, 40));
    await until(() => seen.length > 0);
    expect(seen.at(-1)?.detail.publicSeq).to.equal(40);
    await scrollTo(element, 0);
    element.entries = talk(1, 41);
    await settled(element);
    await painted();
    expect(seen.at(-1)?.detail.publicSeq).to.equal(40);
  });

  it('separates days, and groups what one person writes within minutes', async () => {
    const late = message(3, ana, 'Next day', { at: new Date(2025, 5, 3, 9).getTime() });
    const element = await show([message(1, ana, 'One'), message(2, ana, 'Two'), late]);
    expect(nodes(element).filter((node) => node.matches('.day'))).to.have.length(2);
    expect(nodes(element).filter((node) => node.matches('.continued'))).to.have.length(1);
  });
});
