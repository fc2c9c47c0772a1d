// What a customer hears of a whole conversation, and where the focus goes in each of its states.
import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import { html } from 'lit';
import type { ConversationSnapshot, PendingMessage } from '../../client/snapshots.js';
import type { CustomerHeader } from '../../core/domain/customer-header.js';
import type { Link } from '../../core/domain/links.js';
import type { ParleyPanel } from '../../widget/parley-panel.js';
import { violations } from '../support/axe.js';
import {
  afterThisTest,
  fixture,
  inside,
  maybeInside,
  painted,
  settled,
  stopTheClock,
  textOf,
  type,
} from '../support/fixture.js';
import { ScriptedConversation } from '../support/scripted-conversation.js';
import { showPanel } from '../support/shown-widget.js';
import { ana, customerHeader, entry, failed, me, message, sending, talk } from '../support/views.js';
import { defineWholeWidget } from '../support/whole-widget.js';

defineWholeWidget();

const show = async (
  snapshot: Partial<ConversationSnapshot>,
): Promise<{ panel: ParleyPanel; client: ScriptedConversation }> => {
  const client = new ScriptedConversation({ header: customerHeader(), ...snapshot });
  const panel = await showPanel({ client }, 'block-size: 480px');
  await painted();
  await settled(panel);
  return { panel, client };
};

/** All that the region says, and how, from now on: the region itself forgets. */
const listen = (): { take(): string[] } => {
  const region = document.querySelector('[data-parley-announcer]');
  if (!region) throw new Error('there is no region');
  let lines: string[] = [];
  const keep = (records: readonly MutationRecord[]): void => {
    for (const { addedNodes } of records)
      for (const node of addedNodes) {
        const isAlert = region.getAttribute('aria-live') === 'assertive';
        lines.push(`${isAlert ? 'alert: ' : ''}${node.textContent}`);
      }
  };
  const observer = new MutationObserver(keep);
  observer.observe(region, { childList: true });
  afterThisTest(() => observer.disconnect());
  return {
    take: () => {
      keep(observer.takeRecords());
      const taken = lines;
      lines = [];
      return taken;
    },
  };
};

const live = { kind: 'live', isComplete: true } as const;
const waiting = (position: number): CustomerHeader =>
  customerHeader({
    phase: 'queued',
    handler: null,
    queue: { position, waitSeconds: null, service: 'open' },
  });
const held = (localId: string, text: string, heldUntil: number): PendingMessage => ({
  ...sending(localId, text),
  state: { kind: 'sending', heldUntil },
});
const focused = (): Element | null => {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at;
};
const nameOf = (element: Element | null): string =>
  element?.getAttribute('aria-label') ||
  textOf(element) ||
  textOf((element as HTMLTextAreaElement | null)?.labels?.[0] ?? null);

describe('[T20] a whole conversation by ear', () => {
  it('[T20] each message is said once, history and typing not at all, errors as alerts', async () => {
    const { panel, client } = await show({
      connection: { kind: 'connecting', since: 0 },
      header: null,
    });
    const ear = listen();
    const hear = async (change: Partial<ConversationSnapshot>): Promise<string[]> => {
      client.set(change);
      await settled(panel);
      return ear.take();
    };
    const history = [...talk(1, 3), message(4, me, 'Are you there?')];
    const header = waiting(2);
    expect(await hear({ connection: { kind: 'live', isComplete: false }, header })).to.deep.equal([
      'You are number 2 in the queue',
    ]);
    expect(await hear({ entries: history }), 'history').to.deep.equal([]);
    expect(await hear({ connection: live }), 'all has come').to.deep.equal([]);
    expect(await hear({ header: waiting(2) }), 'the same place').to.deep.equal([]);
    expect(await hear({ header: waiting(1) })).to.deep.equal(['You are number 1 in the queue']);

    let entries = [...history, entry(5, { kind: 'handler-shown', name: 'Ana', cause: 'accepted' })];
    expect(await hear({ header: customerHeader(), entries })).to.deep.equal(['You are now talking to Ana']);
    expect(await hear({ typing: [ana] }), 'typing').to.deep.equal([]);
    entries = [...entries, message(6, ana, 'Good morning')];
    expect(await hear({ typing: [], entries })).to.deep.equal(['Ana, agent: Good morning']);
    entries = [...entries, message(7, ana, 'Good morning')];
    expect(await hear({ entries }), 'the same words again').to.deep.equal(['Ana, agent: Good morning']);

    expect(await hear({ pending: [sending('l1', 'Hello')] }), 'own, sending').to.deep.equal([]);
    entries = [...entries, message(8, me, 'Hello')];
    expect(await hear({ pending: [], entries }), 'own, sent').to.deep.equal([]);
    const reached = { customer: { delivered: 8, read: 8 }, staff: { delivered: 8, read: 8 } };
    expect(await hear({ marks: reached }), 'own, read').to.deep.equal([]);

    expect(await hear({ pending: [failed('l2', 'x')] })).to.deep.equal([
      'alert: Not sent. That was a lot at once. Wait a moment, then try again.',
    ]);
    expect(await hear({ pending: [failed('l2', 'x'), sending('l3', 'y')] })).to.deep.equal([]);

    expect(await hear({ pending: [], header: customerHeader({ onHold: true }) })).to.deep.equal([
      'You are on hold. We will be back with you in a moment.',
    ]);
    expect(await hear({ header: customerHeader() })).to.deep.equal([]);
    const older = [message(-1, ana, 'Long ago'), ...entries];
    expect(await hear({ entries: older }), 'older ones').to.deep.equal([]);

    expect(await hear({ connection: { kind: 'waiting', attempt: 1, retryAt: 0 } })).to.deep.equal([]);
    entries = [...older, message(9, ana, 'One'), message(10, ana, 'Two')];
    expect(await hear({ connection: { kind: 'live', isComplete: false }, entries })).to.deep.equal([]);
    expect(await hear({ connection: live }), 'what was missed').to.deep.equal(['2 new messages']);

    entries = [...entries, entry(11, { kind: 'ended', by: 'agent', name: 'Ana' })];
    const over = customerHeader({ phase: 'closed', handler: null, you: { name: 'Carla', may: [] } });
    expect(await hear({ header: over, entries })).to.deep.equal(['Ana ended the conversation']);
  });

  it('[T20] there is one region for it, in the document and out of every shadow', async () => {
    await show({ entries: talk(1, 2) });
    expect(document.querySelectorAll('[data-parley-announcer]')).to.have.length(1);
    const regions = (root: ParentNode): Element[] =>
      [...root.querySelectorAll('*')].flatMap((each) => [
        ...(each.matches('[aria-live]:not([aria-live=off]), [role=alert], [role=status]') ? [each] : []),
        ...(each.shadowRoot ? regions(each.shadowRoot) : []),
      ]);
    expect(regions(document.body).map((each) => each.hasAttribute('data-parley-announcer'))).to.deep.equal([
      true,
    ]);
  });

  it('[T20] that messages wait is said once, however many of them do', async () => {
    stopTheClock();
    const { panel, client } = await show({});
    const ear = listen();
    const soon = Date.now() + 17_500;
    const state = (): string => textOf(inside(panel, 'parley-timeline', '.state'));
    client.set({ pending: [held('l1', 'One', soon), sending('l2', 'Two')] });
    await settled(panel);
    const words = 'Many messages at once. This one goes in about 20 sec.';
    expect(state()).to.equal(words);
    expect(ear.take()).to.deep.equal([words]);
    client.set({ pending: [held('l2', 'Two', Date.now() + 500), sending('l3', 'Three')] });
    await settled(panel);
    expect(state()).to.equal('Many messages at once. This one goes in a moment.');
    expect(ear.take()).to.deep.equal([]);
    client.set({ pending: [] });
    await settled(panel);
    client.set({ pending: [held('l4', 'Four', Date.now() + 3_500)] });
    await settled(panel);
    expect(ear.take()).to.deep.equal(['Many messages at once. This one goes in about 4 sec.']);
  });
});

describe('[T20] a whole conversation by key', () => {
  const consent = { isRequired: true, version: '1', text: 'This may be read along.', agreed: null };
  const ended = customerHeader({ phase: 'closed', handler: null, you: { name: 'Carla', may: [] } });
  const states: readonly (readonly [string, Partial<ConversationSnapshot>, readonly string[]])[] = [
    ['waiting', { header: waiting(1) }, ['Conversation', 'Your message', 'Send']],
    ['talking', { entries: talk(1, 3) }, ['Conversation', 'Your message', 'Send']],
    [
      'not sent',
      { entries: talk(1, 3), pending: [failed('l1', 'Hello')] },
      ['Conversation', 'Retry', 'Delete', 'Your message', 'Send'],
    ],
    [
      'to agree',
      { header: customerHeader({ consent, you: { name: 'Carla', may: ['consent'] } }) },
      ['Conversation', 'Agree', 'Not now'],
    ],
    [
      'over',
      { header: ended, entries: talk(1, 3) },
      ['Conversation', 'Start a new conversation', 'Save transcript'],
    ],
  ];

  for (const [name, snapshot, names] of states) {
    it(`[T20][X09] by Tab from top to bottom, each stop with a name: ${name}`, async () => {
      const { panel } = await show(snapshot);
      expect(await violations(panel)).to.deep.equal([]);
      const button = inside<HTMLButtonElement>(panel, '.more');
      button.focus();
      const stops: string[] = [];
      for (let press = 0; press < 12; press += 1) {
        await sendKeys({ press: 'Tab' });
        const name = nameOf(focused());
        // There is nothing else on this page: after the last stop comes the first.
        if (!panel.matches(':focus-within') || name === 'More') break;
        if (name === 'Skip to where you write') continue;
        stops.push(name);
      }
      expect(nameOf(button)).to.equal('More');
      // Nothing can be sent while nothing is written, and that is said by the button itself.
      expect(stops).to.deep.equal(names);
    });
  }

  it('[T20][X09] the focus stays in the panel when what has it goes away', async () => {
    const { panel, client } = await show({ entries: talk(1, 3), pending: [failed('l1', 'Hello')] });
    const retry = [...(inside(panel, 'parley-timeline').shadowRoot?.querySelectorAll('button') ?? [])].find(
      (each) => textOf(each) === 'Retry',
    );
    retry?.focus();
    expect(focused() === retry).to.equal(true);
    client.set({ pending: [sending('l1', 'Hello')] });
    await settled(panel);
    expect(nameOf(focused()), 'sent again').to.equal('Conversation');

    inside<HTMLTextAreaElement>(panel, 'parley-composer', 'textarea').focus();
    client.set({ header: ended, pending: [] });
    await settled(panel);
    expect(focused()?.localName, 'over').to.equal('h2');
  });

  it('[T20] nobody is pulled out of where they are on the page', async () => {
    const outside = await fixture<HTMLInputElement>(html`<input aria-label="Search" />`);
    const { panel, client } = await show({ entries: talk(1, 3) });
    outside.focus();
    client.set({ header: ended, entries: talk(1, 4) });
    await settled(panel);
    expect(focused() === outside).to.equal(true);
  });
});

describe('what a customer does with a message', () => {
  it('[G01] Retry and Delete ask for that message, and for nothing else', async () => {
    const { panel, client } = await show({ pending: [failed('l1', 'Hello'), failed('l2', 'Again')] });
    const [retry, , , discard] =
      inside(panel, 'parley-timeline').shadowRoot?.querySelectorAll<HTMLButtonElement>(
        '.failed-actions button',
      ) ?? [];
    retry?.click();
    discard?.click();
    expect(client.calls.filter(([name]) => ['retry', 'discard', 'post'].includes(name))).to.deep.equal([
      ['retry', 'l1'],
      ['discard', 'l2'],
    ]);
  });

  it('[G11] typing is told while one writes, and ends when it is sent or left', async () => {
    const { panel, client } = await show({});
    const told = (): unknown[] =>
      client.calls.filter(([name]) => name === 'setTyping').map(([, active]) => active);
    const field = inside<HTMLTextAreaElement>(panel, 'parley-composer', 'textarea');
    type(field, 'Hal');
    type(field, 'Half');
    expect(told()).to.deep.equal([true, true]);
    field.blur();
    expect(told()).to.deep.equal([true, true, false]);
    type(field, 'Half a sentence');
    await settled(panel);
    inside<HTMLButtonElement>(panel, 'parley-composer', 'button').click();
    expect(told().at(-1)).to.equal(false);
    expect(client.calls.filter(([name]) => name === 'post')).to.have.length(1);
  });

  it('[G18] what would run as script is text in the panel, also when staff send it', async () => {
    const wrote: string[] = [];
    const text = 'javascript:alert(1) data:text/html,x <img src=x onerror=alert(1)> **bold**';
    const links: readonly Link[] = [
      { from: 0, to: 19, href: 'javascript:alert(1)' },
      { from: 20, to: 36, href: 'data:text/html,x' },
    ];
    const { panel } = await show({
      entries: [
        entry(1, { kind: 'message', author: ana, text, links }),
        entry(2, { kind: 'handler-shown', name: '<b>Ana</b>', cause: 'accepted' }),
      ],
      pending: [sending('l1', text)],
      header: customerHeader({ handler: { name: '<i>Ana</i>', present: true } }),
    });
    const root = inside(panel, 'parley-timeline').shadowRoot;
    for (const bubble of root?.querySelectorAll('.bubble') ?? []) wrote.push(bubble.textContent ?? '');
    expect(wrote).to.deep.equal([text, text]);
    expect(root?.querySelectorAll('a, img, b, script')).to.have.length(0);
    expect(textOf(inside(panel, '.title'))).to.equal('<i>Ana</i>');
    expect(maybeInside(panel, '.title', 'i') === null).to.equal(true);
  });
});
