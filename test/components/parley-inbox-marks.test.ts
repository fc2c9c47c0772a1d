// What an agent has not looked at yet: marks that follow the person over reloads and pages, and the list of what is over.
import { expect } from 'chai';
import type { ParleyInbox } from '../../components/inbox/parley-inbox.js';
import { deskItemFor } from '../../core/domain/desk-item.js';
import { anna, carla, sam } from '../support/builders.js';
import { closedRow } from '../support/closed.js';
import { inside, maybeInside, press, said, textOf } from '../support/fixture.js';
import { ago, chooseTab, deskOf, openInbox, pressRow, ready, rowOf } from '../support/inbox.js';
import { Floor } from '../support/scripted-floor.js';

const signs = (element: ParleyInbox, name: string): string =>
  textOf(maybeInside(rowOf(element, name), '.signs'));

/** Two conversations of Anna's: each customer has said one thing, and nobody has answered. */
const twoTalks = () => {
  const floor = new Floor();
  const [karl, other] = ['Karl', 'Other'].map((customer) =>
    floor
      .add({ customer, openedAt: ago(3) })
      .say(carla, 'Hi')
      .accept(anna),
  );
  if (!karl || !other) throw new Error('nobody is there');
  const whisper = (): void => {
    karl.do(sam, { type: 'post', audience: 'whisper', text: 'psst', epoch: karl.epoch });
    floor.tell();
  };
  karl.monitor(sam);
  return { floor, karl, other, whisper };
};

/** The page goes, with everything that it knew. */
const reload = async (element: ParleyInbox, floor: Floor): Promise<ParleyInbox> => {
  element.remove();
  return openInbox(floor);
};

const mark = async (element: ParleyInbox, name: string): Promise<void> => {
  rowOf(element, name).focus();
  press(inside(rowOf(element, name), 'button'), 'u');
  await ready(element);
};

describe('marks of an inbox', () => {
  it('[G30] what was looked at is not unread after a reload, and still needs its reply', async () => {
    const { floor } = twoTalks();
    const first = await openInbox(floor);
    await pressRow(first, 'Karl');
    const element = await reload(first, floor);
    expect(rowOf(element, 'Karl').unread).to.equal(false);
    expect(rowOf(element, 'Other').unread).to.equal(true);
    for (const name of ['Karl', 'Other']) expect(signs(element, name)).to.contain('Needs reply');
  });

  it('[G30] a mark by hand stays over reloads and new words, until it is opened or taken away', async () => {
    const { floor, karl } = twoTalks();
    const first = await openInbox(floor);
    for (const name of ['Karl', 'Other']) await pressRow(first, name);
    for (const name of ['Karl', 'Other']) await mark(first, name);
    karl.say(anna, 'Hello');
    floor.tell();
    const element = await reload(first, floor);
    for (const name of ['Karl', 'Other']) expect(rowOf(element, name).unread, name).to.equal(true);
    await pressRow(element, 'Karl');
    await mark(element, 'Karl');
    await pressRow(element, 'Karl');
    const again = await reload(element, floor);
    expect(rowOf(again, 'Karl').unread).to.equal(false);
    expect(rowOf(again, 'Other').unread).to.equal(true);
  });

  it('[G40] a whisper that came while nobody looked is on the row after a reload, and goes once it was seen', async () => {
    const { floor, whisper } = twoTalks();
    const first = await openInbox(floor);
    whisper();
    await ready(first);
    // Told also where the conversation was never opened on this page.
    expect(signs(first, 'Karl')).to.contain('1 new whisper');
    expect(said().join(' ')).to.contain('Karl');
    let element = await reload(first, floor);
    whisper();
    await ready(element);
    expect(signs(element, 'Karl')).to.contain('2 new whispers');
    await pressRow(element, 'Karl');
    expect(signs(element, 'Karl')).not.to.contain('whisper');
    whisper();
    element = await reload(element, floor);
    expect(signs(element, 'Karl')).not.to.contain('whisper');
    expect(signs(element, 'Other')).not.to.contain('whisper');
  });

  it('[G30][G40] nothing counts as seen before all that was said is loaded', async () => {
    const { floor, karl, whisper } = twoTalks();
    const first = await openInbox(floor);
    whisper();
    const { connection } = floor;
    floor.connection = { kind: 'live', isComplete: false };
    await pressRow(first, 'Karl');
    expect(deskOf(floor).snapshot.items.find(({ row }) => row.conversation === karl.state.id)?.seen).to.equal(
      undefined,
    );
    floor.connection = connection;
    floor.tell();
    const element = await reload(first, floor);
    expect(rowOf(element, 'Karl').unread).to.equal(false);
    expect(signs(element, 'Karl')).not.to.contain('whisper');
  });

  it('[G30] two pages of one person show the same, and what is before one of them is not marked away by it', async () => {
    const { floor, karl } = twoTalks();
    const one = await openInbox(floor);
    const two = await openInbox(floor);
    await pressRow(one, 'Karl');
    await ready(two);
    expect(rowOf(two, 'Karl').unread).to.equal(false);
    await mark(two, 'Karl');
    karl.say(carla, 'And?');
    floor.tell();
    await ready(one);
    expect(rowOf(two, 'Karl').unread).to.equal(true);
    await pressRow(two, 'Karl');
    expect(rowOf(two, 'Karl').unread).to.equal(false);
  });

  it('[D11][PR13] says nothing of it at the desk of somebody else, and nothing at all for an answer', async () => {
    const { floor, karl } = twoTalks();
    const element = await openInbox(floor);
    await pressRow(element, 'Karl');
    const before = [...floor.seen.entries()];
    expect(before.map(([key]) => key)).to.deep.equal([`${anna.id} ${karl.state.id}`]);
    karl.say(anna, 'Hello');
    floor.tell();
    await ready(element);
    expect([...floor.seen.entries()]).to.deep.equal(before);
    const mirror = floor.clientsOf(sam).desk({ server: '', token: '' }, anna.id);
    mirror.connect();
    expect(JSON.stringify(mirror.snapshot.items)).not.to.match(/seen|whispers/);
  });
});

describe('the closed list of an inbox', () => {
  const names = (element: ParleyInbox): string[] =>
    [...(inside(element, 'parley-closed-list').shadowRoot?.querySelectorAll('.row .name') ?? [])].map(textOf);

  /** As the desk says it when a conversation has ended. */
  const endOne = (floor: Floor): void => {
    const talk = [...floor.talks.values()][0];
    const item = talk && deskItemFor(talk.state, talk.presence, anna.id);
    if (!talk || !item) throw new Error('nothing to end');
    const desk = deskOf(floor);
    desk.closed = [{ item, at: Date.now() }, ...desk.closed];
    talk.do(anna, { type: 'end' });
    talk.do(anna, { type: 'wrap-up', disposition: 'Resolved' });
    floor.tell();
  };

  it('[G34] a conversation that ends while it is shown comes on top without a question, and an erased one goes', async () => {
    const { floor } = twoTalks();
    const read = closedRow(9, { customer: { id: 'c-lea' as never, name: 'Lea', verified: false } });
    floor.archive.page = { rows: [read], before: null };
    const element = await openInbox(floor);
    await chooseTab(element, 'closed');
    const asked = floor.archive.asked.length;
    expect(names(element)).to.deep.equal(['Lea']);
    endOne(floor);
    await ready(element);
    expect(names(element)).to.deep.equal(['Karl', 'Lea']);
    expect(textOf(inside(inside(element, 'parley-closed-list'), '.found'))).to.equal('2 conversations');
    inside(inside(element, 'parley-closed-list'), '.row').click();
    await ready(element);
    expect(textOf(inside(inside(element, 'parley-conversation-record'), 'h2'))).to.contain('Karl');
    deskOf(floor).closed = [];
    deskOf(floor).erased = [read.conversation];
    floor.tell();
    await ready(element);
    expect(names(element)).to.deep.equal([]);
    expect(floor.archive.asked.filter(([name]) => name === 'closed').length).to.equal(asked);
  });

  it('[G34] what was read again stands there once, and a search shows what it found alone', async () => {
    const { floor, karl } = twoTalks();
    const element = await openInbox(floor);
    await chooseTab(element, 'closed');
    endOne(floor);
    const known = closedRow(1, { conversation: karl.state.id });
    floor.archive.page = { rows: [known], before: null };
    const list = inside<HTMLElement & { refresh(): Promise<void> }>(element, 'parley-closed-list');
    await list.refresh();
    await ready(element);
    expect(names(element)).to.deep.equal([known.customer.name]);
    floor.archive.page = { rows: [], before: null };
    inside<HTMLInputElement>(list, '[name="text"]').value = 'nothing like it';
    inside(list, '[name="text"]').dispatchEvent(new Event('input', { bubbles: true }));
    inside<HTMLFormElement>(list, 'form').requestSubmit();
    await ready(element);
    expect(names(element)).to.deep.equal([]);
  });
});
