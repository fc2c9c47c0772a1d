// Shortcuts: when a key counts, what a page can change about it, and the sheet that lists them.
import { expect } from 'chai';
import { html, LitElement, type TemplateResult } from 'lit';
import { deepestFocus } from '../../components/shared/deepest-focus.js';
import { defineElement } from '../../components/shared/define-element.js';
import { ParleyShortcutsHelp } from '../../components/shared/parley-shortcuts-help.js';
import type { ShortcutMap } from '../../components/shared/shortcuts.js';
import { keyCaps, Shortcuts } from '../../components/shared/shortcuts.js';
import { violations } from '../support/axe.js';
import { afterThisTest, fixture, inside, press, settled, textOf } from '../support/fixture.js';

const table = {
  next: { keys: 'j', word: 'next', group: 'move', repeats: true },
  help: { keys: '?', word: 'help', group: 'more' },
  actions: { keys: '$mod+k', word: 'actions', group: 'more' },
  leave: { keys: 'Escape', word: 'leave', group: 'move', isOwn: true },
} as const;

class KeyBox extends LitElement {
  shortcuts: ShortcutMap = {};
  isGlobal = false;
  readonly ran: string[] = [];
  /** What says that nothing could be done. */
  readonly idle = new Set<string>();
  readonly keys = new Shortcuts(this, {
    name: 'key-box',
    table,
    run: {
      next: () => this.#note('next'),
      help: () => this.#note('help'),
      actions: () => this.#note('actions'),
      leave: () => this.#note('leave'),
    },
    map: () => this.shortcuts,
    isGlobal: () => this.isGlobal,
  });

  #note(id: string): boolean {
    if (this.idle.has(id)) return false;
    this.ran.push(id);
    return true;
  }

  protected override render(): TemplateResult {
    return html`<button>Here</button><input /><dialog><button>In it</button></dialog>`;
  }
}
customElements.define('key-box', KeyBox);
defineElement('parley-shortcuts-help', ParleyShortcutsHelp);

const box = (): Promise<KeyBox> => fixture<KeyBox>(html`<key-box></key-box>`);
const lines = [
  { keys: 'j', label: 'Next', group: 'Move' },
  { keys: '$mod+k', label: 'Actions', group: 'More' },
];

describe('shortcuts', () => {
  it('[G33] do what the table says, for a key as it is printed', async () => {
    const element = await box();
    const button = inside(element, 'button');
    expect(press(button, 'j').defaultPrevented).to.equal(true);
    press(button, '?', { shiftKey: true });
    press(button, 'k', { ctrlKey: true });
    press(button, 'J', { shiftKey: true });
    press(button, 'j', { ctrlKey: true });
    press(button, 'Escape');
    expect(element.ran).to.deep.equal(['next', 'help', 'actions']);
  });

  it('[G33] are not active while somebody types, composes, or has a dialog open', async () => {
    const element = await box();
    press(inside(element, 'input'), 'j');
    press(inside(element, 'button'), 'j', { isComposing: true });
    inside<HTMLDialogElement>(element, 'dialog').showModal();
    press(inside(element, 'dialog button'), 'j');
    press(inside(element, 'button'), 'j');
    expect(element.ran).to.deep.equal([]);
    inside<HTMLDialogElement>(element, 'dialog').close();
    press(inside(element, 'button'), 'j');
    expect(element.ran).to.deep.equal(['next']);
  });

  it('[G33] can be remapped, switched off one by one, and all together', async () => {
    const element = await box();
    const button = inside(element, 'button');
    element.shortcuts = { next: 'x', help: null };
    for (const key of ['j', 'x', '?']) press(button, key);
    expect(element.ran).to.deep.equal(['next']);
    expect(element.keys.hint('next')).to.equal('X');
    expect(element.keys.hint('help')).to.equal(undefined);
    element.shortcuts = false;
    press(button, 'x');
    press(button, 'k', { ctrlKey: true });
    expect(element.ran).to.deep.equal(['next']);
    expect(element.keys.now.every(({ keys }) => keys === null)).to.equal(true);
  });

  it('[G33] listen on their element alone, and on the whole page only when it is asked for', async () => {
    const element = await box();
    press(document.body, 'j');
    expect(element.ran).to.deep.equal([]);
    element.isGlobal = true;
    element.requestUpdate();
    await settled(element);
    press(document.body, 'j');
    expect(element.ran).to.deep.equal(['next']);
    const field = document.createElement('textarea');
    document.body.append(field);
    afterThisTest(() => field.remove());
    press(field, 'j');
    expect(element.ran).to.deep.equal(['next']);
    element.remove();
    press(document.body, 'j');
    expect(element.ran).to.deep.equal(['next']);
  });

  it('leave a key to the page where nothing could be done, and where somebody else has used it', async () => {
    const element = await box();
    element.idle.add('next');
    expect(press(inside(element, 'button'), 'j').defaultPrevented).to.equal(false);
    element.idle.clear();
    const used = (event: Event): void => event.preventDefault();
    inside(element, 'button').addEventListener('keydown', used);
    press(inside(element, 'button'), 'j');
    expect(element.ran).to.deep.equal([]);
  });

  it('repeat only where moving is meant', async () => {
    const element = await box();
    press(inside(element, 'button'), 'j', { repeat: true });
    press(inside(element, 'button'), '?', { repeat: true });
    expect(element.ran).to.deep.equal(['next']);
  });

  it('warn once about what makes no sense, and go on', async () => {
    const warned: unknown[] = [];
    const { warn } = console;
    console.warn = (...words: unknown[]) => warned.push(words);
    afterThisTest(() => {
      console.warn = warn;
    });
    const element = await box();
    element.shortcuts = { nothing: 'x', next: 7 } as unknown as ShortcutMap;
    press(inside(element, 'button'), 'j');
    press(inside(element, 'button'), 'j');
    expect(element.ran).to.deep.equal(['next', 'next']);
    expect(warned.length).to.equal(2);
  });

  it('are shown as they are printed on a keyboard', () => {
    expect(keyCaps('j')).to.deep.equal(['J']);
    expect(keyCaps('Shift+t')).to.deep.equal(['Shift', 'T']);
    expect(keyCaps('Escape')).to.deep.equal(['Esc']);
    expect(keyCaps('[')).to.deep.equal(['[']);
    expect(keyCaps(']')).to.deep.equal([']']);
    expect(keyCaps('[Shift]+]')).to.deep.equal(['Shift', ']']);
    expect(keyCaps('$mod+Enter').at(-1)).to.equal('Enter');
  });
});

describe('<parley-shortcuts-help>', () => {
  for (const scheme of ['light', 'dark'] as const) {
    it(`[G33] lists them by group, and passes axe: ${scheme}`, async () => {
      const page = await fixture(html`<div></div>`);
      page.style.colorScheme = scheme;
      const element = document.createElement('parley-shortcuts-help');
      element.lines = lines;
      page.append(element);
      await settled(element);
      element.open();
      await settled(element);
      const sections = [...(element.shadowRoot?.querySelectorAll('section') ?? [])];
      expect(sections.map((each) => textOf(each.querySelector('h3')))).to.deep.equal(['Move', 'More']);
      expect(textOf(sections[0]?.querySelector('dt') ?? null)).to.equal('Next');
      expect(await violations(element)).to.deep.equal([]);
    });
  }

  it('closes by its button, by its own key and by Escape, and gives the focus back', async () => {
    const page = await fixture(html`<div><button>Before</button></div>`);
    const before = page.querySelector('button');
    const element = document.createElement('parley-shortcuts-help');
    page.append(element);
    await settled(element);
    before?.focus();
    element.open();
    expect(element.isOpen).to.equal(true);
    expect((deepestFocus() as HTMLElement).className).to.contain('close');
    press(deepestFocus() as Element, '?');
    expect(element.isOpen).to.equal(false);
    expect(deepestFocus() === before).to.equal(true);
    element.open();
    inside(element, '.close').click();
    expect(element.isOpen).to.equal(false);
  });
});
