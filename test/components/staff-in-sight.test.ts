// What staff have before their eyes and under their fingers after each step, also where there is little room.
import { expect } from 'chai';
import { html } from 'lit';
import type { ParleyConversation } from '../../components/conversation/parley-conversation.js';
import { defineInboxElements } from '../../components/inbox/define.js';
import type { ParleyInbox } from '../../components/inbox/parley-inbox.js';
import { defineMonitorElements } from '../../components/monitor/define.js';
import type { ParleyMonitor } from '../../components/monitor/parley-monitor.js';
import { deepestFocus } from '../../components/shared/deepest-focus.js';
import { anna, carla, sam } from '../support/builders.js';
import { fixture, inside, maybeInside, textOf, type, until } from '../support/fixture.js';
import { ready } from '../support/monitor-panel.js';
import type { FloorConversation } from '../support/scripted-floor.js';
import { Floor } from '../support/scripted-floor.js';

defineInboxElements();
defineMonitorElements();

const active = (floor: Floor, policy = {}, customer = 'Carla') => {
  const writer = { ...carla, name: customer };
  const talk = floor.add({ policy, customer }).say(writer, 'Hello?').accept(anna);
  for (let n = 0; n < 12; n += 1) talk.say(n % 2 ? anna : writer, `Line ${n}`);
  return talk;
};
const conversation = async (client: FloorConversation): Promise<ParleyConversation> => {
  const element = await fixture<ParleyConversation>(
    html`<parley-conversation style="block-size: 640px" .client=${client}></parley-conversation>`,
  );
  await ready(element);
  return element;
};
/** Ends it as the keyboard does: by the button in the header, then by the one in the question. */
const end = async (element: ParleyConversation): Promise<void> => {
  inside(element, '.end').click();
  await ready(element);
  const confirm = inside(element, '.question .danger');
  confirm.focus();
  confirm.click();
  await ready(element);
};
const staffField = (element: Element, audience: string): HTMLTextAreaElement =>
  inside(element, 'parley-staff-composers', `[data-audience="${audience}"]`, 'textarea');
const lockedReason = (element: Element): string =>
  textOf(inside(element, 'parley-staff-composers', '[data-audience="everyone"]', '.reason'));

describe('the focus of staff', () => {
  it('[R10] is on the outcome after ending, and on the customer after wrapping up', async () => {
    const floor = new Floor();
    const element = await conversation(floor.client(active(floor), anna));
    await end(element);
    const first = inside<HTMLInputElement>(element, 'parley-wrap-up-form', 'input');
    expect(deepestFocus() === first).to.equal(true);
    first.click();
    inside(element, 'parley-wrap-up-form', 'button').click();
    await ready(element);
    expect(maybeInside(element, 'parley-wrap-up-form') === null).to.equal(true);
    expect(['.foot', '#heading'].some((each) => maybeInside(element, each) === deepestFocus())).to.equal(
      true,
    );
  });

  it('[R10] is on the name of the conversation where there is nothing to wrap up', async () => {
    const floor = new Floor();
    const element = await conversation(floor.client(active(floor, { wrapUp: 'off' }), anna));
    await end(element);
    expect(deepestFocus() === inside(element, '#heading')).to.equal(true);
  });

  it('[R10] is on the button to end it again when that was refused', async () => {
    const floor = new Floor();
    const client = floor.client(active(floor), anna);
    client.end = async () => ({
      kind: 'refused',
      refusal: { type: 'refused', code: 'rate-limited', sentence: 'Wait a moment.' },
    });
    const element = await conversation(client);
    await end(element);
    expect(textOf(inside(element, '.problem'))).to.equal('Wait a moment.');
    expect(deepestFocus() === inside(element, '.end')).to.equal(true);
  });

  it('[R10] is where one writes after accepting in the conversation itself', async () => {
    const floor = new Floor();
    const element = await conversation(floor.client(floor.add().say(carla, 'Hello?'), anna));
    inside(element, 'header .primary').click();
    await ready(element);
    expect(deepestFocus() === staffField(element, 'everyone')).to.equal(true);
  });
});

describe('a displaced agent', () => {
  it('[B06] is told that a text was not sent only where there is one', async () => {
    const floor = new Floor();
    const [first, second] = [active(floor), active(floor)];
    const element = await conversation(floor.client(first, anna));
    first.monitor(sam).takeOver(sam);
    floor.tell();
    await ready(element);
    expect(lockedReason(element)).to.equal('Sam handles this conversation now.');
    element.client = floor.client(second, anna);
    await ready(element);
    type(staffField(element, 'everyone'), 'Half a');
    second.monitor(sam).takeOver(sam);
    floor.tell();
    await ready(element);
    expect(lockedReason(element)).to.equal('Sam handles this conversation now. Your text was not sent.');
  });
});

describe('a visitor without a name', () => {
  it('is called alike in the header, the timeline and the typing line', async () => {
    const floor = new Floor();
    const talk = active(floor, {}, '');
    const client = floor.client(talk, anna);
    Object.assign(client.extra, { typing: [{ name: '', role: 'customer' }] });
    const element = await conversation(client);
    const name = textOf(inside(element, '#heading bdi'));
    expect(name).to.match(/^Visitor \w+$/);
    expect(textOf(inside(element, 'parley-timeline', '.message .name'))).to.equal(name);
    expect(textOf(inside(element, 'parley-timeline', '.typing'))).to.equal(`${name} is typing`);
  });
});

describe('an inbox whose owner is not online', () => {
  it('says that one can still take a conversation, above what waits and where nothing does', async () => {
    const floor = new Floor();
    floor.setAvailability(anna, 'offline');
    const element = await fixture<ParleyInbox>(html`
      <parley-inbox style="block-size: 600px" .createClients=${floor.clientsOf(anna)} .token=${'a.b.c'}></parley-inbox>
    `);
    await ready(element);
    expect(textOf(inside(element, '.nothing'))).to.contain('You can still take a conversation');
    const talk = floor.add({ customer: 'Karl' }).say(carla, 'Hi');
    floor.tell();
    await ready(element);
    expect(textOf(inside(element, '.hint p'))).to.equal(
      'You are offline. You can still take a conversation.',
    );
    inside(element, 'parley-inbox-row', 'button').click();
    await ready(element);
    expect(talk.header(anna)).to.have.nested.property('you.standing', 'handler');
    floor.add({ customer: 'Zoe' }).say(carla, 'Hi');
    inside(element, '#tab-queue').click();
    await ready(element);
    inside(element, '.hint button').click();
    await ready(element);
    expect(maybeInside(element, '.hint') === null).to.equal(true);
  });

  it('shows the whole wrap-up and the whole hint for a note at 700 px, below an unsent text', async () => {
    const floor = new Floor();
    active(floor).monitor(sam).join(sam);
    const element = await fixture<ParleyInbox>(html`
      <parley-inbox style="block-size: 700px; inline-size: 900px" .createClients=${floor.clientsOf(anna)} .token=${'a.b.c'}></parley-inbox>
    `);
    await ready(element);
    inside(element, 'parley-inbox-row', 'button').click();
    await ready(element);
    const pane = inside<ParleyConversation>(element, 'parley-conversation');
    type(staffField(pane, 'everyone'), 'Never sent');
    await end(pane);
    const note = staffField(pane, 'staff');
    expect(note.scrollHeight).to.be.at.most(note.clientHeight);
    expectInSight(element, inside(pane, 'parley-wrap-up-form', 'button'), note, inside(pane, '#heading'));
  });
});

/** Nothing of these is cut off by the edges of the element, and no box around them has been scrolled. */
const expectInSight = (element: Element, ...all: readonly Element[]): void => {
  const edges = element.getBoundingClientRect();
  for (const each of all) {
    const box = each.getBoundingClientRect();
    expect(box.height, each.localName).to.be.greaterThan(0);
    expect(box.top, each.localName).to.be.at.least(edges.top - 1);
    expect(box.bottom, each.localName).to.be.at.most(edges.bottom + 1);
  }
};

const panels = (pane: Element): readonly Element[] => [
  ...(inside(pane, 'parley-staff-composers').shadowRoot?.querySelectorAll('.panel:not([hidden])') ?? []),
];

describe("a supervisor's pane where there is little room", () => {
  for (const [inline, block] of [
    [320, 640],
    [560, 390],
    [900, 500],
    [1200, 700],
  ] as const) {
    it(`[E15] has header, fields, buttons and the newest line in sight at ${inline} by ${block}`, async () => {
      const floor = new Floor();
      active(floor, { composer: 'dual' });
      const element = await fixture<ParleyMonitor>(html`
        <parley-monitor
          style="inline-size: ${inline}px; block-size: ${block}px"
          .createClients=${floor.clientsOf(sam)}
          .token=${'a.b.c'}
        ></parley-monitor>
      `);
      await ready(element);
      inside(element, 'parley-monitor-table', 'parley-monitor-row', '.monitor').click();
      await ready(element);
      await ready(element);
      const pane = inside<ParleyConversation>(element, 'parley-conversation');
      const parts = (): Element[] => [
        inside(element, '.back'),
        inside(pane, '#heading'),
        inside(pane, 'parley-supervision-bar', '.status'),
        ...panels(pane).map((panel) => inside(panel.firstElementChild ?? panel, '.send')),
      ];
      const isAtEnd = (): boolean => {
        const { scrollHeight, scrollTop, clientHeight } = inside(pane, 'parley-timeline', '.scroller');
        return clientHeight >= 60 && scrollHeight - scrollTop - clientHeight < 2;
      };
      inside(pane, 'parley-supervision-bar', 'button.join').click();
      await ready(element);
      inside(pane, 'parley-join-dialog', '.confirm').click();
      await ready(element);
      await until(isAtEnd);
      expect(parts().length).to.equal(5);
      expectInSight(element, ...parts());
      inside(pane, 'parley-supervision-bar', 'button.take-over').click();
      await ready(element);
      inside(pane, 'parley-takeover-dialog', '.confirm').click();
      await ready(element);
      await until(isAtEnd);
      expect(parts().length).to.equal(4);
      expectInSight(element, ...parts());
    });
  }
});
