/** What a workgroup decides differently from others: one document, read where decisions are made and nowhere else. */
import type { AttentionPolicy } from './attention.js';
import { defaultAttention } from './attention.js';
import type { ChannelName } from './channels.js';
import type { BusinessHours } from './hours.js';
import type { PhaseName } from './lifecycle.js';
import type { RoutingPolicy } from './routing.js';
import { defaultRouting } from './routing.js';
import type { Rule } from './rules.js';
import type { SitePolicy, SiteText } from './site.js';
import { defaultSite } from './site.js';
import type { JoinCapacity } from './timeline.js';

export type Switch = 'on' | 'off';

/** What a monitor may change from where they watch, each with a grant of its own. */
export const sideEffects = ['assign', 'status', 'tag'] as const;
export type SideEffect = (typeof sideEffects)[number];

/** Who is made handler by a takeover. */
export const takeoverTargets = ['self', 'agent', 'queue'] as const;
export type TakeoverTarget = (typeof takeoverTargets)[number];

/** What presence monitoring needs: a token, being on-line (available or away), or being available. */
export const presenceLevels = ['signed-in', 'online', 'available'] as const;
export type PresenceLevel = (typeof presenceLevels)[number];

export interface MonitorPolicy {
  /** How many supervisors may be in one conversation at once. */
  readonly perRoom: number;
  /** How many conversations one supervisor may watch: what their sessions leave free, a number, or no limit. */
  readonly perSupervisor: 'capacity' | 'unlimited' | number;
  /** In which phases a conversation may be monitored. */
  readonly phases: readonly PhaseName[];
  /** On which channels, out of those that can be monitored at all. */
  readonly channels: 'all' | readonly ChannelName[];
  /** Whether conversations on other channels stand in supervisors' lists. */
  readonly otherChannels: 'listed' | 'hidden';
  readonly requires: PresenceLevel;
  /** Whether watching goes on when presence falls below what it needs. */
  readonly onDowngrade: 'keep' | 'end';
  /** Whether the handler of a conversation may monitor it, which changes nothing but what they are shown. */
  readonly own: 'deny' | 'allow';
  readonly sideEffects: readonly SideEffect[];
  /** Whether the grant `monitor` has an effect only for a profile with the supervisor flag. */
  readonly needsSupervisor: Switch;
}

export interface Policy {
  readonly monitors: MonitorPolicy;
  /** Whether a supervisor may whisper while only monitoring, only after joining, or not at all. */
  readonly whisper: 'monitor-and-join' | 'join' | 'off';
  /** Whether an agent who is whispered to learns the name, or only that it is a supervisor. */
  readonly whisperReveals: 'named' | 'role';
  /** Whether the agent who handles it knows of silent monitors: not at all, that somebody watches, or who. */
  readonly agentAwareness: 'none' | 'anonymous' | 'named';
  /** Who may read afterwards who monitored when: supervisors, the agents concerned after the end, or also before. */
  readonly recordAudience: 'supervisors' | 'agent-after-close' | 'agent-live';
  /** Whether an agent who was whispered to by name is told when that supervisor is gone again. */
  readonly coachLeft: Switch;
  /** Whether supervisors may join at all. */
  readonly join: Switch;
  /** In what capacity they join when they do not say. */
  readonly joinAs: JoinCapacity;
  /** Whether the customer is told that a supervisor joined and left. Agents always are. */
  readonly joinNotice: Switch;
  /** Whether supervisors in one conversation see one another. */
  readonly supervisorsSeeEachOther: Switch;
  readonly takeover: {
    readonly targets: readonly TakeoverTarget[];
    /** What an interface asks before it happens; with a reason, the room asks for it too. */
    readonly confirm: 'none' | 'dialog' | 'dialog-and-reason';
    /** Whether the first word to the customer is an introduction. */
    readonly intro: 'off' | 'suggested' | 'required';
    /** The name under which the customer knows whoever took over. */
    readonly shownAs: 'own' | 'alias' | 'team';
  };
  /** What the customer is told of a takeover: nothing, another name in the header, or a line in the timeline. */
  readonly takeoverNotice: 'none' | 'name-change' | 'notice';
  /** What the displaced agent keeps: nothing, reading and writing to staff, or reading. */
  readonly formerAgent: 'removed' | 'consultant' | 'observer';
  /** Whether an ended conversation is to be wrapped up. */
  readonly wrapUp: Switch;
  /** Whether a displaced agent is to wrap up their own segment. */
  readonly formerAgentWrapUp: Switch;
  /**
   * Whose unsent text is shown to whom; a supervisor's is shown to nobody. Clients send drafts whenever it is on,
   * watched or not: sending them on demand would tell of the monitor.
   */
  readonly draftPreview: {
    readonly agentToSupervisor: Switch;
    readonly customerToAgent: Switch;
    readonly customerToSupervisor: Switch;
  };
  /** Whether the customer is told that conversations may be monitored, or has to agree before anything else. */
  readonly consent: 'off' | 'notice' | 'required';
  /** The text in question. Agreement is kept with the version. */
  readonly consentText: { readonly version: string; readonly text: SiteText };
  /** Whether agents are told in general that conversations may be monitored. */
  readonly agentNotice: 'off' | 'standing' | 'per-login';
  /** For supervisors who joined: one box with a mode, or one box for each audience. Internal comes first in both. */
  readonly composer: 'single-mode' | 'dual';
  /** Whether routing offers conversations to supervisors who also hold the grant to handle. */
  readonly supervisorRouting: 'never' | 'with-handle';
  /** Whether the people in it are told by name who ended a conversation by force. */
  readonly forceCloseNotice: Switch;
  readonly routing: RoutingPolicy;
  /** Null: always open. */
  readonly hours: BusinessHours | null;
  /** Where a conversation goes whose handler vanished. */
  readonly orphans: 'queue' | 'supervisor';
  /** What joining and taking over, tagging and wrapping up choose from. Null: any words. */
  readonly reasons: readonly string[] | null;
  readonly tags: readonly string[] | null;
  readonly dispositions: readonly string[] | null;
  readonly attention: AttentionPolicy;
  readonly sentiment: Switch;
  readonly rules: readonly Rule[];
  /** Days after the end until content is deleted; null keeps it. */
  readonly retentionDays: number | null;
  /** Figures per agent: not for decisions about people, and therefore off unless somebody turns them on. */
  readonly agentStatistics: Switch;
  /** What a website shows of it. */
  readonly site: SitePolicy;
  /** Seconds. */
  readonly grace: {
    /** A supervisor's dropped connection counts as leaving after this. */
    readonly supervisor: number;
    /** The customer is told that whoever answers has lost their connection after this. */
    readonly handlerNotice: number;
    /** A conversation whose handler has no connection is given on after this. */
    readonly handler: number;
    /** What nobody wraps up is closed after this. */
    readonly wrapUp: number;
  };
}

export const defaultPolicy: Policy = {
  monitors: {
    perRoom: 8,
    perSupervisor: 'capacity',
    phases: ['active', 'wrap-up'],
    channels: 'all',
    otherChannels: 'listed',
    requires: 'online',
    onDowngrade: 'keep',
    own: 'deny',
    sideEffects: [],
    needsSupervisor: 'on',
  },
  whisper: 'monitor-and-join',
  whisperReveals: 'named',
  agentAwareness: 'none',
  recordAudience: 'supervisors',
  coachLeft: 'off',
  join: 'on',
  joinAs: 'consultant',
  joinNotice: 'on',
  supervisorsSeeEachOther: 'on',
  takeover: { targets: ['self', 'agent', 'queue'], confirm: 'dialog', intro: 'suggested', shownAs: 'own' },
  takeoverNotice: 'name-change',
  formerAgent: 'removed',
  wrapUp: 'on',
  formerAgentWrapUp: 'off',
  draftPreview: { agentToSupervisor: 'on', customerToAgent: 'off', customerToSupervisor: 'off' },
  consent: 'notice',
  consentText: { version: '1', text: 'This conversation may be read by the supervisors of our team.' },
  agentNotice: 'standing',
  composer: 'single-mode',
  supervisorRouting: 'never',
  forceCloseNotice: 'on',
  routing: defaultRouting,
  hours: null,
  orphans: 'queue',
  reasons: null,
  tags: null,
  dispositions: null,
  attention: defaultAttention,
  sentiment: 'off',
  rules: [],
  retentionDays: null,
  agentStatistics: 'off',
  site: defaultSite,
  grace: { supervisor: 20, handlerNotice: 20, handler: 90, wrapUp: 1_800 },
};

/** The keys that have parts of their own, which are replaced one by one. */
const groups = [
  'monitors',
  'takeover',
  'draftPreview',
  'consentText',
  'routing',
  'attention',
  'site',
  'grace',
] as const;
type Group = (typeof groups)[number];

/** A policy with single keys replaced; groups key by key. */
export type PolicyOverrides = Partial<Omit<Policy, Group>> & {
  readonly [Key in Group]?: Partial<Policy[Key]>;
};

export const policyWith = (overrides: PolicyOverrides, base: Policy = defaultPolicy): Policy => {
  const grouped = groups.map((key) => [key, { ...base[key], ...overrides[key] }]);
  return { ...base, ...overrides, ...Object.fromEntries(grouped) } as Policy;
};

/** A policy as a workgroup keeps it. The version rises with every change; 0 is the one that the server began with. */
export interface PolicyDocument {
  readonly version: number;
  readonly label: string;
  readonly policy: Policy;
}
