/** What the chat behind the launcher needs of the element that it belongs to. */
import type { TokenSource } from '../client/snapshots.js';
import type { VisitorContext } from '../core/domain/visitor-context.js';
import type { CreateClient } from './customer-session.js';
import type { SiteStrings } from './customer-strings.js';
import type { Place } from './place.js';
import type { Availability, WidgetEvents, WidgetState } from './widget-events.js';

export interface ChatHost extends HTMLElement {
  opened: boolean;
  readonly isOpen: boolean;
  readonly mode: string;
  readonly label: string;
  readonly name: string;
  /** The language that the site asks for; empty: the page's. */
  readonly locale: string;
  /** The site's own words. */
  readonly strings?: SiteStrings | null | undefined;
  /** The site lets staff see on which of its pages a customer is. */
  readonly trackPage: boolean;
  /** Show nothing while nobody is there: ask whether somebody is, before anybody comes. */
  readonly hideWhenOffline: boolean;
  /** Buttons of the page that open it, too. */
  readonly launcherSelector: string;
  token: TokenSource | null;
  readonly createClient?: CreateClient | null;
  /** The launcher. */
  readonly button: HTMLElement;
  /** What had the focus when it was opened; it gets it back. */
  readonly opener?: HTMLElement | undefined;
  /** What the chat knows, as the page is told it. */
  readonly unread: number;
  readonly availability: Availability | null;
  readonly state: WidgetState;
  readonly conversationId: string | null;
  /** What the site says of its visitor. */
  said?: VisitorContext['fields'];
  /** What the site would like to be written; nothing once it stands in the composer. */
  prefilled?: string;
  /** The events that the site listens for, by their short names. */
  readonly heard?: readonly string[];
  /** Null while the attributes make no sense. */
  place(): Place | null;
  tell: <Type extends keyof WidgetEvents>(type: Type, detail: WidgetEvents[Type]['detail']) => void;
  open(): Promise<void>;
  /** By a button of the page. */
  openFrom(opener?: HTMLElement, isByPerson?: boolean): void;
  close(): Promise<void>;
  /** Says that something could not be loaded, and offers to try again. */
  fail(why: unknown, again: () => void): void;
}
