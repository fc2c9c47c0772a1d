// Two people on one computer, one after the other: nothing of the first is shown to the second, and nothing stays open.
import { expect } from 'chai';
import { html } from 'lit';
import { defaultView } from '../../components/monitor/monitor-view.js';
import type { ParleyMonitor } from '../../components/monitor/parley-monitor.js';
import { defineProvider } from '../../components/provider/define.js';
import type { ParleyProvider } from '../../components/provider/parley-provider.js';
import { SharedClients } from '../../components/provider/shared-clients.js';
import type { ClientOptions, StaffClients } from '../../components/shared/staff-clients.js';
import { staffClients } from '../../components/shared/staff-clients.js';
import { StaffSession } from '../../components/shared/staff-session.js';
import type { PersonId } from '../../core/domain/ids.js';
import { anna, bert, carla, SALES, sam, tess } from '../support/builders.js';
import { fixture, inside, maybeInside, textOf } from '../support/fixture.js';
import { openInbox } from '../support/inbox.js';
import { openPanel, ready } from '../support/monitor-panel.js';
import { Floor } from '../support/scripted-floor.js';

defineProvider();

const server = 'https://chat.example';
const word = 'words of the first';

const signIn = async (element: ParleyMonitor, floor: Floor, who: typeof sam): Promise<void> => {
  element.createClients = floor.clientsOf(who);
  element.token = `${who.id}.b.c`;
  await ready(element);
  await ready(element);
};

describe('two people on one computer', () => {
  it('[C18] what the first one searched for among what is closed is neither shown to the second nor searched again', async () => {
    const floor = new Floor();
    floor.add({ customer: 'Karl' }).say(carla, 'Hi');
    const element = await openPanel(floor, { view: { ...defaultView, section: 'closed' } });
    const field = (): HTMLInputElement =>
      inside<HTMLInputElement>(inside(element, 'parley-closed-list'), 'input[type="search"]');
    field().value = word;
    field().dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    await ready(element);
    expect(field().value).to.equal(word);
    await signIn(element, floor, tess);
    const list = maybeInside(element, 'parley-closed-list');
    expect(list ? field().value : '').to.equal('');
  });

  it('[C18] the second looks at a view of their own, and the first finds what a page gave where it was', async () => {
    const floor = new Floor();
    floor.add({ customer: 'Karl' }).say(carla, 'Hi');
    const element = await openPanel(floor);
    element.view = { ...defaultView, search: word };
    await ready(element);
    await signIn(element, floor, sam);
    expect(element.view.search).to.equal(word);
    await signIn(element, floor, tess);
    expect(element.view.search).to.equal('');
    element.view = { ...defaultView, search: 'by the page' };
    element.createClients = floor.clientsOf(sam);
    element.token = 'again.b.c';
    element.view = { ...defaultView, search: 'by the page, for the next' };
    await ready(element);
    await ready(element);
    expect(element.view.search).to.equal('by the page, for the next');
  });

  it('[C18] a short notice of the first is gone with them', async () => {
    const floor = new Floor();
    const talk = floor.add({ customer: 'Karl' }).say(carla, 'Hi').accept(anna);
    const element = await openInbox(floor);
    talk.monitor(sam).takeOver(sam);
    floor.tell();
    await ready(element);
    expect(textOf(inside(element, '.toasts'))).to.contain('Karl');
    element.createClients = floor.clientsOf(bert);
    element.token = 'bert.b.c';
    await ready(element);
    expect(textOf(inside(element, '.toasts'))).to.equal('');
  });

  it('[C18] what was on its way when somebody signed out opens nothing any more', () => {
    const floor = new Floor();
    const talk = floor.add({ customer: 'Karl' }).say(carla, 'Hi');
    const session = new StaffSession({
      server,
      token: 'a.b.c',
      grants: ['monitor'],
      clients: floor.clientsOf(sam),
    });
    session.open();
    session.conversation(talk.state.id);
    session.close();
    expect(session.conversation(talk.state.id).snapshot.connection.kind).to.equal('idle');
    expect([...floor.clients]).to.deep.equal([]);
  });
});

describe('connections that are shared', () => {
  it('[G46] are closed by whoever asked for them twice, and come back after an end', () => {
    const floor = new Floor();
    const shared = new SharedClients(floor.clientsOf(sam), 'a.b.c');
    const options = { server, token: 'a.b.c' };
    const [one, other] = [shared.workgroup(options, SALES), shared.workgroup(options, SALES)];
    one.connect();
    other.connect();
    const [made] = floor.made;
    expect([floor.made.length, made?.connects]).to.deep.equal([1, 1]);
    floor.connection = { kind: 'ended', reason: 'unauthenticated' };
    one.connect();
    expect(made?.connects).to.equal(2);
    one.disconnect();
    one.disconnect();
    expect(made?.isConnected).to.equal(true);
    other.disconnect();
    expect(made?.isConnected).to.equal(false);
  });

  it('[C18] of one person never ask for the token of the next', async () => {
    const asked: ClientOptions[] = [];
    const clients: StaffClients = {
      ...staffClients,
      desk: (options, of) => {
        asked.push(options);
        return new Floor().clientsOf(sam).desk(options, of);
      },
    };
    const tokenOf = (sub: string): string => `e30.${btoa(JSON.stringify({ sub }))}.sig`;
    const provider = await fixture<ParleyProvider>(html`
      <parley-provider .createClients=${clients} .token=${tokenOf('sam')}><parley-inbox></parley-inbox></parley-provider>
    `);
    const tokens = (): Promise<readonly string[]> =>
      Promise.all(asked.map(({ token }) => (typeof token === 'string' ? token : token())));
    await ready(provider);
    expect(await tokens()).to.deep.equal([tokenOf('sam')]);
    provider.token = tokenOf('tess' as PersonId);
    await ready(provider);
    expect(await tokens()).to.deep.equal(['', tokenOf('tess')]);
  });
});
