/** The views of a supervisor: ready-made ones, and their own to save, rename, delete and begin with. */
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { announce, prepareAnnouncer } from '../shared/announcer.js';
import { tell } from '../shared/ask.js';
import { buttons } from '../shared/buttons.styles.js';
import { Localize } from '../shared/localize.js';
import { ParleyElement } from '../shared/parley-element.js';
import { icon } from '../shared/staff-icons.js';
import { controlReset, theme, visuallyHidden } from '../shared/theme.js';
import { filterMessages } from './filter-messages.js';
import { popoverPanel, popoverStyles } from './filter-popover.js';
import type { MonitorView } from './monitor-view.js';
import { defaultView, readView } from './monitor-view.js';
import { styles } from './parley-monitor-views.styles.js';
import type { ReadyView, SavedView } from './saved-views.js';
import {
  applied,
  deleteView,
  isSameView,
  LONGEST_NAME,
  readyViews,
  renameView,
  saveView,
  turnDefault,
} from './saved-views.js';

export interface SavedViewsDetail {
  readonly savedViews: readonly SavedView[];
}

const readyNames = {
  all: 'views.all',
  attention: 'views.attention',
  unwatched: 'views.unwatched',
} as const satisfies Record<ReadyView, keyof typeof filterMessages>;

/**
 * It keeps nothing itself: whoever uses it stores `savedViews` for the person and gives them back.
 *
 * @summary The ready-made and saved views of the live table.
 *
 * @fires {CustomEvent<ViewDetail>} parley-view-change - Another view was chosen.
 * @fires {CustomEvent<SavedViewsDetail>} parley-saved-views-change - One was saved, renamed, deleted or made the first.
 *
 * @csspart button - What opens the list, called after the view that is shown.
 * @csspart panel - The list.
 */
export class ParleyMonitorViews extends ParleyElement {
  static override styles = [theme, controlReset, buttons, visuallyHidden, popoverStyles, styles];

  /** What is shown now. */
  @property({ attribute: false }) view: MonitorView = defaultView;

  /** Those of this supervisor. */
  @property({ attribute: false }) savedViews: readonly SavedView[] = [];

  @state() private renaming: string | null = null;
  @state() private name = '';

  @query('.panel') private panel!: HTMLElement | null;

  readonly #words = new Localize(this, filterMessages);

  override connectedCallback(): void {
    super.connectedCallback();
    prepareAnnouncer();
  }

  /** Null where what is shown is none of them. */
  get #current(): string | null {
    const own = this.savedViews.find(({ view }) => isSameView(this.view, readView(view)));
    if (own) return own.name;
    const ready = (Object.keys(readyViews) as readonly ReadyView[]).find((each) =>
      isSameView(this.view, readyViews[each]),
    );
    return ready ? this.#words.t(readyNames[ready]) : null;
  }

  #show(view: MonitorView): void {
    this.panel?.hidePopover();
    tell(this, 'parley-view-change', { view: applied(this.view, view) });
  }

  #keep(savedViews: readonly SavedView[]): void {
    tell(this, 'parley-saved-views-change', { savedViews });
  }

  readonly #onSave = (event: SubmitEvent): void => {
    event.preventDefault();
    const name = this.name.trim();
    if (name === '') return;
    this.#keep(saveView(this.savedViews, name, this.view));
    this.name = '';
    announce(this.#words.t('views.saved', { name }));
  };

  readonly #onRename = (event: SubmitEvent): void => {
    event.preventDefault();
    const from = this.renaming;
    const to = new FormData(event.target as HTMLFormElement).get('name');
    this.renaming = null;
    if (from !== null && typeof to === 'string') this.#keep(renameView(this.savedViews, from, to));
    void this.#focusList();
  };

  /** The button that had the focus is gone. */
  async #focusList(): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('.choose')?.focus();
  }

  #delete(name: string): void {
    this.#keep(deleteView(this.savedViews, name));
    announce(this.#words.t('views.deleted', { name }));
    void this.#focusList();
  }

  async #startRenaming(name: string): Promise<void> {
    this.renaming = name;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLInputElement>('.renaming input')?.select();
  }

  #renderChoice(label: string, view: MonitorView): TemplateResult {
    const isCurrent = isSameView(this.view, view);
    return html`
      <button class="choose" aria-current=${isCurrent ? 'true' : nothing} @click=${() => this.#show(view)}>
        <span class="tick">${isCurrent ? icon('check', 'small') : nothing}</span><bdi>${label}</bdi>
      </button>
    `;
  }

  #renderRenaming(name: string): TemplateResult {
    const t = this.#words;
    return html`
      <li class="renaming">
        <form @submit=${this.#onRename}>
          <input name="name" .value=${name} maxlength=${LONGEST_NAME} aria-label=${t.t('views.rename-to', { name })} />
          <button class="button small primary">${t.t('views.save')}</button>
          <button
            class="button small quiet"
            type="button"
            @click=${() => {
              this.renaming = null;
              void this.#focusList();
            }}
          >
            ${t.t('views.cancel')}
          </button>
        </form>
      </li>
    `;
  }

  #renderSaved({ name, view, isDefault }: SavedView): TemplateResult {
    if (name === this.renaming) return this.#renderRenaming(name);
    const t = this.#words;
    const begin = t.t('views.default', { name });
    const rename = t.t('views.rename', { name });
    const remove = t.t('views.delete', { name });
    return html`
      <li>
        ${this.#renderChoice(name, readView(view))}
        <button
          class="icon-button star"
          aria-pressed=${isDefault ? 'true' : 'false'}
          aria-label=${begin}
          title=${isDefault ? t.t('views.is-default') : begin}
          @click=${() => this.#keep(turnDefault(this.savedViews, name))}
        >
          ${icon('star', 'small')}
        </button>
        <button class="icon-button" aria-label=${rename} title=${rename} @click=${() => void this.#startRenaming(name)}>
          ${icon('pencil', 'small')}
        </button>
        <button class="icon-button" aria-label=${remove} title=${remove} @click=${() => this.#delete(name)}>
          ${icon('trash-2', 'small')}
        </button>
      </li>
    `;
  }

  #renderPanel(): TemplateResult {
    const t = this.#words;
    const { savedViews, name } = this;
    const isTaken = savedViews.some((each) => each.name === name.trim());
    return html`
      <h3 id="ready">${t.t('views.ready')}</h3>
      <ul aria-labelledby="ready">
        ${(Object.keys(readyViews) as readonly ReadyView[]).map(
          (each) => html`<li>${this.#renderChoice(t.t(readyNames[each]), readyViews[each])}</li>`,
        )}
      </ul>
      <h3 id="mine">${t.t('views.mine')}</h3>
      ${savedViews.length === 0 ? html`<p class="none">${t.t('views.none')}</p>` : nothing}
      <ul aria-labelledby="mine">${savedViews.map((each) => this.#renderSaved(each))}</ul>
      <form class="save" @submit=${this.#onSave}>
        <input
          .value=${name}
          maxlength=${LONGEST_NAME}
          placeholder=${t.t('views.name')}
          aria-label=${t.t('views.name')}
          @input=${(event: Event) => {
            this.name = (event.target as HTMLInputElement).value;
          }}
        />
        <button class="button small">
          ${t.t(isTaken ? 'views.update' : 'views.save')}
        </button>
      </form>
    `;
  }

  protected override render(): TemplateResult {
    const t = this.#words;
    const current = this.#current;
    const label = current ?? t.t('views.button');
    return html`
      <button
        part="button"
        class="chip plain"
        popovertarget="views"
        aria-label=${current === null ? nothing : t.t('views.current', { name: current })}
      >
        ${icon('bookmark', 'small')}<bdi class="chip-text">${label}</bdi>${icon('chevron-down', 'small')}
      </button>
      ${popoverPanel('views', this.#renderPanel())}
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-monitor-views': ParleyMonitorViews;
  }
  interface HTMLElementEventMap {
    'parley-saved-views-change': CustomEvent<SavedViewsDetail>;
  }
}
