// What staff write: who reads it, canned replies, suggestions, and the way from private to public.
import { expect } from 'chai';
import { html } from 'lit';
import { filledIn, matching, slashWordAt } from '../../components/conversation/canned-replies.js';
import { defineStaffConversationElements } from '../../components/conversation/define-staff.js';
import type { ParleyConversation } from '../../components/conversation/parley-conversation.js';
import { personalReplies } from '../../components/conversation/personal-replies.js';
import { deepestFocus } from '../../components/shared/deepest-focus.js';
import type { PolicyOverrides } from '../../core/domain/policy.js';
import { violations } from '../support/axe.js';
import { anna, carla, sam, uma } from '../support/builders.js';
import {
  fixture,
  inside,
  maybeInside,
  painted,
  press,
  said,
  settled,
  textOf,
  type,
} from '../support/fixture.js';
import type { FloorConversation } from '../support/scripted-floor.js';
import { Floor } from '../support/scripted-floor.js';
import { xssPayloads } from '../support/xss-payloads.js';
import { LIMIT_MS } from '../support/xss-pour.js';
import { difference, skeleton } from '../support/xss-watch.js';

defineStaffConversationElements();

const replies = [
  {
    id: 'r1',
    shortcut: 'hello',
    text: 'Hello {customer}, this is {agent} from {team}. {order}',
    isShared: true,
  },
  { id: 'r2', shortcut: 'refund', text: 'I have started the refund.', isShared: true },
] as const;

const ready = async (element: Element): Promise<void> => {
  await settled(element);
  await painted();
  await settled(element);
};
const open = async (client: FloorConversation, scheme = 'light'): Promise<ParleyConversation> => {
  const element = await fixture<ParleyConversation>(
    html`<parley-conversation .client=${client} .replies=${replies} color-scheme=${scheme}></parley-conversation>`,
  );
  // As high as in an inbox: the list has its room above the field.
  element.style.setProperty('block-size', '560px');
  await ready(element);
  return element;
};
const active = (floor: Floor, policy: PolicyOverrides = {}) =>
  floor.add({ policy }).say(carla, 'Hello?').accept(anna);
const dual = { composer: 'dual' } as const;
const single = { composer: 'single-mode' } as const;

const composers = (element: Element): HTMLElement => inside(element, 'parley-staff-composers');
const panel = (element: Element, audience: string): HTMLElement =>
  inside(composers(element), `#panel-${audience}`);
const field = (element: Element, audience: string): HTMLTextAreaElement =>
  inside<HTMLTextAreaElement>(composers(element), `[data-audience="${audience}"]`, 'textarea');
const click = async (element: Element, from: Element, selector: string): Promise<void> => {
  inside(from, selector).click();
  await ready(element);
};
const posts = (client: FloorConversation): unknown[] => client.calls.filter(([name]) => name === 'post');
const list = (element: Element): HTMLElement => inside(composers(element), '#replies');
const options = (element: Element): string[] =>
  [...list(element).querySelectorAll('[role="option"]')].map(textOf);
const isOpen = (element: Element): boolean => list(element).matches(':popover-open');
const write = async (element: Element, text: string): Promise<HTMLTextAreaElement> => {
  const at = field(element, 'everyone');
  type(at, text);
  await ready(element);
  return at;
};

beforeEach(() => localStorage.clear());

describe('canned replies', () => {
  it('[G24] a slash counts at the start of a word, up to the caret', () => {
    expect(slashWordAt('/re', 3)).to.deep.equal({ start: 0, end: 3, query: 're' });
    expect(slashWordAt('so /re and', 6)).to.deep.equal({ start: 3, end: 6, query: 're' });
    expect(slashWordAt('and/or', 6)).to.equal(null);
    expect(slashWordAt('https://x', 9)).to.equal(null);
    expect(slashWordAt('/re fund', 8)).to.equal(null);
  });

  it('[G24] finds by the beginning of the shortcut first, then by any word', () => {
    expect(matching(replies, 'RE').map(({ shortcut }) => shortcut)).to.deep.equal(['refund']);
    expect(matching(replies, 'h').map(({ shortcut }) => shortcut)).to.deep.equal(['hello', 'refund']);
    expect(matching(replies, 'nothing like it')).to.deep.equal([]);
  });

  it('[G24] fills in the places that it knows and leaves the others to be seen', () => {
    const names = { customer: 'Carla', agent: 'Anna', team: 'Sales' };
    expect(filledIn('{customer} {agent} {team} {order} {toString}', names)).to.equal(
      'Carla Anna Sales {order} {toString}',
    );
  });

  it('[G24] opens a list at the slash, filters while one types, and inserts by keys alone without sending', async () => {
    const floor = new Floor();
    const client = floor.client(active(floor), anna);
    const element = await open(client);
    const at = await write(element, 'Well, /');
    expect(isOpen(element)).to.equal(true);
    expect(options(element).length).to.equal(3);
    expect(said().at(-1)).to.contain('2 replies');
    expect(deepestFocus() === at).to.equal(true);
    press(at, 'ArrowDown');
    await ready(element);
    const chosen = inside(composers(element), '#replies [aria-selected="true"]');
    expect(textOf(chosen)).to.contain('/refund');
    expect(at.ariaActiveDescendantElement === chosen).to.equal(true);
    await write(element, 'Well, /he');
    expect(options(element)[0]).to.contain('/hello').and.to.contain('Hello Carla');
    expect(press(at, 'Enter').defaultPrevented).to.equal(true);
    await ready(element);
    expect(at.value).to.equal('Well, Hello Carla, this is Anna from Sales. {order}');
    expect(at.selectionStart).to.equal(at.value.length);
    expect(isOpen(element)).to.equal(false);
    expect(posts(client)).to.deep.equal([]);
    expect(client.calls.at(-1)).to.deep.equal(['setDraft', at.value]);
    press(at, 'Enter');
    expect(posts(client).length).to.equal(1);
  });

  it('[G24] Tab inserts too, and Escape closes the list alone and leaves the text', async () => {
    const floor = new Floor();
    const element = await open(floor.client(active(floor), anna));
    const at = await write(element, '/ref');
    let isHeard = false;
    element.addEventListener('keydown', () => {
      isHeard = true;
    });
    press(at, 'Escape');
    await ready(element);
    expect(isHeard).to.equal(false);
    expect(isOpen(element)).to.equal(false);
    expect(at.value).to.equal('/ref');
    await write(element, '/refu');
    expect(isOpen(element)).to.equal(false);
    await write(element, '');
    await write(element, '/ref');
    expect(isOpen(element)).to.equal(true);
    press(at, 'Tab');
    await ready(element);
    expect(at.value).to.equal('I have started the refund.');
  });

  it('[G24] a slash that is nobody’s shortcut is sent as it is', async () => {
    const floor = new Floor();
    const client = floor.client(active(floor), anna);
    const element = await open(client);
    const at = await write(element, '/zzz');
    expect(isOpen(element)).to.equal(false);
    press(at, 'Enter');
    expect(posts(client)).to.deep.equal([['post', '/zzz', 'everyone']]);
  });

  it('[G24] is offered where the customer is written to, and nowhere else', async () => {
    const floor = new Floor();
    const element = await open(floor.client(active(floor), anna));
    type(field(element, 'staff'), '/');
    await ready(element);
    expect(isOpen(element)).to.equal(false);
    const watching = await open(floor.client(active(floor).monitor(sam), sam));
    expect(maybeInside(composers(watching), '.shelf')).to.equal(null);
  });

  it('[G24] personal ones are added, changed and deleted in a dialog, and are nobody else’s', async () => {
    const floor = new Floor();
    const element = await open(floor.client(active(floor), anna));
    const at = await write(element, '/');
    press(at, 'ArrowUp');
    await ready(element);
    press(at, 'Enter');
    await ready(element);
    expect(at.value).to.equal('');
    const dialog = inside(composers(element), 'parley-replies-dialog');
    expect(inside<HTMLDialogElement>(dialog, 'dialog').open).to.equal(true);
    const shortcut = inside<HTMLInputElement>(dialog, '.shortcut');
    expect(deepestFocus() === shortcut).to.equal(true);
    await click(element, dialog, '.save');
    expect(textOf(inside(dialog, '.problem'))).to.contain('a shortcut of one word');
    type(shortcut, '/bye');
    type(inside<HTMLTextAreaElement>(dialog, '.text'), 'Goodbye {customer}!');
    expect(await violations(element)).to.deep.equal([]);
    await click(element, dialog, '.save');
    await click(element, dialog, '[aria-label="Edit /bye"]');
    expect(shortcut.value).to.equal('bye');
    type(inside<HTMLTextAreaElement>(dialog, '.text'), 'Bye {customer}!');
    await click(element, dialog, '.save');
    expect(personalReplies(anna.id).map(({ text }) => text)).to.deep.equal(['Bye {customer}!']);
    expect(personalReplies(sam.id)).to.deep.equal([]);
    await click(element, dialog, '.close');
    expect(deepestFocus() === at).to.equal(true);
    await write(element, '/by');
    press(at, 'Enter');
    await ready(element);
    expect(at.value).to.equal('Bye Carla!');
    await click(element, composers(element), '.shelf');
    press(at, 'ArrowUp');
    press(at, 'Enter');
    await ready(element);
    await click(element, dialog, '[aria-label="Delete /bye"]');
    expect(personalReplies(anna.id)).to.deep.equal([]);
  });

  it('[G24] what is stored wrongly is no reply and no error', () => {
    localStorage.setItem(`parley:replies:${anna.id}`, '{');
    expect(personalReplies(anna.id)).to.deep.equal([]);
    localStorage.setItem(`parley:replies:${anna.id}`, '[null,{"id":1},{"id":"a","shortcut":"b","text":"c"}]');
    expect(personalReplies(anna.id).length).to.equal(1);
  });

  it('[G24] has no fault that axe finds while the list is open, in light and dark', async () => {
    for (const scheme of ['light', 'dark']) {
      const floor = new Floor();
      const element = await open(floor.client(active(floor), anna), scheme);
      await write(element, '/');
      expect(isOpen(element)).to.equal(true);
      expect(await violations(element)).to.deep.equal([]);
      element.remove();
    }
  });

  it('[TH29] shows nothing but text of what replies are called and say', async () => {
    const floor = new Floor();
    const element = await open(floor.client(active(floor), anna));
    const pour = async (words: string): Promise<void> => {
      element.replies = [{ id: 'x', shortcut: 'x', text: words, isShared: true }];
      await ready(element);
      await write(element, '');
      await write(element, '/');
    };
    await pour('plain');
    const before = skeleton(list(element));
    for (const payload of xssPayloads.slice(0, 40)) {
      await pour(payload);
      expect(difference(before, skeleton(list(element))), payload).to.deep.equal([]);
    }
    expect('__pwned' in window).to.equal(false);
  }).timeout(LIMIT_MS);
});

describe('sending', () => {
  it('[G24] Mod+Enter sends as Enter does, and once', async () => {
    const floor = new Floor();
    const client = floor.client(active(floor), anna);
    const element = await open(client);
    for (const mod of ['ctrlKey', 'metaKey'] as const) {
      const at = await write(element, `by ${mod}`);
      press(at, 'Enter', { [mod]: true });
      await ready(element);
    }
    expect(posts(client).length).to.equal(2);
  });
});

describe('one box with a choice', () => {
  const joined = async () => {
    const floor = new Floor();
    const client = floor.client(active(floor, single).monitor(sam).join(sam), sam);
    return { floor, client, element: await open(client) };
  };
  const shown = (element: Element): string[] =>
    [...(composers(element).shadowRoot?.querySelectorAll('.panel:not([hidden])') ?? [])].map(({ id }) => id);

  it('[C25] begins private on every entry: joining, a reload, a reconnect, switching back', async () => {
    const { floor, client, element } = await joined();
    expect(shown(element)).to.deep.equal(['panel-whisper']);
    const toPublic = async () => {
      await click(element, composers(element), '#tab-everyone');
      expect(shown(element)).to.deep.equal(['panel-everyone']);
      expect(deepestFocus() === field(element, 'everyone')).to.equal(true);
    };
    await toPublic();
    floor.connection = { kind: 'waiting', attempt: 1, retryAt: 0 };
    floor.tell();
    await ready(element);
    floor.connection = { kind: 'live', isComplete: true };
    floor.tell();
    await ready(element);
    expect(shown(element)).to.deep.equal(['panel-whisper']);
    expect(deepestFocus() === field(element, 'whisper')).to.equal(true);
    await toPublic();
    element.client = floor.client(active(floor), anna);
    await ready(element);
    element.client = client;
    await ready(element);
    expect(shown(element)).to.deep.equal(['panel-whisper']);
    await toPublic();
    await client.leave();
    await client.monitor();
    await client.join();
    await ready(element);
    expect(shown(element)).to.deep.equal(['panel-whisper']);
  });

  it('[C25] a fast typist cannot send in public by default', async () => {
    const { client, element } = await joined();
    element.focus();
    await ready(element);
    type(deepestFocus() as HTMLTextAreaElement, 'hurried');
    press(deepestFocus() as HTMLElement, 'Enter');
    expect(posts(client)).to.deep.equal([['post', 'hurried', 'whisper']]);
  });

  it('[C24] a change of mode neither sends nor shows what was written in the other', async () => {
    const { client, element } = await joined();
    type(field(element, 'whisper'), 'for Anna alone');
    await click(element, composers(element), '#tab-everyone');
    expect(field(element, 'everyone').value).to.equal('');
    press(inside(composers(element), '#tab-everyone'), 'ArrowLeft');
    await ready(element);
    expect(deepestFocus() === inside(composers(element), '#tab-whisper')).to.equal(true);
    expect(field(element, 'whisper').value).to.equal('for Anna alone');
    expect(posts(client)).to.deep.equal([]);
  });

  it('[C24] [R10] has no fault that axe finds, in light and dark', async () => {
    for (const scheme of ['light', 'dark']) {
      const floor = new Floor();
      const element = await open(floor.client(active(floor, single).monitor(sam).join(sam), sam), scheme);
      type(field(element, 'whisper'), 'text');
      await ready(element);
      expect(await violations(element)).to.deep.equal([]);
      element.remove();
    }
  });
});

describe('a supervisor with two fields', () => {
  const joined = async () => {
    const floor = new Floor();
    const talk = active(floor, dual).monitor(sam).join(sam);
    const client = floor.client(talk, sam);
    return { floor, talk, client, element: await open(client) };
  };

  it('[E17] what is private goes public only by a move that is confirmed, and is not sent by it', async () => {
    const { client, element } = await joined();
    type(field(element, 'everyone'), 'Hello Carla.');
    type(field(element, 'whisper'), 'Here is what I know.');
    await ready(element);
    await click(element, composers(element), '.move');
    expect(deepestFocus() === inside(composers(element), '.keep-private')).to.equal(true);
    expect(textOf(inside(composers(element), '.warning'))).to.contain('Carla and Anna read it');
    press(deepestFocus() as HTMLElement, 'Escape');
    await ready(element);
    expect(field(element, 'whisper').value).to.equal('Here is what I know.');
    expect(deepestFocus() === field(element, 'whisper')).to.equal(true);
    await click(element, composers(element), '.move');
    await click(element, composers(element), '.move-now');
    expect(field(element, 'whisper').value).to.equal('');
    expect(field(element, 'everyone').value).to.equal('Hello Carla.\nHere is what I know.');
    expect(deepestFocus() === field(element, 'everyone')).to.equal(true);
    expect(posts(client)).to.deep.equal([]);
  });

  it('[A30] is warned while the agent writes to the customer, typing or with a text unsent', async () => {
    const { client, element } = await joined();
    const line = (): string => textOf(maybeInside(composers(element), '#panel-everyone > .writing'));
    expect(line()).to.equal('');
    client.extra.typing = [
      { name: 'Carla', role: 'customer' },
      { name: 'Anna', role: 'agent', id: anna.id },
    ];
    client.tell();
    await ready(element);
    expect(line()).to.equal('Anna is writing to the customer');
    client.extra.typing = [];
    client.extra.draft = { from: { name: 'Anna', role: 'agent', id: anna.id }, text: 'I will' };
    client.tell();
    await ready(element);
    expect(line()).to.equal('Anna is writing to the customer');
    client.extra.draft = null;
    client.tell();
    await ready(element);
    expect(line()).to.equal('');
  });
});

describe('an agent who is not alone', () => {
  it('[G26] reads who else is here and who else is writing, and nothing of who watches unseen', async () => {
    const floor = new Floor();
    const talk = active(floor).monitor(sam).join(sam).monitor(uma);
    const client = floor.client(talk, anna);
    client.extra.typing = [{ name: 'Sam', role: 'supervisor' }];
    const element = await open(client);
    expect(textOf(panel(element, 'everyone'))).to.contain('Sam is writing to the customer');
    const people = textOf(inside(element, '.everybody'));
    expect(people).to.contain('Sam joined').and.not.to.contain('Uma');
  });

  const whispered = async () => {
    const floor = new Floor();
    const talk = active(floor).monitor(sam).whisper(sam, 'Offer a refund').suggest(sam, 'I am sorry, Carla.');
    const client = floor.client(talk, anna);
    const element = await open(client);
    const buttons = (name: string): HTMLElement[] => [
      ...(inside(element, 'parley-timeline').shadowRoot?.querySelectorAll<HTMLElement>(name) ?? []),
    ];
    const settled = (): unknown[] =>
      client.calls
        .filter(([name]) => name === 'settle-suggestion')
        .map(([, command]) => (command as { outcome: string }).outcome);
    return { floor, talk, client, element, buttons, settled };
  };

  it('[G40] inserts a whisper as a draft below what is there, and sends nothing', async () => {
    const { client, element, buttons } = await whispered();
    type(field(element, 'everyone'), 'Dear Carla,');
    await click(element, composers(element), '#tab-staff');
    buttons('.insert')[0]?.click();
    await ready(element);
    const at = field(element, 'everyone');
    expect(at.value).to.equal('Dear Carla,\nOffer a refund');
    expect(deepestFocus() === at).to.equal(true);
    expect(at.selectionStart).to.equal(at.value.length);
    expect(posts(client)).to.deep.equal([]);
    expect(said().at(-1)).to.contain('not sent yet');
  });

  it('[G40] offers it to the handler alone', async () => {
    const { talk, floor } = await whispered();
    const watching = await open(floor.client(talk, sam));
    expect(inside(watching, 'parley-timeline').shadowRoot?.querySelector('.insert')).to.equal(null);
    talk.takeOver(sam);
    const taking = await open(floor.client(talk, sam));
    expect(inside(taking, 'parley-timeline').shadowRoot?.querySelector('.insert')).to.equal(null);
  });

  it('[C07] a suggestion that is sent as it was is recorded as inserted', async () => {
    const { element, buttons, settled } = await whispered();
    buttons('.insert')[1]?.click();
    await ready(element);
    expect(settled()).to.deep.equal([]);
    press(field(element, 'everyone'), 'Enter');
    await ready(element);
    expect(settled()).to.deep.equal(['inserted']);
    expect(buttons('.dismiss').length).to.equal(0);
    expect(buttons('.insert').length).to.equal(1);
  });

  it('[C07] a suggestion that is changed first is recorded as edited, one that is deleted as nothing', async () => {
    const { element, buttons, settled } = await whispered();
    buttons('.insert')[1]?.click();
    await ready(element);
    type(field(element, 'everyone'), '');
    type(field(element, 'everyone'), 'My own words');
    press(field(element, 'everyone'), 'Enter');
    await ready(element);
    expect(settled()).to.deep.equal([]);
    buttons('.insert')[1]?.click();
    await ready(element);
    type(field(element, 'everyone'), 'I am very sorry, Carla.');
    press(field(element, 'everyone'), 'Enter');
    await ready(element);
    expect(settled()).to.deep.equal(['edited']);
  });

  it('[C07] a suggestion can be dismissed', async () => {
    const { element, buttons, settled, talk } = await whispered();
    buttons('.dismiss')[0]?.click();
    await ready(element);
    expect(settled()).to.deep.equal(['dismissed']);
    expect(talk.state.suggestions).to.deep.equal([]);
    expect(buttons('.dismiss').length).to.equal(0);
    expect(await violations(element)).to.deep.equal([]);
  });

  it('[C07] a supervisor whispers a text as a suggested reply, once per tick', async () => {
    const floor = new Floor();
    const talk = active(floor).monitor(sam).whisper(sam, 'Psst');
    const client = floor.client(talk, sam);
    const element = await open(client);
    expect(maybeInside(composers(element), '.as-suggestion')).to.equal(null);
    type(field(element, 'whisper'), 'I am sorry.');
    await ready(element);
    inside(composers(element), '.as-suggestion input').click();
    press(field(element, 'whisper'), 'Enter');
    await ready(element);
    expect(posts(client).at(-1)).to.deep.equal(['post', 'I am sorry.', 'whisper', { isSuggestion: true }]);
    expect(talk.state.suggestions.length).to.equal(1);
    type(field(element, 'whisper'), 'And be quick.');
    await ready(element);
    expect(inside<HTMLInputElement>(composers(element), '.as-suggestion input').checked).to.equal(false);
    press(field(element, 'whisper'), 'Enter');
    expect(posts(client).at(-1)).to.deep.equal(['post', 'And be quick.', 'whisper']);
  });

  it('[C07] the first whisper that is a suggestion stays one while it waits to be confirmed', async () => {
    const floor = new Floor();
    const talk = active(floor).monitor(sam);
    const client = floor.client(talk, sam);
    const element = await open(client);
    type(field(element, 'whisper'), 'I am sorry.');
    await ready(element);
    inside(composers(element), '.as-suggestion input').click();
    press(field(element, 'whisper'), 'Enter');
    await ready(element);
    await click(element, composers(element), '.reveal');
    expect(talk.state.suggestions.length).to.equal(1);
  });
});
