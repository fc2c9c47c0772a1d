// Joining: who is told, as what, why, and that nothing happens before it is confirmed.
import { expect } from 'chai';
import { html } from 'lit';
import { defineStaffConversationElements } from '../../components/conversation/define-staff.js';
import type { ParleyConversation } from '../../components/conversation/parley-conversation.js';
import type { ParleyJoinDialog } from '../../components/conversation/parley-join-dialog.js';
import { deepestFocus } from '../../components/shared/deepest-focus.js';
import type { PolicyOverrides } from '../../core/domain/policy.js';
import { violations } from '../support/axe.js';
import { anna, carla, sam } from '../support/builders.js';
import { fixture, heard, inside, painted, press, settled, textOf, type } from '../support/fixture.js';
import { Floor } from '../support/scripted-floor.js';
import { xssPayloads } from '../support/xss-payloads.js';
import { LIMIT_MS } from '../support/xss-pour.js';
import { difference, skeleton } from '../support/xss-watch.js';

defineStaffConversationElements();

const ready = async (element: Element): Promise<void> => {
  await settled(element);
  await painted();
  await settled(element);
};
const dialogOf = (element: Element): HTMLDialogElement => inside(element, 'parley-join-dialog', 'dialog');
const within = <E extends HTMLElement = HTMLElement>(element: Element, selector: string): E =>
  inside<E>(element, 'parley-join-dialog', selector);

const asking = async (policy: PolicyOverrides = {}, scheme = 'light') => {
  const floor = new Floor();
  const talk = floor.add({ policy }).say(carla, 'Hello?').accept(anna).monitor(sam);
  const client = floor.client(talk, sam);
  const element = await fixture<ParleyConversation>(
    html`<parley-conversation .client=${client} color-scheme=${scheme}></parley-conversation>`,
  );
  await ready(element);
  const trigger = inside(element, 'parley-supervision-bar', 'button.join');
  trigger.focus();
  trigger.click();
  await ready(element);
  return { floor, talk, client, element, trigger };
};

describe('<parley-join-dialog>', () => {
  it('[C22] the button stands in the conversation, and asks before anybody is told', async () => {
    const { client, element, trigger } = await asking();
    expect(dialogOf(element).open).to.equal(true);
    expect(dialogOf(element).getAttribute('role')).to.equal('alertdialog');
    expect(deepestFocus() === within(element, '.cancel')).to.equal(true);
    expect(client.count('join')).to.equal(0);
    dialogOf(element).dispatchEvent(new Event('cancel', { cancelable: true }));
    await ready(element);
    expect(dialogOf(element).open).to.equal(false);
    expect(client.count('join')).to.equal(0);
    expect(deepestFocus() === trigger).to.equal(true);
  });

  it('[C23] says who is told of it', async () => {
    const { element } = await asking();
    expect(textOf(within(element, '#consequences'))).to.contain('Carla and Anna are told that you joined.');
    expect(dialogOf(element).getAttribute('aria-describedby')).to.equal('consequences');
  });

  it('[C22] asks nothing where the customer is not told', async () => {
    const { talk, element } = await asking({ joinNotice: 'off' });
    expect(dialogOf(element).open).to.equal(false);
    expect(talk.header(sam)).to.have.nested.property('you.standing', 'joined');
  });

  it('[C11] joins as consultant or as participant, beginning with what the workgroup says', async () => {
    const { element, talk } = await asking();
    const radio = (value: string): HTMLInputElement => within(element, `input[value="${value}"]`);
    expect(radio('consultant').checked).to.equal(true);
    radio('participant').click();
    within(element, '.confirm').click();
    await ready(element);
    expect(talk.state.supervisions[0]?.as).to.equal('participant');
    expect(dialogOf(element).open).to.equal(false);
    const other = await asking({ joinAs: 'participant' });
    const second = within<HTMLInputElement>(other.element, 'input[value="participant"]');
    expect(second.checked).to.equal(true);
  });

  it('[A23] takes a reason, in any words or out of the list of the workgroup', async () => {
    const { element, talk } = await asking();
    const reason = within<HTMLInputElement>(element, '.reason');
    type(reason, 'Refund question');
    expect(press(reason, 'Enter').defaultPrevented).to.equal(true);
    within(element, '.confirm').click();
    await ready(element);
    const joined = talk.entries.find(({ body }) => body.kind === 'joined')?.body;
    expect(joined).to.include({ kind: 'joined', reason: 'Refund question' });
    const listed = await asking({ reasons: ['Training', 'Complaint'] });
    const select = within<HTMLSelectElement>(listed.element, '.reason');
    expect([...select.options].map(({ value }) => value)).to.deep.equal(['', 'Training', 'Complaint']);
    select.value = 'Complaint';
    within(listed.element, '.confirm').click();
    await ready(listed.element);
    expect(listed.client.calls.find(([name]) => name === 'join')?.[1]).to.include({ reason: 'Complaint' });
  });

  it('[C25] puts the focus into the private field when it is done', async () => {
    const { element } = await asking({ composer: 'dual' });
    within(element, '.confirm').click();
    await ready(element);
    const field = inside(element, 'parley-staff-composers', '[data-audience="whisper"]', 'textarea');
    expect(deepestFocus() === field).to.equal(true);
  });

  it('[C22] shows in it that the room said no, and keeps what was filled in', async () => {
    const { element, client } = await asking();
    client.join = async () => ({
      kind: 'refused',
      refusal: { type: 'refused', code: 'conflict', sentence: 'Others were first.' },
    });
    type(within<HTMLInputElement>(element, '.reason'), 'Because');
    within(element, '.confirm').click();
    await ready(element);
    expect(textOf(within(element, '.problem'))).to.equal('Others were first.');
    expect(within<HTMLInputElement>(element, '.reason').value).to.equal('Because');
  });

  it('[C22] says when there is nothing left to join', async () => {
    const { element, client, talk, floor } = await asking();
    talk.end(anna);
    floor.tell();
    await ready(element);
    expect(textOf(within(element, '.problem'))).to.contain('can no longer be joined');
    within(element, '.confirm').click();
    await ready(element);
    expect(client.count('join')).to.equal(0);
  });

  it('tells its page first, which may object', async () => {
    const { element, client } = await asking();
    const asks = heard('parley-join-request');
    element.addEventListener('parley-join-request', (event) => event.preventDefault());
    within(element, '.confirm').click();
    await ready(element);
    expect(asks.length).to.equal(1);
    expect(asks[0]?.detail).to.deep.equal({ as: 'consultant' });
    expect(client.count('join')).to.equal(0);
  });

  it('[R10] has no fault that axe finds, in light and dark', async () => {
    for (const scheme of ['light', 'dark']) {
      const { element } = await asking({}, scheme);
      expect(await violations(element)).to.deep.equal([]);
      element.remove();
    }
  });

  it('[TH29] shows nothing but text of names and reasons', async () => {
    const element = await fixture<ParleyJoinDialog>(html`<parley-join-dialog></parley-join-dialog>`);
    const pour = async (words: string): Promise<void> => {
      Object.assign(element, { agent: words, customer: words, reasons: [words], problem: words, told: true });
      await settled(element);
    };
    await pour('plain');
    const before = skeleton(element);
    for (const payload of xssPayloads) {
      await pour(payload);
      expect(difference(before, skeleton(element)), payload).to.deep.equal([]);
    }
    expect('__pwned' in window).to.equal(false);
  }).timeout(LIMIT_MS);
});
