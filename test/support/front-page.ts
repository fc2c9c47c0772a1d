/** The answer to what a visitor may know of a workgroup, in the place of the server that the pages of tests do not have. */
import type { Front } from '../../core/domain/front.js';
import type { SiteForm } from '../../core/domain/site.js';
import { afterThisTest } from './fixture.js';

export const open: Front = {
  service: 'open',
  waitSeconds: null,
  opensAt: null,
  notice: null,
  greeting: null,
  preChat: null,
  away: null,
  files: null,
  proactive: null,
};

export const nameAndEmail: SiteForm = {
  isSkippable: false,
  fields: [
    { name: 'name', label: { en: 'Name', de: 'Ihr Name' }, kind: 'text', isRequired: false },
    { name: 'email', label: 'E-mail', kind: 'email', isRequired: true },
  ],
};

export const everyKind: SiteForm = {
  isSkippable: true,
  fields: [
    { name: 'name', label: 'Name', kind: 'text', isRequired: true },
    { name: 'email', label: 'E-mail', kind: 'email', isRequired: true },
    { name: 'phone', label: 'Telephone', kind: 'tel', isRequired: false },
    {
      name: 'topic',
      label: 'What is it about?',
      kind: 'choice',
      isRequired: true,
      options: ['Order', 'Return'],
    },
    { name: 'terms', label: 'I have read the terms', kind: 'check', isRequired: true },
  ],
};

export interface FrontServer {
  /** Every address that was asked for, with the mode. */
  readonly asked: string[];
  /** Null: nobody answers. A number: that status. */
  answer: Partial<Front> | number | null | (() => unknown);
  /** When the answer to whoever asks next was read, which takes a few tasks. */
  nextRead(): Promise<void>;
}

/** Answers as a server does that takes pages from anywhere; a refused page cannot read anything. */
export const frontServer = (answer: FrontServer['answer']): FrontServer => {
  let readers: (() => void)[] = [];
  const server: FrontServer = {
    asked: [],
    answer,
    nextRead: () => new Promise((resolve) => readers.push(resolve)),
  };
  /** Tells those who wait for this one, in a task after it was read. */
  const told = (response: Response): Response => {
    const waiting = readers;
    readers = [];
    const read = response.text.bind(response);
    response.text = async () => {
      const body = await read();
      setTimeout(() => {
        for (const each of waiting) each();
      });
      return body;
    };
    return response;
  };
  const before = window.fetch;
  const own = async (input: RequestInfo | URL, init: RequestInit = {}): Promise<unknown> => {
    const url = String(input);
    if (!url.endsWith('/front')) return before(input, init);
    server.asked.push(`${init.mode} ${url}`);
    const { answer: now } = server;
    if (typeof now === 'function') return now();
    if (now === null) throw new TypeError('Failed to fetch');
    if (now === 403) {
      if (init.mode === 'no-cors') return new Response(null);
      throw new TypeError('Failed to fetch');
    }
    if (typeof now === 'number') return new Response('{}', { status: now });
    return told(new Response(JSON.stringify({ ...open, ...now })));
  };
  window.fetch = own as typeof fetch;
  afterThisTest(() => {
    window.fetch = before;
  });
  return server;
};

/** What there is to tell a site's owner has been told: its words come on demand, and whoever asked first has them first. */
export const allTold = async (): Promise<void> => {
  await import('../../widget/owner-words.js');
  await new Promise((resolve) => setTimeout(resolve));
};
