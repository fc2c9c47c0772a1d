/** The site's own script: every call is `Parley(name, …)`, whether the widget has come or not. */
import { newMessages } from '../shared/site.js';
import { fetchToken } from '../shared/token.js';

declare global {
  interface Window {
    Parley(name: string, ...args: readonly unknown[]): unknown;
  }
}

const onClick = (id: string, run: () => void): void =>
  document.querySelector(`#${id}`)?.addEventListener('click', run);

onClick('ask', () => window.Parley('open'));
onClick('close', () => window.Parley('close'));
onClick('sign-in', () => window.Parley('identify', { token: fetchToken }));
onClick('sign-out', () => window.Parley('logout'));

window.Parley('on', 'unread-change', ({ unread }: { unread: number }) => {
  const output = document.querySelector('#unread');
  if (output) output.textContent = newMessages(unread);
});
