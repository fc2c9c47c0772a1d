// Before a conversation: what is said of who is there, the forms, and that nothing which was typed is lost.
import { expect } from 'chai';
import type { Front } from '../../core/domain/front.js';
import type { Forms } from '../../widget/forms.js';
import type { ParleyPanel } from '../../widget/parley-panel.js';
import { violations } from '../support/axe.js';
import {
  afterThisTest,
  heard,
  inside,
  maybeInside,
  painted,
  press,
  said,
  settled,
  textOf,
  type,
  until,
} from '../support/fixture.js';
import type { FrontServer } from '../support/front-page.js';
import { allTold, everyKind, frontServer, nameAndEmail } from '../support/front-page.js';
import { ScriptedConversation } from '../support/scripted-conversation.js';
import { place, showPanel } from '../support/shown-widget.js';
import { customerHeader, me, message } from '../support/views.js';
import { defineWholeWidget } from '../support/whole-widget.js';

defineWholeWidget();

const show = (more: Partial<ParleyPanel> = {}): Promise<ParleyPanel> =>
  showPanel({ place, shown: true, ...more });

const field = (panel: ParleyPanel): HTMLTextAreaElement => inside(panel, 'parley-composer', 'textarea');
const control = (panel: ParleyPanel, name: string): HTMLInputElement =>
  inside(panel, 'parley-panel-form', `#field-${name}`);
const hasForm = (panel: ParleyPanel): boolean => maybeInside(panel, 'parley-panel-form', 'form') !== null;
const title = (panel: ParleyPanel): string => textOf(inside(panel, 'parley-panel-form', 'h3'));
const fault = (panel: ParleyPanel, name: string): string =>
  textOf(inside(panel, 'parley-panel-form', `#fault-${name}:not([hidden])`));
const subtitle = (panel: ParleyPanel): string => textOf(maybeInside(panel, '.subtitle'));
const words = (panel: ParleyPanel): string => textOf(inside(panel, '.greeting'));

/** As the page is looked at again. */
const lookAgain = (): void => void document.dispatchEvent(new Event('visibilitychange'));

const flip = async (panel: ParleyPanel, server: FrontServer, answer: Partial<Front>): Promise<void> => {
  server.answer = answer;
  const read = server.nextRead();
  lookAgain();
  await read;
  await painted();
  await settled(panel);
};

/** What the glue does: the conversation is there before anything is sent in it. */
const begin = (panel: ParleyPanel, client: ScriptedConversation, text: string): void => {
  panel.met(client);
  Object.assign(panel, { client });
  client.post(text);
};

const withForm = customerHeader({
  phase: 'queued',
  handler: null,
  queue: { position: 1, waitSeconds: null, service: 'open' },
  you: { name: '', may: ['post-to-everyone', 'fill-form', 'end'] },
});

describe('before a conversation', () => {
  beforeEach(() => sessionStorage.clear());

  it('[T21] says who is there when it is shown, and follows while somebody looks', async () => {
    const server = frontServer({ waitSeconds: 240, greeting: { en: 'Welcome!', de: 'Willkommen!' } });
    const panel = await show();
    await until(() => subtitle(panel) !== '');
    expect(subtitle(panel)).to.equal('We are here · about 4 min');
    expect(words(panel)).to.contain('Welcome!');
    expect(server.asked).to.deep.equal(['cors https://chat.example.org/parties/workgroup/sales/front']);
    await flip(panel, server, { service: 'unattended' });
    expect(subtitle(panel)).to.contain('Nobody is here right now. Leave a message');
    expect(said()).to.contain(subtitle(panel));
    const { length } = server.asked;
    panel.shown = false;
    await settled(panel);
    lookAgain();
    await painted();
    expect(server.asked).to.have.length(length);
    panel.shown = true;
    await until(() => server.asked.length > length);
  });

  it('[T21] asks nothing while it is out of the page, whatever is still to be drawn, and goes on when it is back', async () => {
    const server = frontServer({});
    const panel = await show();
    await until(() => subtitle(panel) === 'We are here');
    const box = panel.parentElement as HTMLElement;
    panel.label = 'Ask us';
    panel.remove();
    await settled(panel);
    const { length } = server.asked;
    lookAgain();
    await painted();
    expect(server.asked).to.have.length(length);
    box.append(panel);
    await until(() => server.asked.length > length);
  });

  it('[G08] says when somebody is back', async () => {
    const now = new Date();
    const later = new Date(now.getFullYear() + 1, 2, 3, 9, 30).getTime();
    frontServer({ service: 'closed', opensAt: later });
    const panel = await show();
    await until(() => words(panel).includes('We are back on'));
    expect(words(panel)).to.match(/We are back on \w+, .*March.* at 9:30/);
  });

  it('says in the language of the page what the site says', async () => {
    document.documentElement.lang = 'de';
    afterThisTest(() => document.documentElement.removeAttribute('lang'));
    frontServer({ greeting: { en: 'Welcome!', de: 'Willkommen!' }, preChat: nameAndEmail });
    const panel = await show();
    await until(() => hasForm(panel));
    expect(words(panel)).to.contain('Willkommen!');
    expect(textOf(inside(panel, 'parley-panel-form', 'label'))).to.contain('Ihr Name');
  });

  it('[G08] [T21] nobody answers: one can write all the same', async () => {
    const server = frontServer(null);
    const starts = heard('parley-start-request');
    const panel = await show();
    for (let time = 0; time < 2; time += 1) {
      await painted();
      lookAgain();
      await painted();
    }
    await until(() => words(panel).includes('We cannot tell'));
    expect(server.asked.length).to.be.at.least(2);
    type(field(panel), 'Hello?');
    press(field(panel), 'Enter');
    expect(starts.map(({ detail }) => detail)).to.deep.equal([{ text: 'Hello?' }]);
  });

  it('takes what is in the place of fetch for what it is', async () => {
    const nonsense = [
      () => 'nothing',
      () => ({ ok: true }),
      () => new Response('<html>'),
      () => new Response('[]'),
    ];
    const server = frontServer(null);
    const panel = await show();
    for (const answer of nonsense) {
      server.answer = answer;
      lookAgain();
      await painted();
      await settled(panel);
      expect(field(panel).readOnly).to.equal(false);
    }
    await flip(panel, server, {});
    await until(() => subtitle(panel) === 'We are here');
  });

  it('[G49] a page that is refused says so to the customer, and to its owner what to do', async () => {
    const warnings: string[] = [];
    const { warn } = console;
    console.warn = (text: unknown) => warnings.push(String(text));
    afterThisTest(() => {
      console.warn = warn;
    });
    const server = frontServer(null);
    const panel = await show();
    type(field(panel), 'Hello?');
    server.answer = 403;
    lookAgain();
    await until(() => words(panel).includes('Chat is not available here'));
    await settled(panel);
    expect(field(panel).readOnly).to.equal(true);
    expect(field(panel).value).to.equal('Hello?');
    await allTold();
    expect(warnings).to.have.length(1);
    expect(warnings[0]).to.contain(location.origin);
    expect(warnings[0]).to.contain('PARLEY_ORIGINS');
    await flip(panel, server, {});
    await until(() => !field(panel).readOnly);
  });

  it('[G49] of a server that is not configured its owner is told that, and its pages are not blamed', async () => {
    const warnings: string[] = [];
    const { warn } = console;
    console.warn = (text: unknown) => warnings.push(String(text));
    afterThisTest(() => {
      console.warn = warn;
    });
    const server = frontServer(null);
    const panel = await show();
    server.answer = () => new Response('{"code":"unavailable","sentence":"No."}', { status: 503 });
    lookAgain();
    await until(() => warnings.length > 0);
    lookAgain();
    await until(() => words(panel).includes('We cannot tell'));
    await allTold();
    expect(warnings).to.have.length(1);
    expect(warnings[0]).to.match(/is not configured: its log says what is missing/);
    expect(warnings[0]).not.to.contain('PARLEY_ORIGINS');
    expect(field(panel).readOnly).to.equal(false);
    await flip(panel, server, {});
    await until(() => subtitle(panel) === 'We are here');
  });

  it('[C04] the notice stands there before anything is written', async () => {
    frontServer({ notice: { version: '1', text: 'This may be read along.', isRequired: true } });
    const panel = await show();
    await until(() => maybeInside(panel, '.notice') !== null);
    expect(textOf(inside(panel, '.notice'))).to.equal('This may be read along.');
  });
});

describe('the forms before a conversation', () => {
  beforeEach(() => sessionStorage.clear());

  it('[G07] asks what the workgroup wants to know, with what browsers fill in by themselves', async () => {
    frontServer({ preChat: everyKind });
    const panel = await show({ name: 'Carla' });
    await until(() => hasForm(panel));
    expect(title(panel)).to.equal('Before we start');
    expect(['name', 'email', 'phone'].map((name) => control(panel, name).autocomplete)).to.deep.equal([
      'name',
      'email',
      'tel',
    ]);
    expect(control(panel, 'phone').type).to.equal('tel');
    expect(control(panel, 'email').required).to.equal(true);
    // What the page knows is not asked again.
    expect(control(panel, 'name').value).to.equal('Carla');
    expect(control(panel, 'topic').querySelectorAll('option')).to.have.length(3);
    expect(await violations(panel)).to.deep.equal([]);
  });

  it('[G07] says at each field what is wrong, and goes to the first of them; the text stays', async () => {
    frontServer({ preChat: nameAndEmail });
    const panel = await show();
    await until(() => hasForm(panel));
    const starts: unknown[] = [];
    panel.addEventListener('parley-start-request', () => starts.push(1));
    type(control(panel, 'email'), 'carla');
    type(field(panel), 'Where is my parcel?');
    press(field(panel), 'Enter');
    await settled(panel);
    expect(starts).to.have.length(0);
    expect(field(panel).value).to.equal('Where is my parcel?');
    const email = control(panel, 'email');
    expect(inside(panel, 'parley-panel-form').shadowRoot?.activeElement === email).to.equal(true);
    expect(email.getAttribute('aria-invalid')).to.equal('true');
    expect(email.getAttribute('aria-describedby')).to.equal('fault-email');
    expect(fault(panel, 'email')).to.contain('e-mail address');
    expect(said()).to.contain('1 field needs another look');
    expect(await violations(panel)).to.deep.equal([]);
    type(email, 'carla@example.org');
    await settled(panel);
    expect(email.hasAttribute('aria-invalid')).to.equal(false);
    press(email, 'Enter');
    expect(inside(panel, 'parley-composer').shadowRoot?.activeElement === field(panel)).to.equal(true);
    press(field(panel), 'Enter');
    expect(starts).to.have.length(1);
  });

  it('[G07] what was filled in goes before the message, and is not asked twice', async () => {
    frontServer({ preChat: nameAndEmail });
    const panel = await show();
    await until(() => hasForm(panel));
    type(control(panel, 'email'), ' carla@example.org ');
    type(field(panel), 'Hello');
    press(field(panel), 'Enter');
    const client = new ScriptedConversation({ connection: { kind: 'connecting', since: 0 } });
    begin(panel, client, 'Hello');
    await settled(panel);
    expect(client.calls).to.deep.equal([
      ['ask', { type: 'fill-form', form: 'pre-chat', values: { email: 'carla@example.org' } }],
      ['post', 'Hello', 'everyone'],
    ]);
    expect(hasForm(panel)).to.equal(false);
    client.set({ header: withForm });
    await settled(panel);
    expect(client.count('ask')).to.equal(1);
    // Another conversation in the same session: told again, not asked again.
    panel.met(null);
    panel.client = null;
    await settled(panel);
    expect(hasForm(panel)).to.equal(false);
    type(field(panel), 'Once more');
    press(field(panel), 'Enter');
    const next = new ScriptedConversation({ header: withForm });
    begin(panel, next, 'Once more');
    expect(next.calls.map(([name]) => name)).to.deep.equal(['ask', 'post']);
  });

  it('[G07] [G12] what was typed survives a reload', async () => {
    frontServer({ preChat: nameAndEmail });
    const first = await show();
    await until(() => hasForm(first));
    type(control(first, 'name'), 'Carla');
    first.remove();
    const second = await show();
    await until(() => hasForm(second));
    expect(control(second, 'name').value).to.equal('Carla');
  });

  it('[G08] a flip keeps what is typed, the focus and the caret', async () => {
    const server = frontServer({ preChat: nameAndEmail, away: everyKind });
    const panel = await show();
    await until(() => hasForm(panel));
    const name = control(panel, 'name');
    type(name, 'Carla');
    name.setSelectionRange(2, 2);
    type(field(panel), 'Half a sent');
    name.focus();
    await flip(panel, server, { service: 'closed', preChat: nameAndEmail, away: everyKind });
    expect(title(panel)).to.equal('How can we reach you?');
    expect(control(panel, 'name') === name).to.equal(true);
    expect(inside(panel, 'parley-panel-form').shadowRoot?.activeElement === name).to.equal(true);
    expect([name.value, name.selectionStart]).to.deep.equal(['Carla', 2]);
    expect(field(panel).value).to.equal('Half a sent');
    // One that is in no other form stays while it is written in.
    const phone = control(panel, 'phone');
    type(phone, '030');
    await flip(panel, server, { preChat: nameAndEmail, away: everyKind });
    expect(phone.isConnected).to.equal(true);
    field(panel).focus();
    await settled(panel);
    expect(title(panel)).to.equal('Before we start');
    await flip(panel, server, { service: 'closed', preChat: nameAndEmail, away: everyKind });
    expect(control(panel, 'phone').value).to.equal('030');
  });

  it('[G07] may be skipped where it may, and then asks no more', async () => {
    frontServer({ preChat: everyKind });
    const panel = await show();
    await until(() => hasForm(panel));
    inside(panel, 'parley-panel-form', '.top button').click();
    await settled(panel);
    expect(hasForm(panel)).to.equal(false);
    expect(inside(panel, 'parley-composer').shadowRoot?.activeElement === field(panel)).to.equal(true);
    panel.remove();
    const again = await show();
    await until(() => maybeInside(again, 'parley-panel-form') !== null);
    expect(hasForm(again)).to.equal(false);
  });

  it('[G07] left empty, one that may be skipped stops nobody; one that may not does', async () => {
    const server = frontServer({ preChat: nameAndEmail });
    const panel = await show();
    await until(() => hasForm(panel));
    const starts: unknown[] = [];
    panel.addEventListener('parley-start-request', () => starts.push(1));
    type(field(panel), 'Hello');
    press(field(panel), 'Enter');
    expect(starts).to.have.length(0);
    await flip(panel, server, { preChat: everyKind });
    press(field(panel), 'Enter');
    expect(starts).to.have.length(1);
  });

  it('[G07] [C04] nothing of it is sent before what has to be agreed to is', async () => {
    const notice = { version: '3', text: 'May be read.', isRequired: true };
    frontServer({ preChat: nameAndEmail, notice });
    const panel = await show();
    await until(() => hasForm(panel));
    type(control(panel, 'email'), 'carla@example.org');
    type(field(panel), 'Hello');
    press(field(panel), 'Enter');
    const client = new ScriptedConversation();
    begin(panel, client, 'Hello');
    const you = { name: '', may: ['consent', 'fill-form', 'end'] as const };
    client.set({ header: customerHeader({ consent: { ...notice, agreed: null }, you }) });
    await settled(panel);
    expect(client.count('ask')).to.equal(0);
    inside(panel, '.consent .primary').click();
    await painted();
    expect(client.calls.filter(([name]) => name === 'ask').map(([, asked]) => asked)).to.deep.equal([
      { type: 'consent', version: '3', agreed: true },
      { type: 'fill-form', form: 'pre-chat', values: { email: 'carla@example.org' } },
    ]);
  });

  it('[G07] what the room does not take is shown at its field', async () => {
    frontServer({ preChat: nameAndEmail });
    const panel = await show();
    await until(() => hasForm(panel));
    type(control(panel, 'email'), 'carla@example.org');
    type(field(panel), 'Hello');
    press(field(panel), 'Enter');
    const client = new ScriptedConversation({ header: withForm });
    const sentence = 'Something is missing.';
    client.answer = {
      kind: 'refused',
      refusal: { type: 'refused', code: 'invalid-form', sentence, fields: ['email'] },
    };
    begin(panel, client, 'Hello');
    await until(() => hasForm(panel));
    await settled(panel);
    expect(control(panel, 'email').getAttribute('aria-invalid')).to.equal('true');
    client.answer = { kind: 'accepted' };
    type(control(panel, 'email'), 'carla@example.com');
    inside(panel, 'parley-panel-form', '[type="submit"]').click();
    await painted();
    await settled(panel);
    expect(client.calls.at(-1)).to.deep.equal([
      'ask',
      { type: 'fill-form', form: 'pre-chat', values: { email: 'carla@example.com' } },
    ]);
    expect(hasForm(panel)).to.equal(false);
  });

  it('[G09] whoever waits when everybody has gone is asked how they can be reached', async () => {
    frontServer({ away: nameAndEmail });
    const queue = { position: 2, waitSeconds: 60, service: 'open' } as const;
    const client = new ScriptedConversation({ header: { ...withForm, queue } });
    const panel = await show({ client });
    await painted();
    expect(hasForm(panel)).to.equal(false);
    client.set({
      header: { ...withForm, queue: { ...queue, service: 'unattended' } },
      entries: [message(1, me, 'Hello')],
    });
    await until(() => hasForm(panel));
    expect(title(panel)).to.equal('How can we reach you?');
    expect(textOf(inside(panel, '.left'))).to.contain('your message has arrived');
    type(control(panel, 'email'), 'carla@example.org');
    inside(panel, 'parley-panel-form', '[type="submit"]').click();
    await until(() => textOf(maybeInside(panel, 'parley-panel-form', '.thanks')) !== '');
    expect(client.calls.at(-1)).to.deep.equal([
      'ask',
      { type: 'fill-form', form: 'away', values: { email: 'carla@example.org' } },
    ]);
    expect(field(panel).readOnly).to.equal(false);
    expect(await violations(panel)).to.deep.equal([]);
  });

  it('[G06] nothing of it is left for whoever comes next', async () => {
    frontServer({ preChat: nameAndEmail });
    const panel = await show();
    await until(() => hasForm(panel));
    type(control(panel, 'name'), 'Carla');
    const { forms } = inside<HTMLElement & { readonly forms: Forms }>(panel, 'parley-panel-form');
    panel.forget();
    await settled(panel);
    expect(forms.value('name')).to.equal('');
    expect(control(panel, 'name').value).to.equal('');
  });

  for (const look of ['light', 'dark', 'rtl'] as const) {
    it(`[R10] passes axe at 320 px: ${look}`, async () => {
      if (look === 'rtl') document.documentElement.dir = 'rtl';
      frontServer({ preChat: everyKind, notice: { version: '1', text: 'May be read.', isRequired: false } });
      const panel = await show();
      panel.style.colorScheme = look === 'dark' ? 'dark' : 'light';
      panel.style.inlineSize = '320px';
      await until(() => hasForm(panel));
      type(control(panel, 'email'), 'no');
      type(field(panel), 'Hello');
      press(field(panel), 'Enter');
      await settled(panel);
      expect(await violations(panel)).to.deep.equal([]);
      expect(panel.scrollWidth).to.be.at.most(panel.clientWidth);
    });
  }
});
