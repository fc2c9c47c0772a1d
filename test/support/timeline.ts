/** A timeline on the test page, as a host shows it to whom it says. */
import { html } from 'lit';
import { defineConversationElements } from '../../components/conversation/define.js';
import type { ParleyTimeline } from '../../components/conversation/parley-timeline.js';
import { staffWording } from '../../components/conversation/staff-entry-words.js';
import { Localize } from '../../components/shared/localize.js';
import { staffMessages } from '../../components/shared/staff-messages.js';
import type { EntryView } from '../../core/domain/view.js';
import { fixture, inside, painted, settled } from './fixture.js';

defineConversationElements();

export const showTimeline = async (
  entries: readonly EntryView[],
  more: Partial<ParleyTimeline> = {},
): Promise<ParleyTimeline> => {
  const made = document.createElement('parley-timeline');
  made.style.setProperty('block-size', '300px');
  // All at once, as the template of a host gives them.
  Object.assign(made, { entries }, more);
  if (made.viewer !== 'customer') made.wording = staffWording(new Localize(made, staffMessages));
  const element = await fixture<ParleyTimeline>(html`${made}`);
  await painted();
  await settled(element);
  await painted();
  return element;
};

export const scrollerOf = (element: ParleyTimeline): HTMLElement => inside(element, '.scroller');

export const scrollTo = async (element: ParleyTimeline, top: number): Promise<void> => {
  scrollerOf(element).scrollTop = top;
  await painted();
  await settled(element);
  await painted();
};

export const isAtEnd = (element: ParleyTimeline): boolean => {
  const { scrollHeight, scrollTop, clientHeight } = scrollerOf(element);
  return scrollHeight - scrollTop - clientHeight < 2;
};

/** The entries that are in the page. */
export const drawn = (element: ParleyTimeline): string[] =>
  [...(element.shadowRoot?.querySelectorAll('[data-entry]') ?? [])].map(
    (node) => node.getAttribute('data-entry') ?? '',
  );
