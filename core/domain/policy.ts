/** What a workgroup decides differently from others: one document, read where decisions are made and nowhere else. */
import type { PhaseName } from './lifecycle.js';

export interface Policy {
  readonly monitors: {
    /** How many supervisors may be in one conversation at once. */
    readonly perRoom: number;
    /** In which phases a conversation may be monitored. */
    readonly phases: readonly PhaseName[];
  };
  /** Whether a supervisor may whisper while only monitoring, only after joining, or not at all. */
  readonly whisper: 'monitor-and-join' | 'join' | 'off';
  /** Whether an agent who is whispered to learns the name, or only that it is a supervisor. */
  readonly whisperReveals: 'named' | 'role';
  /** Whether the agent who handles it knows of silent monitors: not at all, that somebody watches, or who. */
  readonly agentAwareness: 'none' | 'anonymous' | 'named';
  /** Whether an agent who was whispered to by name is told when that supervisor is gone again. */
  readonly coachLeft: 'off' | 'on';
  /** Whether the customer is told that a supervisor joined and left. Agents always are. */
  readonly joinNotice: 'on' | 'off';
  /** What the customer is told of a takeover: nothing, another name in the header, or a line in the timeline. */
  readonly takeoverNotice: 'none' | 'name-change' | 'notice';
  /** What the displaced agent keeps: nothing, reading and writing to staff, or reading. */
  readonly formerAgent: 'removed' | 'consultant' | 'observer';
  /** Whether an ended conversation, and a displaced agent's segment, is to be wrapped up. */
  readonly wrapUp: 'on' | 'off';
  /** Whether supervisors see what the handler is typing. The handler's client sends drafts whenever this is on,
   *  watched or not: sending them on demand would tell the agent of the monitor. */
  readonly draftPreview: 'on' | 'off';
  /** Seconds. */
  readonly grace: {
    /** A supervisor's dropped connection counts as leaving after this. */
    readonly supervisor: number;
    /** A conversation whose handler has no connection goes back to the queue after this. */
    readonly handler: number;
  };
}

export const defaultPolicy: Policy = {
  monitors: { perRoom: 8, phases: ['active', 'wrap-up'] },
  whisper: 'monitor-and-join',
  whisperReveals: 'named',
  agentAwareness: 'none',
  coachLeft: 'off',
  joinNotice: 'on',
  takeoverNotice: 'name-change',
  formerAgent: 'removed',
  wrapUp: 'on',
  draftPreview: 'on',
  grace: { supervisor: 20, handler: 90 },
};

/** The default with single keys replaced; `monitors` and `grace` key by key. */
export type PolicyOverrides = Partial<Omit<Policy, 'monitors' | 'grace'>> & {
  readonly monitors?: Partial<Policy['monitors']>;
  readonly grace?: Partial<Policy['grace']>;
};

export const policyWith = (overrides: PolicyOverrides): Policy => ({
  ...defaultPolicy,
  ...overrides,
  monitors: { ...defaultPolicy.monitors, ...overrides.monitors },
  grace: { ...defaultPolicy.grace, ...overrides.grace },
});
