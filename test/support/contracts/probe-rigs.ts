// Makes the contract suites' rigs out of probe rooms, wherever those run.
import type { ConversationId, PersonId, WorkgroupId } from '../../../core/domain/ids.js';
import type { PeerAddress, PeerMessage } from '../../../core/protocol/peer.js';
import type { Storage } from '../../../party/room/ports.js';
import { ORDER, type Order, type Reply } from '../../server/probes/probe-room.js';
import type { ClockRig } from './clock-contract.js';
import type { Addresses, PeersRig } from './peers-contract.js';
import type { RigClient, SocketsRig } from './sockets-contract.js';

/** A world of probe rooms: in this process, or in the real server. */
export interface Fleet {
  connect(address: PeerAddress): Promise<RigClient>;
  /** Waits until what is on its way has arrived. */
  settle(): Promise<void>;
  pass(ms: number): Promise<void>;
  /** Closes what was connected. */
  dispose(): Promise<void>;
}

let drawn = 0;

/** Rooms that no test used before: a real server remembers. */
export const freshAddresses: Addresses = () => {
  drawn += 1;
  const mark = `${process.pid}-${drawn}`;
  return {
    conversation: { kind: 'conversation', id: `cv_${mark.padStart(22, 'x')}` as ConversationId },
    workgroup: { kind: 'workgroup', id: `w${mark}` as WorkgroupId },
    desk: { kind: 'desk', id: `d${mark}` as PersonId },
  };
};

/** Gives orders to one room over a socket of its own. */
export class Driver {
  readonly #client: RigClient;
  readonly #fleet: Fleet;
  #count = 0;

  constructor(client: RigClient, fleet: Fleet) {
    this.#client = client;
    this.#fleet = fleet;
  }

  static async of(fleet: Fleet, address: PeerAddress): Promise<Driver> {
    return new Driver(await fleet.connect(address), fleet);
  }

  async order(order: Order): Promise<unknown> {
    this.#count += 1;
    const n = this.#count;
    this.#client.send(`${ORDER}${JSON.stringify({ n, order })}`);
    for (;;) {
      const reply = this.#replies().find((each) => each.reply === n);
      if (reply?.ok) return reply.value;
      if (reply) throw new Error(String(reply.value));
      if (this.#client.closedWith()) throw new Error('The probe closed its socket.');
      await this.#fleet.settle();
    }
  }

  #replies(): Reply[] {
    const texts = this.#client.texts().filter((text) => text.startsWith('{"reply"'));
    return texts.map((text) => JSON.parse(text) as Reply);
  }
}

export const storageOf = async (fleet: Fleet, prefix = ''): Promise<Storage> => {
  const driver = await Driver.of(fleet, freshAddresses().conversation);
  // The probe keeps a key of its own, which the contract must not find.
  await driver.order({ do: 'write', puts: [], deletes: ['started'] });
  return {
    get: async (key) => ((await driver.order({ do: 'get', key: prefix + key })) as { value?: unknown }).value,
    list: async (range) => new Map((await driver.order({ do: 'list', range })) as [string, unknown][]),
    write: async (puts, deletes = []) => {
      await driver.order({ do: 'write', puts: [...puts], deletes });
    },
  };
};

export const socketsRigOf = async (fleet: Fleet): Promise<SocketsRig> => {
  const address = freshAddresses().conversation;
  const driver = await Driver.of(fleet, address);
  await driver.order({ do: 'now' });
  return {
    connect: () => fleet.connect(address),
    all: async () => (await driver.order({ do: 'all' })) as string[],
    send: async (to, text) => {
      await driver.order({ do: 'send', to, text });
    },
    close: async (to, code, reason) => {
      await driver.order({ do: 'close', to, code, reason });
    },
    attach: (to, value) =>
      driver.order({ do: 'attach', to, value }).then(
        () => true,
        () => false,
      ),
    attachment: (of) => driver.order({ do: 'attachment', of }),
    events: async () => (await driver.order({ do: 'events' })) as string[],
    settle: () => fleet.settle(),
    dispose: () => fleet.dispose(),
  };
};

export const peersRigOf = async (fleet: Fleet): Promise<PeersRig> => {
  const at = (address: PeerAddress): Promise<Driver> => Driver.of(fleet, address);
  return {
    tell: async (from, to, message) => {
      await (await at(from)).order({ do: 'tell', to, message });
    },
    told: async (address) => (await (await at(address)).order({ do: 'told' })) as PeerMessage[],
    breakRoom: async (address) => {
      await (await at(address)).order({ do: 'break', what: 'told' });
    },
    dispose: () => fleet.dispose(),
  };
};

export const clockRigOf = async (fleet: Fleet): Promise<ClockRig> => {
  const driver = await Driver.of(fleet, freshAddresses().conversation);
  return {
    now: async () => (await driver.order({ do: 'now' })) as number,
    wakeIn: async (ms) => {
      await driver.order({ do: 'wake-in', ms });
    },
    wakes: async () => (await driver.order({ do: 'wakes' })) as number[],
    pass: (ms) => fleet.pass(ms),
    dispose: () => fleet.dispose(),
  };
};
