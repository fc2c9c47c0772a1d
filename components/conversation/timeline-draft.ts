/** The text that somebody else has not sent yet: grey, with a caret, and called unsent. For staff alone. */
import type { TemplateResult } from 'lit';
import { html } from 'lit';
import { classMap } from 'lit/directives/class-map.js';
import type { Draft, Viewer } from './entry-words.js';
import { isAtEnd } from './message-template.js';

// The bubble keeps the white space of the text, so nothing may stand between its tags and the text.
export const draftTemplate = ({ from, text }: Draft, label: string, viewer: Viewer): TemplateResult => html`
  <div class=${classMap({ message: true, draft: true, end: isAtEnd(from, viewer) })} part="draft">
    <div class="audience">${label}</div>
    <div class="bubble" part="bubble" dir="auto">${text}<span class="caret" aria-hidden="true"></span></div>
  </div>
`;
