/** How somebody comes into a conversation: proved, admitted or turned away, and given where they left off. */
import type { ConversationState } from '../../core/domain/conversation.js';
import { newConversation } from '../../core/domain/conversation.js';
import { headerFor } from '../../core/domain/header.js';
import type { Identity } from '../../core/domain/identity.js';
import type { ConversationId, Incarnation, WorkgroupId } from '../../core/domain/ids.js';
import { customerIdOf } from '../../core/domain/ids.js';
import { marksFor } from '../../core/domain/passing.js';
import { mayKnowOf } from '../../core/domain/permit.js';
import type { PolicyDocument } from '../../core/domain/policy.js';
import { scopeOf, seqFor } from '../../core/domain/view.js';
import type { ConversationHello } from '../../core/protocol/conversation-up.js';
import { limits } from '../../core/protocol/limits.js';
import { commonVersion } from '../../core/protocol/version.js';
import type { BridgeRecord } from './bridge-out.js';
import { sendAfresh, sendMissed } from './catch-up.js';
import type { ConversationStore } from './conversation-store.js';
import type { ConversationTurns } from './conversation-turns.js';
import type { Proof } from './credentials.js';
import { customerFrom, identityIn } from './credentials.js';
import { cursorOwner, readCursor } from './cursor.js';
import type { Welcomed } from './fan-out.js';
import { encode } from './fan-out.js';
import type { Host, WorkgroupSetting } from './ports.js';
import { isExpired } from './session.js';

/** A conversation never waits for a list: the workgroup replaces the document when it hears of it. */
const documentAtStart = ({ label, policy }: WorkgroupSetting): PolicyDocument => ({
  version: 0,
  label,
  policy,
});

/** The policy as the workgroup has it now; as the server began with it, where that cannot be asked. */
export const documentOf = async (
  { peers, log }: Host,
  workgroup: WorkgroupId,
  setting: WorkgroupSetting,
): Promise<PolicyDocument> => {
  try {
    const address = { kind: 'workgroup', id: workgroup } as const;
    const found = await peers.ask(address, { type: 'document', candidate: false });
    if (found) return found.document;
  } catch (cause) {
    log.error('workgroup-unreachable', cause);
  }
  return documentAtStart(setting);
};

/** Too many begin in this workgroup now. */
export interface TooMany {
  /** Seconds. */
  readonly retryAfter: number;
}

/** May they begin, and under which policy? Where the workgroup cannot be asked, they may. */
const admission = async (
  { peers, log }: Host,
  workgroup: WorkgroupId,
  setting: WorkgroupSetting,
  { id, verified }: Identity,
): Promise<PolicyDocument | TooMany> => {
  try {
    const address = { kind: 'workgroup', id: workgroup } as const;
    const found = await peers.ask(address, { type: 'begin', customer: verified ? id : null });
    if (found) return 'retryAfter' in found ? found : found.document;
  } catch (cause) {
    log.error('workgroup-unreachable', cause);
  }
  return documentAtStart(setting);
};

export interface Started {
  readonly state: ConversationState;
  readonly secretHash: string | null;
  readonly identity: Identity;
  /** What its channel has of it; null on our own page. */
  readonly bridge: BridgeRecord | null;
}

/** A state for a customer who begins; null when that is not what this hello asks for, or not possible. */
export const begin = async (
  host: Host,
  hello: ConversationHello,
  proof: Proof,
): Promise<Started | TooMany | null> => {
  const setting = hello.start ? host.settings.workgroup(hello.start.workgroup) : null;
  if (!hello.start || !setting) return null;
  const drawn = customerIdOf(`visitor-${host.ids.next('public')}`);
  const identity = customerFrom(proof, drawn, hello.start.name ?? '');
  if (!identity || isExpired(identity, host.clock.now())) return null;
  const document = await admission(host, hello.start.workgroup, setting, identity);
  if ('retryAfter' in document) return document;
  const state = newConversation({
    id: host.id as ConversationId,
    incarnation: host.ids.next('public') as Incarnation,
    workgroup: hello.start.workgroup,
    document,
    openedAt: host.clock.now(),
    customer: { id: identity.id, name: identity.name, verified: identity.verified },
  });
  return { state, secretHash: proof.kind === 'secret' ? proof.hash : null, identity, bridge: null };
};

/** Who comes with it, whatever they may know of: a token that allows nothing any more still ends what older ones allow. */
export const recognise = (
  host: Host,
  proof: Proof,
  state: ConversationState,
  secretHash: string | null,
): Identity | null => {
  const identity = identityIn(proof, state, secretHash);
  return identity && !isExpired(identity, host.clock.now()) ? identity : null;
};

/** Who this is, if they may know of this conversation at all; otherwise null, which is the same as no conversation. */
export const admit = (
  host: Host,
  proof: Proof,
  state: ConversationState,
  secretHash: string | null,
): Identity | null => {
  const identity = recognise(host, proof, state, secretHash);
  return identity && mayKnowOf(state, identity) ? identity : null;
};

/** Welcome, then what was missed, or everything afresh where that cannot be told. */
export const welcome = async (
  connection: Welcomed,
  hello: ConversationHello,
  turns: ConversationTurns,
  store: ConversationStore,
): Promise<void> => {
  const { state, presence } = turns;
  const who = connection.session.identity;
  const scope = scopeOf(state, who);
  connection.send(
    encode({
      type: 'welcome',
      version: commonVersion(hello.versions) ?? 0,
      header: headerFor(state, who, presence),
      seq: seqFor(scope, state.counts),
      marks: marksFor(state, who),
      nextCommand: (await store.lastCommand(who.id, hello.device)) + 1,
      limits,
    }),
  );
  const owner = cursorOwner(state, who, scope);
  const position = hello.since === undefined ? null : readCursor(hello.since, owner, state.counts);
  if (position && (await sendMissed(connection, state, store, position))) return;
  await sendAfresh(connection, state, store);
};
