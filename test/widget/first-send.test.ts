// What is seen of a message whose conversation, or whose list, is still on its way.
import { expect } from 'chai';
import { definePanel } from '../../widget/panel-entry.js';
import type { ParleyPanel } from '../../widget/parley-panel.js';
import type { ParleyWidget } from '../../widget/parley-widget.js';
import { defineWidget } from '../../widget/register.js';
import { violations } from '../support/axe.js';
import {
  afterThisTest,
  inside,
  maybeInside,
  press,
  said,
  settled,
  textOf,
  type,
  until,
} from '../support/fixture.js';
import { ScriptedConversation } from '../support/scripted-conversation.js';
import { forgetVisits, showPanel, showWidget } from '../support/shown-widget.js';
import { ana, customerHeader, failed, me, message, sending } from '../support/views.js';

definePanel();
defineWidget();

const text = 'Where is my parcel?';
const pat = `x.${btoa(JSON.stringify({ sub: '17' }))}.x`;
const onItsWay = (panel: Element): string => textOf(maybeInside(panel, '.unlisted'));

/** Sent, and waiting for a token that does not come. */
const heldUp = async (
  client: ScriptedConversation | null,
  token: () => Promise<string> = () => new Promise<string>(() => {}),
) => {
  const widget = await showWidget(client, {}, { token });
  await widget.open();
  await settled(widget);
  const panel = inside(widget, 'parley-panel');
  const field = inside<HTMLTextAreaElement>(panel, 'parley-composer', 'textarea');
  type(field, text);
  press(field, 'Enter');
  await until(() => onItsWay(panel) !== '');
  return { widget, panel, field };
};

describe('a message on its way', () => {
  beforeEach(forgetVisits);

  // First: afterwards the list is there for good.
  it('[G12][X09] is seen and said to be sent before there is a list that shows it, and then in the list alone', async () => {
    const panel: ParleyPanel = await showPanel({ sending: text });
    expect(onItsWay(panel)).to.equal(`${text}Sending…`);
    expect(said()).to.deep.equal(['Sending…']);
    expect(await violations(panel)).to.deep.equal([]);
    const client = new ScriptedConversation({
      connection: { kind: 'connecting', since: 0 },
      pending: [sending('l1', text)],
    });
    Object.assign(panel, { client, sending: '' });
    await settled(panel);
    expect(customElements.get('parley-timeline')).to.equal(undefined);
    expect(onItsWay(panel)).to.equal(`${text}Sending…`);
    client.set({ pending: [...client.snapshot.pending, sending('l2', 'Number 1047')] });
    await settled(panel);
    expect(onItsWay(panel)).to.equal(`${text} Number 1047Sending…`);
    expect(said()).to.deep.equal(['Sending…']);
    // Kept by now, and still in no list.
    client.set({ pending: [sending('l2', 'Number 1047')], entries: [message(1, me, text)] });
    await settled(panel);
    expect(onItsWay(panel)).to.equal(`${text} Number 1047Sending…`);
    client.set({ pending: [failed('l2', 'Number 1047')] });
    await settled(panel);
    expect(onItsWay(panel)).to.equal(`${text} Number 1047`);
    // What somebody else says has its place in the list alone.
    client.set({ entries: [...client.snapshot.entries, message(2, ana, 'Hello')] });
    await settled(panel);
    expect(onItsWay(panel)).to.equal('Number 1047');
    expect(said()).to.deep.equal(['Sending…']);
    await import('../../widget/talk.js');
    await until(() => onItsWay(panel) === '');
    await settled(panel);
    expect(textOf(inside(panel, 'parley-timeline', '[role=log]'))).to.contain(text);
  });

  it('[G01][G04] is stored in a page that has leave to use locks by then, so that no other takes it for left behind', async () => {
    const { query } = LockManager.prototype;
    let asked = 0;
    LockManager.prototype.query = function (this: LockManager) {
      asked += 1;
      return query.call(this);
    };
    afterThisTest(() => {
      LockManager.prototype.query = query;
    });
    const widget = await showWidget(null);
    await widget.open();
    await settled(widget);
    expect(asked).to.equal(1);
  });

  it('[G12][X09] keeps the focus, is sent once, and is said in the language of the page', async () => {
    let give: (token: string) => void = () => {};
    const coming = new Promise<string>((resolve) => {
      give = resolve;
    });
    const client = new ScriptedConversation({ header: customerHeader() });
    const widget: ParleyWidget = await showWidget(client, { locale: 'de' }, { token: () => coming });
    await widget.open();
    const panel = inside(widget, 'parley-panel');
    await until(() => panel.lang === 'de');
    await settled(widget);
    const field = inside<HTMLTextAreaElement>(panel, 'parley-composer', 'textarea');
    type(field, text);
    press(field, 'Enter');
    await until(() => onItsWay(panel) === `${text}Wird gesendet …`);
    expect(said()).to.include('Wird gesendet …');
    expect(inside(panel, 'parley-composer').shadowRoot?.activeElement === field).to.equal(true);
    press(field, 'Enter');
    give(pat);
    await until(() => client.count('post') > 0);
    await until(() => onItsWay(panel) === '');
    expect(client.count('post')).to.equal(1);
  });

  it('[G12] stands in the field again where the page signs somebody in before it could be sent', async () => {
    const client = new ScriptedConversation({ header: customerHeader() });
    const { widget, panel, field } = await heldUp(client);
    type(field, 'Number 1047');
    widget.token = async () => pat;
    await until(() => onItsWay(panel) === '');
    await until(() => field.value === `${text}\nNumber 1047`);
    press(field, 'Enter');
    await until(() => client.count('post') > 0);
    expect(client.calls.filter(([name]) => name === 'post').map(([, posted]) => posted)).to.deep.equal([
      `${text}\nNumber 1047`,
    ]);
  });

  it('[G12] is in the field of the element that takes the place of its own, and is not sent from both', async () => {
    let give: (token: string) => void = () => {};
    const coming = new Promise<string>((resolve) => {
      give = resolve;
    });
    const before = new ScriptedConversation({ header: customerHeader() });
    const { widget } = await heldUp(before, () => coming);
    widget.remove();
    const after = new ScriptedConversation({ header: customerHeader() });
    const next = await showWidget(after, {}, { token: () => coming });
    await next.open();
    await settled(next);
    give(pat);
    const field = inside<HTMLTextAreaElement>(next, 'parley-panel', 'parley-composer', 'textarea');
    await until(() => field.value === text);
    press(field, 'Enter');
    await until(() => after.count('post') > 0);
    // Back in the page, it has what it had when it left.
    next.remove();
    document.body.append(widget);
    await until(() => before.count('connect') > 0);
    widget.remove();
    expect(before.count('post')).to.equal(0);
  });

  it('[G12] goes on its way where its element is only moved, as with a page that gets another body', async () => {
    let give: (token: string) => void = () => {};
    const coming = new Promise<string>((resolve) => {
      give = resolve;
    });
    const client = new ScriptedConversation({ header: customerHeader() });
    const { widget, panel, field } = await heldUp(client, () => coming);
    const box = document.createElement('div');
    widget.parentElement?.append(box);
    box.append(widget);
    await settled(widget);
    widget.remove();
    box.append(widget);
    await settled(widget);
    expect(onItsWay(panel)).to.equal(`${text}Sending…`);
    give(pat);
    await until(() => client.count('post') > 0);
    await until(() => onItsWay(panel) === '');
    expect(client.count('post')).to.equal(1);
    expect(field.value).to.equal('');
  });

  it('[G12] is nothing of another workgroup, and is there again where it was written', async () => {
    const { widget, panel, field } = await heldUp(null);
    widget.workgroup = 'support';
    await until(() => onItsWay(panel) === '');
    expect(field.value).to.equal('');
    widget.workgroup = 'sales';
    await until(() => field.value === text);
  });
});
