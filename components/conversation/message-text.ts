/**
 * The text of a message as template content. It stays text; the only markup is a link, where the room says that the
 * text holds an address. What the room says is looked at again: nobody's word leads a reader anywhere but to the web
 * and to mail, and not without saying where.
 */

import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import type { Link } from '../../core/domain/links.js';

/** Whether the reader sees where it leads: the host comes first, as it is, and nothing unseen turns it around. */
const isPlain = (shown: string, target: string): boolean =>
  shown.toLowerCase().replace(/^(https?:\/\/|mailto:)|[/?#:].*/gs, '') === target && !/\p{C}/u.test(shown);

const linkTo = (shown: string, given: string): TemplateResult | null => {
  try {
    const { href, hostname, pathname } = new URL(given);
    if (!/^(https?|mailto):/.test(href)) return null;
    const target = hostname || pathname.toLowerCase();
    // One line, because the text around it is shown with its white space.
    // biome-ignore format: a break inside would be seen
    return html`<a href=${href} target=${hostname ? '_blank' : nothing} rel="noopener noreferrer nofollow ugc" dir="auto">${shown}</a>${isPlain(shown, target) ? nothing : html` <bdi>(${target})</bdi>`}`;
  } catch {
    return null;
  }
};

export const messageText = (
  text: string,
  links: readonly Link[] = [],
): readonly (string | TemplateResult)[] => {
  const parts: (string | TemplateResult)[] = [];
  let done = 0;
  for (const { from, to, href } of links) {
    const link = from >= done && to > from && to <= text.length && linkTo(text.slice(from, to), href);
    if (!link) continue;
    parts.push(text.slice(done, from), link);
    done = to;
  }
  return [...parts, text.slice(done)];
};
