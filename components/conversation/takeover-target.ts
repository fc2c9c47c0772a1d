/** For whom a conversation is taken over: the choices that the workgroup leaves, and what each of them does. */
import type { TakeOverTarget } from '../../core/domain/command.js';
import type { PersonId } from '../../core/domain/ids.js';
import type { Localize } from '../shared/localize.js';
import type { IconName } from '../shared/staff-icons.js';
import type { staffMessages } from '../shared/staff-messages.js';
import type { WorkTargets } from '../work/work-commands.js';
import type { talkMessages } from './talk-messages.js';

export type TargetKind = TakeOverTarget['kind'];

interface Said {
  readonly words: Localize<typeof staffMessages>;
  readonly talk: Localize<typeof talkMessages>;
  readonly agent: string;
  readonly customer: string;
}

type Line = readonly [icon: IconName, text: string];

/** The agent's line is the same for all: they stop answering. */
const agentLine = ({ words, agent }: Said): Line => ['lock', words.t('takeover.agent', { agent })];

/** Three lines each: who answers then, what the agent sees of it, and whether it can be undone. */
export const consequences = {
  self: (said) => [
    ['headset', said.words.t('takeover.you', said)],
    agentLine(said),
    ['undo-2', said.words.t('takeover.back', said)],
  ],
  agent: (said) => [
    ['user-check', said.talk.t('talk.take-agent-you', said)],
    agentLine(said),
    ['undo-2', said.talk.t('talk.take-agent-back')],
  ],
  queue: (said) => [
    ['inbox', said.talk.t('talk.take-queue-you', said)],
    agentLine(said),
    ['circle-alert', said.talk.t('talk.take-queue-back')],
  ],
} as const satisfies Record<TargetKind, (said: Said) => readonly Line[]>;

/** Whoever handles it now needs it from nobody; with nobody else known, nobody can be chosen. */
export const candidates = (people: WorkTargets['people'], handler: PersonId | null): WorkTargets['people'] =>
  people.filter(({ id }) => id !== handler);

/** What can be chosen at all. */
export const possibleTargets = (
  allowed: readonly TargetKind[],
  people: WorkTargets['people'],
): readonly TargetKind[] => allowed.filter((kind) => kind !== 'agent' || people.length > 0);

export const targetFrom = (kind: TargetKind, person: string): TakeOverTarget =>
  kind === 'agent' ? { kind, id: person as PersonId } : { kind };
