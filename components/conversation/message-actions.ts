/** What an agent can do with a whisper that they were given: put it into their reply, or set a suggestion aside. */
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import type { ConversationSnapshot } from '../../client/snapshots.js';
import type { Header } from '../../core/domain/header.js';
import type { EntryId } from '../../core/domain/ids.js';
import type { EntryView } from '../../core/domain/view.js';
import type { Localize } from '../shared/localize.js';
import { icon } from '../shared/staff-icons.js';
import type { talkMessages } from './talk-messages.js';

export interface MessageActionsOptions {
  readonly words: Localize<typeof talkMessages>;
  insert(text: string, suggestion: EntryId | null): void;
  dismiss(suggestion: EntryId): void;
}

type MessageAction = (entry: EntryView) => TemplateResult | typeof nothing;

const nothingToDo: MessageAction = () => nothing;

export class MessageActions {
  readonly #options: MessageActionsOptions;
  #key = '';
  #action: MessageAction = nothingToDo;

  constructor(options: MessageActionsOptions) {
    this.#options = options;
  }

  /** The same function as long as it says the same, since another one has every message drawn anew. */
  for(header: Header, { entries }: ConversationSnapshot): MessageAction {
    const isHandler = header.kind === 'staff' && header.you.standing === 'handler';
    const canInsert = isHandler && header.you.may.includes('post-to-everyone');
    if (!canInsert) return nothingToDo;
    const settled = entries.flatMap(({ body }) =>
      body.kind === 'suggestion-settled' ? [body.suggestion] : [],
    );
    const canSettle = header.you.may.includes('settle-suggestion');
    const key = JSON.stringify([this.#options.words.language, canSettle, settled]);
    if (key !== this.#key || this.#action === nothingToDo) {
      this.#key = key;
      this.#action = (entry) => this.#draw(entry, canSettle, new Set(settled));
    }
    return this.#action;
  }

  #draw(
    { id, audience, body }: EntryView,
    canSettle: boolean,
    settled: ReadonlySet<EntryId>,
  ): TemplateResult | typeof nothing {
    if (audience !== 'whisper' || body.kind !== 'message' || body.author.self) return nothing;
    const { words, insert, dismiss } = this.#options;
    const isOpen = body.isSuggestion === true && canSettle && !settled.has(id);
    // What was settled has had its answer.
    if (body.isSuggestion && !isOpen) return nothing;
    // The row of buttons that a timeline has for messages anyway: customers are not to load another one.
    return html`
      <div class="failed-actions" part="actions">
        <button class="button small insert" @click=${() => insert(body.text, isOpen ? id : null)}>
          ${icon('pencil', 'small')}${words.t('talk.insert')}
        </button>
        ${
          isOpen
            ? html`<button class="button small quiet dismiss" @click=${() => dismiss(id)}>
                ${icon('x', 'small')}${words.t('talk.dismiss')}
              </button>`
            : nothing
        }
      </div>
    `;
  }
}
