/** What can be asked of a conversation: every command but a message, which goes by the outbox. */
import type { Command } from '../core/domain/command.js';
import type { Answer } from './snapshots.js';

type WithEpoch = Extract<Command, { readonly epoch: number }>;
type WithoutEpoch<C extends Command> = C extends WithEpoch ? Omit<C, 'epoch'> : C;

/** A command as one asks for it: the epoch that the viewer sees is added by the client. */
export type Asked = WithoutEpoch<Exclude<Command, { readonly type: 'post' }>>;

export type TakeOverGiven = Omit<Extract<Asked, { readonly type: 'take-over' }>, 'type'>;
export type JoinGiven = Pick<Extract<Asked, { readonly type: 'supervise' }>, 'as' | 'reason'>;

/** What is compared with the epoch at the room, so that whoever acted on an older state is told so. */
const compared = {
  accept: true,
  'hand-off': true,
  assign: true,
  'take-over': true,
  'hand-back': true,
} as const satisfies Record<WithEpoch['type'], true>;

export const commandOf = (asked: Asked, epoch: number): Command =>
  // The table's type names every command that has an epoch; TypeScript cannot follow that through a lookup.
  (Object.hasOwn(compared, asked.type) ? { ...asked, epoch } : asked) as Command;

/** The same by name, for what is asked most. */
export interface ConversationAsks {
  /** Any command; which of them are allowed stands in `header.you.may`. */
  ask(asked: Asked): Promise<Answer>;
  accept(): Promise<Answer>;
  monitor(): Promise<Answer>;
  join(given?: JoinGiven): Promise<Answer>;
  leave(): Promise<Answer>;
  takeOver(given?: TakeOverGiven): Promise<Answer>;
  handBack(): Promise<Answer>;
  end(): Promise<Answer>;
  wrapUp(disposition: string): Promise<Answer>;
}
