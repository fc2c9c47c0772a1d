// Conversations side by side in the supervisor's panel, the list of one's own, and the ways between them.
import { expect } from 'chai';
import { deepestFocus, hasFocusWithin } from '../../components/shared/deepest-focus.js';
import { violations } from '../support/axe.js';
import { bert, carla, sam, uma } from '../support/builders.js';
import { afterThisTest, heard, inside, press as key, maybeInside, said, textOf } from '../support/fixture.js';
import { all, openPanel, press, ready, rowOf, rowsOf, talkOf, watch } from '../support/monitor-panel.js';
import { Floor } from '../support/scripted-floor.js';

const panes = (element: HTMLElement): readonly HTMLElement[] => [
  ...(element.shadowRoot?.querySelectorAll<HTMLElement>('.pane') ?? []),
];
const customersIn = (element: HTMLElement): readonly string[] =>
  panes(element).map((pane) => (pane.ariaLabel ?? '').replace('Conversation with ', ''));
const paneOf = (element: HTMLElement, customer: string): HTMLElement => {
  const found = panes(element).find((pane) => pane.ariaLabel === `Conversation with ${customer}`);
  if (!found) throw new Error(`There is no pane of ${customer}.`);
  return found;
};

describe('the panes of <parley-monitor>', () => {
  it('[C21] monitor opens the conversation in the panel', async () => {
    const floor = new Floor();
    talkOf(floor, 'Karl');
    const element = await openPanel(floor);
    const asked = heard('parley-open-request');
    await watch(element, 'Karl');
    expect(asked.length).to.equal(1);
    expect(customersIn(element)).to.deep.equal(['Karl']);
  });

  it('[C21] or leaves the opening to a host that cancels it, and stays a monitor', async () => {
    const floor = new Floor();
    const talk = talkOf(floor, 'Karl');
    const element = await openPanel(floor);
    element.addEventListener('parley-open-request', (event) => event.preventDefault());
    await watch(element, 'Karl');
    expect(panes(element).length).to.equal(0);
    expect(talk.header(sam)).to.have.nested.property('you.standing', 'monitoring');
    expect(floor.opened(talk, sam).isConnected).to.equal(true);
  });

  it('leaves it to a host that cancels the request to do nothing at all', async () => {
    const floor = new Floor();
    const talk = talkOf(floor, 'Karl');
    const element = await openPanel(floor);
    element.addEventListener('parley-monitor-request', (event) => event.preventDefault());
    await watch(element, 'Karl');
    expect(talk.header(sam).kind).to.equal('outsider');
  });

  it('[B19] starting to monitor leaves the view alone where nothing shall open by itself', async () => {
    const floor = new Floor();
    const talk = talkOf(floor, 'Karl');
    const element = await openPanel(floor, { autoOpen: 'never' });
    await watch(element, 'Karl');
    expect(panes(element).length).to.equal(0);
    expect(talk.header(sam)).to.have.nested.property('you.standing', 'monitoring');
    expect(textOf(inside(element, '.roster .name bdi'))).to.equal('Karl');
    await press(element, '.roster .name');
    expect(customersIn(element)).to.deep.equal(['Karl']);
  });

  it('[B19] by default it opens beside what is open, and the table stays', async () => {
    const floor = new Floor();
    for (const name of ['Karl', 'Omar']) talkOf(floor, name);
    const element = await openPanel(floor);
    await watch(element, 'Karl');
    await watch(element, 'Omar');
    expect(customersIn(element)).to.deep.equal(['Karl', 'Omar']);
    expect(rowOf(element, 'Karl').checkVisibility()).to.equal(true);
    expect(inside(element, '.list').checkVisibility()).to.equal(true);
  });

  it('[B18] what I monitor is on my own list, with its own count of what is new there', async () => {
    const floor = new Floor();
    const karl = talkOf(floor, 'Karl');
    const omar = talkOf(floor, 'Omar');
    const element = await openPanel(floor, { maxPanes: 1 });
    await watch(element, 'Karl');
    await watch(element, 'Omar');
    expect(customersIn(element)).to.deep.equal(['Omar']);
    karl.say(carla, 'One').say(carla, 'Two');
    omar.say(carla, 'Three');
    floor.tell();
    await ready(element);
    expect(all(element, '.roster .item').map((item) => textOf(item.querySelector('.unread')))).to.deep.equal([
      '2',
      '',
    ]);
    expect(all(element, '.roster .name')[0]?.ariaLabel).to.equal('Open Karl, 2 new messages');
    await press(element, '.roster .name');
    expect(customersIn(element)).to.deep.equal(['Karl']);
    expect(maybeInside(element, '.unread') === null).to.equal(true);
  });

  it('[E10] own chats stand in the same strip, told apart by sign and word', async () => {
    const floor = new Floor();
    talkOf(floor, 'Karl');
    floor.add({ customer: 'Mine' }).say(carla, 'Hi').accept(uma);
    const taken = talkOf(floor, 'Taken').monitor(uma).takeOver(uma);
    const element = await openPanel(floor, {}, uma);
    await watch(element, 'Karl');
    const marks = all(element, '.roster .item').map((item) => [
      textOf(item.querySelector('.name bdi')),
      textOf(item.querySelector('.badge')),
      item.querySelector('.badge svg') !== null,
    ]);
    expect(taken.header(uma)).to.have.nested.property('you.standing', 'handler');
    expect(marks).to.have.deep.members([
      ['Karl', 'Monitoring', true],
      ['Mine', 'Your chat', true],
      ['Taken', 'Taken over', true],
    ]);
  });

  it('[B22] monitoring can be stopped from the table', async () => {
    const floor = new Floor();
    const talk = talkOf(floor, 'Karl');
    const element = await openPanel(floor);
    await watch(element, 'Karl');
    inside(rowOf(element, 'Karl'), '.badge').click();
    await ready(element);
    await ready(element);
    expect(talk.header(sam).kind).to.equal('outsider');
    expect(panes(element).length).to.equal(0);
  });

  it('[B07] shows a conversation before it is monitored, with the button that does it', async () => {
    const floor = new Floor();
    const talk = talkOf(floor, 'Karl');
    const element = await openPanel(floor, { conversation: talk.state.id });
    expect(talk.header(sam).kind).to.equal('outsider');
    const pane = inside(element, 'parley-conversation');
    const button = [...(pane.shadowRoot?.querySelectorAll('button') ?? [])].find(
      (each) => textOf(each) === 'Monitor',
    );
    button?.click();
    await ready(element);
    await ready(element);
    expect(talk.header(sam)).to.have.nested.property('you.standing', 'monitoring');
    expect(textOf(inside(element, '.roster .badge'))).to.equal('Monitoring');
  });

  it('[C22] joining is inside of the pane', async () => {
    const floor = new Floor();
    const talk = talkOf(floor, 'Karl');
    const element = await openPanel(floor);
    await watch(element, 'Karl');
    const join = inside(element, 'parley-conversation', 'parley-supervision-bar', 'button.join');
    expect(join.checkVisibility()).to.equal(true);
    expect(talk.header(sam)).to.have.nested.property('you.standing', 'monitoring');
  });

  it('[G38] of four side by side only one is announced', async () => {
    const floor = new Floor();
    const names = ['Ann', 'Ben', 'Cid', 'Dan'];
    const talks = names.map((name) => talkOf(floor, name));
    const element = await openPanel(floor);
    for (const name of names) await watch(element, name);
    expect(customersIn(element)).to.deep.equal(names);
    const silent = panes(element).map((pane) => pane.querySelector('parley-conversation')?.silent);
    expect(silent).to.deep.equal([true, true, true, false]);
    document.querySelector('[data-parley-announcer]')?.replaceChildren();
    for (const talk of talks) talk.say(carla, `Words of ${talk.state.customer.name}`);
    floor.tell();
    await ready(element);
    expect(said().filter((line) => line.includes('Words of')).length).to.equal(1);
    expect(said().join()).to.contain('Words of Dan');
    await press(element, '.arrange');
    expect(panes(element).every((pane) => pane.checkVisibility())).to.equal(true);
    expect(inside(element, '.list').checkVisibility()).to.equal(false);
  });

  it('[G38] opens no more than it may, and puts away what was attended to longest ago', async () => {
    const floor = new Floor();
    const names = ['Ann', 'Ben', 'Cid'];
    for (const name of names) talkOf(floor, name);
    const element = await openPanel(floor, { maxPanes: 2 });
    await watch(element, 'Ann');
    await watch(element, 'Ben');
    paneOf(element, 'Ann').dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
    await watch(element, 'Cid');
    expect(customersIn(element)).to.deep.equal(['Ann', 'Cid']);
    expect(all(element, '.roster .item').length).to.equal(3);
  });

  it('[B10] shows beside the conversation who the customer is, and the panels of the host, read-only', async () => {
    const floor = new Floor();
    talkOf(floor, 'Karl');
    const element = await openPanel(floor);
    const own = document.createElement('p');
    own.slot = 'panel';
    own.textContent = 'From our own system';
    element.append(own);
    await watch(element, 'Karl');
    const button = inside(element, '.about-customer');
    expect(button.ariaExpanded).to.equal('false');
    await press(element, '.about-customer');
    expect(button.ariaExpanded).to.equal('true');
    const context = inside(element, '.context parley-customer-context');
    expect(context.hasAttribute('readonly')).to.equal(true);
    expect(context).to.have.nested.property('header.customer.name', 'Karl');
    expect(own.assignedSlot?.name).to.equal('panel');
    expect(own.checkVisibility()).to.equal(true);
  });

  it('[D13] list, conversation and customer are regions of their own, each reached by keys', async () => {
    const floor = new Floor();
    talkOf(floor, 'Karl');
    const element = await openPanel(floor);
    await watch(element, 'Karl');
    await press(element, '.about-customer');
    const regions = all(element, 'section[aria-label], aside[aria-label], nav[aria-label]');
    const labels = regions.map((region) => region.ariaLabel);
    expect(labels).to.include.members(['Live conversations', 'Conversation with Karl', 'About the customer']);
    const pane = paneOf(element, 'Karl');
    expect(hasFocusWithin(pane)).to.equal(true);
    key(deepestFocus() as Element, 'Escape');
    expect(deepestFocus() === pane.querySelector('.back')).to.equal(true);
    (deepestFocus() as HTMLElement).click();
    await ready(element);
    await ready(element);
    expect(deepestFocus() === rowOf(element, 'Karl')).to.equal(true);
  });

  it('[D18] comes back to the same filter, place and row', async () => {
    const floor = new Floor();
    for (let n = 10; n < 50; n += 1) talkOf(floor, `Customer ${n}`, n);
    const element = await openPanel(floor, { maxPanes: 1 });
    const table = inside(element, 'parley-monitor-table');
    const scroller = inside(table, '.scroller');
    scroller.scrollTop = 600;
    scroller.dispatchEvent(new Event('scroll'));
    await ready(element);
    const box = scroller.getBoundingClientRect();
    const seen = rowsOf(element).find((row) => row.getBoundingClientRect().top > box.top + 200);
    const name = textOf(seen ? inside(seen, '.name') : null);
    const top = scroller.scrollTop;
    await watch(element, name);
    await press(element, '.expand');
    expect(scroller.checkVisibility()).to.equal(false);
    await press(element, '.back');
    await ready(element);
    expect(deepestFocus() === rowOf(element, name)).to.equal(true);
    const [row, view] = [rowOf(element, name), scroller].map((each) => each.getBoundingClientRect());
    expect(row?.top).to.be.within(view?.top ?? 0, (view?.bottom ?? 0) - (row?.height ?? 0) + 1);
    expect(scroller.scrollTop).to.be.within(top - 300, top + 300);
  });

  it('gives one pane all the space, and back', async () => {
    const floor = new Floor();
    for (const name of ['Karl', 'Omar']) talkOf(floor, name);
    const element = await openPanel(floor);
    await watch(element, 'Karl');
    await watch(element, 'Omar');
    paneOf(element, 'Karl').querySelector<HTMLElement>('.expand')?.click();
    await ready(element);
    expect(customersIn(element)).to.deep.equal(['Karl']);
    await press(element, '.expand');
    expect(customersIn(element)).to.deep.equal(['Karl', 'Omar']);
  });

  it('puts a pane away without leaving', async () => {
    const floor = new Floor();
    const talk = talkOf(floor, 'Karl');
    const element = await openPanel(floor);
    await watch(element, 'Karl');
    await press(element, '.tuck');
    expect(panes(element).length).to.equal(0);
    expect(talk.header(sam)).to.have.nested.property('you.standing', 'monitoring');
    expect(floor.opened(talk, sam).isConnected).to.equal(true);
  });

  it('keeps the connections of what one supervises also after the page was loaded anew', async () => {
    const floor = new Floor();
    const talk = talkOf(floor, 'Karl').monitor(sam).join(sam);
    await openPanel(floor);
    expect(floor.opened(talk, sam).isConnected).to.equal(true);
  });

  it('says that a linked conversation is not there, and leads back', async () => {
    const floor = new Floor();
    const talk = talkOf(floor, 'Karl');
    const clients = floor.clientsOf(sam);
    const element = await openPanel(floor, {
      conversation: talk.state.id,
      createClients: {
        ...clients,
        conversation: (options, id) => {
          const client = clients.conversation(options, id);
          const snapshot = {
            ...client.snapshot,
            header: null,
            connection: { kind: 'ended', reason: 'not-found' },
          };
          Object.defineProperty(client, 'snapshot', { get: () => snapshot });
          return client;
        },
      },
    });
    expect(textOf(inside(element, '.missing'))).to.contain(
      'It is not there any more, or you may not see it.',
    );
    await press(element, '.back');
    expect(panes(element).length).to.equal(0);
  });

  it('moves between panes, joins and takes over by key, but not while somebody types', async () => {
    const floor = new Floor();
    const karl = talkOf(floor, 'Karl');
    talkOf(floor, 'Omar');
    const element = await openPanel(floor);
    await watch(element, 'Karl');
    await watch(element, 'Omar');
    const field = deepestFocus() as HTMLElement;
    key(field, '[');
    await ready(element);
    expect(hasFocusWithin(paneOf(element, 'Omar'))).to.equal(true);
    inside(element, '.help').focus();
    key(deepestFocus() as Element, '[');
    await ready(element);
    await ready(element);
    expect(hasFocusWithin(paneOf(element, 'Karl'))).to.equal(true);
    paneOf(element, 'Karl').querySelector<HTMLElement>('.back')?.focus();
    key(deepestFocus() as Element, 'T', { shiftKey: true });
    await ready(element);
    const dialog = paneOf(element, 'Karl')
      .querySelector('parley-conversation')
      ?.shadowRoot?.querySelector('parley-takeover-dialog')
      ?.shadowRoot?.querySelector('dialog');
    expect(dialog?.open).to.equal(true);
    expect(karl.header(sam)).to.have.nested.property('you.standing', 'monitoring');
  });

  it('lists its keys, remapped or switched off as the page has them', async () => {
    const floor = new Floor();
    talkOf(floor, 'Karl');
    const element = await openPanel(floor, { shortcuts: { next: null, join: 'Shift+G' } });
    inside(element, '.help').focus();
    key(deepestFocus() as Element, '?', { shiftKey: true });
    await ready(element);
    const help = inside(element, 'parley-shortcuts-help');
    expect(inside<HTMLDialogElement>(help, 'dialog').open).to.equal(true);
    const text = textOf(inside(help, 'dialog'));
    expect(text).to.match(/Join the open conversation\s*Shift\s*G/);
    expect(text).not.to.contain('Next open conversation');
  });

  it('[R10] the keys of the rows are as the page has them, too', async () => {
    const floor = new Floor();
    const talk = talkOf(floor, 'Karl');
    const element = await openPanel(floor, { shortcuts: { monitor: 'x', flag: null } });
    const press = async (name: string): Promise<void> => {
      rowOf(element, 'Karl').focus();
      key(rowOf(element, 'Karl'), name);
      await ready(element);
      await ready(element);
    };
    for (const name of ['m', 'f']) await press(name);
    expect(talk.header(sam).kind).to.equal('outsider');
    expect(inside(element, 'parley-work-dialog', 'dialog').hasAttribute('open')).to.equal(false);
    await press('x');
    expect(talk.header(sam)).to.have.nested.property('you.standing', 'monitoring');
    element.shortcuts = false;
    await ready(element);
    await press('s');
    expect(talk.header(sam)).to.have.nested.property('you.standing', 'monitoring');
    element.shortcuts = {};
    await ready(element);
    await press('s');
    expect(talk.header(sam).kind).to.equal('outsider');
  });

  it('[R10] leaves the focus where somebody writes when another pane goes', async () => {
    const floor = new Floor();
    talkOf(floor, 'Karl');
    const omar = talkOf(floor, 'Omar').monitor(sam).join(sam);
    const element = await openPanel(floor);
    await watch(element, 'Karl');
    inside(rowOf(element, 'Omar'), '.open').click();
    await ready(element);
    await ready(element);
    const writing = deepestFocus();
    expect(hasFocusWithin(paneOf(element, 'Omar'))).to.equal(true);
    floor.opened([...floor.talks.values()][0] ?? omar, sam).talk.leave(sam);
    floor.tell();
    await ready(element);
    expect(customersIn(element)).to.deep.equal(['Omar']);
    expect(deepestFocus() === writing).to.equal(true);
  });

  for (const look of ['light', 'dark', 'rtl', '360 px'] as const) {
    it(`[R10] passes axe with panes: ${look}`, async () => {
      if (look === 'rtl') document.documentElement.dir = 'rtl';
      afterThisTest(() => document.documentElement.removeAttribute('dir'));
      const floor = new Floor();
      for (const name of ['Karl', 'Omar']) talkOf(floor, name);
      floor.add({ customer: 'Zoe' }).say(carla, 'Hi').accept(bert).say(bert, 'Yes?');
      const element = await openPanel(floor);
      element.setAttribute('color-scheme', look === 'dark' ? 'dark' : 'light');
      await watch(element, 'Karl');
      await watch(element, 'Omar');
      if (look === '360 px') element.style.inlineSize = '360px';
      paneOf(element, 'Omar').querySelector<HTMLElement>('.about-customer')?.click();
      await ready(element);
      expect(await violations(element)).to.deep.equal([]);
      expect(element.scrollWidth).to.be.at.most(element.clientWidth);
      if (look === '360 px') {
        expect(panes(element).filter((pane) => pane.checkVisibility()).length).to.equal(1);
        expect(inside(element, '.list').checkVisibility()).to.equal(false);
      }
    });
  }
});
