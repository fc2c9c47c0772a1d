/** The site's own script. On the page "Imprint" there is no chat: the element is taken out, and put back afterwards. */
import 'parley/widget';
import { newMessages } from '../shared/site.js';
import { fetchToken } from '../shared/token.js';

const onClick = (id: string, run: () => void): void =>
  document.querySelector(`#${id}`)?.addEventListener('click', run);

const widget = document.querySelector('parley-widget');
if (widget) {
  onClick('ask', () => void widget.open());
  onClick('close', () => void widget.close());
  onClick('sign-in', () => void widget.identify({ token: fetchToken }));
  onClick('sign-out', () => void widget.logout());

  widget.addEventListener('parley-unread-change', ({ detail }) => {
    const output = document.querySelector('#unread');
    if (output) output.textContent = newMessages(detail.unread);
  });

  addEventListener('hashchange', () => {
    if (location.hash === '#imprint') widget.remove();
    else document.body.append(widget);
  });
}
