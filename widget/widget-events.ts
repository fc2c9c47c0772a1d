/** What the widget tells the page around it. Never the text of a message: every script of the page hears these. */
import type { ParleyWidget } from './parley-widget.js';

/** Whether somebody is there to answer. */
export type Availability = 'open' | 'closed' | 'unattended';

/** How it stands with the conversation, as far as a page may know. */
export type WidgetState = 'idle' | 'connecting' | 'waiting' | 'talking' | 'ended';

export interface UnreadDetail {
  readonly unread: number;
}
export interface AvailabilityDetail {
  /** Null while it is not known. */
  readonly availability: Availability | null;
}
export interface StateDetail {
  readonly state: WidgetState;
}
export interface MessageSentDetail {
  readonly conversationId: string;
}

/** They bubble out of whatever the element stands in, so that a page may listen anywhere. */
export interface WidgetEvents {
  'parley-open': CustomEvent<null>;
  'parley-close': CustomEvent<null>;
  'parley-unread-change': CustomEvent<UnreadDetail>;
  'parley-availability-change': CustomEvent<AvailabilityDetail>;
  'parley-state-change': CustomEvent<StateDetail>;
  'parley-message-sent': CustomEvent<MessageSentDetail>;
}

/** By short names, as in `on('open', listener)`. */
export type EventName = keyof WidgetEvents extends `parley-${infer Name}` ? Name : never;

declare global {
  interface HTMLElementTagNameMap {
    'parley-widget': ParleyWidget;
  }
  interface HTMLElementEventMap extends WidgetEvents {}
}
