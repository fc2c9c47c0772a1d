/** Conversations as staff see them, and as customers do, full of marks. */
import type { CustomerHeader } from '../../core/domain/customer-header.js';
import { inside, type } from './fixture.js';
import { ScriptedConversation } from './scripted-conversation.js';
import { customerHeader, failed, sending } from './views.js';
import { floorOfMarks } from './xss-floor.js';
import { everyEntry, mark, poisoned, poisonedClients } from './xss-marks.js';
import type { Stage } from './xss-stage.js';

const onTheirWay = () => ({
  pending: [sending('p1', mark('pending')), failed('p2', mark('failed'))],
  typing: [{ name: mark('typing'), role: 'customer' as const }],
});

/** One that is watched, one that was taken from its agent, and one that is over. */
export const talkScene = async ({ put, payload, onPour }: Stage): Promise<void> => {
  const { floor, agent, watched, lost, ended } = floorOfMarks();
  for (const talk of [watched, lost, ended]) {
    const client = floor.client(talk, agent);
    Object.assign(client.extra, onTheirWay());
    const { conversation } = poisonedClients({ conversation: () => client } as never, payload);
    put('parley-conversation', { client: conversation({ server: '', token: '' }, talk.state.id) });
  }
  onPour(() => floor.tell());
};

const headers = (): readonly Partial<CustomerHeader>[] => [
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

/** One that is written in, and one that asks for consent first. */
export const widgetScene = async ({ put, payload, onPour, ready }: Stage): Promise<void> => {
  const customers = headers().map((header) => {
    const client = new ScriptedConversation({
      header: customerHeader(header),
      entries: everyEntry(false),
      ...onTheirWay(),
    });
    const widget = put('parley-widget', {
      mode: 'inline',
      server: 'https://chat.example.org',
      workgroup: 'sales',
      createClient: () => client,
    });
    return { widget, client, marked: client.snapshot };
  });
  await ready();
  for (const { widget } of customers) await widget.send('Hello');
  await ready();
  onPour(() => {
    for (const { widget, client, marked } of customers) {
      client.set(poisoned(marked, payload()));
      widget.label = poisoned(mark('label'), payload());
      widget.name = poisoned(mark('name'), payload());
    }
  });
  const [first] = customers;
  if (!first) return;
  const field = inside<HTMLTextAreaElement>(first.widget, 'parley-panel', 'parley-composer', 'textarea');
  onPour(() => type(field, poisoned(mark('own draft'), payload())));
};
