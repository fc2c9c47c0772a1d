// The widget as a website has it: when it connects, what it remembers, and where the focus goes.
import { expect } from 'chai';
import { html } from 'lit';
import type { ConversationClientOptions } from '../../client/conversation-client.js';
import { CustomerSession } from '../../widget/customer-session.js';
import type { ParleyWidget } from '../../widget/parley-widget.js';
import { defineWidget } from '../../widget/register.js';
import {
  afterThisTest,
  fixture,
  heard,
  inside,
  maybeInside,
  press,
  said,
  settled,
  textOf,
  type,
  until,
} from '../support/fixture.js';
import { choose, moreItems, openMore } from '../support/panel-more.js';
import { ScriptedConversation } from '../support/scripted-conversation.js';
import { forgetVisits, place, showWidget } from '../support/shown-widget.js';
import { ana, customerHeader, entry, me, message, sending } from '../support/views.js';

defineWidget();

/** One per test: what the widget opened, in order. */
class Opened {
  readonly options: ConversationClientOptions[] = [];
  readonly clients: ScriptedConversation[] = [];
  readonly create = (options: ConversationClientOptions): ScriptedConversation => {
    const client = new ScriptedConversation({ header: customerHeader() });
    this.options.push(options);
    this.clients.push(client);
    return client;
  };
  get client(): ScriptedConversation {
    const client = this.clients.at(-1);
    if (!client) throw new Error('nothing was opened');
    return client;
  }
}

const show = (opened: Opened, more: Partial<ParleyWidget> = {}): Promise<ParleyWidget> =>
  showWidget(opened.create, {}, more);

const field = (widget: ParleyWidget) =>
  inside<HTMLTextAreaElement>(widget, 'parley-panel', 'parley-composer', 'textarea');
const launcher = (widget: ParleyWidget) => inside<HTMLButtonElement>(widget, '.launcher');
const deepActive = (): Element | null => {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at;
};
const begin = async (widget: ParleyWidget) => {
  await widget.send('Hello');
  await settled(widget);
};

describe('parley-widget', () => {
  let opened: Opened;

  beforeEach(() => {
    forgetVisits();
    opened = new Opened();
  });

  it('opens no connection before the first message, and begins with it', async () => {
    const widget = await show(opened);
    launcher(widget).click();
    await settled(widget);
    expect(opened.clients).to.have.length(0);
    type(field(widget), 'Where is my parcel?');
    press(field(widget), 'Enter');
    await until(() => opened.clients.length > 0);
    const [options] = opened.options;
    expect(options?.server).to.equal('https://chat.example.org');
    expect(options?.conversation).to.match(/^cv_/);
    expect(options?.credential.kind).to.equal('secret');
    expect(options?.start).to.deep.equal({ workgroup: 'sales' });
    await until(() => opened.client.count('post') > 0);
    expect(opened.client.calls).to.deep.include(['post', 'Where is my parcel?', 'everyone']);
  });

  it('[G04] comes back to the conversation, open as it was, without offering to begin it again', async () => {
    const first = await show(opened);
    await first.open();
    await begin(first);
    opened.client.set({ header: null });
    opened.client.set({ header: customerHeader() });
    first.remove();
    const later = new Opened();
    const second = await show(later);
    await settled(second);
    expect(second.opened).to.equal(true);
    await until(() => later.options.length > 0);
    expect(later.options[0]?.conversation).to.equal(opened.options[0]?.conversation);
    expect(later.options[0]?.credential).to.deep.equal(opened.options[0]?.credential);
    expect(later.options[0]?.start).to.equal(undefined);
  });

  it('[G12] the unsent text survives closing and a reload', async () => {
    const first = await show(opened);
    await first.open();
    await settled(first);
    type(field(first), 'Half a sent');
    await first.close();
    await first.open();
    await settled(first);
    expect(field(first).value).to.equal('Half a sent');
    first.remove();
    const second = await show(new Opened());
    await settled(second);
    expect(field(second).value).to.equal('Half a sent');
  });

  it('being moved keeps the one connection', async () => {
    const widget = await show(opened);
    await begin(widget);
    const elsewhere = document.createElement('section');
    document.body.append(elsewhere);
    afterThisTest(() => elsewhere.remove());
    elsewhere.append(widget);
    await settled(widget);
    expect(opened.clients).to.have.length(1);
    expect(opened.client.count('connect')).to.equal(1);
    expect(opened.client.count('close')).to.equal(0);
  });

  it('counts what others wrote while it was closed', async () => {
    const changes = heard<{ unread: number }>('parley-unread-change');
    const widget = await show(opened);
    await begin(widget);
    opened.client.set({
      entries: [message(1, me, 'Hello'), message(2, ana, 'Hi'), message(3, ana, 'How can I help?')],
    });
    await settled(widget);
    expect(widget.unread).to.equal(2);
    expect(launcher(widget).getAttribute('aria-label')).to.equal('Open chat, unread messages: 2');
    await widget.open();
    await settled(widget);
    expect(widget.unread).to.equal(0);
    await widget.close();
    opened.client.set({ entries: [...opened.client.snapshot.entries, message(4, ana, 'Still there?')] });
    await settled(widget);
    expect(changes.map(({ detail }) => detail.unread)).to.deep.equal([2, 0, 1]);
  });

  it('tells that a message was sent, and nothing of what it says', async () => {
    const sent = heard('parley-message-sent');
    const inner = [
      'parley-post-request',
      'parley-draft-change',
      'parley-start-request',
      'parley-typing-change',
      'parley-seen-change',
    ];
    const leaked = inner.map((name) => heard(name));
    const widget = await show(opened);
    await widget.open();
    await settled(widget);
    type(field(widget), 'My secret');
    press(field(widget), 'Enter');
    await until(() => opened.clients.length > 0);
    opened.client.set({ pending: [sending('l1', 'My secret')] });
    opened.client.set({ pending: [], entries: [message(1, me, 'My secret')] });
    await settled(widget);
    expect(sent.map(({ detail }) => detail)).to.deep.equal([{ conversationId: widget.conversationId }]);
    expect(leaked.flat()).to.deep.equal([]);
  });

  it('[X09] the launcher moves the focus to the composer; Escape closes and gives it back', async () => {
    const widget = await show(opened);
    launcher(widget).focus();
    launcher(widget).click();
    await until(() => deepActive()?.localName === 'textarea');
    press(field(widget), 'Escape');
    await settled(widget);
    expect(widget.opened).to.equal(false);
    expect(deepActive()).to.equal(launcher(widget));
  });

  it('[X09] a page that opens it by itself does not lose its focus', async () => {
    const input = await fixture<HTMLInputElement>(html`<input aria-label="Name" />`);
    input.focus();
    const widget = await show(opened);
    await widget.open();
    await settled(widget);
    expect(document.activeElement).to.equal(input);
  });

  it('[X08] is a named dialog that is not modal', async () => {
    const widget = await show(opened, { label: 'Ask us' });
    await widget.open();
    const dialog = inside(widget, '[role=dialog]');
    expect(dialog.getAttribute('aria-label')).to.equal('Ask us');
    expect(dialog.hasAttribute('aria-modal')).to.equal(false);
  });

  it('[G19] after the end the composer is gone, and a new conversation can begin', async () => {
    const widget = await show(opened);
    await widget.open();
    await begin(widget);
    const first = opened.options[0]?.conversation;
    opened.client.set({
      header: customerHeader({
        phase: 'closed',
        handler: null,
        you: { name: 'Carla', may: ['read-history', 'mark-read'] },
      }),
      entries: [message(1, me, 'Hello'), entry(2, { kind: 'ended', by: 'agent', name: 'Ana' })],
    });
    await settled(widget);
    expect(maybeInside(widget, 'parley-panel', 'parley-composer')).to.equal(null);
    const anew = inside<HTMLButtonElement>(widget, 'parley-panel', '.footer .primary');
    expect(textOf(anew)).to.equal('Start a new conversation');
    anew.click();
    await until(() => maybeInside(widget, 'parley-panel', 'parley-composer') !== null);
    expect(widget.conversationId).to.equal(null);
    await begin(widget);
    expect(opened.options.at(-1)?.conversation).not.to.equal(first);
  });

  it('shows a button only for what may be done, and asks before it ends a conversation', async () => {
    const widget = await show(opened);
    await widget.open();
    await begin(widget);
    await choose(widget, 'End conversation');
    expect(opened.client.count('end')).to.equal(0);
    const question = (selector: string) => ['parley-panel', 'parley-panel-more', selector] as const;
    await until(() => deepActive() === inside(widget, ...question('.keep')));
    inside<HTMLButtonElement>(widget, ...question('.danger')).click();
    await settled(widget);
    expect(opened.client.count('end')).to.equal(1);
    opened.client.set({ header: customerHeader({ you: { name: 'Carla', may: ['post-to-everyone'] } }) });
    await openMore(widget);
    expect(moreItems(widget)).not.to.include('End conversation');
  });

  it('saves the whole conversation as text, earlier messages included', async () => {
    const widget = await show(opened);
    await widget.open();
    await begin(widget);
    const ended = {
      header: customerHeader({ phase: 'closed', handler: null, you: { name: 'Carla', may: [] } }),
    };
    opened.client.set({ ...ended, hasOlder: true, entries: [message(2, ana, 'Good morning')] });
    opened.client.loadOlder = () => {
      opened.client.set({
        hasOlder: false,
        entries: [message(1, me, 'Hello'), message(2, ana, 'Good morning')],
      });
      return Promise.resolve();
    };
    await settled(widget);
    const { createObjectURL } = URL;
    const files: Blob[] = [];
    URL.createObjectURL = (file) => {
      files.push(file as Blob);
      return 'data:,';
    };
    afterThisTest(() => {
      URL.createObjectURL = createObjectURL;
    });
    inside<HTMLButtonElement>(widget, 'parley-panel', '.footer .quiet').click();
    await until(() => files.length > 0);
    expect(await files[0]?.text()).to.match(/You: Hello\n.*Ana: Good morning\n$/);
  });

  it('inline it is always open, and has no launcher', async () => {
    const widget = await show(opened, { mode: 'inline' });
    expect(widget.isOpen).to.equal(true);
    expect(maybeInside(widget, 'parley-launcher')).to.equal(null);
    expect(inside(widget, '.dialog').getAttribute('role')).to.equal('region');
    press(field(widget), 'Escape');
    await settled(widget);
    expect(inside(widget, '.dialog').hidden).to.equal(false);
  });

  it('shows who answers', async () => {
    const widget = await show(opened);
    await widget.open();
    await begin(widget);
    await settled(widget);
    expect(textOf(inside(widget, 'parley-panel', '.title'))).to.equal('Ana');
    expect(textOf(inside(widget, 'parley-panel', '.subtitle'))).to.equal('Online');
    opened.client.set({ header: customerHeader({ phase: 'queued', handler: null }) });
    await settled(widget);
    expect(textOf(inside(widget, 'parley-panel', '.subtitle'))).to.include('looking for somebody');
  });

  it('[G10] says when whoever answers lost their connection, and that somebody else is looked for', async () => {
    const widget = await show(opened);
    await widget.open();
    await begin(widget);
    const gone = entry(1, { kind: 'handler-away' });
    opened.client.set({
      header: customerHeader({ handler: { name: 'Ana', present: false } }),
      entries: [gone],
    });
    await settled(widget);
    const log = (): string => textOf(inside(widget, 'parley-panel', 'parley-timeline', '[role=log]'));
    expect(textOf(inside(widget, 'parley-panel', '.subtitle'))).to.equal('Away for a moment');
    await until(() => log().includes('Your contact has lost the connection. One moment.'));
    opened.client.set({ header: customerHeader({ phase: 'queued', handler: null }) });
    await settled(widget);
    expect(textOf(inside(widget, 'parley-panel', '.subtitle'))).to.include('looking for somebody');
  });

  it('[G06] a token makes another person of the visitor, and logout forgets both', async () => {
    const payload = btoa(JSON.stringify({ sub: 'u-1' }));
    let asked = 0;
    const widget = await show(opened);
    await begin(widget);
    const anonymous = widget.conversationId;
    await widget.identify({
      token: () => {
        asked += 1;
        return Promise.resolve(`x.${payload}.x`);
      },
    });
    expect(widget.conversationId).to.equal(null);
    expect(opened.clients[0]?.count('close')).to.equal(1);
    await begin(widget);
    expect(widget.conversationId).not.to.equal(anonymous);
    const { credential } = opened.options.at(-1) ?? {};
    expect(credential?.kind).to.equal('token');
    if (credential?.kind === 'token' && typeof credential.token === 'function') await credential.token();
    expect(asked).to.equal(1);
    await widget.logout();
    expect(widget.conversationId).to.equal(null);
    expect(Object.keys(localStorage).filter((key) => key.startsWith('parley:visitor'))).to.deep.equal([]);
  });

  it('[G06] logout does not wait for a token that never comes', async () => {
    const signed = `x.${btoa(JSON.stringify({ sub: 'u-1' }))}.x`;
    const first = await show(opened, { token: () => Promise.resolve(signed) });
    await begin(first);
    first.remove();
    let asked = 0;
    const widget = await show(opened, {
      token: () => {
        asked += 1;
        return new Promise(() => {});
      },
    });
    void widget.send('From whoever signs out');
    await until(() => asked === 1);
    await widget.logout();
    const visitors = Object.keys(localStorage).filter((key) => key.startsWith('parley:visitor'));
    expect([widget.token, widget.conversationId, ...visitors]).to.deep.equal([null, null]);
    await begin(widget);
    expect(opened.options.at(-1)?.credential.kind).to.equal('secret');
  });

  it('[G06] a token that comes after logout brings nobody back', async () => {
    const met: (string | null)[] = [];
    let answer = (_: string): void => {};
    const session = new CustomerSession({
      ...place,
      name: '',
      token: () =>
        new Promise((resolve) => {
          answer = resolve;
        }),
      createClient: opened.create,
      changed: () => {},
      met: (person) => met.push(person),
      unsent: () => {},
      sent: () => {},
      tracksPage: () => false,
    });
    const sent = session.post('From whoever signs out');
    session.logout();
    answer(`x.${btoa(JSON.stringify({ sub: 'u-1' }))}.x`);
    await sent;
    expect(met).to.deep.equal([]);
    expect(opened.clients).to.have.length(0);
    expect(Object.keys(localStorage).filter((key) => key.startsWith('parley:visitor'))).to.deep.equal([]);
    session.close(false);
  });

  it('a first message that no token could be had for stands in the composer again', async () => {
    const widget = await show(opened, { token: () => Promise.reject(new Error('signed out')) });
    await widget.open();
    await settled(widget);
    type(field(widget), 'Where is my parcel?');
    press(field(widget), 'Enter');
    // Why it is not sent is said once what a conversation takes was loaded and the page was asked.
    const reason = (): Element | null =>
      maybeInside(widget, 'parley-panel', 'parley-connection-status', '.text');
    await until(() => reason() !== null);
    expect(field(widget).value).to.equal('Where is my parcel?');
    expect(opened.clients).to.have.length(0);
  });

  it('logout counts even if it is called in the same turn in which the element came', async () => {
    const first = await show(opened);
    await begin(first);
    first.remove();
    const widget = document.createElement('parley-widget');
    afterThisTest(() => widget.remove());
    Object.assign(widget, {
      createClient: opened.create,
      server: 'https://chat.example.org',
      workgroup: 'sales',
    });
    document.body.append(widget);
    await widget.logout();
    expect(widget.conversationId).to.equal(null);
    expect(localStorage.getItem('parley:visitor:https://chat.example.org:sales')).to.equal(null);
  });

  it('[X04] what comes while it is closed is announced once', async () => {
    const widget = await show(opened);
    await widget.open();
    await begin(widget);
    await widget.close();
    opened.client.set({ entries: [message(1, ana, 'Good morning')] });
    await settled(widget);
    expect(said()).to.deep.equal(['Ana, agent: Good morning']);
  });

  it('says once what is wrong with its attributes, with the fix, and never throws', async () => {
    const warnings: string[] = [];
    const { warn } = console;
    console.warn = (text: unknown) => warnings.push(String(text));
    afterThisTest(() => {
      console.warn = warn;
    });
    for (let i = 0; i < 2; i += 1) {
      await fixture(html`<parley-widget server="ftp://x" workgroup="Sales"></parley-widget>`);
      await fixture(html`<parley-widget server="https://x.example" workgroup="Sales"></parley-widget>`);
    }
    expect(warnings).to.have.length(2);
    expect(warnings[0]).to.include('server="https://');
    expect(warnings[1]).to.include('workgroup="sales"');
  });

  it('works the same when properties are set before it is in the page', async () => {
    const widget = document.createElement('parley-widget');
    afterThisTest(() => widget.remove());
    widget.createClient = opened.create;
    widget.workgroup = 'sales';
    widget.server = 'https://chat.example.org';
    await widget.open();
    document.body.append(widget);
    await settled(widget);
    expect(widget.isOpen).to.equal(true);
    await begin(widget);
    expect(opened.clients).to.have.length(1);
  });
});
