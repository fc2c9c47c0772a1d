// One sign-in for several elements: shared connections, a fresh token, another person, and elements that stand alone.
import { expect } from 'chai';
import { html } from 'lit';
import { defineInboxElements } from '../../components/inbox/define.js';
import type { ParleyInbox } from '../../components/inbox/parley-inbox.js';
import { defineMonitorElements } from '../../components/monitor/define.js';
import type { ParleyMonitor } from '../../components/monitor/parley-monitor.js';
import { defineProvider } from '../../components/provider/define.js';
import type { ParleyProvider } from '../../components/provider/parley-provider.js';
import { violations } from '../support/axe.js';
import { anna, carla, granted, sam } from '../support/builders.js';
import { fixture, inside, painted, settled } from '../support/fixture.js';
import { Floor, FloorDesk } from '../support/scripted-floor.js';

defineInboxElements();
defineMonitorElements();
defineProvider();

const both = granted(sam, ['monitor', 'whisper', 'join', 'takeover', 'handle']);
const tokenOf = (sub: string, more = ''): string =>
  `e30.${btoa(JSON.stringify({ sub, more })).replaceAll('=', '')}.sig`;

const ready = async (element: Element): Promise<void> => {
  await settled(element);
  await painted();
  await settled(element);
};

const page = async (floor: Floor, token: string | null = tokenOf('sam')) => {
  const provider = await fixture<ParleyProvider>(html`
    <parley-provider .createClients=${floor.clientsOf(both)} .token=${token}>
      <main>
        <parley-inbox></parley-inbox>
        <parley-monitor></parley-monitor>
      </main>
    </parley-provider>
  `);
  const inbox = provider.querySelector('parley-inbox') as ParleyInbox;
  const monitor = provider.querySelector('parley-monitor') as ParleyMonitor;
  await ready(inbox);
  await ready(monitor);
  return { provider, inbox, monitor };
};
const isSignedOut = (element: Element): boolean =>
  !inside<HTMLSlotElement>(element, 'slot[name="sign-in"]').hidden;
const connected = (floor: Floor): number => [...floor.clients].length;

describe('<parley-provider>', () => {
  it('[G46] gives one connection per room to all elements inside', async () => {
    const floor = new Floor();
    floor.add({ customer: 'Karl' }).say(carla, 'Hi');
    const { inbox, monitor } = await page(floor);
    expect(isSignedOut(inbox)).to.equal(false);
    expect(isSignedOut(monitor)).to.equal(false);
    expect(floor.made.filter((each) => each instanceof FloorDesk).length).to.equal(1);
    expect(floor.made.map((each) => each.connects)).to.deep.equal(floor.made.map(() => 1));
    expect(inbox.shadowRoot?.textContent).to.contain('Queue');
    expect(await violations(inbox)).to.deep.equal([]);
  });

  it('[G46] an element that goes leaves the others their connection, and the last one closes it', async () => {
    const floor = new Floor();
    const { inbox, monitor } = await page(floor);
    const before = connected(floor);
    inbox.remove();
    await painted();
    expect(connected(floor)).to.equal(before);
    monitor.remove();
    await painted();
    expect(connected(floor)).to.equal(0);
  });

  it('[C18] opens nothing without a token, and everything once there is one', async () => {
    const floor = new Floor();
    const { provider, inbox, monitor } = await page(floor, null);
    expect(floor.made.length).to.equal(0);
    expect([inbox, monitor].map(isSignedOut)).to.deep.equal([true, true]);
    provider.token = tokenOf('sam');
    await ready(provider);
    await ready(inbox);
    expect([inbox, monitor].map(isSignedOut)).to.deep.equal([false, false]);
  });

  it('[C18] a fresh token of the same person keeps every connection', async () => {
    const floor = new Floor();
    const { provider, inbox } = await page(floor);
    const before = floor.made.length;
    provider.token = tokenOf('sam', 'fresh');
    await ready(provider);
    await ready(inbox);
    expect(floor.made.length).to.equal(before);
    expect(floor.made.every((each) => each.isConnected)).to.equal(true);
  });

  it("[C18] another person's token begins anew, and nothing of the first is left", async () => {
    const floor = new Floor();
    const { provider, inbox } = await page(floor);
    const first = [...floor.made];
    provider.token = tokenOf('tess');
    await ready(provider);
    await ready(inbox);
    expect(first.some((each) => each.isConnected)).to.equal(false);
    expect(floor.made.length).to.equal(first.length * 2);
  });

  it('[G46] an element with a token of its own works alone, inside and outside of a provider', async () => {
    const floor = new Floor();
    const { provider, inbox } = await page(floor, null);
    inbox.createClients = floor.clientsOf(anna);
    inbox.token = tokenOf('anna');
    await ready(provider);
    await ready(inbox);
    expect(isSignedOut(inbox)).to.equal(false);
    expect(isSignedOut(provider.querySelector('parley-monitor') as Element)).to.equal(true);
  });
});
