// What a website owner got wrong: said to them in the console, and to the customer before they have written for nothing.
import { expect } from 'chai';
import { html } from 'lit';
import type { ConversationClientOptions } from '../../client/conversation-client.js';
import type { ParleyWidget } from '../../widget/parley-widget.js';
import {
  afterThisTest,
  fixture,
  inside,
  press,
  said,
  settled,
  textOf,
  type,
  until,
} from '../support/fixture.js';
import { allTold, frontServer } from '../support/front-page.js';
import { ScriptedConversation } from '../support/scripted-conversation.js';
import { customerHeader, sending } from '../support/views.js';
import { defineWholeWidget } from '../support/whole-widget.js';

defineWholeWidget();

const server = 'https://chat.example.org';

const listen = (): readonly string[] => {
  const warnings: string[] = [];
  const { warn } = console;
  console.warn = (text: unknown) => warnings.push(String(text));
  afterThisTest(() => {
    console.warn = warn;
  });
  return warnings;
};

const panel = (widget: ParleyWidget): HTMLElement => inside(widget, 'parley-panel');
const reason = (widget: ParleyWidget): string =>
  textOf(
    panel(widget).shadowRoot?.querySelector('parley-composer')?.shadowRoot?.querySelector('.reason') ?? null,
  );
const opened = async (widget: ParleyWidget): Promise<ParleyWidget> => {
  await widget.open();
  await settled(widget);
  return widget;
};

describe('what a website owner got wrong', () => {
  beforeEach(() => {
    localStorage.clear();
    sessionStorage.clear();
  });

  it('[G41] values that an attribute does not have are told once each, with those that it has', async () => {
    const warnings = listen();
    frontServer({});
    const show = (): Promise<ParleyWidget> =>
      fixture<ParleyWidget>(html`
        <parley-widget
          server=${server} workgroup="sales" mode="popup" position="left" launcher="custom" color-scheme="night"
        ></parley-widget>
      `);
    for (let i = 0; i < 2; i += 1) await opened(await show());
    // What tells them is loaded when nobody waits for it.
    await until(() => warnings.length >= 4);
    expect(warnings).to.deep.equal([
      'Parley: <parley-widget mode="popup">: write one of floating inline fullscreen.',
      'Parley: <parley-widget position="left">: write one of end start.',
      'Parley: <parley-widget launcher="custom">: write one of default none.',
      'Parley: <parley-widget color-scheme="night">: write one of auto light dark.',
    ]);
  });

  it('[G41] values that it has are told of by nothing', async () => {
    const warnings = listen();
    frontServer({});
    await opened(
      await fixture<ParleyWidget>(html`
        <parley-widget
          server=${server} workgroup="sales" mode="floating" position="end" launcher="default" color-scheme="auto"
        ></parley-widget>
      `),
    );
    expect(warnings).to.deep.equal([]);
  });

  it('[G41] without a workgroup nobody is let write into nothing', async () => {
    listen();
    const widget = await opened(
      await fixture<ParleyWidget>(html`<parley-widget server=${server} workgroup="Sales"></parley-widget>`),
    );
    await until(() => reason(widget) === 'Chat is not available here.');
    frontServer({});
    widget.workgroup = 'sales';
    await until(() => widget.availability === 'open');
    expect(reason(widget)).to.equal('');
  });

  it('[G41] a workgroup that there is not is told by its name', async () => {
    const warnings = listen();
    const front = frontServer(() => new Response('{"code":"not-found","sentence":"No."}', { status: 404 }));
    const widget = await opened(
      await fixture<ParleyWidget>(html`<parley-widget server=${server} workgroup="slaes"></parley-widget>`),
    );
    await until(() => reason(widget) === 'Chat is not available here.');
    await allTold();
    expect(warnings.filter((each) => each.includes('slaes'))).to.deep.equal([
      `Parley: ${server} has no workgroup "slaes": write one that stands in PARLEY_CONFIG of the server.`,
    ]);
    front.answer = {};
    document.dispatchEvent(new Event('visibilitychange'));
    await until(() => reason(widget) === '');
  });

  it('[G41][G12] whoever wrote before that was known reads the same, and has their text again', async () => {
    const warnings = listen();
    let tell: (answer: Response) => void = () => {};
    const coming = new Promise<Response>((resolve) => {
      tell = resolve;
    });
    frontServer(() => coming);
    const client = new ScriptedConversation({ connection: { kind: 'connecting', since: 0 } });
    const widget = await opened(
      await fixture<ParleyWidget>(html`
        <parley-widget server=${server} workgroup="slaes" .createClient=${() => client}></parley-widget>
      `),
    );
    const field = inside<HTMLTextAreaElement>(panel(widget), 'parley-composer', 'textarea');
    type(field, 'Where is my parcel?');
    press(field, 'Enter');
    await until(() => client.count('post') > 0);
    client.set({ pending: [sending('l1', 'Where is my parcel?')] });
    type(field, 'Number 1047');
    client.set({ connection: { kind: 'ended', reason: 'not-found' } });
    await until(() => field.value === 'Where is my parcel?\nNumber 1047');
    await settled(widget);
    expect(widget.conversationId).to.equal(null);
    expect(Object.keys(localStorage).filter((key) => key.startsWith('parley:visitor:'))).to.deep.equal([]);
    tell(new Response('{"code":"not-found","sentence":"No."}', { status: 404 }));
    await until(() => reason(widget) === 'Chat is not available here.');
    expect([field.value, field.readOnly]).to.deep.equal(['Where is my parcel?\nNumber 1047', true]);
    expect(said()).to.include('Chat is not available here.');
    expect(said().join()).not.to.contain('no longer exists');
    await allTold();
    expect(warnings.filter((each) => each.includes('slaes'))).to.deep.equal([
      `Parley: ${server} has no workgroup "slaes": write one that stands in PARLEY_CONFIG of the server.`,
    ]);
  });

  it('[G04] a conversation that was begun and is gone is said to be gone', async () => {
    frontServer({});
    const client = new ScriptedConversation({ header: customerHeader() });
    const widget = await opened(
      await fixture<ParleyWidget>(html`
        <parley-widget server=${server} workgroup="sales" .createClient=${() => client}></parley-widget>
      `),
    );
    await widget.send('Hello');
    client.set({ connection: { kind: 'ended', reason: 'not-found' } });
    await until(() => said().includes('This conversation no longer exists.'));
    expect(widget.conversationId).not.to.equal(null);
  });

  for (const [name, answer] of [
    ['a page that says that there is nothing', () => new Response('<h1>Not found</h1>', { status: 404 })],
    ['the page of an application', () => new Response('<!doctype html>', { status: 200 })],
  ] as const) {
    it(`[G41] a server that is none of ours is told, and one can write all the same: ${name}`, async () => {
      const warnings = listen();
      frontServer(answer);
      const widget = await opened(
        await fixture<ParleyWidget>(html`<parley-widget server=${server} workgroup="sales"></parley-widget>`),
      );
      await until(() => warnings.length > 0);
      await allTold();
      expect(warnings).to.deep.equal([
        `Parley: ${server} does not answer as the rooms do: write in server="…" where they are.`,
      ]);
      expect(reason(widget)).to.equal('');
    });
  }

  it('[G41] an answer that was cut off says nothing of the server', async () => {
    const warnings = listen();
    const cutOff = (): ReadableStream =>
      new ReadableStream({ pull: (body) => body.error(new TypeError('network error')) });
    const front = frontServer(() => new Response(cutOff(), { status: 200 }));
    await opened(
      await fixture<ParleyWidget>(html`<parley-widget server=${server} workgroup="sales"></parley-widget>`),
    );
    const { length } = front.asked;
    document.dispatchEvent(new Event('visibilitychange'));
    await until(() => front.asked.length > length);
    await allTold();
    expect(warnings).to.deep.equal([]);
  });

  it('[G41] one that is overloaded, or behind a proxy that is, is no mistake of theirs', async () => {
    const warnings = listen();
    const front = frontServer(502);
    await opened(
      await fixture<ParleyWidget>(html`<parley-widget server=${server} workgroup="sales"></parley-widget>`),
    );
    front.answer = () => new Response('{"code":"rate-limited"}', { status: 429 });
    const { length } = front.asked;
    document.dispatchEvent(new Event('visibilitychange'));
    await until(() => front.asked.length > length);
    await allTold();
    expect(warnings).to.deep.equal([]);
  });

  it('[G06] a token that the server does not take is told once', async () => {
    const warnings = listen();
    frontServer({});
    const client = new ScriptedConversation({ header: customerHeader() });
    const create = (_: ConversationClientOptions): ScriptedConversation => client;
    const widget = await fixture<ParleyWidget>(html`
      <parley-widget server=${server} workgroup="sales" token="expired" .createClient=${create}></parley-widget>
    `);
    await widget.send('Hello');
    client.set({ connection: { kind: 'ended', reason: 'unauthenticated' } });
    client.set({ connection: { kind: 'ended', reason: 'unauthenticated' }, pending: [] });
    await settled(widget);
    await allTold();
    expect(warnings).to.deep.equal([
      'Parley: <parley-widget>: the server does not take the token: see "tokens" in docs/running.md.',
    ]);
  });
});
