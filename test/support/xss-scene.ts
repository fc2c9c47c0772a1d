/** The three elements on one page, with every part of them open that shows what somebody wrote. */
import { html } from 'lit';
import type { ParleyConversation } from '../../components/conversation/parley-conversation.js';
import { talkMessages } from '../../components/conversation/talk-messages.js';
import { defineInboxElements } from '../../components/inbox/define.js';
import { inboxMessages } from '../../components/inbox/inbox-messages.js';
import { agentsMessages } from '../../components/monitor/agents-messages.js';
import { defineMonitorElements } from '../../components/monitor/define.js';
import { filterMessages } from '../../components/monitor/filter-messages.js';
import { panelMessages } from '../../components/monitor/panel-messages.js';
import { tableMessages } from '../../components/monitor/table-messages.js';
import type { Message, Translation } from '../../components/shared/localize.js';
import { registerLocale } from '../../components/shared/localize.js';
import { messages } from '../../components/shared/messages.js';
import { shortcutsMessages } from '../../components/shared/shortcuts-messages.js';
import type { StaffElement } from '../../components/shared/staff-element.js';
import { staffMessages } from '../../components/shared/staff-messages.js';
import type { CustomerHeader } from '../../core/domain/customer-header.js';
import type { Identity } from '../../core/domain/identity.js';
import type { ParleyWidget } from '../../widget/parley-widget.js';
import { defineWidget } from '../../widget/register.js';
import { agentsScene } from './agents-scene.js';
import { archiveScene, archiveWords } from './archive-scene.js';
import { anna, bert, carla, granted, SALES, SUPPORT, sam, type Talk, tess } from './builders.js';
import { fixture, inside, painted, settled, type } from './fixture.js';
import { ScriptedConversation } from './scripted-conversation.js';
import { Floor } from './scripted-floor.js';
import { customerHeader, failed, sending } from './views.js';
import { everyEntry, mark, poisoned, poisonedClients } from './xss-marks.js';

defineInboxElements();
defineMonitorElements();
defineWidget();

const named = (who: Identity, name: string): Identity => ({
  ...who,
  name: mark(name),
  grants: { ...who.grants, [SUPPORT]: who.grants[SALES] ?? [] },
});
const agent = named(anna, 'agent');
const colleague = named(granted(bert, ['handle', 'transfer']), 'colleague');
const supervisor = named(sam, 'supervisor');
const second = named(tess, 'second supervisor');

const policy = {
  reasons: [mark('reason to choose')],
  tags: [mark('tag')],
  dispositions: [mark('disposition to choose')],
  formerAgent: 'consultant',
} as const;

const floorOfMarks = () => {
  const floor = new Floor();
  floor.labels[SALES] = mark('workgroup');
  floor.labels[SUPPORT] = mark('other workgroup');
  const add = (name: string): Talk =>
    floor.add({ customer: mark(name), policy }).say(carla, mark(`last words of ${name}`));
  const watched = add('watched').accept(agent).monitor(second);
  watched
    .do(agent, { type: 'tag', add: [mark('tag')], remove: [] })
    .do(agent, { type: 'raise-hand', text: mark('hand') })
    .do(agent, { type: 'flag', reason: mark('flag reason') });
  const lost = add('lost').accept(agent).monitor(second).takeOver(second, mark('reason to choose'));
  const ended = add('ended').accept(agent).end(agent);
  add('queued');
  const to = { kind: 'agent', id: agent.id } as const;
  const offered = add('offered').accept(colleague).handOff(colleague, to, 'warm', mark('note of offer'));
  return { floor, watched, lost, ended, offered };
};

/** A language that nobody on the page speaks: every word of it is what the page registered. */
const LANGUAGE = 'eo';
const english: Readonly<Record<string, Message>> = {
  ...messages,
  ...staffMessages,
  ...talkMessages,
  ...inboxMessages,
  ...shortcutsMessages,
  ...agentsMessages,
  ...panelMessages,
  ...tableMessages,
  ...filterMessages,
  ...archiveWords,
};

/** Each word with another payload in it; with none, a mark. */
const wordsWith = (payloads: readonly string[], from: number): Translation =>
  Object.fromEntries(
    Object.entries(english).map(([key, message], index) => {
      const payload = payloads[(from + index) % payloads.length] ?? null;
      const given = (text: string): string => poisoned(`${mark('word')} ${text}`, payload);
      return [
        key,
        typeof message === 'string'
          ? given(message)
          : { one: given(message.one), other: given(message.other) },
      ];
    }),
  );

const extra = {
  pending: [sending('p1', mark('pending')), failed('p2', mark('failed'))],
  typing: [{ name: mark('typing'), role: 'customer' as const }],
};
const preview = { draft: { from: { name: mark('drafting'), role: 'agent' as const }, text: mark('draft') } };

const headers: readonly Partial<CustomerHeader>[] = [
  {
    handler: { name: mark('shown handler'), present: true },
    joined: [{ name: mark('shown supervisor'), role: 'supervisor', as: 'participant' }],
    consent: { isRequired: false, version: '1', text: mark('notice'), agreed: null },
  },
  {
    consent: { isRequired: true, version: mark('version'), text: mark('consent text'), agreed: null },
    you: { name: mark('you'), may: ['consent'] },
  },
];

export interface Scene {
  readonly box: HTMLElement;
  /** Puts the payload wherever somebody may write; null puts the marks there. */
  pour(payload: string | null): Promise<void>;
  /** Gives every word that the page can replace another payload, from this one on. */
  pourWords(payloads: readonly string[], from: number): Promise<void>;
}

export const openScene = async (): Promise<Scene> => {
  let current: string | null = null;
  const payload = (): string | null => current;
  const { floor, watched, lost, ended } = floorOfMarks();
  registerLocale(LANGUAGE, wordsWith([], 0));
  const box = await fixture(html`<div lang=${LANGUAGE}></div>`);
  const put = <Name extends keyof HTMLElementTagNameMap>(
    name: Name,
    more: object,
  ): HTMLElementTagNameMap[Name] => {
    const element = Object.assign(document.createElement(name), more);
    box.append(element);
    return element;
  };
  const ready = async (): Promise<void> => {
    for (const each of box.children) await settled(each);
  };
  const click = async (outer: Element, ...inner: readonly string[]): Promise<void> => {
    inside(outer, ...inner).click();
    for (let turn = 0; turn < 3; turn += 1) {
      await ready();
      await painted();
    }
  };

  const staff = (name: 'parley-inbox' | 'parley-monitor', who: Identity): StaffElement =>
    put(name, { createClients: poisonedClients(floor.clientsOf(who), payload), token: 'a.b.c' });
  const showing = (talk: Talk, who: Identity): ParleyConversation => {
    const client = floor.client(talk, who);
    Object.assign(client.extra, extra);
    const { conversation } = poisonedClients({ conversation: () => client } as never, payload);
    return put('parley-conversation', { client: conversation({ server: '', token: '' }, talk.state.id) });
  };
  const inbox = staff('parley-inbox', agent);
  Object.assign(inbox, { agentNotice: 'per-login', awayReasons: [mark('reason to be away')] });
  const queue = staff('parley-inbox', colleague);
  const monitor = staff('parley-monitor', supervisor);
  const people = agentsScene(floor, { agent, supervisor }, watched.state.id, put, payload);
  const archive = archiveScene(watched, agent, put, payload);
  for (const [talk, who] of [
    [watched, agent],
    [lost, agent],
    [ended, agent],
  ] as const)
    showing(talk, who);

  const customers = headers.map((header) => {
    const client = new ScriptedConversation({
      header: customerHeader(header),
      entries: everyEntry(false),
      ...extra,
    });
    const widget: ParleyWidget = put('parley-widget', {
      mode: 'inline',
      server: 'https://chat.example.org',
      workgroup: 'sales',
      createClient: () => client,
    });
    return { widget, client, marked: client.snapshot };
  });
  await ready();
  for (const { widget } of customers) await widget.send('Hello');
  people.open();
  await archive.open();
  await ready();

  await click(inbox, 'parley-inbox-row', 'button');
  await click(inbox, '.filter');
  await click(inbox, '.availability');
  await click(queue, '#tab-queue');
  await click(monitor, 'parley-monitor-table', 'parley-monitor-row', '.monitor');
  Object.assign(floor.opened(watched, supervisor).extra, preview, { entries: everyEntry(true) });
  await click(monitor, 'parley-conversation', 'parley-supervision-bar', '.take-over');

  // They go by themselves after some seconds, and with them elements that were there before.
  for (const each of [inbox, queue, monitor]) {
    for (const button of each.shadowRoot?.querySelectorAll<HTMLElement>('.toast button') ?? [])
      button.click();
  }

  const pour = async (next: string | null): Promise<void> => {
    current = next;
    floor.tell();
    people.pour();
    await archive.pour();
    for (const { widget, client, marked } of customers) {
      client.set(poisoned(marked, next));
      widget.label = poisoned(mark('label'), next);
      widget.name = poisoned(mark('name'), next);
    }
    await ready();
    const [{ widget } = { widget: null }] = customers;
    const field =
      widget && inside<HTMLTextAreaElement>(widget, 'parley-panel', 'parley-composer', 'textarea');
    if (field) type(field, poisoned(mark('own draft'), next));
    await ready();
  };
  const pourWords = async (payloads: readonly string[], from: number): Promise<void> => {
    registerLocale(LANGUAGE, wordsWith(payloads, from));
    await ready();
  };
  await pour(null);
  return { box, pour, pourWords };
};
