/** One menu for all that opens one: it is given what to list when it is asked for. */
import type { ReactiveControllerHost, TemplateResult } from 'lit';
import { html } from 'lit';
import type { MenuChooseDetail, MenuItem, MenuPlace, ParleyMenu } from '../shared/parley-menu.js';

export interface MenuAsked {
  readonly label: string;
  readonly items: readonly MenuItem[];
  choose(id: string): void;
}

const nothingAsked: MenuAsked = { label: '', items: [], choose: () => undefined };

export class OneMenu {
  readonly #host: ReactiveControllerHost & HTMLElement;
  #asked: MenuAsked = nothingAsked;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
  }

  async open(asked: MenuAsked, place: MenuPlace, opener: HTMLElement | null): Promise<void> {
    if (asked.items.length === 0) return;
    this.#asked = asked;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    const menu = this.#host.shadowRoot?.querySelector<ParleyMenu>('parley-menu.one');
    await menu?.openAt(place, opener);
  }

  /** At the button that was pressed. */
  openFrom(event: Event, asked: MenuAsked): void {
    const button = event.currentTarget as HTMLElement;
    void this.open(asked, button.getBoundingClientRect(), button);
  }

  render(): TemplateResult {
    const { label, items } = this.#asked;
    return html`
      <parley-menu
        class="one"
        label=${label}
        .items=${items}
        @parley-menu-choose=${(event: CustomEvent<MenuChooseDetail>) => this.#asked.choose(event.detail.id)}
      ></parley-menu>
    `;
  }
}
