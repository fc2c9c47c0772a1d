// Files beside a text: how they are chosen, how far they come, what is said of them, and when the message goes.
import { expect } from 'chai';
import { html } from 'lit';
import { Attachments } from '../../components/conversation/attachments.js';
import { ComposerFiles } from '../../components/conversation/composer-files.js';
import { defineConversationElements } from '../../components/conversation/define.js';
import { filesMessages } from '../../components/conversation/files-messages.js';
import type { ParleyComposer, PostDetail } from '../../components/conversation/parley-composer.js';
import { deepestFocus } from '../../components/shared/deepest-focus.js';
import { Localize } from '../../components/shared/localize.js';
import type { FileId } from '../../core/domain/ids.js';
import type { FileLimits } from '../../core/domain/site.js';
import { violations } from '../support/axe.js';
import {
  fixture,
  heard,
  inside,
  maybeInside,
  press,
  said,
  settled,
  textOf,
  type,
} from '../support/fixture.js';
import { ScriptedConversation } from '../support/scripted-conversation.js';

defineConversationElements();

const taken: FileLimits = { types: ['image/png', 'application/pdf', 'text/*'], maxBytes: 1_000 };

interface Scene {
  readonly element: ParleyComposer;
  readonly client: ScriptedConversation;
  readonly attachments: Attachments;
  readonly posts: CustomEvent<PostDetail>[];
}

const show = async (limits: FileLimits = taken, begin?: () => boolean): Promise<Scene> => {
  const client = new ScriptedConversation();
  const attachments = new Attachments();
  if (!begin) attachments.send(client);
  const element = await fixture<ParleyComposer>(html`<parley-composer></parley-composer>`);
  const words = new Localize(element, filesMessages);
  element.extras = new ComposerFiles({
    words,
    attachments,
    limits: () => limits,
    ...(begin ? { begin } : {}),
  });
  await settled(element);
  return { element, client, attachments, posts: heard<PostDetail>('parley-post-request') };
};

const file = (name: string, sort = 'image/png', size = 12): File =>
  new File([new Uint8Array(size)], name, { type: sort });
const given = (...files: readonly File[]): DataTransfer => {
  const transfer = new DataTransfer();
  for (const each of files) transfer.items.add(each);
  return transfer;
};
const choose = async (element: ParleyComposer, ...files: readonly File[]): Promise<void> => {
  const input = inside<HTMLInputElement>(element, 'input[type=file]');
  input.files = given(...files).files;
  input.dispatchEvent(new Event('change'));
  await settled(element);
};
const paste = (element: ParleyComposer, clipboardData: DataTransfer): ClipboardEvent => {
  const event = new ClipboardEvent('paste', {
    clipboardData,
    bubbles: true,
    composed: true,
    cancelable: true,
  });
  field(element).dispatchEvent(event);
  return event;
};
const drag = (target: Element, kind: string, dataTransfer: DataTransfer): DragEvent => {
  const event = new DragEvent(kind, { dataTransfer, bubbles: true, composed: true, cancelable: true });
  target.dispatchEvent(event);
  return event;
};
const field = (element: ParleyComposer) => inside<HTMLTextAreaElement>(element, 'textarea');
const rows = (element: ParleyComposer): HTMLElement[] => [
  ...(element.shadowRoot?.querySelectorAll<HTMLElement>('.attachment') ?? []),
];
const send = (element: ParleyComposer) => inside(element, '.send');
const arrived = (name: string, at = 1) => ({
  id: `fl_${String(at).padStart(22, '0')}` as FileId,
  name,
  type: 'image/png',
  size: 12,
});
/** The upload that was begun `at`-th ends well. */
const arrive = async ({ element, client }: Scene, at = 0): Promise<void> => {
  const upload = client.uploads[at];
  upload?.settle({ kind: 'done', file: arrived(upload.file.name, at) });
  await new Promise((resolve) => setTimeout(resolve));
  await settled(element);
};

describe('[G13] files in a composer', () => {
  it('[G13] there is a button of 44 px with a name where something is taken, and none elsewhere', async () => {
    const { element } = await show();
    const button = inside(element, '.attach');
    const { width, height } = button.getBoundingClientRect();
    expect([width, height, button.getAttribute('aria-label')]).to.deep.equal([44, 44, 'Attach files']);
    expect(inside<HTMLInputElement>(element, 'input[type=file]').accept).to.equal(
      'image/png,application/pdf,text/*',
    );
    const { element: none } = await show(null);
    expect(maybeInside(none, '.attach')).to.equal(null);
  });

  it('[G13] chosen, pasted and dropped ones are asked for, listed by name and size, and uploaded', async () => {
    const { element, client } = await show();
    const asks = heard<{ files: readonly File[] }>('parley-files-request');
    await choose(element, file('one.png'));
    expect(paste(element, given(file('two.png'))).defaultPrevented).to.equal(true);
    expect(
      drag(field(element), 'dragover', given(file('three.pdf', 'application/pdf'))).defaultPrevented,
    ).to.equal(true);
    await settled(element);
    expect(textOf(inside(element, '.drop'))).to.equal('Drop to attach');
    drag(field(element), 'drop', given(file('three.pdf', 'application/pdf')));
    await settled(element);
    expect(maybeInside(element, '.drop')).to.equal(null);
    expect(asks.map(({ detail }) => detail.files.map(({ name }) => name))).to.deep.equal([
      ['one.png'],
      ['two.png'],
      ['three.pdf'],
    ]);
    expect(client.uploads.map((each) => each.file.name)).to.deep.equal(['one.png', 'two.png', 'three.pdf']);
    expect(rows(element).map((row) => textOf(row.querySelector('.line')))).to.deep.equal([
      'one.png 12 bytes',
      'two.png 12 bytes',
      'three.pdf 12 bytes',
    ]);
  });

  it('[G13] a text is pasted as a text, and what is dropped elsewhere is left alone', async () => {
    const { element, client } = await show();
    const both = given(file('word.png'));
    both.setData('text/plain', 'Hello');
    expect(paste(element, both).defaultPrevented).to.equal(false);
    expect(drag(document.body, 'dragover', given(file('x.png'))).defaultPrevented).to.equal(false);
    expect(drag(document.body, 'drop', given(file('x.png'))).defaultPrevented).to.equal(false);
    expect(client.uploads).to.have.length(0);
  });

  it('[G13] whoever cancels the ask takes none', async () => {
    const { element, client } = await show();
    element.addEventListener('parley-files-request', (event) => event.preventDefault());
    await choose(element, file('one.png'));
    expect([rows(element).length, client.uploads.length]).to.deep.equal([0, 0]);
  });

  it('[G13] progress is a bar with a name, told to nobody while it grows', async () => {
    const { element, client } = await show();
    await choose(element, file('one.png'));
    const before = said().length;
    client.uploads[0]?.watch.progress(0.42);
    client.uploads[0]?.watch.progress(0.43);
    await settled(element);
    const bar = inside<HTMLProgressElement>(element, 'progress');
    expect([bar.value, bar.max, bar.getAttribute('aria-label')]).to.deep.equal([
      43,
      100,
      'Upload of one.png',
    ]);
    expect(said().length).to.equal(before);
  });

  it('[G13] what is on its way is cancelled, what has come is removed, and the focus stays here', async () => {
    const scene = await show();
    const { element, client } = scene;
    await choose(element, file('one.png'), file('two.png'));
    await arrive(scene, 1);
    const [first, second] = rows(element).map((row) => row.querySelector<HTMLElement>('.remove'));
    expect(first?.getAttribute('aria-label')).to.equal('Cancel the upload of one.png');
    expect(second?.getAttribute('aria-label')).to.equal('Remove two.png');
    first?.focus();
    first?.click();
    await settled(element);
    expect(client.uploads[0]?.watch.signal.aborted).to.equal(true);
    expect(textOf(deepestFocus() as Element)).to.equal('');
    expect((deepestFocus() as Element).getAttribute('aria-label')).to.equal('Remove two.png');
    (deepestFocus() as HTMLElement).click();
    await settled(element);
    await settled(element);
    expect(rows(element)).to.have.length(0);
    expect(deepestFocus()).to.equal(field(element));
    // Of what was called off there is nothing to be removed.
    const removed = client.calls.filter(([name]) => name === 'removeUpload');
    expect(removed).to.deep.equal([['removeUpload', arrived('two.png', 1).id]]);
  });

  it('[G13] what got lost is tried again', async () => {
    const scene = await show();
    const { element, client } = scene;
    await choose(element, file('one.png'));
    client.uploads[0]?.settle({ kind: 'lost' });
    await new Promise((resolve) => setTimeout(resolve));
    await settled(element);
    expect(textOf(inside(element, '.failed .detail'))).to.equal('The upload was interrupted.');
    expect(said().at(-1)).to.equal('one.png: The upload was interrupted.');
    inside(element, '.retry').click();
    await settled(element);
    await arrive(scene, 1);
    expect(textOf(inside(element, '.detail'))).to.equal('Uploaded');
  });

  it('[G13] what is not taken is said in words, before anything is sent where that is known', async () => {
    const { element, client } = await show();
    await choose(
      element,
      file('big.png', 'image/png', 1_001),
      file('film.mp4', 'video/mp4'),
      file('no.png', 'image/png', 0),
    );
    expect(client.uploads).to.have.length(0);
    expect(rows(element).map((row) => textOf(row.querySelector('.detail')))).to.deep.equal([
      'It is too large. A file may have 1 kB at most.',
      'Files of this sort are not taken. These are: PNG, PDF, texts.',
      'This file is empty.',
    ]);
    expect(rows(element).every((row) => row.querySelector('.retry') === null)).to.equal(true);
    press(field(element), 'Enter');
    expect(said().at(-1)).to.equal('The message is not sent: look at its files.');
  });

  for (const [code, words] of [
    ['file-too-large', 'It is too large. A file may have 1 kB at most.'],
    ['file-type', 'Files of this sort are not taken. These are: PNG, PDF, texts.'],
    ['file-quota', 'You have sent as much as one person may in this conversation.'],
    ['file-later', 'You can send more files as soon as somebody has answered you.'],
    ['rate-limited', 'Too many files at once. Wait a moment.'],
    ['closed', 'This conversation has ended.'],
    ['not-found', 'This conversation has ended.'],
    ['internal', 'It was not taken.'],
  ] as const) {
    it(`[G13] a refused upload says why: ${code}`, async () => {
      const { element, client } = await show();
      await choose(element, file('one.png'));
      client.uploads[0]?.settle({ kind: 'refused', code });
      await new Promise((resolve) => setTimeout(resolve));
      await settled(element);
      expect(textOf(inside(element, '.failed .detail'))).to.equal(words);
    });
  }

  it('[G13] a message takes five', async () => {
    const { element, client } = await show();
    await choose(element, ...['1', '2', '3', '4', '5', '6'].map((name) => file(`${name}.png`)));
    expect([rows(element).length, client.uploads.length]).to.deep.equal([5, 5]);
    expect(said().at(-1)).to.equal('A message takes 5 files at most.');
  });

  it('[G13] goes with a text or alone, and is gone from the field then', async () => {
    const scene = await show();
    const { element, posts } = scene;
    expect(send(element).getAttribute('aria-disabled')).to.equal('true');
    await choose(element, file('one.png'));
    await arrive(scene);
    expect(send(element).getAttribute('aria-disabled')).to.equal('false');
    press(field(element), 'Enter');
    await settled(element);
    expect(rows(element)).to.have.length(0);
    type(field(element), 'Look');
    await choose(element, file('two.png'));
    await arrive(scene, 1);
    send(element).click();
    expect(posts.map(({ detail }) => detail)).to.deep.equal([
      { audience: 'everyone', text: '', files: [arrived('one.png', 0)] },
      { audience: 'everyone', text: 'Look', files: [arrived('two.png', 1)] },
    ]);
  });

  it('[G13] sent while something is on its way, it waits, says so, and goes by itself', async () => {
    const scene = await show();
    const { element, posts } = scene;
    type(field(element), 'Look');
    await choose(element, file('one.png'), file('two.png'));
    press(field(element), 'Enter');
    await settled(element);
    expect(textOf(inside(element, '.holding span'))).to.equal(
      'Your message is sent as soon as the files are uploaded.',
    );
    expect([field(element).readOnly, field(element).value, posts.length]).to.deep.equal([true, 'Look', 0]);
    await arrive(scene, 0);
    expect(posts).to.have.length(0);
    await arrive(scene, 1);
    expect(posts.map(({ detail }) => detail.text)).to.deep.equal(['Look']);
    expect([field(element).readOnly, field(element).value]).to.deep.equal([false, '']);
  });

  it('[G13] waiting can be called off, and ends where a file does not come: the text stays', async () => {
    const scene = await show();
    const { element, client, posts } = scene;
    type(field(element), 'Look');
    await choose(element, file('one.png'), file('two.png'));
    press(field(element), 'Enter');
    await settled(element);
    inside(element, '.holding button').click();
    await arrive(scene, 0);
    press(field(element), 'Enter');
    await settled(element);
    client.uploads[1]?.settle({ kind: 'lost' });
    await new Promise((resolve) => setTimeout(resolve));
    await settled(element);
    expect(posts).to.have.length(0);
    expect([field(element).value, field(element).readOnly, rows(element).length]).to.deep.equal([
      'Look',
      false,
      2,
    ]);
    expect(said().at(-1)).to.equal('The message is not sent: look at its files.');
  });

  it('[G13] where nobody is there yet, sending begins, and what was chosen goes up then', async () => {
    const begun: string[] = [];
    const scene = await show(taken, () => begun.push('begin') > 0);
    const { element, client, attachments, posts } = scene;
    await choose(element, file('one.png'));
    expect(textOf(inside(element, '.detail'))).to.equal('Sent with your message');
    press(field(element), 'Enter');
    expect([begun.length, client.uploads.length]).to.deep.equal([1, 0]);
    attachments.send(client);
    await arrive(scene);
    expect(posts.map(({ detail }) => detail.files?.length)).to.deep.equal([1]);
  });

  it('[G13] sending does not begin while something else is to be done first', async () => {
    const { element } = await show(taken, () => false);
    await choose(element, file('one.png'));
    press(field(element), 'Enter');
    await settled(element);
    expect([maybeInside(element, '.holding'), rows(element).length]).to.deep.equal([null, 1]);
  });

  it('[G13] keeps text and files when whoever is asked to post objects', async () => {
    const scene = await show();
    const { element } = scene;
    document.addEventListener('parley-post-request', (event) => event.preventDefault(), { once: true });
    type(field(element), 'Look');
    await choose(element, file('one.png'));
    await arrive(scene);
    press(field(element), 'Enter');
    await settled(element);
    expect([field(element).value, rows(element).length]).to.deep.equal(['Look', 1]);
  });

  it('[G13] the button opens the choice of files, also by key', async () => {
    const { element } = await show();
    let opened = 0;
    inside<HTMLInputElement>(element, 'input[type=file]').addEventListener('click', (event) => {
      opened += 1;
      event.preventDefault();
    });
    const button = inside(element, '.attach');
    button.focus();
    expect(deepestFocus()).to.equal(button);
    // What a browser makes of Enter and Space on a button.
    button.click();
    expect(opened).to.equal(1);
  });

  for (const direction of ['ltr', 'rtl']) {
    it(`[G13] nobody is shut out, and nothing sticks out at 320 px: ${direction}`, async () => {
      document.documentElement.dir = direction;
      const scene = await show();
      const { element, client } = scene;
      element.style.setProperty('inline-size', '288px');
      element.style.setProperty('display', 'block');
      await choose(
        element,
        file(`${'a-very-long-name-'.repeat(8)}.png`),
        file('film.mp4', 'video/mp4'),
        file('done.png'),
        file('lost.png'),
      );
      await arrive(scene, 1);
      client.uploads[2]?.settle({ kind: 'lost' });
      press(field(element), 'Enter');
      await settled(element);
      expect(await violations(element)).to.deep.equal([]);
      expect(inside(element, '.base').scrollWidth).to.be.at.most(288);
      for (const row of rows(element)) expect(row.scrollWidth).to.be.at.most(row.clientWidth + 1);
    });
  }
});
