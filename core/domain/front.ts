/** What a visitor may know of a workgroup before there is a conversation. */
import type { Policy } from './policy.js';
import type { QueuePlace } from './presence.js';
import type { FileLimits, ProactiveText, SiteForm, SiteText } from './site.js';
import { fileLimits } from './site.js';

export interface Front {
  readonly service: QueuePlace['service'];
  /** An estimate for whoever would come now; null where it cannot be said, or nobody is there. */
  readonly waitSeconds: number | null;
  /** When the hours begin again, by the server's clock; null while they last, or where there are none. */
  readonly opensAt: number | null;
  readonly notice: { readonly version: string; readonly text: SiteText; readonly isRequired: boolean } | null;
  readonly greeting: SiteText | null;
  readonly preChat: SiteForm | null;
  readonly away: SiteForm | null;
  readonly files: FileLimits;
  readonly proactive: ProactiveText | null;
}

const noticeOf = ({ consent, consentText: { version, text } }: Policy): Front['notice'] =>
  consent === 'off' ? null : { version, text, isRequired: consent === 'required' };

/** Of the queue nothing but what whoever comes would be told the moment after, and not how many wait. */
export const frontOf = (
  policy: Policy,
  { service, waitSeconds }: Pick<QueuePlace, 'service' | 'waitSeconds'>,
  nextFlip: number | null,
): Front => {
  const { greeting, preChat, away, proactive } = policy.site;
  return {
    service,
    waitSeconds,
    opensAt: service === 'closed' ? nextFlip : null,
    notice: noticeOf(policy),
    greeting,
    preChat,
    away,
    files: fileLimits(policy.site.files),
    proactive,
  };
};
