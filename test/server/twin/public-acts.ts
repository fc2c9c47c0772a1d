/** What customer and agent do in a twin: each act waits until all that follows from it has come, everywhere. */
import type { Frame, RawClient } from '../../support/raw-client.js';
import type { Stage } from './stage.js';
import { rowIn } from './stage.js';

type Who = 'customer' | 'agent';
type Act = (stage: Stage, text: string) => Promise<void>;

const atOf = (stage: Stage, who: Who): RawClient | null =>
  who === 'customer' ? stage.customerAt : stage.agentAt;

/** Runs a command, and waits for what it does to the row that the agent has of the conversation. */
const command = async (
  stage: Stage,
  who: Who,
  frame: Frame,
  inRow: (row: Frame) => boolean,
): Promise<boolean> => {
  const at = atOf(stage, who);
  if (!at) return false;
  const { rows } = stage;
  const from = rows.texts.length;
  const answer = await at.command(frame);
  if (answer.type !== 'accepted') return false;
  await rows.next((each) => rowIn(each).some(inRow), from);
  return true;
};

const posting = async (stage: Stage, who: Who, text: string): Promise<void> => {
  const isSaid = await command(
    stage,
    who,
    { type: 'post', audience: 'everyone', text, ...(who === 'agent' ? { epoch: 1 } : {}) },
    (row) => row.messages === stage.messages + 1,
  );
  if (!isSaid) return;
  stage.messages += 1;
  if (who === 'customer') stage.hasCustomerSpoken = true;
};

/** Without a row to wait for: only those in the conversation are told. */
const telling = async (stage: Stage, who: Who, frame: Frame): Promise<void> => {
  await atOf(stage, who)?.command(frame);
};

const saying = async (stage: Stage, who: Who, frame: Frame): Promise<void> => {
  const at = atOf(stage, who);
  at?.send(frame);
  await at?.settled();
};

const cursorOf = (at: RawClient): string | undefined =>
  at.frames.findLast((frame) => frame.cursor !== undefined)?.cursor as string | undefined;

const isPresent = (row: Frame, who: Who): boolean =>
  ((who === 'customer' ? row.customer : row.handler) as { present: boolean } | null)?.present === true;

/** The connection breaks; they come back to where they were. The agent's list is told of both. */
const returning = async (stage: Stage, who: Who): Promise<void> => {
  const at = atOf(stage, who);
  const isListed = stage.phase === 'queued' || stage.phase === 'active';
  if (!at || !isListed) return;
  const { rows } = stage;
  const from = rows.texts.length;
  at.terminate();
  await rows.next((frame) => rowIn(frame).some((row) => !isPresent(row, who)), from);
  const gone = rows.texts.length;
  await stage.enter(who, cursorOf(at));
  await rows.next((frame) => rowIn(frame).some((row) => isPresent(row, who)), gone);
};

const ending = async (stage: Stage, who: Who): Promise<void> => {
  const isEnded = await command(stage, who, { type: 'end' }, (row) => row.phase === 'wrap-up');
  if (isEnded) stage.phase = 'wrap-up';
};

const exporting = async (stage: Stage, who: Who): Promise<void> => {
  for (const path of ['transcript', 'transcript.json', 'timeline.json', 'record.json', 'metrics.json']) {
    await stage[who].ask(`main/${stage.conversation}/${path}`);
  }
};

const noFrames = ['{"type":"post"}', 'not json', '{"__proto__":{"admin":true},"type":"ping","received":1}'];

const erring = async (stage: Stage, who: Who, text: string): Promise<void> => {
  const at = atOf(stage, who);
  at?.sendText(noFrames[text.length % noFrames.length] ?? '');
  await at?.settled();
  // What this person may not do, and is told in one sentence.
  const refused =
    who === 'customer' ? { type: 'supervise', mode: 'monitor' } : { type: 'take-over', epoch: 1 };
  await at?.command(refused);
};

const acts = {
  'customer-posts': (stage, text) => posting(stage, 'customer', text),
  'customer-types': (stage, text) =>
    saying(stage, 'customer', { type: 'set-typing', active: text.length % 2 === 0 }),
  'customer-returns': (stage) => returning(stage, 'customer'),
  'customer-errs': (stage, text) => erring(stage, 'customer', text),
  'customer-exports': (stage) => exporting(stage, 'customer'),
  'customer-reads': (stage) =>
    saying(stage, 'customer', { type: 'mark-read', delivered: 99, read: stage.messages }),
  // Only what was said before: otherwise it would be their first word.
  'customer-repeats': async (stage) => {
    if (!stage.hasCustomerSpoken) return;
    const commandId = 'customer-device-12345:1';
    await saying(stage, 'customer', { type: 'post', audience: 'everyone', text: 'again', commandId });
  },
  'customer-ends': (stage) => ending(stage, 'customer'),
  'agent-accepts': async (stage) => {
    await stage.enter('agent');
    await stage.settled();
    const [desk, list] = [stage.desk.texts.length, stage.list.texts.length];
    const answer = await stage.agentAt?.command({ type: 'accept', epoch: 0 });
    if (answer?.type !== 'accepted') throw new Error(`The agent could not accept: ${JSON.stringify(answer)}`);
    stage.phase = 'active';
    await stage.list.next((frame) => ((frame.removed ?? []) as readonly string[]).length > 0, list);
    await stage.desk.next((frame) => rowIn(frame).some((row) => row.phase === 'active'), desk);
  },
  'agent-posts': (stage, text) => posting(stage, 'agent', text),
  'agent-types': (stage, text) =>
    saying(stage, 'agent', { type: 'set-typing', active: text.length % 2 === 0 }),
  'agent-drafts': (stage, text) => saying(stage, 'agent', { type: 'set-draft', text }),
  'agent-notes': (stage, text) => telling(stage, 'agent', { type: 'post', audience: 'staff', text }),
  'agent-tags': async (stage) => {
    const tag = `tag-${stage.tags + 1}`;
    const frame = { type: 'tag', add: [tag], remove: [] };
    const isTagged = await command(stage, 'agent', frame, (row) => (row.tags as string[]).includes(tag));
    if (isTagged) stage.tags += 1;
  },
  'agent-holds': async (stage) => {
    const on = !stage.isOnHold;
    if (await command(stage, 'agent', { type: 'hold', on }, (row) => row.onHold === on)) stage.isOnHold = on;
  },
  'agent-reads': (stage) =>
    saying(stage, 'agent', { type: 'mark-read', delivered: 99, read: stage.messages }),
  'agent-returns': (stage) => returning(stage, 'agent'),
  'agent-errs': (stage, text) => erring(stage, 'agent', text),
  'agent-scrolls': (stage) => {
    const before = stage.agentAt && cursorOf(stage.agentAt);
    return saying(stage, 'agent', { type: 'read-history', before: before ?? 'nothing' });
  },
  'agent-exports': (stage) => exporting(stage, 'agent'),
  'agent-ends': (stage) => ending(stage, 'agent'),
  'agent-wraps-up': async (stage) => {
    const from = stage.desk.texts.length;
    const answer = await stage.agentAt?.command({ type: 'wrap-up', disposition: 'solved' });
    if (answer?.type !== 'accepted') return;
    stage.phase = 'closed';
    await stage.desk.next((frame) => ((frame.removed ?? []) as readonly string[]).length > 0, from);
  },
} as const satisfies Readonly<Record<string, Act>>;

export type PublicName = keyof typeof acts;

/** The act and all that follows from it, until customer and agent have been sent it. */
export const actPublicly = async (stage: Stage, name: PublicName, text: string): Promise<void> => {
  await acts[name](stage, text);
  await stage.settled();
};
