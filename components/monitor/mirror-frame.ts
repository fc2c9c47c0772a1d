/** What stands around somebody's desk: whose it is, that they are not told, and why there is nothing to see. */
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import type { DeskSnapshot } from '../../client/snapshots.js';
import { icon } from '../shared/staff-icons.js';
import type { AgentsWords } from './agents-words.js';
import { sinceText } from './agents-words.js';
import type { MirrorState } from './mirror-state.js';

const availability = (
  { availability: given }: DeskSnapshot,
  { own, staff }: AgentsWords,
): TemplateResult | typeof nothing => {
  if (!given) return nothing;
  const { kind, since, reason } = given;
  return html`
    <span class="availability ${kind}">
      <span class="kind">${staff.t(`availability.${kind}`)}</span>
      ${reason ? html`<bdi>${reason}</bdi>` : nothing}
      <span title=${own.moment(since)}>${own.t('agents.since', { time: sinceText(since, own) })}</span>
    </span>
  `;
};

export const mirrorHeader = (
  snapshot: DeskSnapshot,
  now: MirrorState,
  words: AgentsWords,
  close: () => void,
): TemplateResult => {
  const { own } = words;
  const name = snapshot.mirror?.of.name;
  const isOpen = now.kind === 'open';
  return html`
    <header part="header">
      <div class="whom">
        <h3 id="title" tabindex="-1">${name ? own.t('mirror.title', { name }) : own.t('mirror.label')}</h3>
        ${isOpen ? availability(snapshot, words) : nothing}
      </div>
      <button class="button small close" @click=${close}>${icon('x', 'small')}${own.t('mirror.close')}</button>
    </header>
    ${isOpen && name ? html`<p class="silent">${icon('eye', 'small')}<span>${own.t('mirror.silent', { name })}</span></p>` : nothing}
    ${isOpen && now.isStale ? html`<p class="stale">${icon('pause', 'small')}<span>${own.t('mirror.stale')}</span></p>` : nothing}
  `;
};

const more = {
  refused: 'mirror.refused-more',
  'signed-out': 'mirror.signed-out-more',
  gone: 'mirror.gone-more',
} as const satisfies Record<Extract<MirrorState, { kind: 'ended' }>['why'], string>;

export const mirrorNothing = (
  now: Exclude<MirrorState, { kind: 'open' }>,
  { own }: AgentsWords,
  retry: () => void,
): TemplateResult => {
  if (now.kind === 'connecting') {
    return html`<div class="nothing" data-reason="connecting" aria-busy="true">${icon('eye')}<p>${own.t('mirror.connecting')}</p></div>`;
  }
  return html`
    <div class="nothing" data-reason=${now.why}>
      ${icon('eye-off')}
      <p>${own.t('mirror.refused')}</p>
      <p class="quiet">${own.t(more[now.why])}</p>
      ${now.why === 'refused' ? nothing : html`<button class="button small" @click=${retry}>${own.t('mirror.retry')}</button>`}
    </div>
  `;
};
