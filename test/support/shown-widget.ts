/** The widget, or its panel alone, on the page of a test; what they say to a server goes to a script of the test's. */
import { html } from 'lit';
import type { ParleyPanel } from '../../widget/parley-panel.js';
import type { ParleyWidget } from '../../widget/parley-widget.js';
import { fixture } from './fixture.js';
import type { ScriptedConversation } from './scripted-conversation.js';

/** The workgroup of the site whose page it is. */
export const place = { server: 'https://chat.example.org', workgroup: 'sales' } as const;

/** What comes anew for each conversation, or the one that there is. */
type Client = ScriptedConversation | NonNullable<ParleyWidget['createClient']> | null;

/** Closed, unless its attributes say otherwise. Everything is set before it is on the page, as a page's own text does. */
export const showWidget = (
  client: Client = null,
  attributes: Readonly<Record<string, string>> = {},
  properties: Partial<ParleyWidget> = {},
): Promise<ParleyWidget> => {
  const widget = document.createElement('parley-widget');
  for (const [name, value] of Object.entries({ ...place, ...attributes })) widget.setAttribute(name, value);
  const createClient = client === null || typeof client === 'function' ? client : () => client;
  return fixture(html`${Object.assign(widget, { createClient, ...properties })}`);
};

/** Keeps what is typed, as the widget does. */
export const showPanel = (
  properties: Partial<ParleyPanel>,
  style = 'block-size: 560px; inline-size: 380px',
): Promise<ParleyPanel> => {
  const panel = document.createElement('parley-panel');
  panel.setAttribute('style', style);
  panel.addEventListener('parley-draft-change', ({ detail }) => {
    panel.draft = detail.text;
  });
  return fixture(html`${Object.assign(panel, properties)}`);
};

/** Nothing is left of an earlier visitor. */
export const forgetVisits = (): void => {
  localStorage.clear();
  sessionStorage.clear();
};
