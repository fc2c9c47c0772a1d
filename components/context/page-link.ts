/** An address that a customer's page told: text that shows where it leads, and a link only to the web. */
import type { TemplateResult } from 'lit';
import { html } from 'lit';
import { icon } from '../shared/staff-icons.js';

const onTheWeb = /^https?:$/;

const webAddress = (text: string): URL | null => {
  try {
    const url = new URL(text);
    // Whoever follows it must not be signed in by it.
    url.username = url.password = '';
    return onTheWeb.test(url.protocol) ? url : null;
  } catch {
    return null;
  }
};

/** Letter by letter as the browser would go there, so that no sign in it turns around what is read. */
const behindHost = ({ pathname, search, hash }: URL): string => {
  const rest = `${pathname}${search}${hash}`;
  return rest === '/' ? '' : rest;
};

/** `newTab` says what a click does. */
export const pageLink = (text: string, newTab: string): TemplateResult => {
  const url = webAddress(text);
  if (!url) return html`<span class="address" dir="auto">${text}</span>`;
  return html`
    <a class="address" dir="ltr" href=${url.href} target="_blank" rel="noopener noreferrer"
      ><span class="host">${url.host}</span><span>${behindHost(url)}</span>
      ${icon('external-link', 'small')}<span class="visually-hidden">(${newTab})</span></a
    >
  `;
};
