/** What stands below the header of the staff's view: supervision, timeline, composers, wrap-up. */

import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import type { ConversationPort, ConversationSnapshot } from '../../client/snapshots.js';
import type { DisplacedHeader, Header, StaffHeader } from '../../core/domain/header.js';
import type { Role } from '../../core/domain/identity.js';
import type { Action } from '../../core/domain/permissions.js';
import { customerName } from '../shared/customer-name.js';
import type { Localize } from '../shared/localize.js';
import { icon } from '../shared/staff-icons.js';
import type { staffMessages } from '../shared/staff-messages.js';
import type { CannedReply } from './canned-replies.js';
import { composersFor } from './conversation-plan.js';
import type { Wording } from './entry-words.js';
import type { FileDetail } from './message-files.js';
import type { MessageAction } from './message-template.js';
import { openFile } from './open-file.js';
import type { SuperviseRequestDetail } from './parley-supervision-bar.js';
import type { LocalIdDetail, SeenDetail } from './parley-timeline.js';
import type { Disposition, WrapUpRequestDetail } from './parley-wrap-up-form.js';
import type { ReadingState } from './reading.js';
import { stepOf } from './supervision-steps.js';

export interface BodyOptions {
  readonly header: Header;
  readonly snapshot: ConversationSnapshot;
  readonly client: ConversationPort;
  readonly words: Localize<typeof staffMessages>;
  readonly wording: Wording;
  readonly messageAction: MessageAction;
  /** How much of it a supervisor has read; null: not known. */
  readonly reading: ReadingState | null;
  readonly replies: readonly CannedReply[];
  /** Another conversation beside it has the attention. */
  readonly isSilent: boolean;
  /** Somebody is known, or can be looked up, to whom a takeover could give it. */
  readonly hasOthers: boolean;
  readonly lockedReason: string;
  readonly dispositions: readonly Disposition[];
  /** What is being asked for, if anything. */
  readonly busy: string | null;
  readonly problem: string | null;
  onSupervise(event: CustomEvent<SuperviseRequestDetail>): void;
  onWrapUp(event: CustomEvent<WrapUpRequestDetail>): void;
  onMonitor(): void;
}

/** A handler supervises only when they got there by taking over. */
const isSupervising = ({ you }: StaffHeader): boolean =>
  you.standing === 'handler' ? you.tookOverFrom !== null : stepOf[you.standing] !== null;

/** Where a takeover could be for nobody, it is not offered. */
const mayHere = ({ you, house }: StaffHeader, hasOthers: boolean): readonly Action[] =>
  you.may.filter(
    (action) =>
      action !== 'take-over' || house.takeover.targets.some((target) => target !== 'agent' || hasOthers),
  );

/** Who else of staff is writing to the customer: who types, and who has a text that they have not sent. */
const writingIn = ({ typing, draft }: ConversationSnapshot): readonly string[] => {
  const drafting = draft && draft.text.trim() !== '' ? [draft.from] : [];
  const staff = [...typing, ...drafting].filter(({ role, self }) => role !== 'customer' && !self);
  return [...new Set(staff.map(({ name }) => name))];
};

const bar = (
  header: StaffHeader,
  { words, busy, hasOthers, reading, onSupervise }: BodyOptions,
): TemplateResult => html`
  <parley-supervision-bar
    standing=${header.you.standing}
    .may=${mayHere(header, hasOthers)}
    agent=${header.you.tookOverFrom?.name ?? header.handler?.name ?? words.t('staff.the-agent')}
    customer=${customerName(header, words)}
    .busy=${busy}
    .reading=${reading}
    ?unannounced=${header.house.joinNotice === 'off'}
    @parley-supervise-request=${onSupervise}
  ></parley-supervision-bar>
`;

/** Past all messages, to where one writes. */
const skip = ({ currentTarget }: Event): void => {
  const root = currentTarget instanceof HTMLElement ? currentTarget.getRootNode() : null;
  if (root instanceof ShadowRoot) void root.querySelector('parley-staff-composers')?.focusDefault();
};

const timeline = (
  header: StaffHeader | DisplacedHeader,
  { snapshot, client, words, wording, messageAction, isSilent }: BodyOptions,
): TemplateResult => {
  const handler = header.kind === 'staff' ? header.handler : null;
  const viewer: Role = header.kind === 'staff' && isSupervising(header) ? 'supervisor' : 'agent';
  const isCatchingUp = snapshot.connection.kind === 'live' && !snapshot.connection.isComplete;
  return html`
    <parley-timeline
      viewer=${viewer}
      ?silent=${isSilent}
      label=${words.t('staff.label', { customer: customerName(header, words) })}
      handler-name=${handler?.name ?? nothing}
      customer-name=${customerName(header, words)}
      .wording=${wording}
      .messageAction=${messageAction}
      .entries=${snapshot.entries}
      .pending=${snapshot.pending}
      .typing=${snapshot.typing.filter((person) => !person.self)}
      .draft=${snapshot.draft}
      .marks=${snapshot.marks}
      ?has-older=${snapshot.hasOlder}
      ?loading-older=${snapshot.isLoadingOlder}
      ?catching-up=${isCatchingUp}
      ?skippable=${header.kind === 'staff' && composersFor(header).kind !== 'none'}
      @parley-skip-request=${skip}
      @parley-older-request=${() => client.loadOlder()}
      @parley-retry-request=${(event: CustomEvent<LocalIdDetail>) => client.retry(event.detail.localId)}
      @parley-file-request=${(event: CustomEvent<FileDetail>) => openFile(client, event.detail)}
      @parley-discard-request=${(event: CustomEvent<LocalIdDetail>) => client.discard(event.detail.localId)}
      @parley-seen-change=${(event: CustomEvent<SeenDetail>) => {
        if (header.you.may.includes('mark-read')) client.markRead(event.detail.publicSeq);
      }}
    ></parley-timeline>
  `;
};

/** Where the workgroup has a list, the room takes nothing else. */
const dispositionsFor = ({ header, dispositions }: BodyOptions): readonly Disposition[] =>
  (header.kind === 'staff' && header.house.dispositions?.map((code) => ({ code, label: code }))) ||
  dispositions;

/** For whoever is not in it: how to get in, as far as the room allows. */
const outside = ({ header, words, busy, onMonitor }: BodyOptions): TemplateResult => html`
  <div class="empty">
    <p>${words.t('staff.outside')}</p>
    ${
      header.you.may.includes('monitor')
        ? html`<button class="button primary" aria-disabled=${busy ? 'true' : 'false'} @click=${onMonitor}>
            ${icon('binoculars', 'small')}${words.t('staff.monitor')}
          </button>`
        : nothing
    }
  </div>
`;

const footLine = (header: Header, words: Localize<typeof staffMessages>): string | null => {
  if (header.kind !== 'staff' || header.you.may.includes('wrap-up')) return null;
  if (header.phase === 'closed' || header.phase === 'wrap-up') return words.t('staff.ended');
  return composersFor(header).kind === 'none' ? words.t('staff.read-only') : null;
};

/** Two of staff who answer the same customer at once are told, so that neither contradicts the other unawares. */
const crossed = (
  { alsoAnsweredBy }: ConversationSnapshot,
  words: Localize<typeof staffMessages>,
): TemplateResult | typeof nothing =>
  alsoAnsweredBy === null
    ? nothing
    : html`${icon('users', 'small')}<span>${words.t('staff.crossed', { name: alsoAnsweredBy })}</span>`;

export const conversationBody = (options: BodyOptions): TemplateResult => {
  const { header, client, words, problem } = options;
  const foot = footLine(header, words);
  return html`
    ${header.kind === 'staff' && isSupervising(header) ? bar(header, options) : nothing}
    ${header.kind === 'staff' ? timeline(header, options) : nothing}
    ${header.kind === 'outsider' ? outside(options) : nothing}
    ${header.kind === 'displaced' ? timeline(header, options) : nothing}
    <div part="problem" class="problem" role="alert">${
      problem ? html`${icon('circle-alert')}<span>${problem}</span>` : nothing
    }</div>
    <p part="crossed" class="crossed" role="status">${crossed(options.snapshot, words)}</p>
    ${foot ? html`<p class="foot" tabindex="-1">${foot}</p>` : nothing}
    <parley-staff-composers
      .client=${client}
      .header=${header}
      .pending=${options.snapshot.pending}
      .replies=${options.replies}
      .writing=${writingIn(options.snapshot)}
      locked-reason=${options.lockedReason}
    ></parley-staff-composers>
    ${
      header.you.may.includes('wrap-up')
        ? html`<parley-wrap-up-form
            .dispositions=${dispositionsFor(options)}
            ?busy=${options.busy !== null}
            .since=${header.kind === 'staff' && header.phase === 'wrap-up' ? header.phaseSince : null}
            @parley-wrap-up-request=${options.onWrapUp}
          ></parley-wrap-up-form>`
        : nothing
    }
  `;
};
