/** A party of the bench alone: tells a list what a thousand conversations would, so many updates a second. */
import type * as Party from 'partykit/server';
import type { WorkgroupId } from '../core/domain/ids.js';
import type { Summary } from '../core/domain/summary.js';
import type { PeerMessage } from '../core/protocol/peer.js';
import { deploymentOf } from '../party/host/deployment.js';
import { deriveKey } from '../party/host/keys.js';
import type { Parties } from '../party/host/peers.js';
import { SignedPeers } from '../party/host/peers.js';
import { pause } from '../test/support/pause.js';
import { Floor, staffOf } from './support/floor.js';
import { markOf } from './support/marker.js';

export const targets = ['raw', 'parley'] as const;
export type Target = (typeof targets)[number];

export type Order =
  | { readonly type: 'prepare'; readonly target: Target }
  /** Brings as many conversations on, so that telling them costs nothing but telling. */
  | { readonly type: 'move-on'; readonly target: Target; readonly updates: number }
  | { readonly type: 'tell'; readonly target: Target; readonly perSecond: number };

export interface Done {
  readonly told: number;
  readonly failed: number;
}

const tickMs = 5;
/** Told at once while the floor is set up. */
const lump = 25;

export default class ListDriver implements Party.Server {
  /** Parley's parties close the door to every party that does not open it. */
  static onBeforeConnect(request: Party.Request): Party.Request {
    return request;
  }

  readonly #peers: Readonly<Record<Target, SignedPeers>>;
  readonly #floors = new Map<Target, Floor>();
  #waiting: readonly Summary[] = [];
  readonly #told: Record<Target, number> = { raw: 0, parley: 0 };

  constructor(room: Party.Room) {
    const key = deriveKey(deploymentOf(room.env)?.secret ?? '', 'peers');
    const clock = { now: () => Date.now() };
    const parties = room.context.parties as unknown as Parties;
    // The same signed request, which the raw room does not look at.
    const raw: Parties = parties.raw ? { workgroup: parties.raw } : {};
    this.#peers = { parley: new SignedPeers(parties, key, clock), raw: new SignedPeers(raw, key, clock) };
  }

  async onMessage(message: string, connection: Party.Connection): Promise<void> {
    connection.send(JSON.stringify(await this.#do(JSON.parse(message) as Order)));
  }

  async #do(order: Order): Promise<Done> {
    const { target } = order;
    switch (order.type) {
      case 'prepare':
        return this.#prepare(target);
      case 'move-on':
        this.#waiting = this.#floors.get(target)?.moveOn(order.updates, Date.now()) ?? [];
        return { told: 0, failed: 0 };
      case 'tell':
        return this.#tellAll(target, order.perSecond);
    }
  }

  async #prepare(target: Target): Promise<Done> {
    const floor = new Floor(Date.now());
    this.#floors.set(target, floor);
    const messages: readonly PeerMessage[] = [
      ...staffOf(Date.now()).map((row) => ({ type: 'staff-row', row }) as const),
      ...floor.summaries().map((summary) => ({ type: 'summary', summary }) as const),
    ];
    let failed = 0;
    for (let index = 0; index < messages.length; index += lump) {
      const some = messages.slice(index, index + lump).map((each) => this.#tell(target, each));
      failed += (await Promise.all(some)).filter((isTold) => !isTold).length;
    }
    return { told: messages.length, failed };
  }

  /** Without waiting for answers, as so many rooms would not wait for one another. */
  async #tellAll(target: Target, perSecond: number): Promise<Done> {
    const updates = this.#waiting;
    const beganAt = Date.now();
    const answers: Promise<boolean>[] = [];
    while (answers.length < updates.length) {
      await pause(tickMs);
      const due = Math.min(updates.length, Math.floor(((Date.now() - beganAt) * perSecond) / 1000));
      for (const summary of updates.slice(answers.length, due)) answers.push(this.#update(target, summary));
    }
    const told = await Promise.all(answers);
    return { told: told.length, failed: told.filter((isTold) => !isTold).length };
  }

  #update(target: Target, summary: Summary): Promise<boolean> {
    const { lastMessage } = summary;
    if (!lastMessage) throw new Error('Nothing was said in it.');
    const text = markOf(this.#told[target], Date.now());
    this.#told[target] += 1;
    return this.#tell(target, {
      type: 'summary',
      summary: { ...summary, lastMessage: { ...lastMessage, text } },
    });
  }

  async #tell(target: Target, message: PeerMessage): Promise<boolean> {
    try {
      await this.#peers[target].tell({ kind: 'workgroup', id: 'sales' as WorkgroupId }, message);
      return true;
    } catch {
      return false;
    }
  }
}
