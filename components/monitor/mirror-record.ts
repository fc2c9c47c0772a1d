/** Whose conversation somebody has before them: what their list knows of the customer, and what they wrote before. */
import type { TemplateResult } from 'lit';
import { css, html, nothing } from 'lit';
import type { ClosedPage, Reading } from '../../client/archive.js';
import type { ClosedRow } from '../../core/domain/closed-index.js';
import type { Row } from '../../core/domain/summary.js';
import { customerName } from '../shared/customer-name.js';
import { icon } from '../shared/staff-icons.js';
import { phaseMark } from './agents-conversation.js';
import type { AgentsWords } from './agents-words.js';
import { numberText, sinceText } from './agents-words.js';

/** Null while it is being read. */
export type Past = Reading<ClosedPage> | null;

export interface RecordOptions {
  readonly words: AgentsWords;
  /** Of its workgroup. */
  readonly team: string;
  readonly past: Past;
  /** It is shown because it is before them, and not because it was chosen. */
  readonly isFollowing: boolean;
  follow(): void;
  retry(): void;
  open(row: ClosedRow): void;
}

const channels = {
  web: 'mirror.channel-web',
  api: 'mirror.channel-api',
  messaging: 'mirror.channel-messaging',
  sms: 'mirror.channel-sms',
  record: 'mirror.channel-record',
} as const satisfies Record<Row['channel'], string>;

const fact = (term: string, value: unknown): TemplateResult =>
  html`<div><dt>${term}</dt><dd>${value}</dd></div>`;

const pastRow = (row: ClosedRow, { words: { own }, open }: RecordOptions): TemplateResult => {
  const time = sinceText(row.closedAt, own);
  const who = row.agents.map(({ name }) => name).join(', ');
  return html`
    <li>
      <button class="past" aria-label=${own.t('mirror.past-open', { time })} @click=${() => open(row)}>
        <span class="time">${time}</span>
        <span class="quiet">
          ${who ? html`<bdi>${who}</bdi>` : nothing} ${row.disposition ? html`<bdi>${row.disposition}</bdi>` : nothing}
        </span>
      </button>
    </li>
  `;
};

const pastRows = (options: RecordOptions): TemplateResult => {
  const { past, retry, words } = options;
  const { own } = words;
  if (past === null) return html`<p class="quiet">${own.t('mirror.past-loading')}</p>`;
  if (past.kind === 'refused') return html`<p class="quiet">${own.t('mirror.past-refused')}</p>`;
  if (past.kind === 'lost') {
    return html`
      <p class="quiet">${own.t('mirror.past-lost')}</p>
      <button class="button small" @click=${retry}>${own.t('mirror.retry')}</button>
    `;
  }
  if (past.value.rows.length === 0) return html`<p class="quiet">${own.t('mirror.past-none')}</p>`;
  return html`<ul>${past.value.rows.map((row) => pastRow(row, options))}</ul>`;
};

export const mirrorNoRecord = ({ own }: AgentsWords): TemplateResult => html`
  <div class="nothing" data-reason="no-record">
    ${icon('id-card')}
    <p>${own.t('mirror.no-record')}</p>
    <p class="quiet">${own.t('mirror.no-record-more')}</p>
  </div>
`;

export const mirrorRecord = (row: Row, options: RecordOptions): TemplateResult => {
  const { words, team, isFollowing, follow } = options;
  const { own, staff } = words;
  const { verified, present } = row.customer;
  return html`
    <div class="record">
      <div class="why">
        ${icon('eye', 'small')}<span>${own.t(isFollowing ? 'mirror.following' : 'mirror.chosen')}</span>
        ${isFollowing ? nothing : html`<button class="button small quiet" @click=${follow}>${own.t('mirror.follow')}</button>`}
      </div>
      <h5 class="name">
        <bdi>${customerName(row, staff)}</bdi>
        ${verified ? html`<span class="verified">${icon('user-check', 'small')}${staff.t('staff.verified')}</span>` : nothing}
      </h5>
      <p class="presence ${present ? 'here' : ''}">${own.t(present ? 'mirror.connected' : 'mirror.not-connected')}</p>
      <dl class="facts">
        ${fact(own.t('mirror.state'), phaseMark(row, words))}
        ${fact(own.t('mirror.begun'), html`<span title=${own.moment(row.openedAt)}>${sinceText(row.openedAt, own)}</span>`)}
        ${fact(own.t('mirror.team'), html`<bdi>${team}</bdi>`)}
        ${fact(own.t('mirror.channel'), own.t(channels[row.channel]))}
        ${fact(own.t('mirror.messages'), numberText(row.messages, own))}
        ${row.priority > 0 ? fact(own.t('mirror.priority'), numberText(row.priority, own)) : nothing}
        ${fact(
          own.t('mirror.tags'),
          row.tags.length === 0
            ? own.t('mirror.no-tags')
            : row.tags.map((tag) => html`<bdi class="tag">${tag}</bdi>`),
        )}
      </dl>
      <h5>${own.t('mirror.past')}</h5>
      ${pastRows(options)}
    </div>
  `;
};

export const recordStyles = css`
  .record {
    display: grid;
    justify-items: start;
    gap: 4px;
    padding: 4px 16px 16px;
  }

  .why {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 2px 8px;
    min-block-size: 32px;
    color: var(--_muted);
    font-size: var(--_size-tiny);
  }

  .why .button {
    color: var(--_accent-ink);
  }

  .name {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 2px 10px;
    font-size: calc(var(--_size) + 3px);
    font-weight: 650;
    line-height: 26px;
  }

  .verified {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    color: var(--_accent-ink);
    font-size: var(--_size-tiny);
    font-weight: 600;
  }

  .presence {
    color: var(--_muted);
    font-size: var(--_size-small);
  }

  .facts {
    display: grid;
    gap: 6px;
    inline-size: 100%;
    margin-block: 12px;
    padding-block: 12px;
    border-block: 1px solid var(--_border);
    font-size: var(--_size-small);
  }

  .facts > div {
    display: grid;
    grid-template-columns: minmax(84px, 34%) minmax(0, 1fr);
    gap: 8px;
    line-height: 20px;
  }

  .facts dt {
    color: var(--_muted);
  }

  .facts dd {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 6px;
    min-inline-size: 0;
    font-variant-numeric: tabular-nums;
  }

  .facts .phase {
    color: inherit;
    font-size: inherit;
  }

  .tag {
    overflow: hidden;
    max-inline-size: 100%;
    padding-inline: 8px;
    border-radius: 10px;
    background: var(--_bubble);
    text-overflow: ellipsis;
  }

  .record ul {
    inline-size: 100%;
  }

  .past {
    display: block;
    inline-size: 100%;
    min-block-size: 44px;
    padding-block: 6px;
    border-block-end: 1px solid var(--_border);
    font-size: var(--_size-small);
    line-height: 20px;
    text-align: start;
  }

  .past > span {
    display: block;
  }

  .past bdi + bdi {
    margin-inline-start: 10px;
  }

  .past:hover {
    background: var(--_hover);
  }

  .past .time {
    font-weight: 600;
  }
`;
