// The inbox without a mouse: a whole conversation by key alone, the sheet of shortcuts, and who else is in it.
import { expect } from 'chai';
import { deepestFocus } from '../../components/shared/deepest-focus.js';
import { anna, bert, carla, granted, sam, tess } from '../support/builders.js';
import { inside, maybeInside, press, textOf, type } from '../support/fixture.js';
import { ago, chooseTab, nameOf, namesIn, openInbox, pressRow, ready, rowOf } from '../support/inbox.js';
import { Floor } from '../support/scripted-floor.js';

type Inbox = Awaited<ReturnType<typeof openInbox>>;

/** A key, as the browser gives it to whatever has the focus; a button is pressed by Enter. */
const key = async (element: Inbox, name: string, more: KeyboardEventInit = {}): Promise<void> => {
  const at = deepestFocus() ?? document.body;
  const event = press(at, name, more);
  if (name === 'Enter' && at instanceof HTMLButtonElement && !event.defaultPrevented) at.click();
  await ready(element);
  await ready(element);
};

const focusedText = (): string => {
  const at = deepestFocus();
  return at?.ariaLabel ?? textOf(at);
};

const goTo = (element: Element | null): void => (element as HTMLElement | null)?.focus();
const conversation = (element: Inbox): Element => inside(element, 'parley-conversation');
const people = (element: Inbox): string[] =>
  [...(conversation(element).shadowRoot?.querySelectorAll('.person bdi') ?? [])].map(textOf);

describe('<parley-inbox> by keyboard', () => {
  it('[G33] accepts, replies, notes, hands off, ends and wraps up without a mouse', async () => {
    const floor = new Floor();
    const first = floor.add({ customer: 'Karl', openedAt: ago(3) }).say(carla, 'Hi');
    const second = floor.add({ customer: 'Olga', openedAt: ago(2) }).say(carla, 'Hello');
    const me = granted(anna, ['handle', 'transfer']);
    floor.archive.people = [
      { id: bert.id, name: 'Bert', role: 'agent', availability: 'available', isFree: true },
    ];
    const element = await openInbox(floor, { who: me });

    // Accept whoever waits longest, and answer: the focus is where one writes.
    goTo(inside(element, '#tab-queue'));
    await key(element, 'a');
    expect(first.header(me)).to.have.nested.property('you.standing', 'handler');
    expect((deepestFocus() as Element).localName).to.equal('textarea');
    type(deepestFocus() as HTMLTextAreaElement, 'Good morning');
    await key(element, 'Enter');
    expect(first.state.lastMessage?.text).to.equal('Good morning');

    // Letters are letters while one types.
    type(deepestFocus() as HTMLTextAreaElement, '');
    await key(element, 'e');
    expect((deepestFocus() as Element).localName).to.equal('textarea');

    // Back to the list, and a note.
    await key(element, 'Escape');
    expect(deepestFocus() === inside(rowOf(element, 'Karl'), 'button')).to.equal(true);
    await key(element, 'n');
    type(deepestFocus() as HTMLTextAreaElement, 'Check the order');
    await key(element, 'Enter');
    expect(floor.opened(first, me).calls).to.deep.include(['post', 'Check the order', 'staff']);

    // Hand it to a colleague.
    await key(element, 'Escape');
    await key(element, 'k', { ctrlKey: true });
    const menu = inside(element, 'parley-menu.one');
    while (focusedText() !== 'More actions…') await key(element, 'ArrowDown');
    expect(menu.shadowRoot?.activeElement === deepestFocus()).to.equal(true);
    await key(element, 'Enter');
    expect(focusedText()).to.match(/^Hand off/);
    await key(element, 'Enter');
    const dialog = inside(conversation(element), 'parley-work-dialog');
    const select = inside<HTMLSelectElement>(dialog, 'select[name="target"]');
    expect([...select.options].some(({ label }) => label.includes('Bert'))).to.equal(true);
    select.value = [...select.options].find(({ label }) => label.includes('Bert'))?.value ?? '';
    const manner = inside<HTMLInputElement>(dialog, '[name="manner"][value="cold"]');
    goTo(manner);
    manner.checked = true;
    goTo(inside(dialog, '[part="confirm"]'));
    await key(element, 'Enter');
    expect(first.state.phase).to.have.nested.property('handler.id', bert.id);

    // The next one: by its row in the queue, then ended and wrapped up.
    goTo(inside(element, '#tab-mine'));
    await key(element, '2');
    expect(deepestFocus() === inside(element, '#tab-queue')).to.equal(true);
    await key(element, 'j');
    expect(focusedText()).to.equal('Accept Olga');
    await key(element, 'Enter');
    expect(second.header(me)).to.have.nested.property('you.standing', 'handler');
    await key(element, 'Escape');
    await key(element, 'e');
    expect(second.state.phase.kind, 'it can be undone for a while').to.equal('active');
    goTo(inside(conversation(element), '.question .danger'));
    await key(element, 'Enter');
    expect(second.state.phase.kind).to.equal('wrap-up');
    const form = inside(conversation(element), 'parley-wrap-up-form');
    const outcome = inside<HTMLInputElement>(form, 'input[value="resolved"]');
    goTo(outcome);
    // What the space bar does to a radio button.
    outcome.click();
    goTo(inside(form, 'button'));
    await key(element, 'Enter');
    expect(second.state.phase.kind).to.equal('closed');
    expect(namesIn(element)).not.to.include('Olga');
  });

  it('[G33] lists its shortcuts on a key, as the page has changed them', async () => {
    const floor = new Floor();
    for (const customer of ['A', 'B']) floor.add({ customer }).say(carla, 'Hi').accept(anna);
    const element = await openInbox(floor, { more: { shortcuts: { next: 'x', 'mark-unread': null } } });
    rowOf(element, 'A').focus();
    await key(element, '?', { shiftKey: true });
    const help = inside(element, 'parley-shortcuts-help');
    const lines = [...(help.shadowRoot?.querySelectorAll('.line') ?? [])].map(textOf);
    expect(lines).to.include('Next conversation X').and.not.include('Mark as unread U');
    expect(lines, 'she has no such list').not.to.include('Team 3');
    await key(element, '?', { shiftKey: true });
    expect(deepestFocus() === inside(rowOf(element, 'A'), 'button')).to.equal(true);
    await key(element, 'j');
    expect(deepestFocus() === inside(rowOf(element, 'A'), 'button')).to.equal(true);
    await key(element, 'x');
    expect(deepestFocus() === inside(rowOf(element, 'B'), 'button')).to.equal(true);
    element.shortcuts = false;
    await key(element, 'k');
    expect(deepestFocus() === inside(rowOf(element, 'B'), 'button')).to.equal(true);
    await key(element, 'ArrowUp');
    expect(deepestFocus() === inside(rowOf(element, 'A'), 'button')).to.equal(true);
  });

  it('[G33] works from elsewhere in the page only where it is asked to, and goes to the search', async () => {
    const floor = new Floor();
    floor.add({ customer: 'A' }).say(carla, 'Hi').accept(anna);
    const element = await openInbox(floor);
    press(document.body, '/');
    await ready(element);
    expect(deepestFocus() === inside(element, '.search input')).to.equal(false);
    element.globalShortcuts = true;
    await ready(element);
    press(document.body, '/');
    await ready(element);
    expect(deepestFocus() === inside(element, '.search input')).to.equal(true);
    await key(element, '2');
    expect(inside(element, '#tab-mine').ariaSelected).to.equal('true');
  });

  it('[G26] shows which colleagues are in a conversation and type, and never who watches unseen', async () => {
    const floor = new Floor();
    const talk = floor.add({ customer: 'Karl' }).say(carla, 'Hi').accept(anna);
    const element = await openInbox(floor);
    await pressRow(element, 'Karl');
    talk.monitor(tess).monitor(sam);
    floor.tell();
    await ready(element);
    expect(people(element)).to.deep.equal(['You']);
    talk.do(sam, { type: 'supervise', mode: 'join' });
    floor.opened(talk, anna).extra.typing = [{ name: 'Sam', role: 'supervisor', id: sam.id }];
    floor.tell();
    await ready(element);
    expect(people(element)).to.deep.equal(['You', 'Sam']);
    expect(
      textOf(
        conversation(element)
          .shadowRoot?.querySelector('parley-timeline')
          ?.shadowRoot?.querySelector('.typing') ?? null,
      ),
    ).to.contain('Sam is typing');
    expect(textOf(element.shadowRoot?.querySelector('.base') ?? null)).not.to.contain('Tess');
    expect(textOf(inside(conversation(element), '.base'))).not.to.contain('Tess');
  });

  it('goes back to the list from a conversation that stands alone, and tells the row that it came from', async () => {
    const floor = new Floor();
    for (const customer of ['A', 'B']) floor.add({ customer }).say(carla, 'Hi').accept(anna);
    const element = await openInbox(floor, { width: '400px' });
    await pressRow(element, 'B');
    await key(element, 'Escape');
    expect(maybeInside(element, 'parley-conversation') === null).to.equal(true);
    expect(nameOf(rowOf(element, 'B'))).to.equal('B');
    expect(deepestFocus() === inside(rowOf(element, 'B'), 'button')).to.equal(true);
    await chooseTab(element, 'queue');
    expect(inside(element, '.rows .nothing').dataset.reason).to.equal('queue');
  });
});
