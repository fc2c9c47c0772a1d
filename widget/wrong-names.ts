/** What a site calls by a name that is none: said once the chat is there, since the launcher has no room for it. */
import { warnOnce } from '../components/shared/warn-once.js';
import type { ChatHost } from './chat-host.js';
import type { EventName } from './widget-events.js';

/** What may stand in an attribute; left out, it is the first. */
const values: Readonly<Record<string, readonly string[]>> = {
  mode: ['floating', 'inline', 'fullscreen'],
  position: ['end', 'start'],
  launcher: ['default', 'none'],
  'color-scheme': ['auto', 'light', 'dark'],
};
const events: Readonly<Record<EventName, true>> = {
  open: true,
  close: true,
  'unread-change': true,
  'availability-change': true,
  'state-change': true,
  'message-sent': true,
};

export const warnOfNames = (host: ChatHost): void => {
  for (const [name, known] of Object.entries(values)) {
    const value = host.getAttribute(name);
    if (value && !known.includes(value))
      warnOnce(name, `<parley-widget ${name}="${value}">: write one of ${known.join(' ')}.`);
  }
  const { heard = [] } = host;
  const other = heard.find((name) => !Object.hasOwn(events, name));
  if (other) warnOnce(`on ${other}`, `on("${other}"): write one of ${Object.keys(events).join(' ')}.`);
};
