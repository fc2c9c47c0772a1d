/** Faults inside of the server, on the world in memory: each does harm once, while everybody writes. */
import type { PeerAddress } from '../../core/protocol/peer.js';
import { conversationId } from '../support/actors.js';
import { unlikeList } from './lists-agree.js';
import { crashInSomeWrite, failSomeWrite } from './storage-faults.js';
import type { WorldFloor, WorldFloorOptions } from './world-floor.js';

export interface WorldFault {
  readonly ids: string;
  readonly says: string;
  readonly options?: Partial<WorldFloorOptions>;
  readonly run: (floor: WorldFloor) => Promise<void> | void;
}

const hour = 3_600_000;
/** By then a list is as the conversations are, after the rooms reach one another again. */
const convergesIn = 5_000;

const isSame = (one: PeerAddress, other: PeerAddress): boolean =>
  one.kind === other.kind && one.id === other.id;

/** The list is cut off for a while, from some conversations or from all. */
const split = async (floor: WorldFloor): Promise<void> => {
  const { world } = floor;
  const isAll = floor.random() < 0.5;
  const alone: PeerAddress = { kind: 'conversation', id: conversationId(1) };
  world.isCut = (from, to) => isAll || isSame(from, alone) || isSame(to, alone);
  await floor.live(floor.between(2, 40));
  world.isCut = () => false;
  await floor.pass(convergesIn);
  const wrong = unlikeList(floor);
  if (wrong) throw new Error(`${convergesIn} ms after the rooms reach one another again: ${wrong}`);
};

export const worldFaults: Readonly<Record<string, WorldFault>> = {
  'failing-writes': {
    ids: '[F16][WP3]',
    says: 'a write fails: nothing is acknowledged, nothing is shown, and it is sent again',
    run: failSomeWrite,
  },
  'crash-in-write': {
    ids: '[F17]',
    says: 'the process dies before a write, or after it and before anybody is told',
    run: crashInSomeWrite,
  },
  crash: {
    ids: '[F1]',
    says: 'a room is gone between any two frames, with all its sockets',
    run: (floor) => floor.room(floor.pick(floor.talks).n).crash(),
  },
  sleep: {
    ids: '[F14]',
    says: 'rooms are thrown away after every single event',
    options: { isRestless: true },
    run: () => {},
  },
  drop: {
    ids: '[F5][F10]',
    says: 'somebody is cut off, with or without a word, while they wait for an answer',
    run: (floor) => {
      const person = floor.pick(floor.people);
      if (floor.random() < 0.5) person.drop();
      else person.goSilent();
    },
  },
  'clock-steps': {
    ids: '[F13][TH40]',
    says: 'the server’s clock jumps an hour, forwards and backwards',
    run: ({ world, random }) => world.time.set(world.time.now() + (random() < 0.5 ? hour : -hour)),
  },
  split: {
    ids: '[F27]',
    says: 'rooms do not reach one another for a while; the list is right five seconds after they do',
    run: split,
  },
};
