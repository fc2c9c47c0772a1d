/** Conversations as staff see them, and as customers do, full of marks. */
import type { CustomerHeader } from '../../core/domain/customer-header.js';
import { inside, maybeInside, type, until } from './fixture.js';
import { frontServer } from './front-page.js';
import { ScriptedConversation } from './scripted-conversation.js';
import { customerHeader, failed, message, sending } from './views.js';
import { floorOfMarks } from './xss-floor.js';
import { everyEntry, filesNamed, mark, poisoned, poisonedClients } from './xss-marks.js';
import type { Stage } from './xss-stage.js';
import { allInside } from './xss-stage.js';

const onTheirWay = () => ({
  pending: [
    { ...sending('p1', mark('pending')), files: filesNamed('pending file') },
    failed('p2', mark('failed')),
  ],
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
    files: { types: ['image/*'], maxBytes: 1_000 },
    you: { name: '', may: ['post-to-everyone', 'attach'] },
  },
  {
    consent: { isRequired: true, version: mark('version'), text: mark('consent text'), agreed: null },
    you: { name: mark('you'), may: ['consent'] },
  },
];

/** Chosen anew: one that goes up and does not come to an end, and one that is not taken. */
const attach = (widget: HTMLElementTagNameMap['parley-widget'], name: string): void => {
  const composer = inside(widget, 'parley-panel', 'parley-composer');
  for (const button of allInside(composer, '.attachment .remove')) button.click();
  const transfer = new DataTransfer();
  for (const type of ['image/png', 'text/html']) transfer.items.add(new File(['1'], name, { type }));
  const input = inside<HTMLInputElement>(composer, 'input[type="file"]');
  input.files = transfer.files;
  input.dispatchEvent(new Event('change'));
};

/** Closed, so that the last line of whoever answered stands above the launcher. */
const teased = async ({ put, payload, onPour, ready }: Stage): Promise<void> => {
  const client = new ScriptedConversation({
    header: customerHeader(),
    entries: [message(1, { name: mark('teasing agent'), role: 'agent' }, mark('teaser'))],
  });
  const marked = client.snapshot;
  const widget = put('parley-widget', {
    server: 'https://chat.example.org',
    workgroup: 'support',
    createClient: () => client,
  });
  await ready();
  await widget.send('Hello');
  await until(() => maybeInside(widget, '.teaser') !== null);
  onPour(() => client.set(poisoned(marked, payload())));
};

/** One that is written in, and one that asks for consent first. */
export const widgetScene = async (stage: Stage): Promise<void> => {
  const { put, payload, onPour, ready } = stage;
  await teased(stage);
  frontServer({});
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
  await until(() => maybeInside(first.widget, 'parley-panel', 'parley-composer', '.attach') !== null);
  onPour(() => attach(first.widget, poisoned(mark('attached'), payload())));
  onPour(() => type(field, poisoned(mark('own draft'), payload())));
};
