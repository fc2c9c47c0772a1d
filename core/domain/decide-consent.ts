/** The customer agrees to being monitored, or does not. Kept with who, when and which text. */
import type { CommandOf } from './command.js';
import { endSupervision } from './decide-supervision.js';
import type { Ask, Decision, Outcome } from './decision.js';
import { acceptedAs, bothOf, refused, unchanged } from './decision.js';
import { refuse } from './refusal.js';
import { everyone } from './timeline.js';

export const decideConsent = ({ state, command, now }: Ask<CommandOf<'consent'>>): Decision => {
  const { version, agreed } = command;
  // What was shown to them is not what it is about any more.
  if (version !== state.policy.consentText.version) return refused(refuse('bad-state'));
  if (state.consent?.version === version && state.consent.agreed === agreed) return unchanged;
  const answered: Outcome = {
    changes: [{ kind: 'consent-set', consent: { version, agreed, at: now } }],
    entries: [{ audience: everyone, body: { kind: 'consented', version, agreed } }],
  };
  // Where nobody may watch without it, nobody goes on watching without it.
  const isEnded = !agreed && state.policy.consent === 'required';
  // Nor is anything known of their page that they would not have told without it.
  const unsaid: Outcome = {
    changes: state.context ? [{ kind: 'context-set', context: null }] : [],
    entries: [],
  };
  return acceptedAs(isEnded ? bothOf(answered, unsaid, endSupervision(state)) : answered);
};
