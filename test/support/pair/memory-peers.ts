// News between the rooms of one world: delivered as a copy, answered when the other room has stored it.
import type { PeerAddress, PeerMessage } from '../../../core/protocol/peer.js';
import type { Peers } from '../../../party/room/ports.js';

export type Deliver = (to: PeerAddress, message: PeerMessage) => Promise<void>;

export class MemoryPeers implements Peers {
  readonly #from: PeerAddress;
  readonly #deliver: Deliver;
  readonly #isCut: (from: PeerAddress, to: PeerAddress) => boolean;

  constructor(from: PeerAddress, deliver: Deliver, isCut: (from: PeerAddress, to: PeerAddress) => boolean) {
    this.#from = from;
    this.#deliver = deliver;
    this.#isCut = isCut;
  }

  async tell(address: PeerAddress, message: PeerMessage): Promise<void> {
    // As the wire would: a copy without whatever JSON does not carry.
    const copy = JSON.parse(JSON.stringify(message)) as PeerMessage;
    if (this.#isCut(this.#from, address)) throw new Error(`The ${address.kind} room cannot be reached.`);
    await this.#deliver(address, copy);
  }
}
