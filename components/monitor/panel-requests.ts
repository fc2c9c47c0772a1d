/** What the parts of the panel ask for, and what is done then, unless the page around objects. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { PersonId } from '../../core/domain/ids.js';
import type { RecordDetail } from '../record/record-events.js';
import type { ConversationDetail } from '../shared/conversation-events.js';
import type { CommandDetail } from './monitor-commands.js';
import type { ViewDetail } from './monitor-view.js';
import type { RulesChangeDetail } from './parley-monitor-rules.js';
import type { SavedView } from './saved-views.js';

/** By event, what its handler is given. */
interface Requests {
  readonly 'parley-monitor-request': ConversationDetail;
  readonly 'parley-stop-request': ConversationDetail;
  readonly 'parley-details-request': ConversationDetail;
  readonly 'parley-command-request': CommandDetail;
  readonly 'parley-mirror-request': { readonly person: PersonId };
  readonly 'parley-mirror-close': unknown;
  readonly 'parley-record-request': RecordDetail;
  readonly 'parley-record-close': unknown;
  readonly 'parley-view-change': ViewDetail;
  readonly 'parley-saved-views-change': { readonly savedViews: readonly SavedView[] };
  readonly 'parley-rules-change': RulesChangeDetail;
}

export type RequestHandlers = {
  readonly [Type in keyof Requests]: (detail: Requests[Type]) => void;
};

/** What concerns nobody but the panel, which says so itself where it does. */
const inner: readonly string[] = ['parley-view-change', 'parley-saved-views-change', 'parley-rules-change'];

export class PanelRequests implements ReactiveController {
  readonly #host: ReactiveControllerHost & { readonly renderRoot: HTMLElement | DocumentFragment };
  readonly #handlers: RequestHandlers;

  constructor(
    host: ReactiveControllerHost & { readonly renderRoot: HTMLElement | DocumentFragment },
    handlers: RequestHandlers,
  ) {
    this.#host = host;
    this.#handlers = handlers;
    host.addController(this);
  }

  hostConnected(): void {
    for (const type of Object.keys(this.#handlers))
      this.#host.renderRoot.addEventListener(type, this.#onRequest);
  }

  hostDisconnected(): void {
    for (const type of Object.keys(this.#handlers))
      this.#host.renderRoot.removeEventListener(type, this.#onRequest);
  }

  readonly #onRequest = (event: Event): void => {
    const handle = this.#handlers[event.type as keyof Requests] as (detail: unknown) => void;
    const { detail } = event as CustomEvent<unknown>;
    if (inner.includes(event.type)) {
      event.stopPropagation();
      return handle(detail);
    }
    // The page around hears of it after the panel does; it must have had the time to say no.
    queueMicrotask(() => {
      if (!event.defaultPrevented) handle(detail);
    });
  };
}
