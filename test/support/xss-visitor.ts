/** What a customer is shown and fills in besides the conversation: before it, and after it, full of marks. */
import type { Front } from '../../core/domain/front.js';
import { inside, maybeInside, type, until } from './fixture.js';
import { frontServer, open } from './front-page.js';
import { ScriptedConversation } from './scripted-conversation.js';
import { customerHeader } from './views.js';
import { mark, poisoned } from './xss-marks.js';
import type { Stage } from './xss-stage.js';

const front = (): Front => ({
  ...open,
  notice: { version: '1', text: mark('front notice'), isRequired: false },
  greeting: { en: mark('greeting') },
  preChat: {
    isSkippable: true,
    fields: [
      { name: 'name', label: mark('label of text'), kind: 'text', isRequired: true },
      { name: 'email', label: mark('label of email'), kind: 'email', isRequired: true },
      { name: 'phone', label: mark('label of tel'), kind: 'tel', isRequired: false },
      {
        name: 'topic',
        label: mark('label of choice'),
        kind: 'choice',
        isRequired: true,
        options: [mark('option')],
      },
      { name: 'terms', label: mark('label of check'), kind: 'check', isRequired: true },
    ],
  },
});

export const visitorScene = async ({ put, payload, onPour, ready }: Stage): Promise<void> => {
  sessionStorage.clear();
  const marked = front();
  const server = frontServer(marked);
  const place = { server: 'https://chat.example.org', workgroup: 'sales' };
  const before = put('parley-panel', { place, shown: true });
  const client = new ScriptedConversation({
    header: customerHeader({ phase: 'closed', handler: null, rating: { isAsked: true, given: null } }),
  });
  const after = put('parley-panel', { client });
  await until(() => maybeInside(before, 'parley-panel-form', 'form') !== null);
  await until(() => maybeInside(after, 'parley-panel-rating', 'input') !== null);
  inside(after, 'parley-panel-rating', '.score:last-child input').click();
  await ready();
  onPour(async () => {
    server.answer = poisoned(marked, payload());
    const read = server.nextRead();
    document.dispatchEvent(new Event('visibilitychange'));
    await read;
    type(
      inside<HTMLInputElement>(before, 'parley-panel-form', '#field-name'),
      poisoned(mark('filled in'), payload()),
    );
    type(
      inside<HTMLTextAreaElement>(after, 'parley-panel-rating', 'textarea'),
      poisoned(mark('comment'), payload()),
    );
  });
};
