/** What the widget tells the page around it. Never the text of a message: every script of the page hears these. */
import type { ParleyWidget } from './parley-widget.js';

export interface UnreadDetail {
  readonly unread: number;
}
export interface MessageSentDetail {
  readonly conversationId: string;
}

interface WidgetEvents {
  'parley-open': CustomEvent<null>;
  'parley-close': CustomEvent<null>;
  'parley-unread-change': CustomEvent<UnreadDetail>;
  'parley-message-sent': CustomEvent<MessageSentDetail>;
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-widget': ParleyWidget;
  }
  interface HTMLElementEventMap extends WidgetEvents {}
}

/** They bubble out of whatever the element stands in, so that a page may listen anywhere. */
export const tell = <Type extends keyof WidgetEvents>(
  from: Element,
  type: Type,
  detail: WidgetEvents[Type]['detail'],
): void => {
  from.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
};
