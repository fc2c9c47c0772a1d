// Which conversation it is that the widget holds, what happens to words in between, and who is shown none of it.
import { expect } from 'chai';
import { hearTabs } from '../../widget/across-tabs.js';
import type { SessionOptions } from '../../widget/customer-session.js';
import { CustomerSession } from '../../widget/customer-session.js';
import { defineWidget } from '../../widget/register.js';
import { remember } from '../../widget/remembered.js';
import { leaveNothing } from '../../widget/returning.js';
import { afterThisTest, until } from '../support/fixture.js';
import { ScriptedConversation } from '../support/scripted-conversation.js';
import { forgetVisits, place, showWidget } from '../support/shown-widget.js';
import { customerHeader, sending } from '../support/views.js';

defineWidget();

const visitorKey = `parley:visitor:${place.server}:${place.workgroup}`;

/** A session of a visitor, with what it opened and what it gave back. */
const visitor = (more: Partial<SessionOptions> = {}) => {
  const clients: ScriptedConversation[] = [];
  const unsent: string[] = [];
  const session = new CustomerSession({
    ...place,
    name: '',
    token: null,
    createClient: () => {
      const client = new ScriptedConversation({ header: customerHeader() });
      clients.push(client);
      return client;
    },
    changed: () => {},
    met: () => {},
    unsent: (text) => unsent.push(text),
    sent: () => {},
    tracksPage: () => false,
    ...more,
  });
  afterThisTest(() => session.close(false));
  return { session, clients, unsent };
};

const posts = (client: ScriptedConversation | undefined): readonly unknown[] =>
  (client?.calls ?? []).filter(([name]) => name === 'post').map(([, text]) => text);

/** What another tab does: this one is left, and another one is begun. */
const begunElsewhere = async (): Promise<string> => {
  localStorage.removeItem(visitorKey);
  const { id } = await remember({ ...place, person: null });
  return id;
};

describe('the conversation of a customer', () => {
  beforeEach(forgetVisits);

  it('[G05][G06] is another one as soon as another tab has begun another, with nothing left of the one before', async () => {
    const { session, clients, unsent } = visitor();
    await session.post('Hello');
    const [before] = clients;
    before?.set({ pending: [sending('1', 'Never sent')] });
    const id = await begunElsewhere();
    session.compare(false);
    expect([session.conversation, clients.length]).to.deep.equal([id, 2]);
    expect(before?.count('close')).to.equal(1);
    expect(session.client).to.equal(clients[1]);
    // Whoever looks now may be somebody else.
    expect(unsent).to.deep.equal([]);
    session.compare(false);
    expect(clients).to.have.length(2);
  });

  it('[G05][G12] gives back what was not sent where the other tab says what it does', async () => {
    const { session, clients, unsent } = visitor();
    await session.post('Hello');
    clients[0]?.set({ pending: [sending('1', 'Never sent'), sending('2', ''), sending('3', 'Nor this')] });
    await begunElsewhere();
    session.compare(true);
    expect(unsent).to.deep.equal(['Never sent\nNor this']);
  });

  it('[G12][G14] gives back what the one before did not take when another one is to begin', async () => {
    const { session, clients, unsent } = visitor();
    await session.post('Hello');
    clients[0]?.set({ pending: [sending('1', 'A long and thoughtful text')] });
    await session.forget();
    expect(unsent).to.deep.equal(['A long and thoughtful text']);
    expect(session.conversation).to.equal(null);
  });

  it('[G01][G12] out of the page for long it lets go of what is unsent, gives back what nothing keeps, and goes on later', async () => {
    const { session, clients, unsent } = visitor();
    await session.post('Hello');
    const { conversation } = session;
    const [first] = clients;
    if (first) first.unkept = ['Kept nowhere', '', 'Nor this'];
    session.pause();
    session.resume();
    expect([first?.count('close'), clients.length]).to.deep.equal([0, 1]);
    session.pause();
    await until(() => first?.count('close') === 1);
    expect(unsent).to.deep.equal(['Kept nowhere\nNor this']);
    expect(session.client).to.equal(null);
    session.resume();
    expect(clients).to.have.length(2);
    expect([session.conversation, session.client]).to.deep.equal([conversation, clients[1]]);
    expect(clients[1]?.count('connect')).to.equal(1);
  });

  it('[G06][G12] out of the page while it is left in another tab it goes on with nothing, and gives nothing back', async () => {
    const { session, clients, unsent } = visitor();
    const away = visitor();
    for (const each of [session, away.session]) {
      await each.post('Hello');
      each.pause();
    }
    for (const client of [...clients, ...away.clients]) client.unkept = ['Of somebody who is gone'];
    leaveNothing(place);
    // What was answered before the news came is written once more.
    localStorage.setItem(
      `parley:outbox:${place.server}:${session.conversation}::AAAAAAAAAAAAAAAAAAAAAA`,
      '{}',
    );
    session.resume();
    expect([session.conversation, clients[0]?.count('close')]).to.deep.equal([null, 1]);
    await until(() => away.clients[0]?.count('close') === 1);
    expect([...unsent, ...away.unsent]).to.deep.equal([]);
    expect(Object.keys(localStorage).filter((key) => key.startsWith('parley:outbox:'))).to.deep.equal([]);
  });

  it('[G06][G12] of another token gives back what nothing keeps, and to whoever comes after it nothing', async () => {
    for (const isHere of [true, false]) {
      const { session, clients, unsent } = visitor();
      await session.post('Hello');
      const [client] = clients;
      if (client) client.unkept = ['Kept nowhere'];
      session.close(isHere);
      expect([client?.count('close'), unsent]).to.deep.equal([1, isHere ? ['Kept nowhere'] : []]);
    }
  });

  it('[G12] no message overtakes another while it begins', async () => {
    let last: Promise<void> | undefined;
    const client = new ScriptedConversation({ header: customerHeader() });
    const { session } = visitor({
      createClient: () => {
        last = session.post('said as soon as it is there');
        return client;
      },
    });
    const before = ['first', 'second', 'third'].map((text) => session.post(text));
    await Promise.all(before);
    await last;
    expect(posts(client)).to.deep.equal(['first', 'second', 'third', 'said as soon as it is there']);
  });

  it('[G12] a message that fails holds up none that comes after it', async () => {
    let asked = 0;
    const { session, clients } = visitor({
      token: () => {
        asked += 1;
        return asked === 1 ? Promise.reject(new Error('signed out')) : Promise.resolve('a.b.c');
      },
    });
    const first = await session.post('First').then(
      () => 'sent',
      () => 'failed',
    );
    expect(first).to.equal('failed');
    await session.post('Second');
    expect(posts(clients[0])).to.deep.equal(['Second']);
  });
});

describe('signing out', () => {
  beforeEach(forgetVisits);

  it('[G06] sends nothing that was about to be sent, and keeps nothing of it', async () => {
    const { session, clients } = visitor();
    const sent = session.post('From whoever signs out');
    session.logout();
    await sent;
    expect(clients).to.have.length(0);
    expect(Object.keys(localStorage)).to.deep.equal([]);
  });

  it('[G06] the next at the same page begins a conversation of their own', async () => {
    const clients: ScriptedConversation[] = [];
    const widget = await showWidget(() => {
      const client = new ScriptedConversation({ header: customerHeader() });
      clients.push(client);
      return client;
    });
    const sent = widget.send('From whoever signs out');
    await widget.logout();
    await sent;
    expect([widget.conversationId, clients.length]).to.deep.equal([null, 0]);
    await widget.send('From whoever is next');
    expect(clients.flatMap(posts)).to.deep.equal(['From whoever is next']);
    expect(widget.conversationId).not.to.equal(null);
  });
});

describe('signing out without what it takes', () => {
  beforeEach(forgetVisits);

  it('[G06] leaves nothing of anybody who was here, and everything of other workgroups and of the page', async () => {
    const mine = await remember({ ...place, person: null });
    const theirs = await remember({ ...place, person: '17@kim' });
    const other = await remember({ ...place, workgroup: 'sales-2', person: null });
    for (const { id } of [mine, theirs, other]) {
      localStorage.setItem(`parley:started:${id}`, '1');
      localStorage.setItem(`parley:kept:${id}:seen`, '4');
      localStorage.setItem(`parley:outbox:${place.server}:${id}:device`, '{}');
    }
    localStorage.setItem('cart', '3 towels');
    leaveNothing(place);
    const left = Object.keys(localStorage);
    expect(left).to.have.length(5);
    expect(left.filter((key) => !key.includes(other.id))).to.have.members([
      'cart',
      `parley:visitor:${place.server}:sales-2`,
    ]);
  });
});

describe('a page that comes back', () => {
  beforeEach(forgetVisits);

  const heard = (): string[] => {
    const all: string[] = [];
    const stop = hearTabs(() => place, {
      changed: (isTold) => all.push(isTold ? 'told' : 'looked at'),
      left: () => all.push('left'),
      back: () => all.push('back'),
    });
    afterThisTest(stop);
    return all;
  };
  const comesBack = (persisted: boolean): unknown =>
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted }));
  const goes = (): unknown => dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));

  it('[G04][G12] is not asked what it has before it is shown, and what it was told of too late deletes nothing', async () => {
    const all = heard();
    const leaves = (at: number): unknown =>
      dispatchEvent(
        new StorageEvent('storage', {
          key: `parley:left:${place.server}:${place.workgroup}`,
          newValue: String(at),
        }),
      );
    goes();
    document.dispatchEvent(new Event('visibilitychange'));
    await begunElsewhere();
    comesBack(true);
    document.dispatchEvent(new Event('visibilitychange'));
    expect(all).to.deep.equal(['back', 'looked at']);
    leaves(Date.now() - 60_000);
    expect(all.slice(2)).to.deep.equal([]);
    leaves(Date.now() + 1_000);
    expect(all.slice(2)).to.deep.equal(['left']);
  });

  it('[G04][G06] begins anew where the tab has gone on without it, and not where it has not', async () => {
    await remember({ ...place, person: null });
    sessionStorage.setItem(`parley:tab:${place.server}:${place.workgroup}`, '{"draft":"Half a"}');
    const all = heard();
    goes();
    comesBack(true);
    expect(all).to.deep.equal(['looked at']);
    goes();
    await begunElsewhere();
    comesBack(true);
    goes();
    sessionStorage.setItem(`parley:tab:${place.server}:${place.workgroup}`, '{"draft":""}');
    comesBack(true);
    goes();
    localStorage.setItem('cart', '3 towels');
    localStorage.setItem('parley:visitor:https://chat.example.com:sales', '{}');
    comesBack(true);
    expect(all.slice(1)).to.deep.equal(['back', 'back', 'looked at']);
    // As it is when it is loaded.
    comesBack(false);
    expect(all.slice(4)).to.deep.equal(['looked at']);
  });

  it('[G04][G12] begins anew where another page of the tab was left before what was written there was sent', async () => {
    const { id } = await remember({ ...place, person: null });
    const all = heard();
    goes();
    localStorage.setItem(`parley:outbox:${place.server}:${id}:visitor:device`, '{"messages":["Hello"]}');
    comesBack(true);
    expect(all).to.deep.equal(['back']);
  });
});
