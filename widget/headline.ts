/** What stands at the top of the panel: who answers, and how it stands with them. */
import type { ConversationSnapshot } from '../client/snapshots.js';
import type { Words } from '../components/conversation/entry-words.js';
import { initialsOf } from '../components/shared/initials.js';
import type { CustomerHeader } from '../core/domain/customer-header.js';

export interface Headline {
  readonly title: string;
  readonly subtitle: string;
  /** Empty while nobody answers. */
  readonly initials: string;
  readonly isPresent: boolean;
}

/** Where one stands in the queue, or that nobody is there and a message can be left. */
const waiting = ({ queue }: CustomerHeader, words: Words): string => {
  if (!queue) return words.t('widget.looking');
  const { service, position, waitSeconds } = queue;
  if (service !== 'open') return words.t(service === 'closed' ? 'widget.closed' : 'widget.unattended');
  const place = words.t('widget.place', { n: position });
  if (waitSeconds === null) return place;
  return `${place} · ${words.t('widget.wait', { time: words.duration(waitSeconds * 1000) })}`;
};

export const headline = (snapshot: ConversationSnapshot | null, words: Words, label: string): Headline => {
  const title = label || words.t('widget.label');
  const header = snapshot?.header;
  if (header?.kind !== 'customer') return { title, subtitle: '', initials: '', isPresent: false };
  if (header.phase === 'closed')
    return { title, subtitle: words.t('widget.ended'), initials: '', isPresent: false };
  if (!header.handler) return { title, subtitle: waiting(header, words), initials: '', isPresent: false };
  const { name, present } = header.handler;
  const state = words.t(present ? 'widget.online' : 'widget.away');
  const names = header.joined.map((each) => each.name).join(', ');
  const subtitle = names ? `${state} · ${words.t('widget.with', { names })}` : state;
  return { title: name, subtitle, initials: initialsOf(name), isPresent: present };
};
