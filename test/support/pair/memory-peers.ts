// News between the rooms of one world: delivered as a copy, answered when the other room has stored it.
import type { AnswerTo, PeerAddress, PeerMessage, PeerQuestion } from '../../../core/protocol/peer.js';
import type { Peers } from '../../../party/room/ports.js';

export type Deliver = (to: PeerAddress, message: PeerMessage) => Promise<void>;

export type Inquire = (to: PeerAddress, question: PeerQuestion) => Promise<unknown>;

export class MemoryPeers implements Peers {
  readonly #from: PeerAddress;
  readonly #deliver: Deliver;
  readonly #inquire: Inquire;
  readonly #isCut: (from: PeerAddress, to: PeerAddress) => boolean;

  constructor(
    from: PeerAddress,
    deliver: Deliver,
    inquire: Inquire,
    isCut: (from: PeerAddress, to: PeerAddress) => boolean,
  ) {
    this.#from = from;
    this.#deliver = deliver;
    this.#inquire = inquire;
    this.#isCut = isCut;
  }

  async tell(address: PeerAddress, message: PeerMessage): Promise<void> {
    // As the wire would: a copy without whatever JSON does not carry.
    const copy = JSON.parse(JSON.stringify(message)) as PeerMessage;
    if (this.#isCut(this.#from, address)) throw new Error(`The ${address.kind} room cannot be reached.`);
    await this.#deliver(address, copy);
  }

  async ask<Question extends PeerQuestion>(
    address: PeerAddress,
    question: Question,
  ): Promise<AnswerTo<Question>> {
    const copy = JSON.parse(JSON.stringify(question)) as Question;
    if (this.#isCut(this.#from, address)) throw new Error(`The ${address.kind} room cannot be reached.`);
    const answer = await this.#inquire(address, copy);
    return JSON.parse(JSON.stringify(answer)) as AnswerTo<Question>;
  }
}
