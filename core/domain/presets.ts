/** Policies that make a workgroup behave as a known product does: each names only what that product has a word on. */
import type { Policy, PolicyOverrides } from './policy.js';
import { policyWith } from './policy.js';

export const presetNames = [
  'default',
  'bytedesk',
  'genesys',
  'dynamics-365',
  'real-time-agent',
  'oracle-b2c',
] as const;
export type PresetName = (typeof presetNames)[number];

// What a manual decides is written down also where the default is the same: a default that moves must not move it.
// What it is silent about is left to the default.

/** Managers of a team read along, join the agent, or take responsibility and introduce themselves. */
const bytedesk: PolicyOverrides = {
  monitors: {
    // No number of sessions is named as the most that a manager may look into.
    perSupervisor: 'unlimited',
    // The list that they open sessions from is the one of ongoing sessions.
    phases: ['active'],
    // The menu is there for whoever holds the permission; no status has to be set first.
    requires: 'signed-in',
    // A session is opened read-only, and watching leaves its handling as it is.
    sideEffects: [],
    // Quality staff and people on call may be granted it too: the permission for the team is all that is asked for.
    needsSupervisor: 'off',
  },
  // Supervisors observe and guide the agent; what is said is to be agreed upon among them first, before joining.
  whisper: 'monitor-and-join',
  // After monitoring, joining is the first way to intervene.
  join: 'on',
  // The manager takes part in the session and speaks to the customer.
  joinAs: 'participant',
  takeover: {
    // The handling goes to the manager, or to somebody whom the manager names.
    targets: ['self', 'agent', 'queue'],
    // Whoever takes over introduces themselves and says why.
    intro: 'required',
    // They say who they are: a name other than their own would not.
    shownAs: 'own',
  },
  // Whoever manages a team need not be one of its agents, so managing brings no conversations of its own.
  supervisorRouting: 'never',
  // When the agent is gone or does not react, somebody on call takes over; in the queue there would be nothing to take.
  orphans: 'supervisor',
};

/** One supervisor watches unseen, and may replace the agent without a word to the customer. */
const genesys: PolicyOverrides = {
  monitors: {
    // Only one supervisor at a time; the next one finds the button greyed out.
    perRoom: 1,
    // Interactions are monitored while they are in progress.
    phases: ['active'],
    // Web messaging, messaging of third parties and by API, and SMS.
    channels: ['web', 'messaging', 'api', 'sms'],
    // To monitor, a supervisor sets their status to available.
    requires: 'available',
    // Monitoring is for inspecting; the one act from there is the takeover.
    sideEffects: [],
    // It is supervisors who do it, and they need the permission besides.
    needsSupervisor: 'on',
  },
  // Nothing can be said to the agent unseen by the customer.
  whisper: 'off',
  // Neither agent nor customer knows of the monitoring.
  agentAwareness: 'none',
  // Who monitored is shown afterwards in the details and on the timeline, where supervisors look.
  recordAudience: 'supervisors',
  // Between watching and taking over there is nothing.
  join: 'off',
  // Whoever finds it monitored already is shown by whom.
  supervisorsSeeEachOther: 'on',
  takeover: {
    // The supervisor who took over becomes the one who handles it.
    targets: ['self'],
    // It is disruptive, so a dialog asks for confirmation first.
    confirm: 'dialog',
    // The supervisor continues directly: the customer is not given notice by an introduction either.
    intro: 'off',
    // The participant's name changes to that of the supervisor.
    shownAs: 'own',
  },
  // The customer gets no notice, but may see that the name is another one.
  takeoverNotice: 'name-change',
  // The agent is removed from the conversation.
  formerAgent: 'removed',
  // The agent still completes their wrap-up.
  wrapUp: 'on',
  formerAgentWrapUp: 'on',
  // The customer is not notified of monitoring.
  consent: 'off',
  // Nor is the agent.
  agentNotice: 'off',
};

/** Supervisors watch chats and join as consultants, announced to everybody, and first of all talk to the agent. */
const dynamics365: PolicyOverrides = {
  monitors: {
    // No number of conversations is named as the most.
    perSupervisor: 'unlimited',
    // Only those that are active or being wrapped up.
    phases: ['active', 'wrap-up'],
    // Only those whose mode is chat.
    channels: ['web'],
    // The dashboard has all that the agents handle; the mode limits what can be monitored, not what is listed.
    otherChannels: 'listed',
    // The first step is signing in, and there is no other before the dashboard.
    requires: 'signed-in',
    // Nobody can monitor what is assigned to themselves.
    own: 'deny',
    // Supervisors can be enabled to monitor and to assign conversations.
    sideEffects: ['assign'],
    // It is written for supervisors.
    needsSupervisor: 'on',
  },
  // Messages to the agent can be written once the supervisor has joined.
  whisper: 'join',
  // A conversation being monitored can be joined.
  join: 'on',
  // Joining is in consult mode, and the notice says so.
  joinAs: 'consultant',
  // Joining is notified to the agent and to the customer.
  joinNotice: 'on',
  // One communication panel in which a mode is chosen, public or internal.
  composer: 'single-mode',
  // Customers are to be notified; consent is to be asked where a law requires it, which an operator knows and we do not.
  consent: 'notice',
  // The notice is to say monitored, recorded and stored. Another text than the default's, so another version.
  consentText: {
    version: 'dynamics-365-1',
    text: 'This conversation may be monitored, recorded and stored.',
  },
  // Agents should be informed as well; nothing says that they have to confirm it.
  agentNotice: 'standing',
  // Monitoring shows how a conversation is tending, such as its sentiment.
  sentiment: 'on',
  // Not for decisions about people's employment: without figures per agent there are none to make them by.
  agentStatistics: 'off',
};

/** An agent is watched: everything that they see, and what they are about to write, without their knowing. */
const realTimeAgent: PolicyOverrides = {
  monitors: {
    // All of an agent's interactions are seen, however many they are.
    perSupervisor: 'unlimited',
    // Exactly those that the agent has: what is being wrapped up is among them.
    phases: ['active', 'wrap-up'],
    // Exactly the same interactions, wherever they come from.
    channels: 'all',
    // One goes to the agents and clicks on a name; no status is asked for.
    requires: 'signed-in',
    // Asking for an interaction, accepting it and changing its status can be done, and are visible.
    sideEffects: ['assign', 'status'],
  },
  // What is typed in the answer field is not seen by the agent, and there is no other field.
  whisper: 'off',
  // The agent does not know that they are monitored.
  agentAwareness: 'none',
  // And is not said to find out later.
  recordAudience: 'supervisors',
  // The reply is seen, greyed out, while the agent writes it.
  draftPreview: { agentToSupervisor: 'on' },
};

/** Supervisors who are logged in to chat watch, say something to the agent alone, and join as one more participant. */
const oracleB2c: PolicyOverrides = {
  monitors: {
    // As many as the supervisor has idle sessions, out of those that their profile allows.
    perSupervisor: 'capacity',
    // The user must be logged in to chat.
    requires: 'online',
    // Without being logged in there is no monitoring, so logging out ends it.
    onDowngrade: 'end',
    // Only staff with supervisor rights can be enabled to monitor.
    needsSupervisor: 'on',
  },
  // Private messages to the agent are possible while monitoring and after joining.
  whisper: 'monitor-and-join',
  // Until then the agent does not know.
  agentAwareness: 'none',
  // Whoever only monitored leaves without the agent being notified.
  coachLeft: 'off',
  // A chat being monitored can be joined.
  join: 'on',
  // Who joined and leaves again was a participant: so it says in the public thread.
  joinAs: 'participant',
  // The customer is told, as the agent is, that the supervisor has left; so they have to be told that one came.
  joinNotice: 'on',
  // Two fields, a public and a private one, each with its button.
  composer: 'dual',
};

export const presets = {
  default: {},
  bytedesk,
  genesys,
  'dynamics-365': dynamics365,
  'real-time-agent': realTimeAgent,
  'oracle-b2c': oracleB2c,
} as const satisfies Record<PresetName, PolicyOverrides>;

/** A policy as operators write it: where it starts from, and what is different there. */
export type PolicySource = { readonly preset?: PresetName } & PolicyOverrides;

/** The preset over the default, and what is written over the preset. */
export const policyFrom = ({ preset = 'default', ...overrides }: PolicySource): Policy =>
  policyWith(overrides, policyWith(presets[preset]));
