/** What staff do to a conversation besides writing: the menu, the questions, and what becomes of them. */
import { expect } from 'chai';
import { html } from 'lit';
import { defineStaffConversationElements } from '../../components/conversation/define-staff.js';
import type { ParleyConversation } from '../../components/conversation/parley-conversation.js';
import { deepestFocus } from '../../components/shared/deepest-focus.js';
import type { ParleyMenu } from '../../components/shared/parley-menu.js';
import type { ParleyWorkDialog } from '../../components/work/parley-work-dialog.js';
import type { WorkTargets } from '../../components/work/work-commands.js';
import { choice } from '../../components/work/work-fields.js';
import type { PolicyOverrides } from '../../core/domain/policy.js';
import { violations } from '../support/axe.js';
import type { Talk } from '../support/builders.js';
import { anna, bert, carla, granted, SUPPORT, sam } from '../support/builders.js';
import { fixture, inside, maybeInside, painted, settled, textOf, until } from '../support/fixture.js';
import type { FloorConversation } from '../support/scripted-floor.js';
import { Floor } from '../support/scripted-floor.js';
import { xssPayloads } from '../support/xss-payloads.js';
import { LIMIT_MS } from '../support/xss-pour.js';
import { difference, skeleton, wordsIn } from '../support/xss-watch.js';

defineStaffConversationElements();

const targets: WorkTargets = {
  workgroups: [{ id: SUPPORT, label: 'Support' }],
  people: [{ id: bert.id, name: 'Bert', role: 'agent', detail: '1 of 4' }],
};

const handled = (policy: PolicyOverrides = {}): { floor: Floor; talk: Talk; client: FloorConversation } => {
  const floor = new Floor();
  const talk = floor.add({ policy }).say(carla, 'Hello?').accept(anna);
  return { floor, talk, client: floor.client(talk, granted(anna, ['handle', 'transfer'])) };
};

const open = async (client: FloorConversation, scheme = 'light'): Promise<ParleyConversation> => {
  const element = await fixture<ParleyConversation>(
    html`<parley-conversation .client=${client} .targets=${targets} color-scheme=${scheme}></parley-conversation>`,
  );
  await settled(element);
  return element;
};

const menuOf = (element: ParleyConversation) => inside(element, 'parley-menu');
const items = (element: ParleyConversation): readonly HTMLElement[] => [
  ...(menuOf(element).shadowRoot?.querySelectorAll<HTMLElement>('.item') ?? []),
];
const labels = (element: ParleyConversation): readonly string[] =>
  items(element).map((item) => textOf(item.querySelector('.label')));
const press = async (element: ParleyConversation, key: string): Promise<void> => {
  deepestFocus()?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true }));
  await settled(element);
};
const openMenu = async (element: ParleyConversation): Promise<void> => {
  inside<HTMLButtonElement>(element, '.more').click();
  await settled(element);
};
const choose = async (element: ParleyConversation, label: string): Promise<void> => {
  await openMenu(element);
  items(element)
    .find((item) => textOf(item).includes(label))
    ?.click();
  await settled(element);
};
const dialogOf = (element: ParleyConversation): HTMLDialogElement =>
  inside<HTMLDialogElement>(element, 'parley-work-dialog', 'dialog');
const fieldOf = (element: ParleyConversation, name: string): HTMLInputElement =>
  inside<HTMLInputElement>(element, 'parley-work-dialog', `[name="${name}"]`);
const fill = (element: ParleyConversation, name: string, value: string): void => {
  fieldOf(element, name).value = value;
};
const problemOf = (element: ParleyConversation): string =>
  textOf(inside(element, 'parley-work-dialog', '.problem'));
const confirm = async (element: ParleyConversation): Promise<void> => {
  inside<HTMLButtonElement>(element, 'parley-work-dialog', '[part="confirm"]').click();
  await settled(element);
};
const asked = (client: FloorConversation): unknown =>
  client.calls.filter(([name]) => name !== 'setTyping').at(-1)?.[1];

describe('what staff do to a conversation', () => {
  it('[A21] offers what the room allows and what makes sense now, and nothing else', async () => {
    const { client, talk, floor } = handled();
    const element = await open(client);
    await openMenu(element);
    expect(labels(element)).to.include.members(['Hand off…', 'Put on hold', 'Put aside…', 'Ask for help…']);
    expect(labels(element)).not.to.include('Take off hold').and.not.to.include('Close by force…');
    talk.ask(anna, { type: 'hold', on: true });
    floor.tell();
    await settled(element);
    expect(labels(element)).to.include('Take off hold').and.not.to.include('Put on hold');
  });

  it('[E25] has no button where there is nothing to choose', async () => {
    const { floor, talk } = handled();
    talk.monitor(sam);
    const element = await open(floor.client(talk, { ...sam, grants: {} }));
    expect(maybeInside(element, '.more')).to.equal(null);
  });

  it('does at once what needs no words, and says a no', async () => {
    const { client, talk } = handled();
    const element = await open(client);
    await choose(element, 'Put on hold');
    expect(talk.state.hold).not.to.equal(null);
    expect(asked(client)).to.deep.equal({ type: 'hold', on: true });
    expect(dialogOf(element).open).to.equal(false);
  });

  it('asks what has to be known first, one field after the other', async () => {
    const { client } = handled();
    const element = await open(client);
    await choose(element, 'Hand off');
    const dialog = dialogOf(element);
    expect(dialog.open).to.equal(true);
    expect(textOf(dialog)).to.contain('Hand off to whom?').and.to.contain('Bert · 1 of 4');
    await confirm(element);
    expect(problemOf(element)).to.contain('This is needed.');
    expect(deepestFocus()).to.equal(fieldOf(element, 'target'));
    expect(client.count('hand-off')).to.equal(0);
    fill(element, 'target', `workgroup:${SUPPORT}`);
    inside<HTMLInputElement>(element, 'parley-work-dialog', '[name="manner"][value="cold"]').click();
    fill(element, 'note', 'VIP');
    await confirm(element);
    const to = { kind: 'workgroup', id: SUPPORT };
    expect(asked(client)).to.deep.include({ type: 'hand-off', to, manner: 'cold', note: 'VIP' });
  });

  it('keeps what was filled in when the room says no, with the reason', async () => {
    const { client, talk, floor } = handled();
    const element = await open(client);
    await choose(element, 'Ask for help');
    fill(element, 'text', 'A refund of 900');
    talk.monitor(sam).takeOver(sam);
    // The news is on its way while somebody fills in the form.
    await confirm(element);
    floor.tell();
    await settled(element);
    expect(dialogOf(element).open).to.equal(true);
    expect(fieldOf(element, 'text').value).to.equal('A refund of 900');
    expect(problemOf(element)).not.to.equal('');
  });

  it('saves tags from the list of the workgroup, and keeps one that has left it', async () => {
    const { client, talk } = handled({ tags: ['vip', 'refund'] });
    talk.ask(anna, { type: 'tag', add: ['vip'], remove: [] });
    const element = await open(client);
    await choose(element, 'Tags');
    const boxes = [...dialogOf(element).querySelectorAll<HTMLInputElement>('[name="tags"]')];
    expect(boxes.map(({ value, checked }) => [value, checked])).to.deep.equal([
      ['vip', true],
      ['refund', false],
    ]);
    boxes[1]?.click();
    await confirm(element);
    expect(talk.state.tags).to.deep.equal(['vip', 'refund']);
  });

  it('tells its page before it does anything, and lets it object', async () => {
    const { client, talk } = handled();
    const element = await open(client);
    const told: unknown[] = [];
    element.addEventListener('parley-work-request', (event) => {
      told.push((event as CustomEvent).detail);
      event.preventDefault();
    });
    await choose(element, 'Put on hold');
    expect(told).to.deep.equal([{ command: 'hold' }]);
    expect(talk.state.hold).to.equal(null);
  });

  it('[G39] asks whether a full desk is to be given one more, and names the numbers when it was not', async () => {
    const { talk, floor } = handled({ monitors: { sideEffects: ['assign'] } });
    const chief = granted(sam, ['monitor', 'assign']);
    talk.monitor(chief);
    const client = floor.client(talk, chief);
    const element = await open(client);
    const sentence = 'All of their sessions are in use.';
    const answers = [
      { kind: 'refused', refusal: { type: 'refused', code: 'target-busy', sentence, used: 4, limit: 4 } },
      { kind: 'accepted' },
    ] as const;
    const given: unknown[] = [];
    client.ask = async (command) => answers[given.push(command) - 1] ?? { kind: 'lost' };
    await choose(element, 'Assign');
    fill(element, 'target', `person:${bert.id}`);
    await confirm(element);
    expect(problemOf(element)).to.equal('All of their sessions are in use. (4 of 4)');
    expect(fieldOf(element, 'target').value).to.equal(`person:${bert.id}`);
    fieldOf(element, 'override').click();
    await confirm(element);
    expect(given).to.deep.equal([
      { type: 'assign', to: bert.id },
      { type: 'assign', to: bert.id, override: true },
    ]);
    expect(dialogOf(element).open).to.equal(false);
  });

  it('[X10] [G39] asks before closing by force, with the focus where nothing is lost, and gives it back', async () => {
    const { talk, floor } = handled({ monitors: { sideEffects: ['status'] } });
    const chief = granted(sam, ['monitor', 'forceClose']);
    talk.monitor(chief);
    const element = await open(floor.client(talk, chief));
    await choose(element, 'Close by force');
    const dialog = dialogOf(element);
    expect(dialog.getAttribute('role')).to.equal('alertdialog');
    expect(
      textOf(inside(element, 'parley-work-dialog', `#${dialog.getAttribute('aria-labelledby')}`)),
    ).to.contain('by force?');
    expect(
      textOf(inside(element, 'parley-work-dialog', `#${dialog.getAttribute('aria-describedby')}`)),
    ).to.contain('cannot be undone');
    expect(deepestFocus()).to.equal(inside(element, 'parley-work-dialog', '.cancel'));
    dialog.dispatchEvent(new Event('cancel', { cancelable: true }));
    await settled(element);
    await until(() => deepestFocus() === inside(element, '.more'));
    expect(talk.state.phase.kind).to.equal('active');
    await choose(element, 'Close by force');
    fill(element, 'reason', 'Abuse');
    await confirm(element);
    expect(talk.state.phase.kind).to.equal('closed');
  });

  it('[X10] gives the focus back to the button after every question that is left, also one that opens at once', async () => {
    const { client } = handled();
    const element = await open(client);
    for (const label of ['Ask for help…', 'Put aside…', 'Tags…', 'Hand off…']) {
      inside(element, '.more').focus();
      await openMenu(element);
      await painted();
      const item = items(element).find((each) => textOf(each).includes(label));
      item?.focus();
      item?.click();
      await until(() => dialogOf(element).open);
      inside(element, 'parley-work-dialog', '.cancel').click();
      await until(() => !dialogOf(element).open);
      await painted();
      expect(deepestFocus() === inside(element, '.more'), label).to.equal(true);
    }
  });

  it('[G27] lets whoever hands off write any note, also where reasons come from a list', async () => {
    const { client } = handled({ reasons: ['Complaint'] });
    const element = await open(client);
    await choose(element, 'Hand off…');
    expect(fieldOf(element, 'note').localName).to.equal('textarea');
    fill(element, 'target', `person:${targets.people[0]?.id}`);
    fill(element, 'note', 'Has called twice already');
    await confirm(element);
    expect(asked(client)).to.deep.include({ type: 'hand-off', note: 'Has called twice already' });
  });

  it('says in a form that is being filled in that its ground has gone, and sends nothing then', async () => {
    const { client, talk, floor } = handled();
    const element = await open(client);
    await choose(element, 'Hand off');
    talk.monitor(sam).takeOver(sam);
    floor.tell();
    await settled(element);
    expect(dialogOf(element).open).to.equal(true);
    expect(problemOf(element)).to.equal('Sam handles this conversation now.');
    fill(element, 'target', `person:${bert.id}`);
    await confirm(element);
    expect(client.count('hand-off')).to.equal(0);
  });

  it('explains both ways of handing off, and finds colleagues whom its host does not know', async () => {
    const { client, floor } = handled();
    floor.archive.people = [
      { id: anna.id, name: 'Anna', role: 'agent', availability: 'available', isFree: true },
      { id: sam.id, name: 'Sam', role: 'supervisor', availability: 'available', isFree: false },
    ];
    const element = await open(client);
    element.targets = { people: [], workgroups: [] };
    element.archive = floor.archive;
    await settled(element);
    await openMenu(element);
    items(element)
      .find((item) => textOf(item).includes('Hand off'))
      ?.click();
    await until(() => dialogOf(element).open);
    await settled(element);
    const names = [...dialogOf(element).querySelectorAll('option')].map(textOf);
    expect(names).to.deep.equal(['Choose…', 'Sam · Available, no place free']);
    expect(textOf(dialogOf(element))).to.contain('You go on answering until they accept.');
    fill(element, 'target', `person:${sam.id}`);
    await confirm(element);
    expect(asked(client)).to.deep.include({ to: { kind: 'supervisor', id: sam.id }, manner: 'warm' });
  });

  it('[X02] is a menu for the keyboard: arrows go round, letters find, Escape gives the focus back', async () => {
    const { client } = handled();
    const element = await open(client);
    await openMenu(element);
    const all = items(element);
    expect(deepestFocus()).to.equal(all[0]);
    await press(element, 'ArrowUp');
    expect(deepestFocus()).to.equal(all.at(-1));
    await press(element, 'ArrowDown');
    expect(deepestFocus()).to.equal(all[0]);
    await press(element, 't');
    expect(textOf(deepestFocus() as HTMLElement)).to.contain('Tags');
    inside(element, 'parley-menu', '.menu').hidePopover();
    await until(() => deepestFocus() === inside(element, '.more'));
  });

  it('[TH29] shows nothing but text of what people, teams and lists are called', async function () {
    this.timeout(LIMIT_MS);
    const box = await fixture(
      html`<div><parley-menu></parley-menu><parley-work-dialog></parley-work-dialog></div>`,
    );
    const [menu, dialog] = box.children as unknown as [ParleyMenu, ParleyWorkDialog];
    const pour = async (words: string): Promise<void> => {
      menu.items = [{ id: 'x', label: words, hint: words, disabledReason: words }];
      menu.label = words;
      dialog.question = null;
      await dialog.updateComplete;
      dialog.question = {
        title: words,
        about: words,
        confirm: words,
        isDanger: false,
        fields: [
          choice('target', 'work.target', [{ value: words, label: words, group: `team ${words}` }]),
          { kind: 'tags', name: 'tags', label: 'work.tags', known: [words], value: [words] },
        ],
      };
      dialog.problem = words;
      await settled(menu);
      await settled(dialog);
    };
    await pour('plain');
    const before = skeleton(box);
    for (const payload of xssPayloads) {
      await pour(payload);
      expect(difference(before, skeleton(box)), payload).to.deep.equal([]);
    }
    expect(wordsIn(box)).to.contain(xssPayloads.at(-1));
    expect('__pwned' in window).to.equal(false);
  });

  it('[X01] has no fault that axe finds, in the menu and in the form, in light and dark', async () => {
    for (const scheme of ['light', 'dark']) {
      const { client } = handled();
      const element = await open(client, scheme);
      await openMenu(element);
      expect(await violations(element)).to.deep.equal([]);
      await choose(element, 'Hand off');
      expect(await violations(element)).to.deep.equal([]);
      element.remove();
    }
  });
});
