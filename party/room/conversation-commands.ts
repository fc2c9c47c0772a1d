/** What becomes of a command: known already, too many, refused, or done; and answered. */
import type { Command } from '../../core/domain/command.js';
import { decide } from '../../core/domain/decide.js';
import { decideMarks } from '../../core/domain/decide-marks.js';
import type { Facts, Outcome } from '../../core/domain/decision.js';
import type { CommandId } from '../../core/domain/ids.js';
import { partsOfCommandId } from '../../core/domain/ids.js';
import { permit } from '../../core/domain/permit.js';
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
import { brokenIn, refusedFrame } from './frames.js';
import type { Host } from './ports.js';
import type { Buckets, RateName } from './rate-limit.js';
import { rateNameOf } from './rate-limit.js';

type Turn = <T>(event: () => Promise<T>) => Promise<T>;

/** Who gives commands: somebody at a socket, or a customer for whom a bridge speaks. */
export type Speaker = Pick<Welcomed, 'session' | 'isClosed' | 'send' | 'badFrame' | 'tooMuch'>;

interface Numbered {
  readonly commandId: CommandId;
}

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

  async take(connection: Speaker, frame: ConversationCommand, turns: ConversationTurns): Promise<void> {
    const command = asCommand(frame);
    if (!mayNeedFacts(command)) {
      return this.#turn(async () => {
        if (await this.#isNew(connection, frame, rateNameOf(frame)))
          await this.#do(connection, frame, turns, {});
      });
    }
    if (!(await this.#turn(() => this.#isNew(connection, frame, rateNameOf(frame))))) return;
    const facts = await gatherFacts(this.#host, turns.state, connection.session.identity, command);
    // One's own connection is served in line, so that the number is still the next one; and one may have been cut off.
    return this.#turn(async () => {
      if (!connection.isClosed) return this.#do(connection, frame, turns, facts);
      release(this.#host, turns.state, connection.session.identity, command, facts);
    });
  }

  /** How far a customer without a socket was reached: numbered like all that they say, so that it happens once. */
  mark(
    connection: Speaker,
    frame: Numbered & { readonly delivered: number; readonly read: number },
    turns: ConversationTurns,
  ): Promise<void> {
    return this.#turn(async () => {
      if (!(await this.#isNew(connection, frame, 'signal'))) return;
      const who = connection.session.identity;
      const denied = permit(turns.state, who, 'mark-read');
      if (denied) return this.#refuse(connection, denied, frame);
      await this.#apply(connection, frame, turns, decideMarks(turns.state, who, frame));
    });
  }

  /** Otherwise it has been answered. */
  async #isNew(connection: Speaker, frame: Numbered, rate: RateName): Promise<boolean> {
    // Its device may have come back over another socket while this waited, and been told that the number is free.
    if (connection.isClosed) return false;
    const { device, n } = partsOfCommandId(frame.commandId);
    const who = connection.session.identity;
    if (device !== connection.session.device) {
      connection.badFrame('bad-frame');
      return false;
    }
    const last = await this.#store.lastCommand(who.id, device);
    const isNext = n === last + 1;
    const now = this.#host.clock.now();
    const retryAfter = this.#buckets.take(who, isNext ? rate : 'repeat', now);
    if (retryAfter !== null) {
      connection.tooMuch(retryAfter, now, frame.commandId);
      return false;
    }
    if (isNext) return true;
    const answer = n <= last ? await this.#store.answerTo(who.id, device, n) : null;
    if (answer) connection.send(answer);
    else this.#refuse(connection, n > last ? refuse('gap', { expect: last + 1 }) : refuse('stale'), frame);
    return false;
  }

  async #do(
    connection: Speaker,
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
    const isDone = await this.#apply(connection, frame, turns, decision);
    if (!isDone) release(this.#host, state, who, command, facts);
  }

  /** False when it could not be stored, which whoever asked has then been told. */
  async #apply(
    connection: Speaker,
    { commandId }: Numbered,
    turns: ConversationTurns,
    outcome: Outcome,
  ): Promise<boolean> {
    try {
      await turns.apply(outcome, { connection, commandId });
      return true;
    } catch (cause) {
      this.#host.log.error('turn-failed', cause);
      this.#refuse(connection, cause instanceof NotStored ? refuse('storage') : brokenIn(this.#host.id), {
        commandId,
      });
      return false;
    }
  }

  #refuse(connection: Speaker, refusal: Refusal, frame: Numbered): void {
    connection.send(encode(refusedFrame(refusal, frame.commandId)));
  }
}
