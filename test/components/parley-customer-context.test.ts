// The panel about a customer: whether they are who they say, where they are, what the site says, and what was before.
import { expect } from 'chai';
import { html } from 'lit';
import { languageName } from '../../components/context/context-facts.js';
import { defineContextElements } from '../../components/context/define.js';
import type { ParleyCustomerContext } from '../../components/context/parley-customer-context.js';
import type { RecordDetail } from '../../components/record/record-events.js';
import { deepestFocus } from '../../components/shared/deepest-focus.js';
import type { WorkRequestDetail } from '../../components/work/work-question.js';
import type { StaffHeader } from '../../core/domain/header.js';
import type { ConversationId } from '../../core/domain/ids.js';
import { violations } from '../support/axe.js';
import { active, anna, SALES, sam } from '../support/builders.js';
import { closedRow, visitor } from '../support/closed.js';
import { fixture, heard, inside, maybeInside, painted, settled, textOf } from '../support/fixture.js';
import { ScriptedArchive } from '../support/scripted-archive.js';

defineContextElements();

const staffHeader = (who = anna, more: Partial<StaffHeader> = {}): StaffHeader => {
  const talk = active().do(anna, { type: 'tag', add: ['vip', 'refund'], remove: [] });
  if (who !== anna) talk.monitor(who);
  const header = talk.header(who);
  if (header.kind !== 'staff') throw new Error('This is a header for staff.');
  return { ...header, context: visitor(), ...more };
};
const quiet = async (element: Element): Promise<void> => {
  await settled(element);
  await painted();
  await settled(element);
};
const open = async (
  more: Partial<ParleyCustomerContext> = {},
  scheme = 'light',
): Promise<ParleyCustomerContext> => {
  const element = await fixture<ParleyCustomerContext>(
    html`<parley-customer-context color-scheme=${scheme} .header=${staffHeader()}><p>Panel of the page</p></parley-customer-context>`,
  );
  Object.assign(element, more);
  await quiet(element);
  return element;
};
const section = (element: Element, name: string): HTMLElement => inside(element, `[data-section="${name}"]`);
const facts = (element: Element, name: string): string[] =>
  [...section(element, name).querySelectorAll('.fact')].map((each) =>
    [...each.children].map(textOf).join(' '),
  );
const toggle = async (element: ParleyCustomerContext, name: string): Promise<void> => {
  section(element, name).querySelector('button')?.click();
  await quiet(element);
};
const archiveOf = (...rows: readonly ReturnType<typeof closedRow>[]): ScriptedArchive => {
  const archive = new ScriptedArchive();
  archive.past = { rows, before: null };
  return archive;
};
const named = (name: string, verified: boolean): Partial<StaffHeader> => ({
  customer: { name, verified, present: true },
});

const filledIn = (...fields: readonly NonNullable<StaffHeader['form']>[number][]): Partial<StaffHeader> => ({
  form: fields,
});

describe('what they filled in', () => {
  it('[G07][G35][FO3] stands first, each by what was asked, and says that nobody has checked it', async () => {
    const form = filledIn(
      { name: 'name', label: 'Your name', kind: 'text', value: '<b>Kim</b>' },
      { name: 'email', label: 'E-mail', kind: 'email', value: 'kim@day.example' },
      { name: 'terms', label: 'Terms', kind: 'check', value: 'true' },
      { name: 'news', label: 'News', kind: 'check', value: 'false' },
    );
    const element = await open({ header: staffHeader(anna, form) });
    expect(facts(element, 'filled')).to.deep.equal([
      'Your name <b>Kim</b>',
      'E-mail kim@day.example',
      'Terms Yes',
      'News No',
    ]);
    const claim = inside(element, '[data-section="filled"] .claim');
    expect([textOf(claim), claim.title]).to.deep.equal([
      'Not verified',
      'They filled it in. Nobody has checked it.',
    ]);
    expect(section(element, 'filled').querySelector('dd b')).to.equal(null);
    expect(await violations(element)).to.deep.equal([]);
  });

  it('[G07][FO3] is marked also where their page says nothing, and is not there where nothing was', async () => {
    const one = { name: 'topic', label: 'Topic', kind: 'text', value: 'Order' } as const;
    const element = await open({ header: staffHeader(anna, { ...filledIn(one), context: null }) });
    expect(textOf(inside(element, '[data-section="filled"] .claim'))).to.equal('Not verified');
    for (const form of [null, []]) {
      const none = await open({ header: staffHeader(anna, { form }) });
      expect(maybeInside(none, '[data-section="filled"]')).to.equal(null);
    }
  });
});

describe('who a customer is', () => {
  it('[G06] a name that nobody has checked is shown as unverified, in words', async () => {
    const element = await open({ header: staffHeader(anna, named('Kim', false)) });
    const identity = inside(element, '.identity');
    expect(textOf(identity.querySelector('h2'))).to.equal('Kim');
    expect(textOf(identity.querySelector('.trust'))).to.equal(
      'Not verified The name is what they or their page say. Nobody has checked it.',
    );
    expect(identity.querySelector('.trust')?.classList.contains('verified')).to.equal(false);
    element.header = staffHeader(anna, named('Kim', true));
    await quiet(element);
    expect(textOf(identity.querySelector('.trust'))).to.equal(
      'Verified Signed in on your site, which vouches for who they are.',
    );
  });

  it('[G06] what their page says of them is a claim also when their name is not', async () => {
    const element = await open({ header: staffHeader(anna, named('Kim', true)) });
    for (const name of ['visit', 'device', 'fields'])
      expect(textOf(section(element, name).querySelector('.claim')), name).to.equal('Not verified');
    for (const name of ['category', 'consent'])
      expect(section(element, name).querySelector('.claim') === null, name).to.equal(true);
  });

  it('[G06] somebody without a name is told from others', async () => {
    const element = await open({ header: staffHeader(anna, named('', false)) });
    expect(textOf(inside(element, 'h2'))).to.match(/^Visitor [A-Z0-9]{4}$/);
  });
});

describe('what is known of their visit', () => {
  it('[G35] page, referrer, language, device, channel and the fields of the site', async () => {
    const element = await open();
    expect(facts(element, 'visit')).to.deep.equal([
      'Page Your cart shop.example/cart?item=17 (opens in a new tab)',
      'Came from search.example (opens in a new tab)',
    ]);
    expect(facts(element, 'device')).to.deep.equal([
      'Device Phone',
      'Language Brazilian Portuguese pt-BR',
      'Channel Website',
    ]);
    expect(facts(element, 'fields')).to.deep.equal(['Plan Gold', 'Customer number 4711']);
    expect(textOf(section(element, 'visit'))).to.contain('As of');
  });

  it('[G35] changes with what the page says, and says nothing where it says nothing', async () => {
    const element = await open();
    const page = { url: 'http://shop.example/', title: ' ' };
    element.header = staffHeader(anna, {
      context: visitor({ page, referrer: null, fields: {}, language: null, device: null }),
    });
    await quiet(element);
    expect(facts(element, 'visit')).to.deep.equal([
      'Page Page without a title shop.example (opens in a new tab)',
    ]);
    expect(maybeInside(element, '[data-section="fields"]')).to.equal(null);
    element.header = staffHeader(anna, { context: null });
    await quiet(element);
    expect(textOf(section(element, 'visit').querySelector('.content'))).to.equal(
      'Their page says nothing of itself.',
    );
    expect(facts(element, 'device')).to.deep.equal(['Channel Website']);
    expect(maybeInside(element, '.claim')).to.equal(null);
  });

  it('[G35] leads to the web alone, without telling from where', async () => {
    const element = await open();
    const links = [...section(element, 'visit').querySelectorAll('a')];
    expect(links.map(({ href, target, rel }) => [href, target, rel])).to.deep.equal([
      ['https://shop.example/cart?item=17', '_blank', 'noopener noreferrer'],
      ['https://search.example/', '_blank', 'noopener noreferrer'],
    ]);
    const url = 'https://kim:secret@shop.example/';
    element.header = staffHeader(anna, { context: visitor({ page: { url, title: 'x' }, referrer: null }) });
    await quiet(element);
    const [link] = section(element, 'visit').querySelectorAll('a');
    expect(link?.href, 'signs nobody in').to.equal('https://shop.example/');
    expect(link?.innerHTML).not.to.contain('secret');
    const wrong = [
      'javascript:alert(1)',
      'data:text/html,x',
      'ftp://a.example/',
      'nonsense',
      '//a.example',
      '',
    ];
    for (const url of wrong) {
      element.header = staffHeader(anna, { context: visitor({ page: { url, title: 'x' }, referrer: url }) });
      await quiet(element);
      expect(section(element, 'visit').querySelector('a') === null, url).to.equal(true);
      expect(textOf(section(element, 'visit')), url).to.contain(url);
    }
  });

  it('[G35] shows an address as the browser would go there', async () => {
    const element = await open({
      header: staffHeader(anna, {
        context: visitor({ page: { url: 'https://shop.example/\u202emoc.knab', title: 'x' } }),
      }),
    });
    const shown = textOf(section(element, 'visit').querySelector('.fact .address'));
    expect(shown).to.contain('shop.example/%E2%80%AEmoc.knab');
  });

  it('[G35] a language that is none is shown as it is', () => {
    expect(languageName('de', 'en')).to.equal('German');
    expect(languageName('de', 'fr')).to.equal('allemand');
    for (const tag of ['!!', '', '⟦x⟧']) expect(languageName(tag, 'en')).to.equal(tag);
  });
});

describe('the panel beside a conversation', () => {
  it('[B10] is the same for whoever monitors as for the agent, but for what can be changed', async () => {
    const archive = archiveOf(closedRow(1));
    const agent = await open({ archive });
    const monitor = await open({ archive, header: staffHeader(sam), readonly: true });
    await toggle(agent, 'past');
    await toggle(monitor, 'past');
    const panel = (element: Element): string[] =>
      [...(element.shadowRoot?.querySelectorAll('.identity, .section') ?? [])].map((each) =>
        textOf(each).replace('Change tags…', '').trim(),
      );
    expect(panel(agent)).to.have.length(7);
    expect(panel(monitor)).to.deep.equal(panel(agent));
    expect(maybeInside(agent, '.edit') !== null).to.equal(true);
    for (const each of [agent, monitor])
      expect(inside<HTMLSlotElement>(each, 'slot').assignedElements().map(textOf)).to.deep.equal([
        'Panel of the page',
      ]);
  });

  it('[D19] shows record and category while one monitors, and changes nothing', async () => {
    const asked = heard('parley-work-request');
    // Also where the room would allow it.
    const header = staffHeader(sam, { you: staffHeader(anna).you, disposition: 'follow-up' });
    const element = await open({ header, readonly: true });
    expect([...section(element, 'category').querySelectorAll('.chip')].map(textOf)).to.deep.equal([
      'vip',
      'refund',
    ]);
    expect(facts(element, 'category')).to.deep.equal(['How it ended Needs follow-up']);
    const fields = 'input, textarea, select, [contenteditable], form';
    expect(maybeInside(element, fields)).to.equal(null);
    for (const button of element.shadowRoot?.querySelectorAll('button') ?? []) button.click();
    await quiet(element);
    expect(maybeInside(element, '.edit')).to.equal(null);
    expect(asked).to.deep.equal([]);
  });

  it('[D19] an edit is asked for, and only where the room allows it', async () => {
    const asked = heard<WorkRequestDetail>('parley-work-request');
    const element = await open();
    inside(element, '.edit').click();
    expect(asked.map(({ detail }) => detail)).to.deep.equal([{ command: 'tag' }]);
    const { you } = staffHeader();
    element.header = staffHeader(anna, {
      you: { ...you, may: you.may.filter((each) => each !== 'tag') },
      tags: [],
    });
    await quiet(element);
    expect(maybeInside(element, '.edit')).to.equal(null);
    expect(textOf(section(element, 'category').querySelector('.content'))).to.equal('No tags');
  });

  it('[D13] every part of it is reached and opened by keyboard, and says whether it is open', async () => {
    const element = await open({ archive: archiveOf(closedRow(1)) });
    const toggles = [...(element.shadowRoot?.querySelectorAll<HTMLElement>('.toggle') ?? [])];
    expect(toggles.map((each) => textOf(each.querySelector('.title')))).to.deep.equal([
      'Where they are',
      'Device and language',
      'From your site',
      'Category',
      'Consent',
      'Earlier conversations',
    ]);
    for (const each of toggles) {
      expect(each.localName).to.equal('button');
      expect(each.parentElement?.localName).to.equal('h3');
      each.focus();
      expect(deepestFocus()).to.equal(each);
      const content = inside(element, `#${each.getAttribute('aria-controls')}`);
      const isOpen = each.getAttribute('aria-expanded') === 'true';
      expect(content.hidden).to.equal(!isOpen);
      each.click();
      await quiet(element);
      expect(each.getAttribute('aria-expanded')).to.equal(String(!isOpen));
      expect(content.hidden).to.equal(isOpen);
      expect(deepestFocus()).to.equal(each);
    }
    expect(inside(element, 'aside').getAttribute('aria-label')).to.equal('About Carla');
  });

  it('[G35] says what the customer agreed to, and that no conversation is open', async () => {
    const consent = { version: '2', agreed: true, at: 0 };
    const element = await open({ header: staffHeader(anna, { consent }) });
    const said = (): string => textOf(section(element, 'consent').querySelector('.content'));
    expect(said()).to.contain('Agreed to version 2');
    element.header = staffHeader(anna, { consent: { ...consent, agreed: false } });
    await quiet(element);
    expect(said()).to.contain('Did not agree to version 2');
    element.header = staffHeader();
    await quiet(element);
    expect(said()).to.equal('Not asked, or not answered');
    element.header = null;
    await quiet(element);
    expect(textOf(inside(element, '.base'))).to.contain('No conversation is open');
    expect(inside(element, 'slot').hidden).to.equal(true);
  });
});

describe('earlier conversations', () => {
  const asked = (archive: ScriptedArchive): unknown[] => archive.asked.filter(([name]) => name === 'history');
  const past = (element: Element): string => textOf(section(element, 'past').querySelector('.content'));

  it('[G34] are asked for when they are opened, once, and lead to their records', async () => {
    const opened = heard<RecordDetail>('parley-record-request');
    const row = closedRow(7);
    const archive = archiveOf(row);
    const element = await open({ archive });
    const { conversation } = staffHeader();
    expect(asked(archive)).to.deep.equal([]);
    await toggle(element, 'past');
    expect(asked(archive)).to.deep.equal([['history', SALES, conversation]]);
    expect(past(element)).to.contain('Resolved Anna, Bert · lasted 12 min');
    inside(element, '.past').click();
    expect(opened.map(({ detail }) => detail)).to.deep.equal([
      { conversation: row.conversation, workgroup: SALES, row },
    ]);
    // Every word of the room makes another header.
    element.header = staffHeader();
    await quiet(element);
    await toggle(element, 'past');
    await toggle(element, 'past');
    expect(asked(archive)).to.have.length(1);
  });

  it('[G34] are those of the conversation that is open, and never of the one before', async () => {
    const archive = archiveOf(closedRow(7));
    const element = await open({ archive });
    await toggle(element, 'past');
    const other = 'cv_9999999999999999999999' as ConversationId;
    archive.past = { rows: [], before: null };
    element.header = staffHeader(anna, { conversation: other });
    await element.updateComplete;
    expect(past(element)).to.equal('Looking for earlier conversations…');
    await quiet(element);
    expect(asked(archive).at(-1)).to.deep.equal(['history', SALES, other]);
    expect(past(element)).to.equal('None that you may see.');
  });

  it('[G34] that do not come are said not to, and asked for again', async () => {
    const archive = archiveOf(closedRow(7));
    archive.isLost = true;
    const element = await open({ archive });
    await toggle(element, 'past');
    expect(past(element)).to.contain('No answer from the server');
    archive.isLost = false;
    inside(element, '.retry').click();
    await quiet(element);
    expect(past(element)).to.contain('lasted 12 min');
    element.archive = null;
    await quiet(element);
    expect(maybeInside(element, '[data-section="past"]')).to.equal(null);
  });
});

describe('everybody can read it', () => {
  for (const scheme of ['light', 'dark']) {
    for (const verified of [true, false]) {
      it(`[A11Y] in ${scheme}, ${verified ? 'verified' : 'unverified'}`, async () => {
        const archive = archiveOf(closedRow(1), closedRow(2));
        const element = await open({ archive, header: staffHeader(anna, named('Kim', verified)) }, scheme);
        await toggle(element, 'past');
        expect(await violations(element)).to.deep.equal([]);
      });
    }
  }

  it('[A11Y] where there is little room', async () => {
    const element = await open({ archive: archiveOf(closedRow(1)) });
    element.style.inlineSize = '220px';
    await toggle(element, 'past');
    expect(inside(element, '.base').scrollWidth).to.be.at.most(220);
  });
});
