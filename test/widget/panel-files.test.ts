// A customer's files: before there is a conversation, in it, and after it is gone.
import { expect } from 'chai';
import type { FileId } from '../../core/domain/ids.js';
import type { ParleyPanel } from '../../widget/parley-panel.js';
import { heard, inside, maybeInside, press, settled, textOf, type, until } from '../support/fixture.js';
import { frontServer } from '../support/front-page.js';
import { ScriptedConversation } from '../support/scripted-conversation.js';
import { place, showPanel } from '../support/shown-widget.js';
import { customerHeader } from '../support/views.js';
import { defineWholeWidget } from '../support/whole-widget.js';

defineWholeWidget();

const taken = { types: ['image/png'], maxBytes: 1_000 };
const header = customerHeader({
  files: taken,
  you: { name: '', may: ['post-to-everyone', 'attach', 'end'] },
});
const png = (name: string): File => new File(['12'], name, { type: 'image/png' });

const show = async (more: Partial<ParleyPanel> = {}): Promise<ParleyPanel> => {
  const panel = await showPanel({ place, shown: true, ...more });
  await until(() => maybeInside(panel, 'parley-composer', '.attach') !== null);
  return panel;
};
const field = (panel: ParleyPanel): HTMLTextAreaElement => inside(panel, 'parley-composer', 'textarea');
const rows = (panel: ParleyPanel): number =>
  inside(panel, 'parley-composer').shadowRoot?.querySelectorAll('.attachment').length ?? 0;
const choose = async (panel: ParleyPanel, file: File): Promise<void> => {
  const transfer = new DataTransfer();
  transfer.items.add(file);
  const input = inside<HTMLInputElement>(panel, 'parley-composer', 'input[type=file]');
  input.files = transfer.files;
  input.dispatchEvent(new Event('change'));
  await settled(panel);
};
const asView = ({ name, type, size }: File) => ({ id: `fl_${name}` as FileId, name, type, size });

describe('[G13] files of a customer', () => {
  beforeEach(() => sessionStorage.clear());

  it('[G13] a file is the first that is said: the conversation begins, and then it goes up and is sent', async () => {
    frontServer({ files: taken });
    const panel = await show();
    const starts: string[] = [];
    panel.addEventListener('parley-start-request', ({ detail }) => starts.push(detail.text));
    await choose(panel, png('one.png'));
    type(field(panel), 'Look');
    press(field(panel), 'Enter');
    await settled(panel);
    expect(starts).to.deep.equal(['']);
    const client = new ScriptedConversation({ connection: { kind: 'connecting', since: 0 } });
    panel.met(client);
    Object.assign(panel, { client });
    await settled(panel);
    expect(client.uploads.length).to.equal(0);
    client.set({ connection: { kind: 'live', isComplete: true }, header });
    await until(() => client.uploads.length === 1);
    const file = asView(png('one.png'));
    client.uploads[0]?.settle({ kind: 'done', file });
    await until(() => client.count('post') === 1);
    expect(client.calls.find(([name]) => name === 'post')).to.deep.equal([
      'post',
      'Look',
      'everyone',
      [file],
    ]);
    await settled(panel);
    expect([field(panel).value, rows(panel)]).to.deep.equal(['', 0]);
  });

  it('[G13] what the room gave up or somebody left is not uploaded on, and gone from the field', async () => {
    frontServer({ files: taken });
    const client = new ScriptedConversation({ header });
    const panel = await show({ client });
    await choose(panel, png('one.png'));
    expect(client.uploads.length).to.equal(1);
    Object.assign(panel, { client: null });
    await settled(panel);
    expect(client.uploads[0]?.watch.signal.aborted).to.equal(true);
    expect(rows(panel)).to.equal(0);
  });

  it('[G13] nobody is offered what is not taken, and the page hears nothing of what is', async () => {
    frontServer({ files: taken });
    const asks = heard('parley-files-request');
    const client = new ScriptedConversation({ header });
    const panel = await show({ client });
    await choose(panel, png('one.png'));
    expect(rows(panel)).to.equal(1);
    expect(asks.length).to.equal(0);
    client.set({ header: customerHeader({ files: null }) });
    await settled(panel);
    expect(maybeInside(panel, 'parley-composer', '.attach') === null).to.equal(true);
    expect(textOf(inside(panel, 'parley-composer', '.attachment .name'))).to.equal('one.png');
  });
});
