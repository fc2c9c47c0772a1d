/** What comes in over a bridge: a customer of another channel, spoken for, and answered as over a socket of theirs. */
import type { Bridge } from '../../core/domain/bridge.js';
import { bridgedCustomer } from '../../core/domain/bridge.js';
import { newConversation } from '../../core/domain/conversation.js';
import { nothing } from '../../core/domain/decision.js';
import type { Identity } from '../../core/domain/identity.js';
import type { ConversationId, Incarnation } from '../../core/domain/ids.js';
import { partsOfCommandId } from '../../core/domain/ids.js';
import type { RefusalCode } from '../../core/domain/refusal.js';
import { refuse } from '../../core/domain/refusal.js';
import type { BridgeUp } from '../../core/protocol/bridge-up.js';
import { asFrame, bridgeUp } from '../../core/protocol/bridge-up.js';
import type { ConversationDown } from '../../core/protocol/conversation-down.js';
import { decode } from '../../core/protocol/decode.js';
import type { ConversationCommands, Speaker } from './conversation-commands.js';
import type { Started } from './conversation-hello.js';
import { documentOf } from './conversation-hello.js';
import type { ConversationTurns } from './conversation-turns.js';
import { encode } from './fan-out.js';
import { brokenIn, refusedFrame, refusedText } from './frames.js';
import type { Host, HttpCredential, RoomAnswer } from './ports.js';
import { isExpired } from './session.js';

/** As much of a conversation's room as is needed here. */
interface BridgedRoom {
  readonly host: Host;
  readonly commands: ConversationCommands;
  turn<T>(event: () => Promise<T>): Promise<T>;
  begun(): { readonly turns: ConversationTurns } | null;
  begin(started: Started): Promise<void>;
}

/** What is not a plain no: too fast, not in a form that is known, or to be tried again. */
const statusOf: Readonly<Partial<Record<RefusalCode, RoomAnswer['status']>>> = {
  'bad-frame': 400,
  'too-large': 400,
  'rate-limited': 429,
  storage: 503,
  internal: 503,
};

const answerWith = (body: string): RoomAnswer => {
  const frame = JSON.parse(body) as ConversationDown;
  const status = frame.type === 'refused' ? (statusOf[frame.code] ?? 409) : 200;
  return { status, contentType: 'application/json; charset=utf-8', body };
};

const begin = async (host: Host, bridge: Bridge, frame: BridgeUp, who: Identity): Promise<Started | null> => {
  const workgroup = frame.start?.workgroup;
  const setting = workgroup === undefined ? null : host.settings.workgroup(workgroup);
  if (workgroup === undefined || !setting || !bridge.workgroups.includes(workgroup)) return null;
  const state = newConversation({
    id: host.id as ConversationId,
    incarnation: host.ids.next('public') as Incarnation,
    workgroup,
    channel: bridge.channel,
    document: await documentOf(host, workgroup, setting),
    openedAt: host.clock.now(),
    customer: { id: who.id, name: who.name, verified: who.verified },
  });
  const record = { workgroup, acknowledged: 0, failures: 0, dueAt: 0 };
  return { state, secretHash: null, identity: who, bridge: record };
};

/** The conversation, begun if need be. Null where it is another's, as if there were none. */
const enter = async (
  room: BridgedRoom,
  bridge: Bridge,
  frame: BridgeUp,
  who: Identity,
): Promise<ConversationTurns | 'gap' | null> => {
  const started = room.begun() ? null : await begin(room.host, bridge, frame, who);
  // It would be refused: a conversation that nobody has said anything in must not wait for somebody to take it.
  if (started && partsOfCommandId(frame.commandId).n !== 1) return 'gap';
  if (started) await room.begin(started);
  const turns = room.begun()?.turns;
  // Who is there is told now: later it would be told by the coming of somebody else.
  if (started) await turns?.apply(nothing);
  if (!turns?.outward.bridge || !bridge.workgroups.includes(turns.outward.bridge.workgroup)) return null;
  // A bridged customer's id names the channel, too.
  return turns.state.customer.id === who.id ? turns : null;
};

/** Null: 404, be it that the token is none of a bridge, or that there is nothing for this one here. */
export const takeFromBridge = async (
  credential: HttpCredential,
  body: string,
  room: BridgedRoom,
): Promise<RoomAnswer | null> => {
  const bridge = credential.kind === 'token' ? await room.host.tokens.verifyBridge(credential.value) : null;
  if (!bridge) return null;
  const decoded = decode<BridgeUp>(bridgeUp, body);
  if (decoded.kind === 'refused') return answerWith(refusedText(decoded.code));
  const { frame } = decoded;
  const { commandId, command } = frame;
  const identity = bridgedCustomer(bridge, frame.customer);
  if (isExpired(identity, room.host.clock.now())) return null;
  const turns = await room.turn(() => enter(room, bridge, frame, identity));
  if (!turns) return null;
  if (turns === 'gap') return answerWith(encode(refusedFrame(refuse('gap', { expect: 1 }), commandId)));
  const answers: string[] = [];
  const speaker: Speaker = {
    session: { identity, device: partsOfCommandId(commandId).device },
    isClosed: false,
    send: (text) => void answers.push(text),
    badFrame: (code) => void answers.push(refusedText(code)),
    tooMuch: (retryAfter) =>
      void answers.push(encode(refusedFrame(refuse('rate-limited', { retryAfter }), commandId))),
  };
  if (command.type === 'mark-read') await room.commands.mark(speaker, { ...command, commandId }, turns);
  else await room.commands.take(speaker, asFrame(commandId, command), turns);
  return answerWith(answers[0] ?? encode(refusedFrame(brokenIn(room.host.id))));
};
