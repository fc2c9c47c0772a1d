/** Parley's own rooms on a real server, for the tests of one file, and people at bare sockets in them. */
import { afterAll, beforeAll } from 'vitest';
import type { TestServer } from './partykit.js';
import { startServer } from './partykit.js';
import { newConversationId, newSecret, RawClient, signToken } from './raw-client.js';

export interface Person {
  readonly id: string;
  readonly role: 'customer' | 'agent' | 'supervisor';
  /** In each of the workgroups. */
  readonly grants?: readonly string[];
  /** By default `sales` alone. */
  readonly workgroups?: readonly string[];
  readonly supervisor?: boolean;
}

/** A conversation of a customer without a token. */
export interface Begun {
  readonly id: string;
  readonly secret: string;
  readonly customer: RawClient;
}

export interface HttpAnswer {
  readonly status: number;
  readonly body: string;
  readonly headers: Headers;
}

type Workgroups = Readonly<Record<string, { readonly label: string; readonly policy?: object }>>;

export const post = (text: string, more: object = {}) => ({
  type: 'post',
  audience: 'everyone',
  text,
  ...more,
});

/** Whoever watches need not be on-line first: their desks are not what is tested. */
export const signedIn = { monitors: { requires: 'signed-in' } } as const;
export const anna: Person = { id: 'anna', role: 'agent', grants: ['handle', 'transfer'] };

export interface ParleyServer {
  readonly server: TestServer;
  urlOf(party: string, id: string): string;
  tokenOf(person: Person): Promise<string>;
  /** The customer has written that their parcel is late. */
  begin(): Promise<Begun>;
  enterAs(id: string, person: Person): Promise<RawClient>;
  /** Anna answers it, or somebody else. */
  handled(handler?: Person): Promise<Begun & { readonly handler: RawClient }>;
  ask(method: string, path: string, authorization: string | null, body?: string): Promise<HttpAnswer>;
}

/** The messages that came over a bare socket, in the order in which they came. */
export const textsOf = ({ frames }: RawClient): readonly string[] =>
  frames
    .flatMap((frame) => (frame.entries as readonly { readonly body: { text?: string } }[] | undefined) ?? [])
    .flatMap(({ body }) => body.text ?? []);

/** Starts it before the first test of the file, and ends it after the last. */
export const useParley = (
  workgroups: Workgroups = { sales: { label: 'Sales', policy: signedIn }, support: { label: 'Support' } },
): ParleyServer => {
  let started: TestServer | null = null;
  const running = (): TestServer => {
    if (!started) throw new Error('The server is there as soon as the tests run.');
    return started;
  };
  beforeAll(async () => {
    started = await startServer({ vars: { PARLEY_CONFIG: JSON.stringify({ workgroups }) } });
  });
  afterAll(() => started?.stop());

  const urlOf = (party: string, id: string): string =>
    `${running().url.replace('http', 'ws')}/parties/${party}/${id}`;

  const tokenOf = ({ id, role, grants = [], workgroups: where = ['sales'], supervisor }: Person) =>
    signToken(running().secret, {
      id,
      role,
      grants: Object.fromEntries(where.map((each) => [each, grants])),
      ...(supervisor === undefined ? {} : { supervisor }),
    });

  const begin = async (): Promise<Begun> => {
    const [id, secret] = [newConversationId(), newSecret()];
    const customer = await RawClient.open(urlOf('main', id));
    await customer.hello({ kind: 'secret', secret }, { start: { workgroup: 'sales', name: 'Carla' } });
    await customer.command(post('My parcel is late'));
    return { id, secret, customer };
  };

  const enterAs = async (id: string, person: Person): Promise<RawClient> => {
    const client = await RawClient.open(urlOf('main', id));
    await client.hello({ kind: 'token', token: await tokenOf(person) });
    return client;
  };

  return {
    get server() {
      return running();
    },
    urlOf,
    tokenOf,
    begin,
    enterAs,
    handled: async (who = anna) => {
      const talk = await begin();
      const handler = await enterAs(talk.id, who);
      await handler.does({ type: 'accept', epoch: 0 });
      return { ...talk, handler };
    },
    ask: async (method, path, authorization, body) => {
      const response = await fetch(`${running().url}/parties/${path}`, {
        method,
        headers: authorization === null ? {} : { authorization },
        ...(body === undefined ? {} : { body }),
      });
      return { status: response.status, body: await response.text(), headers: response.headers };
    },
  };
};
