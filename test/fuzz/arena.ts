/** A conversation with its people, for frames to be thrown at; begun anew when it is over or has seen enough. */
import { grants } from '../../core/domain/identity.js';
import type { TestServer } from '../support/partykit.js';
import { newConversationId, newSecret, RawClient, signToken } from '../support/raw-client.js';
import type { Random } from './random.js';

/** Frames to one arena before another one takes its place. */
const ENOUGH = 1_000;

/** One begins after another: here it is not looked at how many. */
const site = { beginningsPerMinute: 60_000 };

export const workgroups = {
  sales: {
    label: 'Sales',
    policy: {
      monitors: {
        requires: 'signed-in',
        perSupervisor: 'unlimited',
        phases: ['queued', 'active', 'wrap-up'],
      },
      draftPreview: { agentToSupervisor: 'on', customerToAgent: 'on', customerToSupervisor: 'on' },
      sentiment: 'on',
      wrapUp: 'off',
      rules: [{ id: 'late', label: 'Late', kind: 'contains', by: 'anyone', patterns: ['late'], weight: 5 }],
      tags: ['urgent', 'Hello', 'x'],
      site,
    },
  },
  // Its policy is written over and over while people talk.
  lab: { label: 'Lab', policy: { monitors: { requires: 'signed-in' } } },
  quiet: {
    label: 'Quiet',
    policy: { monitors: { requires: 'signed-in' }, routing: { strategy: 'manual' }, site },
  },
} as const;

type Workgroup = keyof typeof workgroups;

/** All that somebody does in a conversation; nobody here sets up a workgroup. */
const allGrants = grants.filter((grant) => grant !== 'configure' && grant !== 'unmask');

export const addressOf = (server: TestServer, party: string, id: string): string =>
  `${server.url.replace('http', 'ws')}/parties/${party}/${id}`;

export type Credential =
  | { readonly kind: 'token'; readonly token: string }
  | { readonly kind: 'secret'; readonly secret: string };

export interface People {
  readonly customer: Credential;
  readonly agent: Credential;
  readonly supervisor: Credential;
  readonly stranger: Credential;
}

export class Arena {
  readonly server: TestServer;
  readonly conversation: string;
  readonly workgroup: Workgroup;
  readonly ids: { readonly agent: string; readonly supervisor: string };
  readonly people: People;
  #frames = 0;
  isOver = false;

  private constructor(
    server: TestServer,
    conversation: string,
    workgroup: Workgroup,
    ids: { readonly agent: string; readonly supervisor: string },
    people: People,
  ) {
    this.server = server;
    this.conversation = conversation;
    this.workgroup = workgroup;
    this.ids = ids;
    this.people = people;
  }

  static async begin(server: TestServer, index: number, random: Random): Promise<Arena> {
    const arena = await Arena.of(server, index, random, random.weighted({ sales: 3, lab: 1 }));
    await arena.#open(random);
    return arena;
  }

  /** A conversation that nobody has begun yet. */
  static async of(server: TestServer, index: number, random: Random, workgroup: Workgroup): Promise<Arena> {
    const ids = { agent: `agent-${index}`, supervisor: `supervisor-${index}` };
    const tokenOf = async (id: string, role: 'customer' | 'agent' | 'supervisor', grants = {}) =>
      ({ kind: 'token', token: await signToken(server.secret, { id, role, grants }) }) as const;
    const people: People = {
      // Strangers may begin as many as the policy says, and the lab's says anything.
      customer:
        workgroup !== 'lab' && random.chance(0.5)
          ? { kind: 'secret', secret: newSecret() }
          : await tokenOf(`customer-${index}`, 'customer'),
      agent: await tokenOf(ids.agent, 'agent', { [workgroup]: ['handle', 'transfer', 'assign'] }),
      supervisor: await tokenOf(ids.supervisor, 'supervisor', { [workgroup]: allGrants }),
      stranger: random.chance(0.5)
        ? { kind: 'secret', secret: newSecret() }
        : await tokenOf(`stranger-${index}`, random.pick(['customer', 'agent']), { other: ['handle'] }),
    };
    return new Arena(server, newConversationId(), workgroup, ids, people);
  }

  /** Whether it is still worth something: most of what is said after the end is only refused. */
  get isSpent(): boolean {
    return this.isOver || this.#frames > ENOUGH;
  }

  count(frames: number): void {
    this.#frames += frames;
  }

  /** What nobody comes to any more is not left standing in lists. */
  async end(): Promise<void> {
    const customer = await RawClient.open(addressOf(this.server, 'main', this.conversation));
    await customer.hello({ ...this.people.customer });
    await customer.command({ type: 'end' });
    customer.close();
  }

  /** The customer has begun; mostly an agent is there already. */
  async #open(random: Random): Promise<void> {
    const at = addressOf(this.server, 'main', this.conversation);
    const customer = await RawClient.open(at);
    await customer.hello({ ...this.people.customer }, { start: { workgroup: this.workgroup } });
    if (random.chance(0.8)) {
      const agent = await RawClient.open(at);
      await agent.hello({ ...this.people.agent });
      await agent.command({ type: 'accept', epoch: 0 });
      agent.close();
    }
    customer.close();
  }
}
