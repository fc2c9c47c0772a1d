/** What stands at the top of the panel: who answers, and how it stands with them. */
import type { ConversationSnapshot } from '../client/snapshots.js';
import { initialsOf } from '../components/shared/initials.js';
import type { QueuePlace } from '../core/domain/presence.js';
import type { FrontState } from './front.js';
import type { FrontWords, Words } from './front-lines.js';
import { isMessageLeft } from './front-lines.js';

export interface Headline {
  readonly title: string;
  readonly subtitle: string;
  /** Empty while nobody answers. */
  readonly initials: string;
  readonly isPresent: boolean;
}

const away = { closed: 'widget.closed', unattended: 'widget.unattended' } as const;
const left = { closed: 'front.closed', unattended: 'front.unattended' } as const;

const withWait = (text: string, waitSeconds: number | null, words: Words): string =>
  waitSeconds === null
    ? text
    : `${text} · ${words.t('widget.wait', { time: words.duration(Math.max(60, waitSeconds) * 1000) })}`;

/** Where one stands in the queue, or that nobody is there and a message can be left. */
const waiting = (
  snapshot: ConversationSnapshot,
  queue: QueuePlace | null,
  words: Words,
  front: FrontWords,
): string => {
  if (!queue) return words.t('widget.looking');
  const { service, position, waitSeconds } = queue;
  if (service === 'open') return withWait(words.t('widget.place', { n: position }), waitSeconds, words);
  return isMessageLeft(snapshot) ? front.t(left[service]) : words.t(away[service]);
};

const before = (state: FrontState, words: Words, front: FrontWords): string => {
  if (state.kind !== 'known') return '';
  const { service, waitSeconds } = state.front;
  return service === 'open' ? withWait(front.t('front.open'), waitSeconds, words) : words.t(away[service]);
};

export const headline = (
  snapshot: ConversationSnapshot | null,
  state: FrontState,
  words: Words,
  front: FrontWords,
  label: string,
): Headline => {
  const title = label || words.t('widget.label');
  const nobody = (subtitle: string): Headline => ({ title, subtitle, initials: '', isPresent: false });
  if (!snapshot) return nobody(before(state, words, front));
  const { header } = snapshot;
  if (header?.kind !== 'customer') return nobody('');
  if (header.phase === 'closed') return nobody(words.t('widget.ended'));
  if (!header.handler) return nobody(waiting(snapshot, header.queue, words, front));
  const { name, present } = header.handler;
  const status = words.t(present ? 'widget.online' : 'widget.away');
  const names = header.joined.map((each) => each.name).join(', ');
  const subtitle = names ? `${status} · ${words.t('widget.with', { names })}` : status;
  return { title: name, subtitle, initials: initialsOf(name), isPresent: present };
};
