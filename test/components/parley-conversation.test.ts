// The staff's view of a conversation, over the real decisions and the real redaction.
import { expect } from 'chai';
import { html } from 'lit';
import { defineStaffConversationElements } from '../../components/conversation/define-staff.js';
import type { ParleyComposer } from '../../components/conversation/parley-composer.js';
import type { ParleyConversation } from '../../components/conversation/parley-conversation.js';
import { deepestFocus } from '../../components/shared/deepest-focus.js';
import type { PolicyOverrides } from '../../core/domain/policy.js';
import { violations } from '../support/axe.js';
import { anna, bert, carla, granted, sam, tess } from '../support/builders.js';
import { fixture, inside, maybeInside, painted, settled, textOf, type } from '../support/fixture.js';
import type { FloorConversation } from '../support/scripted-floor.js';
import { Floor } from '../support/scripted-floor.js';

defineStaffConversationElements();

const open = async (client: FloorConversation, scheme = 'light'): Promise<ParleyConversation> => {
  const element = await fixture<ParleyConversation>(
    html`<parley-conversation .client=${client} color-scheme=${scheme}></parley-conversation>`,
  );
  await ready(element);
  return element;
};
const ready = async (element: Element): Promise<void> => {
  await settled(element);
  await painted();
  await settled(element);
};

const composer = (element: Element, audience: string): ParleyComposer | null =>
  maybeInside<ParleyComposer>(element, 'parley-staff-composers', `[data-audience="${audience}"]`);
const audiences = (element: Element): string[] =>
  [
    ...(maybeInside(element, 'parley-staff-composers')?.shadowRoot?.querySelectorAll('parley-composer') ??
      []),
  ].map((each) => `${each.audience}${each.locked ? ' locked' : ''}`);
const field = (element: Element, audience: string): HTMLTextAreaElement =>
  inside<HTMLTextAreaElement>(element, 'parley-staff-composers', `[data-audience="${audience}"]`, 'textarea');
const sendLabel = (element: Element, audience: string): string =>
  textOf(inside(element, 'parley-staff-composers', `[data-audience="${audience}"]`, '.send'));
const buttons = (element: Element): string[] =>
  [...(maybeInside(element, 'parley-supervision-bar')?.shadowRoot?.querySelectorAll('button') ?? [])].map(
    textOf,
  );
const press = async (element: Element, name: string): Promise<HTMLButtonElement> => {
  const all = inside(element, 'parley-supervision-bar').shadowRoot?.querySelectorAll('button') ?? [];
  const button = [...all].find((each) => textOf(each).startsWith(name));
  if (!button) throw new Error(`no button ${name}`);
  button.focus();
  button.click();
  await ready(element);
  return button;
};
/** Joins, and confirms that others are told. */
const joining = async (element: Element): Promise<void> => {
  await press(element, 'Join');
  inside(element, 'parley-join-dialog', '.confirm').click();
  await ready(element);
};
const dialog = (element: Element): HTMLDialogElement =>
  inside<HTMLDialogElement>(element, 'parley-takeover-dialog', 'dialog');
const inDialog = (element: Element, selector: string): HTMLElement =>
  inside(element, 'parley-takeover-dialog', selector);

const active = (floor: Floor, policy = {}) => floor.add({ policy }).say(carla, 'Hello?').accept(anna);

/** Two fields for whoever joined: the other way is one field with a choice. */
const dual = { composer: 'dual' } as const;

describe('a handler', () => {
  it('[C17] writes in one public composer, with a note as the second tab that is never the first', async () => {
    const floor = new Floor();
    const element = await open(floor.client(active(floor), anna));
    expect(audiences(element)).to.deep.equal(['everyone', 'staff']);
    expect(inside(element, 'parley-staff-composers', '#panel-staff').hidden).to.equal(true);
    inside(element, 'parley-staff-composers', '#tab-staff').click();
    await ready(element);
    expect(inside(element, 'parley-staff-composers', '#panel-everyone').hidden).to.equal(true);
    expect(deepestFocus() === field(element, 'staff')).to.equal(true);
    element.client = floor.client(active(floor), anna);
    await ready(element);
    expect(inside(element, 'parley-staff-composers', '#panel-staff').hidden).to.equal(true);
  });

  it('[C24] keeps a draft per conversation and audience', async () => {
    const floor = new Floor();
    const [first, second] = [floor.client(active(floor), anna), floor.client(active(floor), anna)];
    const element = await open(first);
    type(field(element, 'everyone'), 'for the first');
    await ready(element);
    element.client = second;
    await ready(element);
    expect(field(element, 'everyone').value).to.equal('');
    element.client = first;
    await ready(element);
    expect(field(element, 'everyone').value).to.equal('for the first');
  });

  it('[D17] tells what is written to the customer as a draft, and nothing of a note', async () => {
    const floor = new Floor();
    const client = floor.client(active(floor), anna);
    const element = await open(client);
    type(field(element, 'everyone'), 'half a sent');
    type(field(element, 'staff'), 'a note');
    expect(client.calls.filter(([name]) => name === 'setDraft')).to.deep.equal([['setDraft', 'half a sent']]);
  });

  it('[B06] is told of a takeover once, with the focus, and keeps the unsent text', async () => {
    const floor = new Floor();
    const talk = active(floor, { formerAgentWrapUp: 'on' });
    const element = await open(floor.client(talk, anna));
    type(field(element, 'everyone'), 'I was about to say');
    talk.monitor(sam).takeOver(sam, 'refund above the limit');
    floor.tell();
    await ready(element);
    const banner = inside(element, '.banner');
    expect(textOf(banner)).to.contain('Sam took over at').and.to.contain('refund above the limit');
    expect(deepestFocus() === banner).to.equal(true);
    expect(audiences(element)).to.deep.equal(['everyone locked']);
    expect(field(element, 'everyone').value).to.equal('I was about to say');
    expect(field(element, 'everyone').readOnly).to.equal(true);
    expect(maybeInside(element, 'parley-wrap-up-form') === null).to.equal(false);
    banner.blur();
    floor.tell();
    await ready(element);
    expect(deepestFocus() === banner).to.equal(false);
  });

  it('is not told that somebody took over what they handed on themselves', async () => {
    const floor = new Floor();
    const talk = active(floor);
    const element = await open(floor.client(talk, anna));
    const giving = granted(anna, ['handle', 'transfer']);
    const to = { kind: 'agent', id: bert.id } as const;
    talk.do(giving, { type: 'hand-off', epoch: talk.epoch, to, manner: 'cold' });
    floor.tell();
    await ready(element);
    expect(textOf(inside(element, '.banner strong'))).to.contain('You handed this conversation on at');
  });

  it('[B06] is told of a conversation that was assigned to somebody else, and keeps the unsent text', async () => {
    const floor = new Floor();
    const talk = active(floor, { monitors: { sideEffects: ['assign'] } });
    const element = await open(floor.client(talk, anna));
    type(field(element, 'everyone'), 'Half a sentence');
    const chief = granted(sam, ['monitor', 'assign']);
    talk.monitor(chief).assign(chief, bert, 'Holiday');
    floor.tell();
    await ready(element);
    expect(textOf(inside(element, '.banner strong'))).to.contain(
      'Sam assigned this conversation to somebody else',
    );
    expect(field(element, 'everyone').value).to.equal('Half a sentence');
    const reason = inside(element, 'parley-staff-composers', '[data-audience="everyone"]', '.reason');
    expect(textOf(reason)).to.equal('Somebody else handles this conversation now. Your text was not sent.');
  });

  it('[A30] is told who answered the customer just before', async () => {
    const floor = new Floor();
    const client = floor.client(active(floor), anna);
    const element = await open(client);
    const line = inside(element, '[role="status"].crossed');
    expect(textOf(line)).to.equal('');
    client.extra.alsoAnsweredBy = 'Sam';
    client.tell();
    await ready(element);
    expect(textOf(line)).to.equal('Sam answered before you did.');
  });

  it('[B06] gets a message back into the composer that came too late', async () => {
    const floor = new Floor();
    const talk = active(floor);
    const client = floor.client(talk, anna);
    client.isSlow = true;
    const element = await open(client);
    type(field(element, 'everyone'), 'One moment please');
    composer(element, 'everyone')?.submit();
    await ready(element);
    expect(field(element, 'everyone').value).to.equal('');
    talk.monitor(sam).takeOver(sam);
    client.deliver(talk.epoch - 1);
    await ready(element);
    expect(field(element, 'everyone').value).to.equal('One moment please');
    expect(client.snapshot.pending).to.deep.equal([]);
  });

  it('ends a conversation only after being asked again', async () => {
    const floor = new Floor();
    const client = floor.client(active(floor), anna);
    const element = await open(client);
    inside(element, '.end').click();
    await ready(element);
    expect(client.count('end')).to.equal(0);
    expect(deepestFocus() === inside(element, '.keep')).to.equal(true);
    inside(element, '.question .danger').click();
    await ready(element);
    expect(client.count('end')).to.equal(1);
    expect(maybeInside(element, 'parley-wrap-up-form') === null).to.equal(false);
  });

  it('wraps up with one of the outcomes', async () => {
    const floor = new Floor();
    const client = floor.client(active(floor).end(anna), anna);
    const element = await open(client);
    const outcome = inside<HTMLInputElement>(element, 'parley-wrap-up-form', 'input');
    expect(outcome.value).to.equal('resolved');
    inside(element, 'parley-wrap-up-form', 'button').click();
    await ready(element);
    expect(client.count('wrapUp')).to.equal(0);
    expect(deepestFocus() === outcome).to.equal(true);
    outcome.click();
    inside(element, 'parley-wrap-up-form', 'button').click();
    await ready(element);
    expect(client.calls.find(([name]) => name === 'wrapUp')).to.deep.equal([
      'wrapUp',
      { type: 'wrap-up', disposition: 'resolved' },
    ]);
  });
});

describe('a supervisor', () => {
  it('[B34] takeover is only shown while monitoring or joined', async () => {
    const floor = new Floor();
    const talk = active(floor);
    const client = floor.client(talk, sam);
    const element = await open(client);
    expect(maybeInside(element, 'parley-supervision-bar') === null).to.equal(true);
    expect(textOf(inside(element, '.empty button'))).to.equal('Monitor');
    await client.monitor();
    await ready(element);
    expect(buttons(element)).to.deep.equal(['Whisper', 'Join', 'Take over', 'Leave']);
    await client.join();
    await ready(element);
    expect(buttons(element)).to.deep.equal(['Take over', 'Leave']);
    await client.takeOver();
    await ready(element);
    expect(buttons(element)).to.deep.equal(['Hand back to Anna']);
  });

  it('[R4] has no public field while monitoring, and reads that nobody can see them', async () => {
    const floor = new Floor();
    const element = await open(floor.client(active(floor).monitor(sam), sam));
    expect(audiences(element)).to.deep.equal(['whisper']);
    expect(sendLabel(element, 'whisper')).to.equal('Whisper to Anna');
    expect(field(element, 'whisper').placeholder).to.equal('Whisper to Anna: the customer will not see this');
    expect(textOf(inside(element, 'parley-supervision-bar', '.status'))).to.equal(
      'Monitoring: nobody in this conversation can see you',
    );
  });

  it('[A04] goes from watching to the whisper with one action', async () => {
    const floor = new Floor();
    const element = await open(floor.client(active(floor).monitor(sam), sam));
    await press(element, 'Whisper');
    expect(deepestFocus() === field(element, 'whisper')).to.equal(true);
  });

  it('[E12] first whisper warns, and can be taken back', async () => {
    const floor = new Floor();
    const client = floor.client(active(floor).monitor(sam), sam);
    const element = await open(client);
    type(field(element, 'whisper'), 'Offer a refund');
    composer(element, 'whisper')?.submit();
    await ready(element);
    expect(client.count('post')).to.equal(0);
    expect(textOf(inside(element, 'parley-staff-composers', '.warning'))).to.contain(
      'Anna will know that you are here. Carla will not.',
    );
    expect(deepestFocus() === inside(element, 'parley-staff-composers', '.stay')).to.equal(true);
    inside(element, 'parley-staff-composers', '.stay').click();
    await ready(element);
    expect(field(element, 'whisper').value).to.equal('Offer a refund');
    composer(element, 'whisper')?.submit();
    await ready(element);
    inside(element, 'parley-staff-composers', '.reveal').click();
    await ready(element);
    expect(client.calls.at(-1)).to.deep.equal(['post', 'Offer a refund', 'whisper']);
    expect(field(element, 'whisper').value).to.equal('');
    type(field(element, 'whisper'), 'And a voucher');
    composer(element, 'whisper')?.submit();
    await ready(element);
    expect(client.count('post')).to.equal(2);
  });

  it('[E15] writes in two labelled fields after joining, public white and private blue', async () => {
    const floor = new Floor();
    const element = await open(floor.client(active(floor, dual).monitor(sam).join(sam), sam));
    expect(audiences(element)).to.deep.equal(['everyone', 'whisper']);
    const fill = (audience: string): string =>
      getComputedStyle(inside(element, 'parley-staff-composers', `[data-audience="${audience}"]`, '.base'))
        .backgroundColor;
    expect(fill('everyone')).to.equal('rgb(255, 255, 255)');
    expect(fill('whisper')).to.equal('rgb(220, 235, 255)');
    const label = (audience: string): string =>
      textOf(inside(element, 'parley-staff-composers', `[data-audience="${audience}"]`, 'label'));
    expect(label('everyone')).to.equal('Public message to Carla and Anna');
    expect(label('whisper')).to.equal('Private message to Anna');
  });

  it('[E17] sends with a button that names the audience, and each keeps its own draft', async () => {
    const floor = new Floor();
    const client = floor.client(active(floor, dual).monitor(sam).join(sam), sam);
    const element = await open(client);
    expect(sendLabel(element, 'everyone')).to.equal('Send public message');
    expect(sendLabel(element, 'whisper')).to.equal('Send private message');
    type(field(element, 'everyone'), 'to all');
    type(field(element, 'whisper'), 'to Anna');
    field(element, 'whisper').dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true, cancelable: true }),
    );
    await ready(element);
    expect(client.calls.filter(([name]) => name === 'post')).to.deep.equal([['post', 'to Anna', 'whisper']]);
    expect(field(element, 'everyone').value).to.equal('to all');
  });

  it('[E16] sees private messages in blue and with the word for it', async () => {
    const floor = new Floor();
    const element = await open(floor.client(active(floor).monitor(sam).whisper(sam, 'Psst'), sam));
    expect(textOf(inside(element, 'parley-timeline', '[part~="message-whisper"]'))).to.match(
      /whisper|private/i,
    );
  });

  it('[C25] starts in the private field after joining, after a reconnect, and on coming back', async () => {
    const floor = new Floor();
    const client = floor.client(active(floor, dual).monitor(sam), sam);
    const element = await open(client);
    await joining(element);
    expect(deepestFocus() === field(element, 'whisper')).to.equal(true);
    field(element, 'everyone').focus();
    floor.connection = { kind: 'waiting', attempt: 1, retryAt: 0 };
    floor.tell();
    await ready(element);
    floor.connection = { kind: 'live', isComplete: true };
    floor.tell();
    await ready(element);
    expect(deepestFocus() === field(element, 'whisper')).to.equal(true);
    field(element, 'everyone').focus();
    element.client = null;
    await ready(element);
    element.client = client;
    await ready(element);
    element.focus();
    await ready(element);
    expect(deepestFocus() === field(element, 'whisper')).to.equal(true);
  });

  it('[R5] typing at once after joining writes to the agent', async () => {
    const floor = new Floor();
    const client = floor.client(active(floor, dual).monitor(sam), sam);
    const element = await open(client);
    await joining(element);
    const focused = deepestFocus() as HTMLTextAreaElement;
    type(focused, 'hurried');
    focused.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true, cancelable: true }),
    );
    expect(client.calls.at(-1)).to.deep.equal(['post', 'hurried', 'whisper']);
  });

  it('[D06] tells nobody what is typed in private', async () => {
    const floor = new Floor();
    const client = floor.client(active(floor, dual).monitor(sam).join(sam), sam);
    const element = await open(client);
    type(field(element, 'whisper'), 'secret');
    expect(client.count('setTyping') + client.count('setDraft')).to.equal(0);
  });

  it('[A21] keeps a whisper that is being written while joining', async () => {
    const floor = new Floor();
    const element = await open(floor.client(active(floor, dual).monitor(sam), sam));
    type(field(element, 'whisper'), 'not sent yet');
    const before = field(element, 'whisper');
    await joining(element);
    expect(field(element, 'whisper').value).to.equal('not sent yet');
    expect(field(element, 'whisper') === before).to.equal(true);
  });

  it('asks its page before it asks the room', async () => {
    const floor = new Floor();
    const client = floor.client(active(floor).monitor(sam), sam);
    const element = await open(client);
    element.addEventListener('parley-supervise-request', (event) => event.preventDefault());
    await press(element, 'Join');
    expect(client.count('join')).to.equal(0);
  });
});

describe('the takeover dialog', () => {
  const asking = async (policy: PolicyOverrides = {}) => {
    const floor = new Floor();
    const talk = active(floor, policy).monitor(sam);
    const client = floor.client(talk, sam);
    const element = await open(client);
    const trigger = await press(element, 'Take over');
    return { floor, talk, client, element, trigger };
  };

  it('[B35] the takeover dialog is an alert dialog that starts on Cancel and gives the focus back', async () => {
    const { element, trigger } = await asking();
    expect(dialog(element).open).to.equal(true);
    expect(dialog(element).getAttribute('role')).to.equal('alertdialog');
    expect(deepestFocus() === inDialog(element, '.cancel')).to.equal(true);
    dialog(element).dispatchEvent(new Event('cancel', { cancelable: true }));
    await ready(element);
    expect(dialog(element).open).to.equal(false);
    expect(deepestFocus() === trigger).to.equal(true);
  });

  it('[X10] is labelled by its question and described by what would happen', async () => {
    const { element } = await asking();
    expect(textOf(inDialog(element, '#title'))).to.equal('Take over from Anna?');
    expect(dialog(element).getAttribute('aria-describedby')).to.equal('consequences');
    expect(inDialog(element, '#consequences').children.length).to.equal(3);
    expect(await violations(element)).to.deep.equal([]);
  });

  it('[B36] nothing happens before confirm, and Enter in the reason does not confirm', async () => {
    const { client, element, talk } = await asking();
    const reason = inDialog(element, '.reason') as HTMLInputElement;
    type(reason, 'an angry customer');
    const enter = new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true });
    reason.dispatchEvent(enter);
    expect(enter.defaultPrevented).to.equal(true);
    expect(client.count('takeOver')).to.equal(0);
    expect(talk.epoch).to.equal(1);
    inDialog(element, '.confirm').click();
    await ready(element);
    const call = client.calls.find(([name]) => name === 'takeOver');
    expect(call?.[1]).to.include({ type: 'take-over', reason: 'an angry customer' });
    expect(dialog(element).open).to.equal(false);
    expect(deepestFocus() === inside(element, 'parley-supervision-bar', '.status')).to.equal(true);
    expect(audiences(element)).to.deep.equal(['everyone', 'staff']);
  });

  it('[B36] takes over from nobody else than who was named', async () => {
    const { client, element, talk, floor } = await asking();
    talk.monitor(tess).takeOver(tess);
    floor.tell();
    await ready(element);
    expect(textOf(inDialog(element, '.problem'))).to.contain('Tess handles the conversation now');
    expect(inDialog(element, '.confirm').ariaDisabled).to.equal('true');
    inDialog(element, '.confirm').click();
    await ready(element);
    expect(client.count('takeOver')).to.equal(0);
    expect(dialog(element).open).to.equal(true);
  });

  it('[A31] proposes an introduction, which is the first word to the customer unless it is emptied', async () => {
    const { element, talk } = await asking();
    const intro = inDialog(element, 'textarea') as HTMLTextAreaElement;
    expect(intro.value).to.contain('I am Sam from Sales').and.to.contain('Please give me a moment');
    type(intro, 'Sam here, hello.');
    inDialog(element, '.confirm').click();
    await ready(element);
    expect(talk.lines(carla).at(-1)).to.equal('Sam here, hello.');
    const other = await asking();
    type(inDialog(other.element, 'textarea') as HTMLTextAreaElement, ' ');
    inDialog(other.element, '.confirm').click();
    await ready(other.element);
    expect(other.talk.lines(carla)).to.deep.equal(talk.lines(carla).slice(0, -1));
  });

  it('[A28] asks for the reason and the introduction that the workgroup wants, and sends nothing before', async () => {
    const reasons = ['Complaint', 'Training'];
    const { element, client } = await asking({
      reasons,
      takeover: { confirm: 'dialog-and-reason', intro: 'required' },
    });
    const select = inDialog(element, 'select') as HTMLSelectElement;
    expect([...select.options].map((each) => each.value)).to.deep.equal(['', ...reasons]);
    inDialog(element, '.confirm').click();
    await ready(element);
    expect(textOf(inDialog(element, '.problem'))).to.equal('Give a reason first.');
    expect(deepestFocus() === select).to.equal(true);
    expect(select.getAttribute('aria-invalid')).to.equal('true');
    select.value = 'Complaint';
    type(inDialog(element, 'textarea') as HTMLTextAreaElement, '');
    inDialog(element, '.confirm').click();
    await ready(element);
    expect(textOf(inDialog(element, '.problem'))).to.equal('Introduce yourself first.');
    expect(await violations(element)).to.deep.equal([]);
    type(inDialog(element, 'textarea') as HTMLTextAreaElement, 'Hello');
    inDialog(element, '.confirm').click();
    await ready(element);
    const call = client.calls.find(([name]) => name === 'takeOver');
    expect(call?.[1]).to.include({ reason: 'Complaint', intro: 'Hello' });
    expect(dialog(element).open).to.equal(false);
  });

  it('[A28] asks nothing where the workgroup wants nothing asked, and says there too when it is refused', async () => {
    const { element, talk } = await asking({ takeover: { confirm: 'none', intro: 'off' } });
    expect(dialog(element).open).to.equal(false);
    expect(talk.header(sam)).to.have.nested.property('you.standing', 'handler');
    const floor = new Floor();
    const client = floor.client(active(floor, { takeover: { confirm: 'none' } }).monitor(sam), sam);
    client.takeOver = async () => ({
      kind: 'refused',
      refusal: { type: 'refused', code: 'already-taken-over', sentence: 'Too late.' },
    });
    const other = await open(client);
    await press(other, 'Take over');
    expect(textOf(inside(other, '.problem'))).to.equal('Too late.');
  });

  it('[A12] is not offered where it could be for nobody', async () => {
    const floor = new Floor();
    const talk = active(floor, { takeover: { targets: ['agent'] } }).monitor(sam);
    const element = await open(floor.client(talk, sam));
    expect(buttons(element)).not.to.include('Take over');
  });

  it('[B36] shows in it that the room said no', async () => {
    const { client, element } = await asking();
    const sentence = 'Somebody else took this conversation over before you.';
    client.takeOver = async () => ({
      kind: 'refused',
      refusal: { type: 'refused', code: 'already-taken-over', sentence },
    });
    inDialog(element, '.confirm').click();
    await ready(element);
    expect(textOf(inDialog(element, '.problem'))).to.equal(sentence);
    expect(dialog(element).open).to.equal(true);
  });
});

describe('[R10] the staff conversation passes axe', () => {
  const scenes = {
    handling: (floor: Floor) => floor.client(active(floor).note(anna, 'A note'), anna),
    monitoring: (floor: Floor) => floor.client(active(floor).monitor(sam), sam),
    joined: (floor: Floor) => floor.client(active(floor, dual).monitor(sam).whisper(sam, 'x').join(sam), sam),
    displaced: (floor: Floor) => floor.client(active(floor).monitor(sam).takeOver(sam, 'why'), anna),
    'joined, one field': (floor: Floor) =>
      floor.client(active(floor, { composer: 'single-mode' }).monitor(sam).join(sam), sam),
    'taken over': (floor: Floor) => floor.client(active(floor).monitor(sam).takeOver(sam), sam),
  } satisfies Record<string, (floor: Floor) => FloorConversation>;

  for (const [name, make] of Object.entries(scenes)) {
    for (const look of ['light', 'dark', 'rtl', '320 px'] as const) {
      it(`[R10] ${name}, ${look}`, async () => {
        if (look === 'rtl') document.documentElement.dir = 'rtl';
        const element = await open(make(new Floor()), look === 'dark' ? 'dark' : 'light');
        element.style.inlineSize = look === '320 px' ? '320px' : '800px';
        element.style.blockSize = '640px';
        await ready(element);
        expect(await violations(element)).to.deep.equal([]);
        expect(element.scrollWidth).to.be.at.most(element.clientWidth);
      });
    }
  }
});
