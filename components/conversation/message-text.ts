/**
 * The text of a message as template content. It stays text: the only markup is a link, and only for a web address
 * that is written out, so that whatever somebody sends is inert.
 */

import type { TemplateResult } from 'lit';
import { html } from 'lit';

const address = /https?:\/\/[^\s<>"'`]+/gi;
/** A sentence ends after an address more often than an address ends in these. */
const trailing = /[.,;:!?)\]}»”’]+$/;

const asLink = (found: string): string | null => {
  try {
    const url = new URL(found);
    // A user name in an address exists to make another host look like a known one.
    return (url.protocol === 'http:' || url.protocol === 'https:') && url.username === '' ? url.href : null;
  } catch {
    return null;
  }
};

export const messageText = (text: string): readonly (string | TemplateResult)[] => {
  const parts: (string | TemplateResult)[] = [];
  let done = 0;
  for (const match of text.matchAll(address)) {
    const found = match[0].replace(trailing, '');
    const href = asLink(found);
    if (href === null) continue;
    parts.push(text.slice(done, match.index));
    // One line, because the text around it is shown with its white space.
    // biome-ignore format: a break inside would be seen
    parts.push(html`<a href=${href} target="_blank" rel="noopener noreferrer nofollow">${found}</a>`);
    done = match.index + found.length;
  }
  parts.push(text.slice(done));
  return parts.filter((part) => part !== '');
};
