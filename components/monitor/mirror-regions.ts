/** The three regions of a mirrored desk: beside each other, or one at a time with tabs where there is little room. */
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import type { Localize } from '../shared/localize.js';
import type { agentsMessages } from './agents-messages.js';
import { numberText } from './agents-words.js';

export const regions = ['current', 'inbox', 'record'] as const;
export type Region = (typeof regions)[number];

export interface RegionsOptions {
  readonly words: Localize<typeof agentsMessages>;
  readonly isNarrow: boolean;
  readonly isStale: boolean;
  readonly region: Region;
  readonly counts: Readonly<Record<Region, number | null>>;
  readonly content: Readonly<Record<Region, TemplateResult>>;
  choose(region: Region): void;
}

const ends: Readonly<Record<string, number>> = { Home: 0, End: regions.length - 1 };

/** The arrows go the way that they point, also where one reads from right to left. */
const regionTo = (key: string, from: Region, isRightToLeft: boolean): Region | undefined => {
  const end = ends[key];
  if (end !== undefined) return regions[end];
  if (key !== 'ArrowRight' && key !== 'ArrowLeft') return undefined;
  const step = (key === 'ArrowRight') === isRightToLeft ? -1 : 1;
  return regions[(regions.indexOf(from) + step + regions.length) % regions.length];
};

const tabs = ({ words, region, counts, choose }: RegionsOptions): TemplateResult => {
  const onKey = (event: KeyboardEvent): void => {
    const to = regionTo(event.key, region, words.direction === 'rtl');
    if (!to) return;
    event.preventDefault();
    choose(to);
    const list = event.currentTarget as HTMLElement;
    list.querySelector<HTMLElement>(`#tab-${to}`)?.focus();
  };
  return html`
    <div class="tabs" role="tablist" aria-label=${words.t('mirror.regions')} @keydown=${onKey}>
      ${regions.map((each) => {
        const count = counts[each];
        const isChosen = each === region;
        return html`
          <button
            role="tab"
            id="tab-${each}"
            aria-controls="region-${each}"
            aria-selected=${isChosen ? 'true' : 'false'}
            tabindex=${isChosen ? 0 : -1}
            @click=${() => choose(each)}
          >
            ${words.t(`mirror.${each}-tab`)}
            ${count === null ? nothing : html`<span class="count">${numberText(count, words)}</span>`}
          </button>
        `;
      })}
    </div>
  `;
};

export const mirrorRegions = (options: RegionsOptions): TemplateResult => {
  const { words, isNarrow, isStale, region, counts, content } = options;
  const one = (each: Region): TemplateResult => {
    const count = counts[each];
    return html`
      <section
        part=${each}
        class="region"
        id="region-${each}"
        role=${isNarrow ? 'tabpanel' : 'region'}
        aria-labelledby=${isNarrow ? `tab-${each}` : `heading-${each}`}
        tabindex="0"
        ?hidden=${isNarrow && each !== region}
      >
        <h4 id="heading-${each}">
          ${words.t(`mirror.${each}`)}
          ${count === null ? nothing : html`<span class="count">${numberText(count, words)}</span>`}
        </h4>
        ${content[each]}
      </section>
    `;
  };
  return html`
    ${isNarrow ? tabs(options) : nothing}
    <div class="regions ${isNarrow ? 'narrow' : ''} ${isStale ? 'dimmed' : ''}">${regions.map(one)}</div>
  `;
};
