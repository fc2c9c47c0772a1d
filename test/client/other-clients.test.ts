// The workgroup's and the desk's client, the anonymous visitor, and the controller that ties a client to an element.
import { describe, expect, it } from 'vitest';
import {
  forgetConversation,
  type KeyValueStorage,
  recallConversation,
  rememberConversation,
} from '../../client/anonymous.js';
import { DeskClient } from '../../client/desk-client.js';
import * as entryPoint from '../../client/index.js';
import { StoreController } from '../../client/store-controller.js';
import { WorkgroupClient } from '../../client/workgroup-client.js';
import type { ConversationId } from '../../core/domain/ids.js';
import { isConversationId } from '../../core/domain/ids.js';
import { useFakeWorld } from './fake-world.js';

const world = useFakeWorld();
const server = 'http://chat.example';
const row = (conversation: string, openedAt: number, phase = 'queued') => ({ conversation, openedAt, phase });
const staffRow = (id: string, kind: string) => ({ id, name: id, availability: { kind }, version: 1 });

describe('the workgroup', () => {
  it('lists rows in the order in which they were opened, replaced whole', async () => {
    const client = new WorkgroupClient({
      server,
      workgroup: 'sales',
      token: 'T',
      environment: world().environment,
    });
    client.connect();
    const socket = await world().opened();
    const rows = [row('b', 2), row('a', 1)];
    const staff = [staffRow('maria', 'available')];
    socket.say({ type: 'welcome', workgroup: { id: 'sales', label: 'Sales' }, rows, staff });
    socket.say({ type: 'rows', changed: [row('c', 0), row('b', 2, 'active')], removed: ['a'] });
    socket.say({
      type: 'staff',
      changed: [staffRow('maria', 'away'), staffRow('sam', 'available')],
      removed: [],
    });
    expect(client.snapshot.rows).toEqual([row('c', 0), row('b', 2, 'active')]);
    expect(client.snapshot.staff).toEqual([staffRow('maria', 'away'), staffRow('sam', 'available')]);
    socket.say({ type: 'staff', changed: [], removed: ['maria'] });
    expect(client.snapshot.staff).toEqual([staffRow('sam', 'available')]);
  });

  it('has what supervisors are told of the policy and of the day, and drops it with the right to it', async () => {
    const environment = world().environment;
    const client = new WorkgroupClient({ server, workgroup: 'sales', token: 'T', environment });
    client.connect();
    const socket = await world().opened();
    const figures = { counters: { day: '2026-01-05' }, queue: { waiting: 1 } };
    const house = { consent: 'off' };
    const welcome = { type: 'welcome', workgroup: { id: 'sales' }, rows: [], staff: [] };
    socket.say({ ...welcome, house, figures, pull: false });
    expect(client.snapshot).toMatchObject({ house, figures, mayPull: false });
    socket.say({ type: 'today', counters: { day: '2026-01-06' }, queue: { waiting: 2 } });
    expect(client.snapshot.figures).toEqual({ counters: { day: '2026-01-06' }, queue: { waiting: 2 } });
    socket.say({ type: 'house', house: null, pull: true });
    expect(client.snapshot).toMatchObject({ house: null, mayPull: true });
  });
});

describe('the desk', () => {
  const token = `h.${btoa(JSON.stringify({ sub: 'maria' }))}.s`;
  const hi = {
    type: 'welcome',
    you: { id: 'maria' },
    availability: { kind: 'offline' },
    items: [],
    notices: [],
    mirror: null,
  };
  const item = (conversation: string, relation = 'handler', openedAt = 1) => ({
    relation,
    row: row(conversation, openedAt),
  });

  it('is that of whom the token is about', async () => {
    const client = new DeskClient({ server, token, environment: world().environment });
    client.connect();
    expect((await world().opened()).url).toBe('ws://chat.example/parties/desk/maria');
  });

  it('ends when nobody can tell whose it is', async () => {
    const client = new DeskClient({ server, token: 'opaque', environment: world().environment });
    client.connect();
    await world().flush();
    expect(client.snapshot.connection).toEqual({ kind: 'ended', reason: 'unauthenticated' });
  });

  it('keeps its items in the order of the server, whatever came last', async () => {
    const client = new DeskClient({ server, token, environment: world().environment });
    client.connect();
    const socket = await world().opened();
    socket.say({ ...hi, items: [item('a'), item('b'), item('c')] });
    socket.say({ type: 'items', changed: [item('b', 'displaced'), item('d')], removed: ['a'] });
    expect(client.snapshot.items).toEqual([item('b', 'displaced'), item('c'), item('d')]);
    socket.say({ type: 'items', changed: [item('e', 'handler', 0)], removed: [] });
    expect(client.snapshot.items[0]).toEqual(item('e', 'handler', 0));
  });

  it('[B06] keeps what waits until it is dismissed', async () => {
    const client = new DeskClient({ server, token, environment: world().environment });
    client.connect();
    const socket = await world().opened();
    const notice = (id: string) => ({ id, kind: 'assigned' });
    socket.say({ ...hi, notices: [notice('a')] });
    socket.say({ type: 'notice', notice: notice('b') });
    expect(client.snapshot.notices).toEqual([notice('a'), notice('b')]);
    client.dismissNotice('a');
    expect(socket.of('dismiss-notice')).toEqual([{ type: 'dismiss-notice', id: 'a' }]);
    // Gone when the server says so, and not before.
    expect(client.snapshot.notices).toHaveLength(2);
    socket.say({ type: 'notice-dismissed', id: 'a' });
    expect(client.snapshot.notices).toEqual([notice('b')]);
  });

  it('says what is open before its owner, once, and again to a server that may have forgotten', async () => {
    const client = new DeskClient({ server, token, environment: world().environment });
    const open = 'cv_0000000000000000000001' as ConversationId;
    client.connect();
    const first = await world().opened();
    first.say(hi);
    client.setFront(open);
    client.setFront(open);
    expect(first.of('set-front')).toEqual([{ type: 'set-front', conversation: open }]);
    first.shut(1006);
    await world().pass(2_000);
    const second = await world().opened();
    second.say(hi);
    expect(second.of('set-front')).toEqual([{ type: 'set-front', conversation: open }]);
  });

  it('shows somebody else’s desk as theirs, and what they have open', async () => {
    const options = { server, token, desk: 'anna', environment: world().environment };
    const client = new DeskClient(options);
    client.connect();
    const socket = await world().opened();
    expect(socket.url).toBe('ws://chat.example/parties/desk/anna');
    socket.say({ ...hi, mirror: { of: { id: 'anna', name: 'Anna' } } });
    socket.say({ type: 'front', conversation: 'a' });
    expect(client.snapshot).toMatchObject({ mirror: { of: { id: 'anna' } }, front: 'a' });
  });

  it('says again after a reconnect what the server has not confirmed', async () => {
    const client = new DeskClient({ server, token, environment: world().environment });
    client.connect();
    const first = await world().opened();
    client.setAvailability('away', 'lunch');
    expect(first.of('set-availability')).toEqual([]);
    first.say(hi);
    const wanted = { type: 'set-availability', kind: 'away', reason: 'lunch' };
    expect(first.of('set-availability')).toEqual([wanted]);
    first.shut(1006);
    await world().pass(2_000);
    const second = await world().opened();
    second.say(hi);
    expect(second.of('set-availability')).toEqual([wanted]);
    second.say({ type: 'availability', availability: { kind: 'away' } });
    second.shut(1006);
    await world().pass(2_000);
    const third = await world().opened();
    third.say(hi);
    expect(third.of('set-availability')).toEqual([]);
  });
});

class MapStorage implements KeyValueStorage {
  readonly map = new Map<string, string>();
  getItem = (key: string) => this.map.get(key) ?? null;
  setItem = (key: string, value: string) => void this.map.set(key, value);
  removeItem = (key: string) => void this.map.delete(key);
}

describe('the anonymous visitor', () => {
  const options = () => ({ server, workgroup: 'sales', storage: new MapStorage() });

  it('is drawn once, of 128 and 256 random bits, and remembered', () => {
    const here = options();
    expect(recallConversation(here)).toBe(null);
    const drawn = rememberConversation(here);
    expect(isConversationId(drawn.id)).toBe(true);
    expect(drawn.secret).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(rememberConversation(here)).toEqual(drawn);
    expect(rememberConversation({ ...here, workgroup: 'support' }).id).not.toBe(drawn.id);
    expect(rememberConversation({ ...here, server: 'http://other.example' }).id).not.toBe(drawn.id);
  });

  it('begins anew after being forgotten', () => {
    const here = options();
    const drawn = rememberConversation(here);
    forgetConversation(here);
    expect(recallConversation(here)).toBe(null);
    expect(rememberConversation(here).id).not.toBe(drawn.id);
  });

  it('is kept in memory where storage throws', () => {
    const no = (): never => {
      throw new Error('blocked');
    };
    const here = { server, workgroup: 'blocked', storage: { getItem: no, setItem: no, removeItem: no } };
    const drawn = rememberConversation(here);
    expect(rememberConversation(here)).toEqual(drawn);
    forgetConversation(here);
    expect(recallConversation(here)).toBe(null);
  });

  it('does not take what somebody else left under its key', () => {
    const here = options();
    for (const odd of ['nonsense', '{}', '{"id":"cv_../../x","secret":"s"}', 'null']) {
      rememberConversation(here);
      const [key = ''] = here.storage.map.keys();
      here.storage.map.set(key, odd);
      expect(recallConversation(here)).toBe(null);
    }
  });
});

describe('the controller', () => {
  const hostWith = () => {
    const host = {
      updates: 0,
      addController: () => {},
      removeController: () => {},
      requestUpdate: () => {
        host.updates += 1;
      },
      updateComplete: Promise.resolve(true),
    };
    return host;
  };
  const clientNow = () =>
    new WorkgroupClient({ server, workgroup: 'sales', token: 'T', environment: world().environment });

  it('renders its element for every change while it is in the page', () => {
    const host = hostWith();
    const client = clientNow();
    const controller = new StoreController(host, client);
    expect(controller.snapshot).toBe(client.snapshot);
    client.dispatchEvent(new Event('change'));
    expect(host.updates).toBe(0);
    controller.hostConnected();
    client.dispatchEvent(new Event('change'));
    expect(host.updates).toBe(2);
    controller.hostDisconnected();
    client.dispatchEvent(new Event('change'));
    expect(host.updates).toBe(2);
  });

  it('leaves the client that it had for the one that it is given', () => {
    const host = hostWith();
    const [first, second] = [clientNow(), clientNow()];
    const controller = new StoreController<WorkgroupClient>(host, first);
    controller.hostConnected();
    controller.client = second;
    const { updates } = host;
    first.dispatchEvent(new Event('change'));
    expect(host.updates).toBe(updates);
    second.dispatchEvent(new Event('change'));
    expect(host.updates).toBe(updates + 1);
    controller.client = null;
    expect(controller.snapshot).toBe(null);
  });
});

describe('the entry point', () => {
  it('can be imported where there is no page', () => {
    expect(typeof window).toBe('undefined');
    expect(entryPoint.browserEnvironment.listen(() => {})()).toBe(undefined);
    expect(entryPoint.browserEnvironment.isOnline()).toBe(true);
  });
});
