// The menu of the panel: sound, transcript, reference, the end, and being forgotten.
import { expect } from 'chai';
import type { Answer } from '../../client/snapshots.js';
import { replaceStrings } from '../../components/shared/own-strings.js';
import type { ConversationId } from '../../core/domain/ids.js';
import { referenceOf } from '../../core/domain/reference.js';
import type { ParleyPanel } from '../../widget/parley-panel.js';
import type { ParleyPanelMore } from '../../widget/parley-panel-more.js';
import type { ParleyWidget } from '../../widget/parley-widget.js';
import { defineWidget } from '../../widget/register.js';
import { isSoundOn } from '../../widget/sound.js';
import { violations } from '../support/axe.js';
import {
  afterThisTest,
  inside,
  maybeInside,
  painted,
  press,
  said,
  settled,
  textOf,
  type,
  until,
} from '../support/fixture.js';
import { choose, moreItems, openMore } from '../support/panel-more.js';
import { ScriptedConversation } from '../support/scripted-conversation.js';
import { forgetVisits, showWidget } from '../support/shown-widget.js';
import { ana, customerHeader, entry, me, message } from '../support/views.js';

defineWidget();

const may = ['post-to-everyone', 'end', 'forget', 'read-history'] as const;
const talk = (): ScriptedConversation =>
  new ScriptedConversation({
    header: customerHeader({ you: { name: 'Carla', may } }),
    entries: [message(1, me, 'Hello'), message(2, ana, 'Good morning')],
  });

const show = async (client: ScriptedConversation): Promise<ParleyWidget> => {
  const widget = await showWidget(client);
  await widget.open();
  await widget.send('Hello');
  await settled(widget);
  return widget;
};

const menu = ['parley-panel', 'parley-panel-more', 'parley-panel-menu', '.menu'] as const;
const more = (selector: string) => ['parley-panel', 'parley-panel-more', selector] as const;
const status = (widget: ParleyWidget): string => textOf(maybeInside(widget, ...more('.status span')));

describe('the menu of the panel', () => {
  beforeEach(forgetVisits);

  it('[G16][X02] is a menu: arrow keys walk it, Escape closes it and gives the focus back', async () => {
    const widget = await show(talk());
    await openMore(widget);
    expect(inside(widget, ...menu).getAttribute('role')).to.equal('menu');
    const reference = referenceOf(widget.conversationId as ConversationId);
    expect(moreItems(widget)).to.deep.equal([
      'Sound for new messages',
      'Save transcript',
      `Copy reference ${reference}`,
      'End conversation',
      'Delete this conversation',
    ]);
    const active = (): string =>
      textOf(inside(widget, ...menu.slice(0, 3)).shadowRoot?.activeElement ?? null);
    expect(active()).to.equal('Sound for new messages');
    press(inside(widget, ...menu), 'ArrowDown');
    expect(active()).to.equal('Save transcript');
    expect(await violations(widget)).to.deep.equal([]);
    inside<HTMLElement>(widget, ...menu).hidePopover();
    const button = inside(widget, 'parley-panel', '.more');
    await until(() => inside(widget, 'parley-panel').shadowRoot?.activeElement === button);
    expect(widget.opened).to.equal(true);
  });

  it('[G16] stays within the panel, at either side of the window', async () => {
    for (const dir of ['ltr', 'rtl']) {
      document.documentElement.dir = dir;
      const widget = await show(talk());
      await openMore(widget);
      const box = inside(widget, ...menu).getBoundingClientRect();
      const panel = inside(widget, 'parley-panel').getBoundingClientRect();
      expect(panel.width, 'it does not fill the window').to.be.below(innerWidth - 16);
      expect(box.left, dir).to.be.at.least(panel.left);
      expect(box.right, dir).to.be.at.most(panel.right);
      widget.remove();
    }
  });

  it('[G41] opens nothing, and fails at nothing, where the page took the chat away meanwhile', async () => {
    const widget = await show(talk());
    await openMore(widget);
    const element = inside<ParleyPanelMore>(widget, 'parley-panel', 'parley-panel-more');
    const button = inside(widget, 'parley-panel', '.more');
    inside<HTMLElement>(widget, ...menu).hidePopover();
    const opening = element.openAt(button);
    widget.remove();
    await opening;
    expect(inside(widget, ...menu).matches(':popover-open')).to.equal(false);
  });

  it('lists before a conversation only what there is', async () => {
    const widget = await showWidget();
    await widget.open();
    await settled(widget);
    await openMore(widget);
    expect(moreItems(widget)).to.deep.equal(['Sound for new messages']);
  });

  it('[G16] turns the sound on and off, and keeps it; it is off by default', async () => {
    const widget = await show(talk());
    expect(isSoundOn()).to.equal(false);
    await choose(widget, 'Sound');
    expect(isSoundOn()).to.equal(true);
    await openMore(widget);
    const item = inside(widget, ...menu.slice(0, 3), '.item');
    expect(item.getAttribute('role')).to.equal('menuitemcheckbox');
    expect(item.getAttribute('aria-checked')).to.equal('true');
    item.click();
    expect(isSoundOn()).to.equal(false);
    expect(localStorage.getItem('parley:sound')).to.equal(null);
  });

  it('[G50] shows the reference for support, also where nothing may be copied', async () => {
    const widget = await show(talk());
    const { writeText } = navigator.clipboard;
    navigator.clipboard.writeText = () => Promise.reject(new Error('not allowed'));
    afterThisTest(() => {
      navigator.clipboard.writeText = writeText;
    });
    await choose(widget, 'Copy reference');
    await until(() => status(widget) !== '');
    expect(status(widget)).to.equal(`Reference: ${referenceOf(widget.conversationId as ConversationId)}`);
    expect(await violations(widget)).to.deep.equal([]);
    press(inside(widget, ...more('.status')), 'Escape');
    await settled(widget);
    expect(status(widget)).to.equal('');
    expect(widget.opened).to.equal(true);
  });

  it('[G21] says what is deleted, asks the room, and leaves nothing of it in the browser', async () => {
    const client = talk();
    const widget = await show(client);
    const conversation = widget.conversationId ?? '';
    type(
      inside<HTMLTextAreaElement>(widget, 'parley-panel', 'parley-composer', 'textarea'),
      'Half a sentence',
    );
    await choose(widget, 'Delete this conversation');
    const about = textOf(inside(widget, ...more('.about')));
    for (const named of ['wrote', 'files', 'yourself', 'browser', 'stays known'])
      expect(about).to.include(named);
    expect(await violations(widget)).to.deep.equal([]);
    expect(client.count('ask')).to.equal(0);
    inside<HTMLButtonElement>(widget, ...more('.danger')).click();
    await until(() => widget.conversationId === null);
    expect(client.calls).to.deep.include(['ask', { type: 'forget' }]);
    await until(() => status(widget) === 'The conversation was deleted.');
    const kept = [...Object.entries(localStorage), ...Object.entries(sessionStorage)].flat().join(' ');
    expect(kept).not.to.include(conversation);
    expect(kept).not.to.include('Half a sentence');
    const field = inside<HTMLTextAreaElement>(widget, 'parley-panel', 'parley-composer', 'textarea');
    expect(field.value).to.equal('');
  });

  it('[G21] keeps everything when the room did not delete it, and says why', async () => {
    const client = talk();
    const widget = await show(client);
    client.answer = {
      kind: 'refused',
      refusal: { type: 'refused', code: 'rate-limited', sentence: 'Wait a moment.' },
    };
    await choose(widget, 'Delete this conversation');
    inside<HTMLButtonElement>(widget, ...more('.danger')).click();
    await until(() => status(widget).startsWith('It could'));
    expect(status(widget)).to.equal(
      'It could not be deleted: That was a lot at once. Wait a moment, then try again.',
    );
    expect(widget.conversationId).not.to.equal(null);
  });

  const isLive = { connection: { kind: 'live', isComplete: true } } as const;
  const isOffline = { connection: { kind: 'offline' } } as const;
  const has = (...allowed: readonly string[]) => ({
    header: customerHeader({ you: { name: 'Carla', may: may.filter((each) => allowed.includes(each)) } }),
  });
  const noConnection = 'there was no connection.';
  const lostOnTheWay = 'The connection was lost. Once it is back, you will read here what came of it.';

  /** Asks to end or to delete it, and holds the answer until the test gives it. */
  const asking = async (client: ScriptedConversation, widget: ParleyWidget, label: string) => {
    let give: (answer: Answer) => void = () => {};
    const held = new Promise<Answer>((resolve) => {
      give = resolve;
    });
    client.end = () => held;
    client.ask = () => held;
    await choose(widget, label);
    inside<HTMLButtonElement>(widget, ...more('.danger')).click();
    await settled(widget);
    return give;
  };

  it('[G19][X09] says that it is being ended until it is, and then nothing more', async () => {
    const client = talk();
    const widget = await show(client);
    const answer = await asking(client, widget, 'End conversation');
    expect(status(widget)).to.equal('Ending…');
    await until(() => said().includes('Ending…'));
    // Whoever uses the keyboard is where that is said.
    const focused = inside(widget, 'parley-panel', 'parley-panel-more').shadowRoot?.activeElement;
    expect(focused).to.equal(inside(widget, ...more('.status button')));
    expect(await violations(widget)).to.deep.equal([]);
    answer({ kind: 'accepted' });
    await until(() => status(widget) === '');
    const panel = inside(widget, 'parley-panel');
    await until(() => panel.shadowRoot?.activeElement?.localName === 'parley-composer');
  });

  it('[G19] keeps saying it whatever is done meanwhile, and asks for nothing final twice', async () => {
    const client = talk();
    const widget = await show(client);
    const answer = await asking(client, widget, 'End conversation');
    await openMore(widget);
    expect(moreItems(widget).join()).not.to.match(/End conversation|Delete/);
    expect(status(widget)).to.equal('Ending…');
    inside<HTMLElement>(widget, ...menu).hidePopover();
    const panel = inside(widget, 'parley-panel');
    await until(() => panel.shadowRoot?.activeElement === inside(widget, 'parley-panel', '.more'));
    answer({ kind: 'accepted' });
    await until(() => status(widget) === '');
    // The focus is where they went.
    expect(panel.shadowRoot?.activeElement).to.equal(inside(widget, 'parley-panel', '.more'));
  });

  it('[G19] keeps it going when the room did not end it, and says why', async () => {
    const client = talk();
    const widget = await show(client);
    const answer = await asking(client, widget, 'End conversation');
    const refusal = { type: 'refused', code: 'rate-limited', sentence: 'Wait a moment.' } as const;
    answer({ kind: 'refused', refusal });
    const sentence = 'It could not be ended: That was a lot at once. Wait a moment, then try again.';
    await until(() => status(widget) === sentence);
    await until(() => said().includes(sentence));
    await openMore(widget);
    expect(moreItems(widget)).to.include('End conversation');
    expect(status(widget)).to.equal('');
  });

  for (const [label, failed, action] of [
    ['End conversation', 'It could not be ended', 'end'],
    ['Delete this conversation', 'It could not be deleted', 'forget'],
  ] as const) {
    it(`[G19][G21] without a connection says at once that nothing came of it: ${label}`, async () => {
      const client = talk();
      const widget = await show(client);
      client.set(isOffline);
      (await asking(client, widget, label))({ kind: 'lost' });
      await until(() => status(widget) === `${failed}: ${noConnection}`);
      expect(said()).to.include(`${failed}: ${noConnection}`);
      expect(widget.conversationId).not.to.equal(null);
    });

    it(`[G19][G21] lost on the way it is open until the connection is back, and told then: ${label}`, async () => {
      const client = talk();
      const widget = await show(client);
      const answer = await asking(client, widget, label);
      client.set(isOffline);
      answer({ kind: 'lost' });
      await until(() => status(widget) === lostOnTheWay);
      expect(await violations(widget)).to.deep.equal([]);
      client.set(isLive);
      await until(() => status(widget) === `${failed}: ${noConnection}`);
      const again = await asking(client, widget, label);
      client.set(isOffline);
      again({ kind: 'lost' });
      await until(() => status(widget) === lostOnTheWay);
      client.set({ ...isLive, ...has(action === 'end' ? 'forget' : '') });
      await until(() => status(widget) === (action === 'end' ? '' : 'The conversation was deleted.'));
      expect(widget.conversationId === null).to.equal(action === 'forget');
    });
  }

  it('[G19] is not open for ever where the conversation cannot be opened any more', async () => {
    const client = talk();
    const widget = await show(client);
    const answer = await asking(client, widget, 'End conversation');
    client.set(isOffline);
    answer({ kind: 'lost' });
    await until(() => status(widget) === lostOnTheWay);
    client.set({ connection: { kind: 'ended', reason: 'unauthenticated' } });
    await until(() => status(widget).endsWith(noConnection));
    client.set(isLive);
    const again = await asking(client, widget, 'End conversation');
    client.set(isOffline);
    again({ kind: 'lost' });
    await until(() => status(widget) === lostOnTheWay);
    client.set({ connection: { kind: 'ended', reason: 'not-found' } });
    await until(() => status(widget) === '');
  });

  it('[G19] tells nothing of an end to whoever is in another conversation by then', async () => {
    const client = talk();
    const widget = await show(client);
    const answer = await asking(client, widget, 'End conversation');
    inside<ParleyPanelMore>(widget, 'parley-panel', 'parley-panel-more').client = talk();
    await until(() => status(widget) === '');
    answer({ kind: 'lost' });
    await painted();
    expect(status(widget)).to.equal('');
  });

  it('[G15] says when only a part of the transcript could be saved', async () => {
    const client = talk();
    const widget = await show(client);
    client.set({ hasOlder: true });
    savedFiles();
    await choose(widget, 'Save transcript');
    await until(() => status(widget) !== '');
    expect(status(widget)).to.include('Only a part');
  });

  /** What is saved, instead of being downloaded. */
  const savedFiles = (save: (file: Blob) => string = () => 'data:,'): readonly Blob[] => {
    const { createObjectURL } = URL;
    const files: Blob[] = [];
    URL.createObjectURL = (file) => {
      files.push(file as Blob);
      return save(file as Blob);
    };
    afterThisTest(() => {
      URL.createObjectURL = createObjectURL;
    });
    return files;
  };

  const failing = (): string => {
    throw new Error('no room');
  };

  it('[G15][G51] saves it in the words of the customer’s timeline, those of the site among them', async () => {
    afterThisTest(() => replaceStrings({}));
    const client = talk();
    const widget = await show(client);
    client.set({
      entries: [...client.snapshot.entries, entry(3, { kind: 'ended', by: 'customer', name: '' })],
    });
    const files = savedFiles();
    const save = async (locale: string, label: string): Promise<string> => {
      widget.locale = locale;
      await until(() => inside(widget, 'parley-panel').lang === locale);
      await settled(widget);
      await choose(widget, label);
      await until(() => status(widget) !== '');
      return (await files.at(-1)?.text()) ?? '';
    };
    const german = await save('de', 'Gesprächsverlauf speichern');
    const date = String.raw`\[2\. Juni 2025[^\]]*\]`;
    expect(german).to.match(
      new RegExp(
        `^${date} Sie: Hello\n${date} Ana: Good morning\n${date} \\* Sie haben das Gespräch beendet\n$`,
      ),
    );
    expect(status(widget)).to.equal('Der Gesprächsverlauf wurde gespeichert.');
    widget.strings = { 'event.ended-you': 'Fini', 'timeline.you': 'Moi' };
    await until(() => textOf(inside(widget, 'parley-panel', 'parley-timeline', '.event')).includes('Fini'));
    const french = await save('fr', 'Enregistrer');
    expect(french).to.match(/^\[2 juin 2025[^\]]*\] Moi: Hello\n.*Ana: Good morning\n.*\* Fini\n$/);
  });

  it('[G15] waits for a page that is on its way already, and asks for the next', async () => {
    const client = talk();
    const widget = await show(client);
    client.set({ hasOlder: true, isLoadingOlder: true });
    const files = savedFiles();
    await choose(widget, 'Save transcript');
    await until(() => client.count('loadOlder') > 0);
    expect(files).to.have.length(0);
    client.loadOlder = () => {
      client.set({ hasOlder: false, entries: [message(0, me, 'First'), ...client.snapshot.entries] });
      return Promise.resolve();
    };
    client.set({ isLoadingOlder: false, entries: [message(1, me, 'Second'), ...client.snapshot.entries] });
    await until(() => files.length > 0);
    expect(await files[0]?.text()).to.match(/First\n.*Second\n/);
    await until(() => status(widget) === 'The transcript was saved.');
  });

  it('[G15] says when it could not be saved, and saves it the next time', async () => {
    const widget = await show(talk());
    savedFiles(failing);
    await choose(widget, 'Save transcript');
    await until(() => status(widget) === 'It could not be saved. Try again once you are connected.');
    savedFiles();
    await choose(widget, 'Save transcript');
    await until(() => status(widget) === 'The transcript was saved.');
  });

  it('[G15] saves the conversation that it was asked for, whatever comes while that loads', async () => {
    const widget = await show(talk());
    const files = savedFiles();
    await openMore(widget);
    const saving = inside<ParleyPanelMore>(widget, 'parley-panel', 'parley-panel-more').save?.();
    inside<ParleyPanel>(widget, 'parley-panel').client = null;
    expect(await saving).to.equal(null);
    expect(await files[0]?.text()).to.include('Good morning');
  });

  it('[G15] says that nothing is saved while what saves it is not there', async () => {
    const widget = await show(talk());
    await openMore(widget);
    inside<ParleyPanelMore>(widget, 'parley-panel', 'parley-panel-more').save = undefined;
    await choose(widget, 'Save transcript');
    await until(() => status(widget) === 'It could not be saved. Try again once you are connected.');
  });

  it('[G15] after the end, too, what could not be saved can be saved again, and is no error of the page', async () => {
    const client = talk();
    const widget = await show(client);
    client.set({
      header: customerHeader({ phase: 'closed', handler: null, you: { name: 'Carla', may: [] } }),
    });
    await settled(widget);
    const errors: unknown[] = [];
    const hear = (event: PromiseRejectionEvent): void => {
      event.preventDefault();
      errors.push(event.reason);
    };
    addEventListener('unhandledrejection', hear);
    afterThisTest(() => removeEventListener('unhandledrejection', hear));
    const button = () => inside<HTMLButtonElement>(widget, 'parley-panel', '.footer > .quiet');
    const isBusy = () => button().getAttribute('aria-disabled') === 'true';
    const lost = 'It could not be saved. Try again once you are connected.';
    const notice = (): string => textOf(maybeInside(widget, 'parley-panel', '.footer .notice'));
    // Whoever scrolls asks for it as well.
    const waiting: (() => void)[] = [];
    client.loadOlder = () => new Promise((resolve) => waiting.push(resolve));
    const saveTwice = async (): Promise<void> => {
      client.set({ hasOlder: true });
      await settled(widget);
      button().click();
      await until(() => isBusy());
      button().click();
      await until(() => waiting.length > 0);
      client.set({ hasOlder: false });
      for (const come of waiting.splice(0)) come();
      await until(() => !isBusy());
    };
    const tried = savedFiles(failing);
    await saveTwice();
    expect(notice()).to.equal(lost);
    expect(said()).to.include(lost);
    const files = savedFiles();
    await saveTwice();
    expect(notice()).to.equal('');
    expect([tried.length, files.length]).to.deep.equal([1, 1]);
    client.set({ hasOlder: true });
    client.loadOlder = () => Promise.resolve();
    button().click();
    await until(() => notice() === 'Only a part was saved. Try again once you are connected.');
    inside<HTMLButtonElement>(widget, 'parley-panel', '.footer .primary').click();
    await until(() => maybeInside(widget, 'parley-panel', 'parley-composer') !== null);
    await widget.send('Another one');
    await until(() => maybeInside(widget, 'parley-panel', '.footer > .quiet') !== null);
    expect(notice()).to.equal('');
    await painted();
    expect(errors).to.deep.equal([]);
  });
});
