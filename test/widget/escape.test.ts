// Escape as it is really pressed: what lies innermost goes first, and the focus returns to what opened it.
import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import type { ParleyWidget } from '../../widget/parley-widget.js';
import { inside, maybeInside, settled, textOf, until } from '../support/fixture.js';
import { choose, openMore } from '../support/panel-more.js';
import { ScriptedConversation } from '../support/scripted-conversation.js';
import { forgetVisits, showWidget } from '../support/shown-widget.js';
import { ana, customerHeader, message } from '../support/views.js';
import { defineWholeWidget } from '../support/whole-widget.js';

defineWholeWidget();

const focused = (): Element | null => {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at;
};

const show = async (): Promise<ParleyWidget> => {
  const create = (): ScriptedConversation =>
    new ScriptedConversation({ header: customerHeader(), entries: [message(1, ana, 'Good morning')] });
  const widget = await showWidget(create);
  inside(widget, '.launcher').focus();
  await sendKeys({ press: 'Enter' });
  await until(() => focused()?.localName === 'textarea');
  await widget.send('Hello');
  await settled(widget);
  return widget;
};

describe('Escape in the widget', () => {
  beforeEach(forgetVisits);

  it('[T20][X09] closes the menu, then the panel, and gives the focus back each time', async () => {
    const widget = await show();
    const button = inside(widget, 'parley-panel', '.more');
    button.focus();
    await openMore(widget);
    await sendKeys({ press: 'Escape' });
    await until(() => focused() === button);
    expect(widget.opened).to.equal(true);
    await sendKeys({ press: 'Escape' });
    await until(() => !widget.opened);
    await until(() => focused() === inside(widget, '.launcher'));
  });

  it('[T20][X09] closes a question before the panel', async () => {
    const widget = await show();
    await choose(widget, 'End conversation');
    const question = () => maybeInside(widget, 'parley-panel', 'parley-panel-more', '.question');
    await until(() => question() !== null);
    await until(() => textOf(focused()) === 'Keep talking');
    await sendKeys({ press: 'Escape' });
    await until(() => question() === null);
    expect(widget.opened).to.equal(true);
    expect(inside(widget, 'parley-panel').matches(':focus-within')).to.equal(true);
    await sendKeys({ press: 'Escape' });
    await until(() => !widget.opened);
  });
});
