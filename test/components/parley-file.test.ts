// A file of a message: a button that opens it, a picture where it is one, and words where neither is to be had.
import { expect } from 'chai';
import { html } from 'lit';
import { defineConversationElements } from '../../components/conversation/define.js';
import { defineFile } from '../../components/conversation/define-file.js';
import type { FileDetail } from '../../components/conversation/message-files.js';
import { openFile } from '../../components/conversation/open-file.js';
import type { ParleyFile } from '../../components/conversation/parley-file.js';
import type { FileId } from '../../core/domain/ids.js';
import { violations } from '../support/axe.js';
import {
  afterThisTest,
  fixture,
  inside,
  maybeInside,
  painted,
  said,
  settled,
  textOf,
  until,
} from '../support/fixture.js';
import { ScriptedConversation } from '../support/scripted-conversation.js';
import { ana, message, sending } from '../support/views.js';

defineConversationElements();
defineFile();

const id = 'fl_0000000000000000000001' as FileId;
const photo = { id, name: 'photo.png', type: 'image/png', size: 12_345 };
const paper = { id, name: 'paper.pdf', type: 'application/pdf', size: 900 };
/** A picture that is there, at an address as a server gives it. */
const there = new URL('/docs/images/stage-dark.png', location.href).href;

const show = (file: object, answer: string | null | 'nobody'): Promise<ParleyFile> => {
  const hear = ({ detail }: CustomEvent<FileDetail>): void => {
    asked.push(detail.use);
    if (answer !== 'nobody') detail.answer(Promise.resolve(answer));
  };
  asked.length = 0;
  document.body.addEventListener('parley-file-request', hear);
  afterThisTest(() => document.body.removeEventListener('parley-file-request', hear));
  return fixture<ParleyFile>(html`<parley-file .file=${file}></parley-file>`);
};
const asked: string[] = [];
const button = (element: ParleyFile) => inside(element, 'button');

describe('[G13] a file of a message', () => {
  it('[G13] is a button with a name and a size, of 44 px at least, and asks when it is pressed', async () => {
    const element = await show(paper, 'https://chat.example/parties/x');
    expect(textOf(button(element))).to.equal('paper.pdf 900 bytes');
    expect(button(element).getAttribute('aria-label')).to.equal('Open paper.pdf, 900 bytes');
    expect(button(element).getBoundingClientRect().height).to.be.at.least(44);
    await painted();
    expect(asked).to.deep.equal([]);
    button(element).click();
    expect(asked).to.deep.equal(['open']);
  });

  for (const answer of [null, 'nobody', 'javascript:alert(1)'] as const) {
    it(`[G13] says so where there is no way to open it: ${answer}`, async () => {
      const element = await show(paper, answer);
      button(element).click();
      await until(() => maybeInside(element, '.problem') !== null);
      expect(textOf(inside(element, '.problem'))).to.equal('paper.pdf cannot be opened now.');
      expect(said()).to.deep.equal(['paper.pdf cannot be opened now.']);
    });
  }

  it('[G13] a picture has its room before it is there, and its name as words', async () => {
    const other = await show(photo, there);
    const { height } = other.getBoundingClientRect();
    expect(inside(other, '.preview').getBoundingClientRect().height).to.equal(160);
    await until(() => maybeInside(other, 'img') !== null);
    expect(inside<HTMLImageElement>(other, 'img').alt).to.equal('photo.png');
    expect(inside<HTMLImageElement>(other, 'img').referrerPolicy).to.equal('no-referrer');
    expect(other.getBoundingClientRect().height).to.equal(height);
    expect(asked).to.deep.equal(['show']);
  });

  it('[G13] what the page does not let be shown is a button', async () => {
    const element = await show(photo, there);
    await until(() => maybeInside(element, 'img') !== null);
    inside(element, 'img').dispatchEvent(new Event('error'));
    await settled(element);
    expect(maybeInside(element, '.preview')).to.equal(null);
    expect(textOf(button(element))).to.equal('photo.png 12.3 kB');
  });

  it('[G13] nothing is asked for what nobody scrolls to, for other sorts, and for what is on its way', async () => {
    await show(paper, there);
    const far = await fixture<ParleyFile>(
      html`<parley-file style="display: block; margin-block-start: 4000px" .file=${photo}></parley-file>`,
    );
    const drawing = { ...photo, name: 'drawing.svg', type: 'image/svg+xml' };
    await fixture(html`<parley-file .file=${drawing}></parley-file>`);
    await fixture(html`<parley-file .file=${photo} pending></parley-file>`);
    await painted();
    expect(asked).to.deep.equal([]);
    far.scrollIntoView();
    await until(() => asked.length > 0);
    expect(asked).to.deep.equal(['show']);
    scrollTo(0, 0);
  });

  it('[G13] the answer is an address of the server, asked of the room by whoever has the conversation', async () => {
    const client = new ScriptedConversation();
    const given: (string | null)[] = [];
    const ask = async (link: string): Promise<void> => {
      client.link = link;
      const answer = async (address: Promise<string | null>): Promise<void> => {
        given.push(await address);
      };
      await openFile(client, { file: id, use: 'show', answer: (link) => void answer(link) });
    };
    await ask('https://chat.example/parties/main/x');
    await ask('javascript:alert(1)');
    await painted();
    expect(given).to.deep.equal(['https://chat.example/parties/main/x', null]);
    expect(client.calls).to.deep.equal([
      ['linkTo', id],
      ['linkTo', id],
    ]);
  });

  for (const direction of ['ltr', 'rtl']) {
    it(`[G13] in a conversation nobody is shut out of them, and their names are spoken: ${direction}`, async () => {
      document.documentElement.dir = direction;
      const entry = message(1, ana, '');
      const files = [photo, { ...paper, name: `${'long-'.repeat(40)}.pdf` }];
      const given = { ...entry, body: { ...entry.body, files } } as typeof entry;
      const timeline = await fixture(
        html`<parley-timeline style="block-size: 500px; inline-size: 300px" .entries=${[]}></parley-timeline>`,
      );
      Object.assign(timeline, { entries: [given], pending: [{ ...sending('1', ''), files: [paper] }] });
      await settled(timeline);
      await settled(timeline);
      expect(said().at(-1)).to.contain('photo.png');
      expect(timeline.shadowRoot?.querySelectorAll('parley-file')).to.have.length(3);
      expect(await violations(timeline)).to.deep.equal([]);
      const scroller = inside(timeline, '.scroller');
      expect(scroller.scrollWidth).to.be.at.most(scroller.clientWidth);
    });
  }
});
