/** What becomes of a command: known already, too many, refused, or done; and answered. */
import type { Command } from '../../core/domain/command.js';
import { decide } from '../../core/domain/decide.js';
import type { Facts } from '../../core/domain/decision.js';
import { partsOfCommandId } from '../../core/domain/ids.js';
import type { Refusal } from '../../core/domain/refusal.js';
import { refuse } from '../../core/domain/refusal.js';
import type { ConversationCommand } from '../../core/protocol/conversation-up.js';
import { asCommand } from '../../core/protocol/conversation-up.js';
import { gatherFacts, mayNeedFacts, release, scoreOf } from './conversation-facts.js';
import type { ConversationStore } from './conversation-store.js';
import type { ConversationTurns } from './conversation-turns.js';
import { NotStored } from './conversation-turns.js';
import type { Welcomed } from './fan-out.js';
import { encode } from './fan-out.js';
import { refusedFrame } from './frames.js';
import type { Host } from './ports.js';
import type { Buckets } from './rate-limit.js';

type Turn = <T>(event: () => Promise<T>) => Promise<T>;

export class ConversationCommands {
  readonly #host: Host;
  readonly #store: ConversationStore;
  readonly #buckets: Buckets;
  readonly #turn: Turn;

  constructor(host: Host, store: ConversationStore, buckets: Buckets, turn: Turn) {
    this.#host = host;
    this.#store = store;
    this.#buckets = buckets;
    this.#turn = turn;
  }

  async take(connection: Welcomed, frame: ConversationCommand, turns: ConversationTurns): Promise<void> {
    const command = asCommand(frame);
    if (!mayNeedFacts(command)) {
      return this.#turn(async () => {
        if (await this.#isNew(connection, frame)) await this.#do(connection, frame, turns, {});
      });
    }
    if (!(await this.#turn(() => this.#isNew(connection, frame)))) return;
    const facts = await gatherFacts(this.#host, turns.state, connection.session.identity, command);
    // One's own connection is served in line, so that the number is still the next one; and one may have been cut off.
    if (!connection.isClosed) return this.#turn(() => this.#do(connection, frame, turns, facts));
    release(this.#host, turns.state, connection.session.identity, command, facts);
  }

  /** Otherwise it has been answered. */
  async #isNew(connection: Welcomed, frame: ConversationCommand): Promise<boolean> {
    const { device, n } = partsOfCommandId(frame.commandId);
    const who = connection.session.identity;
    if (device !== connection.session.device) {
      connection.badFrame('bad-frame');
      return false;
    }
    const last = await this.#store.lastCommand(who.id, device);
    if (n <= last) {
      const answer = await this.#store.answerTo(who.id, device, n);
      if (answer) connection.send(answer);
      else this.#refuse(connection, refuse('stale'), frame);
      return false;
    }
    if (n > last + 1) {
      this.#refuse(connection, refuse('gap', { expect: last + 1 }), frame);
      return false;
    }
    const retryAfter = this.#buckets.take(who, 'command', this.#host.clock.now());
    if (retryAfter === null) return true;
    this.#refuse(connection, refuse('rate-limited', { retryAfter }), frame);
    return false;
  }

  async #do(
    connection: Welcomed,
    frame: ConversationCommand,
    turns: ConversationTurns,
    asked: Facts,
  ): Promise<void> {
    const command: Command = asCommand(frame);
    const who = connection.session.identity;
    const { state } = turns;
    const facts = { ...asked, ...scoreOf(this.#host, state, who, command) };
    const decision = decide({ state, who, command, now: this.#host.clock.now(), facts });
    if (decision.kind === 'refused') {
      release(this.#host, state, who, command, facts);
      return this.#refuse(connection, decision.refusal, frame);
    }
    try {
      await turns.apply(decision, { connection, commandId: frame.commandId });
    } catch (cause) {
      this.#host.log.error('turn-failed', cause);
      release(this.#host, state, who, command, facts);
      this.#refuse(connection, refuse(cause instanceof NotStored ? 'storage' : 'internal'), frame);
    }
  }

  #refuse(connection: Welcomed, refusal: Refusal, frame: ConversationCommand): void {
    connection.send(encode(refusedFrame(refusal, frame.commandId)));
  }
}
