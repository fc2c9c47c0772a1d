/** What a staff composer is called, hints at and says on its button, so that nobody has to guess who will read it. */
import type { Localize } from '../shared/localize.js';
import type { staffMessages } from '../shared/staff-messages.js';
import type { ComposerAudience, ComposerPlan } from './conversation-plan.js';

export interface ComposerWords {
  readonly label: string;
  readonly placeholder: string;
  readonly send: string;
}

type Words = Localize<typeof staffMessages>;
interface Names {
  readonly customer: string;
  readonly agent: string;
}

/** The two fields of a supervisor who joined are a pair and named as one. */
const pair = {
  everyone: (t: Words, { customer, agent }: Names): ComposerWords => ({
    label: t.t('reply.public-label', { customer, agent }),
    placeholder: t.t('reply.public-hint', { customer, agent }),
    send: t.t('reply.public-send'),
  }),
  staff: (t: Words): ComposerWords => ({
    label: t.t('reply.note-label'),
    placeholder: t.t('reply.note-hint'),
    send: t.t('reply.private-send'),
  }),
  whisper: (t: Words, { agent }: Names): ComposerWords => ({
    label: t.t('reply.private-label', { agent }),
    placeholder: t.t('reply.private-hint', { agent }),
    send: t.t('reply.private-send'),
  }),
} as const satisfies Record<ComposerAudience, (t: Words, names: Names) => ComposerWords>;

const alone = {
  everyone: (t: Words, { customer }: Names): ComposerWords => ({
    label: t.t('reply.to-customer', { customer }),
    placeholder: t.t('reply.to-customer-hint', { customer }),
    send: t.t('reply.to-customer-send'),
  }),
  staff: (t: Words): ComposerWords => ({
    label: t.t('reply.note-label'),
    placeholder: t.t('reply.note-hint'),
    send: t.t('reply.note-send'),
  }),
  whisper: (t: Words, { agent }: Names): ComposerWords => ({
    label: t.t('reply.whisper-label', { agent }),
    placeholder: t.t('reply.whisper-hint', { agent }),
    send: t.t('reply.whisper-send', { agent }),
  }),
} as const satisfies Record<ComposerAudience, (t: Words, names: Names) => ComposerWords>;

export const composerWords = (
  plan: ComposerPlan,
  audience: ComposerAudience,
  words: Words,
  names: Names,
): ComposerWords => (plan.kind === 'dual' || plan.kind === 'modes' ? pair : alone)[audience](words, names);
