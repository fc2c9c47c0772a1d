/** What the panel knows of the workgroup before and while somebody waits, and the forms that come of it. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ConversationPort } from '../client/snapshots.js';
import { ask } from '../components/shared/ask.js';
import { Localize } from '../components/shared/localize.js';
import type { Front } from '../core/domain/front.js';
import type { Forms } from './forms.js';
import type { FrontState } from './front.js';
import { FrontWatch } from './front.js';
import type { FrontWords } from './front-lines.js';
import { frontMessages } from './front-messages.js';
import type { Place } from './place.js';

export interface FrontLook {
  /** Null: there is no server to ask, or it is not known. */
  readonly place: Place | null;
  readonly client: ConversationPort | null;
  /** The customer's name, as far as the page knows it. */
  readonly name: string;
  /** The panel is on the screen. */
  readonly isShown: boolean;
}

const nobody: FrontLook = { place: null, client: null, name: '', isShown: false };

const isSame = (one: Place, other: Place | null): boolean =>
  one.server === other?.server && one.workgroup === other.workgroup;

const hasForm = ({ preChat, away }: Front): boolean => preChat !== null || away !== null;

export class PanelFront implements ReactiveController {
  readonly words: FrontWords;
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #watch = new FrontWatch((state) => this.#is(state));
  #look: FrontLook = nobody;
  #state: FrontState = { kind: 'asking' };
  #forms: Forms | null = null;
  #loading: Promise<void> | null = null;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    this.words = new Localize(host, frontMessages);
    host.addController(this);
  }

  get state(): FrontState {
    return this.#state;
  }

  /** Null while there is nothing to fill in. */
  get forms(): Forms | null {
    return this.#forms;
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.look({ ...this.#look, isShown: false });
  }

  /** With each update of the panel. */
  look(look: FrontLook): void {
    const before = this.#look.place;
    const { place, client, isShown } = look;
    this.#look = look;
    if (before && !isSame(before, place)) {
      this.#forms = null;
      this.#loading = null;
    }
    // With a conversation the room says how it stands; what else there is to know holds for longer.
    // A panel that is taken away may still be drawn.
    const isSeen = isShown && this.#host.isConnected;
    this.#watch.look(place, isSeen && (client === null || this.#state.kind !== 'known'));
    this.#meet();
  }

  /** A conversation is there, and nothing was sent in it yet. */
  met(client: ConversationPort | null): void {
    this.#look = { ...this.#look, client };
    this.#meet();
  }

  /**
   * While what is asked of whoever begins now is still on its way; it ends also where that could not be loaded. Of the
   * other form nothing comes before a message.
   */
  get loading(): Promise<void> | null {
    if (this.#forms || this.#state.kind !== 'known') return null;
    const { service, preChat, away } = this.#state.front;
    return (service === 'open' ? preChat : away) && this.#loading;
  }

  #is(state: FrontState): void {
    this.#state = state;
    if (state.kind === 'known')
      ask(this.#host, 'parley-front-change', { availability: state.front.service }, 'inside');
    if (state.kind === 'known' && hasForm(state.front)) this.#load();
    this.#meet();
    this.#host.requestUpdate();
  }

  #load(): void {
    const { place } = this.#look;
    if (!place) return;
    this.#loading ??= import('./panel-forms.js').then(
      ({ Forms }) => {
        if (!isSame(place, this.#look.place)) return;
        this.#forms = new Forms(place);
        this.#meet();
        this.#host.requestUpdate();
      },
      // A message goes without them.
      () => {
        this.#loading = null;
      },
    );
  }

  #meet(): void {
    const { client, name } = this.#look;
    this.#forms?.meet(client, this.#state.kind === 'known' ? this.#state.front : null, name);
  }
}
