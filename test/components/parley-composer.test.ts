// The composer: what it asks for, and that nothing that was written gets lost.
import { expect } from 'chai';
import { html } from 'lit';
import { defineConversationElements } from '../../components/conversation/define.js';
import type { ParleyComposer, PostDetail } from '../../components/conversation/parley-composer.js';
import {
  afterThisTest,
  fixture,
  heard,
  inside,
  maybeInside,
  press,
  settled,
  textOf,
  type,
} from '../support/fixture.js';

defineConversationElements();

const show = () => fixture<ParleyComposer>(html`<parley-composer></parley-composer>`);
const field = (element: ParleyComposer) => inside<HTMLTextAreaElement>(element, 'textarea');

describe('parley-composer', () => {
  it('[G12] clears only when nobody objects', async () => {
    const element = await show();
    const asks = heard<PostDetail>('parley-post-request');
    const object = (event: Event) => event.preventDefault();
    document.addEventListener('parley-post-request', object, { once: true });
    type(field(element), '  Hello  ');
    press(field(element), 'Enter');
    expect(element.value).to.equal('  Hello  ');
    press(field(element), 'Enter');
    await settled(element);
    expect(asks.map(({ detail }) => detail)).to.deep.equal([
      { audience: 'everyone', text: 'Hello' },
      { audience: 'everyone', text: 'Hello' },
    ]);
    expect(field(element).value).to.equal('');
  });

  it('Enter sends and Shift+Enter does not', async () => {
    const element = await show();
    const asks = heard('parley-post-request');
    type(field(element), 'Hello');
    expect(press(field(element), 'Enter', { shiftKey: true }).defaultPrevented).to.equal(false);
    expect(asks).to.have.length(0);
    expect(press(field(element), 'Enter').defaultPrevented).to.equal(true);
    expect(asks).to.have.length(1);
  });

  it('Enter that chooses a word of an input method sends nothing', async () => {
    const element = await show();
    const asks = heard('parley-post-request');
    type(field(element), 'にほん');
    press(field(element), 'Enter', { isComposing: true });
    press(field(element), 'Enter', { keyCode: 229 } as KeyboardEventInit);
    expect(asks).to.have.length(0);
  });

  it('[G11] typing is told with every key, and that it ended on send, blur and removal', async () => {
    const element = await show();
    const told = heard<{ active: boolean }>('parley-typing-change');
    type(field(element), 'H');
    type(field(element), 'He');
    press(field(element), 'Enter');
    type(field(element), 'A');
    field(element).blur();
    expect(told.map(({ detail }) => detail.active)).to.deep.equal([true, true, false, true, false]);
  });

  it('[G11] nobody is told that a whisper or a note is being written', async () => {
    const element = await show();
    const told = heard('parley-typing-change');
    element.audience = 'whisper';
    await settled(element);
    type(field(element), 'Offer 10 %');
    expect(told).to.have.length(0);
  });

  it('[G12] a lock keeps the draft, readable and ready to be copied', async () => {
    const element = await show();
    type(field(element), 'Half a sentence');
    element.locked = true;
    element.lockedReason = 'Maria took over at 14:03.';
    await settled(element);
    expect(textOf(inside(element, '.reason'))).to.include('Maria took over');
    expect(field(element).value).to.equal('Half a sentence');
    expect(field(element).readOnly).to.equal(true);
    expect(field(element).disabled).to.equal(false);
    expect(textOf(inside(element, '.send'))).to.equal('Copy');
    const asks = heard('parley-post-request');
    press(field(element), 'Enter');
    expect(asks).to.have.length(0);
  });

  it('a lock without a draft leaves the reason alone', async () => {
    const element = await show();
    element.locked = true;
    await settled(element);
    expect(maybeInside(element, 'textarea')).to.equal(null);
  });

  it('counts near the end, in code points, and sends nothing that is too long', async () => {
    const element = await show();
    element.maxLength = 8;
    type(field(element), '😀😀😀😀😀😀😀');
    await settled(element);
    expect(textOf(inside(element, '.count'))).to.equal('1 character left');
    type(field(element), '123456789');
    await settled(element);
    expect(textOf(inside(element, '.count'))).to.equal('1 character too many');
    const asks = heard('parley-post-request');
    press(field(element), 'Enter');
    expect(asks).to.have.length(0);
  });

  it('grows with its text', async () => {
    const element = await show();
    const before = field(element).offsetHeight;
    type(field(element), 'a\nb\nc\nd');
    await settled(element);
    expect(field(element).offsetHeight).to.be.greaterThan(before);
  });

  it('[R9] does not submit the form that a page put it into', async () => {
    const form = await fixture<HTMLFormElement>(html`<form><parley-composer></parley-composer></form>`);
    let submits = 0;
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      submits += 1;
    });
    const element = form.firstElementChild as ParleyComposer;
    await settled(element);
    type(field(element), 'Hello');
    press(field(element), 'Enter');
    inside<HTMLButtonElement>(element, '.send').click();
    expect(submits).to.equal(0);
  });

  it('a property set before the definition counts', async () => {
    const early = document.createElement('parley-early-composer') as ParleyComposer;
    early.value = 'Kept';
    document.body.append(early);
    afterThisTest(() => early.remove());
    const { ParleyComposer: Composer } = await import('../../components/conversation/parley-composer.js');
    customElements.define('parley-early-composer', class extends Composer {});
    await settled(early);
    expect(field(early).value).to.equal('Kept');
  });
});
