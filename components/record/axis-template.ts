/** The axis as a list in the order of time, which reads well also where its bars are not seen. */
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { EntryView } from '../../core/domain/view.js';
import { nameOf, roleName } from '../conversation/entry-words.js';
import { messageText } from '../conversation/message-text.js';
import { icon } from '../shared/staff-icons.js';
import { lasting } from './moments.js';
import type { AxisRow, Piece, Watched } from './record-axis.js';
import { axisRows } from './record-axis.js';
import type { Telling } from './record-words.js';
import { lengthOf, modeOf, rangeOf } from './record-words.js';

type Message = Extract<EntryView['body'], { readonly kind: 'message' }>;

/** Who handled it when: for whom a whisper was. */
const agentsAt = (entries: readonly EntryView[]): ReadonlyMap<EntryView, string | null> => {
  const first = entries.find(({ body }) => body.kind === 'assigned')?.body;
  let agent = first?.kind === 'assigned' ? (first.from?.name ?? null) : null;
  return new Map(
    entries.map((entry) => {
      if (entry.body.kind === 'assigned') agent = entry.body.handler.name;
      return [entry, agent];
    }),
  );
};

interface AxisTelling extends Telling {
  readonly agents: ReadonlyMap<EntryView, string | null>;
}

const message = (entry: EntryView, body: Message, telling: AxisTelling): TemplateResult => {
  const { shared, viewer, wording, agents } = telling;
  const { audience } = entry;
  const { isSuggestion } = body;
  const label = wording.label(
    { audience, isSuggestion, isOwn: body.author.self === true, agent: agents.get(entry) ?? null },
    viewer,
  );
  // The text keeps its white space, so nothing may stand between it and its tags.
  // biome-ignore format: a break inside would be seen
  const text = html`<div class="said" dir="auto">${messageText(body.text, body.links)}</div>`;
  return html`
    <div class="who">
      <bdi class="author">${nameOf(body.author, shared, viewer)}</bdi>
      <span class="role">${roleName(shared, body.author.role)}</span>
      ${label ? html`<span class="audience">${label.sign}${label.text}</span>` : nothing}
    </div>
    ${text}
  `;
};

/** Null: nobody needs a line for it. */
const entryText = (entry: EntryView, telling: AxisTelling): TemplateResult | null => {
  const { body } = entry;
  if (body.kind === 'message') return message(entry, body, telling);
  const line = telling.wording.event(body, telling.shared, telling.viewer);
  return (
    line && html`<div class="happened">${line.sign ?? nothing}<span dir="auto">${line.text}</span></div>`
  );
};

const watchedText = (watched: Watched, { words }: Telling): TemplateResult => {
  const { icon: sign, word } = modeOf(watched.mode);
  const length = lengthOf(watched, words);
  return html`
    <div class="stay-card ${watched.mode}">
      <span class="sign">${icon(sign, 'small')}</span>
      <bdi class="author">${watched.person.name}</bdi>
      <span class="mode">${words.t(word)}</span>
      <bdi class="range">${rangeOf(watched, words)}</bdi>${length ? html` <bdi class="length">(${length})</bdi>` : nothing}
    </div>
  `;
};

const piece = (each: Piece | null): TemplateResult =>
  html`<i class="lane ${each ? `${each.part} ${each.mode}` : ''}"></i>`;

/** A row per kind of row. */
const texts = {
  day: ({ at }, { words }) => html`<span class="day">${words.recentDay(at) ?? words.day(at)}</span>`,
  gap: ({ milliseconds }, { words }) => {
    const time = lasting(words, milliseconds / 1_000);
    return html`<bdi class="gap">${words.t('record.later', { time })}</bdi>`;
  },
  entry: ({ entry }, telling) => entryText(entry, telling),
  watched: ({ watched }, telling) => watchedText(watched, telling),
} as const satisfies {
  [Kind in AxisRow['kind']]: (
    row: Extract<AxisRow, { kind: Kind }>,
    telling: AxisTelling,
  ) => TemplateResult | null;
};

const sideOf = (row: AxisRow): string =>
  row.kind === 'entry' && row.entry.body.kind === 'message'
    ? `message to-${row.entry.audience} from-${row.entry.body.author.role === 'customer' ? 'customer' : 'staff'}`
    : '';

const hasTime: Readonly<Record<AxisRow['kind'], boolean>> = {
  day: false,
  gap: false,
  entry: true,
  watched: true,
};

const rowTemplate = (row: AxisRow, telling: AxisTelling): TemplateResult | typeof nothing => {
  // The table pairs each kind with its row; TypeScript cannot follow that through a lookup.
  const text = (texts[row.kind] as (row: AxisRow, telling: AxisTelling) => TemplateResult | null)(
    row,
    telling,
  );
  if (!text) return nothing;
  const { words } = telling;
  return html`
    <li class="axis-row ${row.kind} ${sideOf(row)}" data-kind=${row.kind}>
      ${
        hasTime[row.kind]
          ? html`<time class="at" datetime=${new Date(row.at).toISOString()} title=${words.moment(row.at)} dir="auto">${words.time(row.at)}</time>`
          : html`<span class="at"></span>`
      }
      <span class="lanes" aria-hidden="true">${row.lanes.map(piece)}</span>
      <span class="line" aria-hidden="true"><i class="point"></i></span>
      <div class="text">${text}</div>
    </li>
  `;
};

/** Where intervals stand on the axis, the entries that tell of their beginnings say nothing more. */
const isToldTwice = (entry: EntryView): boolean =>
  entry.body.kind === 'supervision' && entry.body.to !== null;

export const axisTemplate = (
  { items, hasRecord }: { readonly items: Parameters<typeof axisRows>[0]; readonly hasRecord: boolean },
  given: Telling,
): TemplateResult => {
  const entries = items.flatMap((item) => (item.type === 'entry' ? [item.entry] : []));
  const telling: AxisTelling = { ...given, agents: agentsAt(entries) };
  const shown = items.filter((item) =>
    item.type === 'entry'
      ? !(hasRecord && isToldTwice(item.entry)) && entryText(item.entry, telling) !== null
      : hasRecord,
  );
  return html`
    <ol class="axis" part="axis" aria-label=${telling.words.t(hasRecord ? 'record.axis' : 'record.axis-plain')}>
      ${repeat(
        axisRows(shown),
        ({ key }) => key,
        (row) => rowTemplate(row, telling),
      )}
    </ol>
  `;
};
