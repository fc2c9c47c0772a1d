/**
 * `<parley-widget>` and the elements for staff in JSX: `import type {} from 'parley/jsx'` in one file of the project, or
 * `"types": ["parley/jsx"]` in its tsconfig.json. React 19 sets properties and listens for events (`onparley-open`);
 * React 18 sets attributes alone, see docs/embedding.md.
 */
import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type { ParleyInbox } from '../components/inbox/parley-inbox.js';
import type { ParleyMonitor } from '../components/monitor/parley-monitor.js';
import type { ParleyProvider } from '../components/provider/parley-provider.js';
import type { ParleyWidget } from './parley-widget.js';
import type { WidgetEvents } from './widget-events.js';

type On<Events> = {
  readonly [Type in keyof Events & string as `on${Type}`]?: (event: Events[Type]) => void;
};

/** What an element has beyond any other: its properties, and attributes by other names. */
type Own<Given extends HTMLElement, Attributes extends string = never> = Partial<
  Omit<Given, keyof HTMLElement>
> & { readonly [Name in Attributes]?: string | boolean | undefined };

type Tag<Given extends HTMLElement, More> = DetailedHTMLProps<
  Omit<HTMLAttributes<Given>, keyof More> & More,
  Given
>;

export type ParleyWidgetProps = Own<ParleyWidget, `${string}-${string}` | 'open' | 'name'> & On<WidgetEvents>;

export interface ParleyTags {
  'parley-widget': Tag<ParleyWidget, ParleyWidgetProps>;
  'parley-inbox': Tag<ParleyInbox, Own<ParleyInbox>>;
  'parley-monitor': Tag<ParleyMonitor, Own<ParleyMonitor>>;
  'parley-provider': Tag<ParleyProvider, Own<ParleyProvider>>;
}

declare module 'react' {
  // biome-ignore lint/style/noNamespace: JSX is looked up in one
  namespace JSX {
    interface IntrinsicElements extends ParleyTags {}
  }
}

declare global {
  // biome-ignore lint/style/noNamespace: older types of React, and other libraries, look here
  namespace JSX {
    interface IntrinsicElements extends ParleyTags {}
  }
}
