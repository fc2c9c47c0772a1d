// Stepping in and out of a conversation: for whom it is taken over, what was read, who is followed, how it ends.
import { expect } from 'chai';
import { html } from 'lit';
import { defineStaffConversationElements } from '../../components/conversation/define-staff.js';
import type { ParleyConversation } from '../../components/conversation/parley-conversation.js';
import { deepestFocus } from '../../components/shared/deepest-focus.js';
import { registerLocale } from '../../components/shared/sentences.js';
import type { PolicyOverrides } from '../../core/domain/policy.js';
import { violations } from '../support/axe.js';
import type { Talk } from '../support/builders.js';
import { anna, bert, carla, granted, sam, tess } from '../support/builders.js';
import {
  afterThisTest,
  fixture,
  heard,
  inside,
  maybeInside,
  painted,
  press,
  settled,
  textOf,
  type,
  until,
} from '../support/fixture.js';
import type { FloorConversation } from '../support/scripted-floor.js';
import { Floor } from '../support/scripted-floor.js';

defineStaffConversationElements();

const ready = async (element: Element): Promise<void> => {
  await settled(element);
  await painted();
  await settled(element);
};
const open = async (client: FloorConversation, more: Partial<ParleyConversation> = {}, scheme = 'light') => {
  const element = await fixture<ParleyConversation>(
    html`<parley-conversation .client=${client} color-scheme=${scheme}></parley-conversation>`,
  );
  Object.assign(element, more);
  element.style.setProperty('block-size', '560px');
  await ready(element);
  return element;
};
const active = (floor: Floor, policy: PolicyOverrides = {}): Talk =>
  floor.add({ policy }).say(carla, 'Hello?').accept(anna);
const bar = (element: Element): HTMLElement => inside(element, 'parley-supervision-bar');
const step = async (element: Element, name: string): Promise<HTMLElement> => {
  const button = inside(bar(element), `button.${name}`);
  button.focus();
  button.click();
  await ready(element);
  return button;
};
const dialog = <E extends HTMLElement = HTMLElement>(element: Element, selector: string): E =>
  inside<E>(element, 'parley-takeover-dialog', selector);
const people = {
  people: [{ id: bert.id, name: 'Bert', role: 'agent', detail: 'Available' }],
  workgroups: [],
} as const;

/** The seconds of the page, which pass when the test says so. */
const stopwatch = () => {
  const { setInterval: set, clearInterval: clear } = globalThis;
  const real = { set: set.bind(globalThis), clear: clear.bind(globalThis) };
  const running = new Map<number, () => void>();
  let drawn = -1;
  const fake = ((act: () => void, every: number) => {
    if (every !== 1_000) return real.set(act, every);
    drawn -= 1;
    running.set(drawn, act);
    return drawn;
  }) as unknown as typeof setInterval;
  globalThis.setInterval = fake;
  globalThis.clearInterval = ((id: number) => {
    if (!running.delete(id)) real.clear(id);
  }) as typeof clearInterval;
  afterThisTest(() => Object.assign(globalThis, { setInterval: set, clearInterval: clear }));
  return (seconds: number): void => {
    for (let n = 0; n < seconds; n += 1) for (const act of [...running.values()]) act();
  };
};

describe('taking over for somebody', () => {
  it('[A12] gives it to another agent, with a reason and without an introduction', async () => {
    const floor = new Floor();
    const talk = active(floor).monitor(sam);
    const element = await open(floor.client(talk, sam), { targets: people });
    await step(element, 'take-over');
    dialog(element, 'input[value="agent"]').click();
    await ready(element);
    expect(textOf(dialog(element, '#consequences'))).to.contain('The one you choose answers Carla');
    expect(dialog(element, '.intro').checkVisibility()).to.equal(false);
    dialog(element, '.confirm').click();
    await ready(element);
    expect(textOf(dialog(element, '.problem'))).to.equal('Choose who is to answer.');
    expect(talk.epoch).to.equal(1);
    dialog<HTMLSelectElement>(element, '.person').value = bert.id;
    type(dialog<HTMLInputElement>(element, '.reason'), 'Knows the case');
    expect(await violations(element)).to.deep.equal([]);
    dialog(element, '.confirm').click();
    await ready(element);
    expect(talk.header(bert)).to.have.nested.property('you.standing', 'handler');
    expect(talk.header(sam)).to.have.nested.property('you.standing', 'monitoring');
    expect(dialog<HTMLDialogElement>(element, 'dialog').open).to.equal(false);
  });

  it('[A12] puts it back into the queue', async () => {
    const floor = new Floor();
    const talk = active(floor, { takeover: { targets: ['queue'] } }).monitor(sam);
    const element = await open(floor.client(talk, sam));
    await step(element, 'take-over');
    expect(maybeInside(element, 'parley-takeover-dialog', '.targets')).to.equal(null);
    expect(textOf(dialog(element, '.confirm'))).to.equal('Put it back into the queue');
    dialog(element, '.confirm').click();
    await ready(element);
    expect(talk.state.phase.kind).to.equal('queued');
  });

  it('[A12] finds colleagues where the server knows them, and shows a refusal in the dialog', async () => {
    const floor = new Floor();
    floor.archive.people = [
      { id: bert.id, name: 'Bert', role: 'agent', availability: 'away', isFree: false },
      { id: anna.id, name: 'Anna', role: 'agent', availability: 'available', isFree: true },
    ];
    const talk = active(floor).monitor(sam);
    const client = floor.client(talk, sam);
    const element = await open(client, { archive: floor.archive });
    await step(element, 'take-over');
    dialog(element, 'input[value="agent"]').click();
    await ready(element);
    const person = dialog<HTMLSelectElement>(element, '.person');
    // Whoever handles it now is nobody to give it to.
    expect([...person.options].map(textOf)).to.deep.equal(['Choose…', 'Bert · Away, no place free']);
    const sentence = 'All of their sessions are in use.';
    client.takeOver = async () => ({
      kind: 'refused',
      refusal: { type: 'refused', code: 'target-busy', sentence },
    });
    person.value = bert.id;
    dialog(element, '.confirm').click();
    await ready(element);
    expect(textOf(dialog(element, '.problem'))).to.equal(sentence);
    expect(person.value).to.equal(bert.id);
  });

  it('[A28] [A31] proposes who, why and what next, each in the words of the page', async () => {
    registerLocale('eo', {
      'talk.intro-who': 'Mi estas {supervisor} de {team}.',
      'talk.intro-why': 'Ne plu {agent}: {reason}.',
      'talk.intro-next': 'Momenton.',
    });
    const floor = new Floor();
    const talk = active(floor).monitor(sam);
    const element = await open(floor.client(talk, sam), { lang: 'eo' });
    await step(element, 'take-over');
    const intro = dialog<HTMLTextAreaElement>(element, '.intro');
    expect(intro.value).to.equal('Mi estas Sam de Sales. Ne plu Anna: . Momenton.');
    type(dialog<HTMLInputElement>(element, '.reason'), 'urĝe');
    expect(intro.value).to.contain('Ne plu Anna: urĝe.');
    type(intro, 'Miaj vortoj');
    type(dialog<HTMLInputElement>(element, '.reason'), 'alia');
    expect(intro.value).to.equal('Miaj vortoj');
  });

  it('[A28] says nothing of the reason, which is for staff, in its own words', async () => {
    const floor = new Floor();
    const element = await open(floor.client(active(floor).monitor(sam), sam));
    await step(element, 'take-over');
    type(dialog<HTMLInputElement>(element, '.reason'), 'Anna is rude');
    expect(dialog<HTMLTextAreaElement>(element, '.intro').value).not.to.contain('rude');
  });
});

describe('what a supervisor has read', () => {
  const long = (floor: Floor): Talk => {
    const talk = active(floor);
    for (let n = 0; n < 30; n += 1) talk.say(n % 2 ? anna : carla, `Line ${n} of what was said`);
    return talk.monitor(sam);
  };
  const reading = (element: Element): string => textOf(maybeInside(bar(element), '.reading'));
  const scroller = (element: Element): HTMLElement =>
    inside(element, 'parley-timeline', '[part~="scroller"]');
  const readAll = async (element: Element): Promise<void> => {
    const box = scroller(element);
    for (let top = box.scrollHeight; top >= 0; top -= 60) {
      box.scrollTop = top;
      await painted();
    }
    box.scrollTop = 0;
    await painted();
    await ready(element);
  };

  it('[A29] says how much above was not read, until it was', async () => {
    const floor = new Floor();
    const client = floor.client(long(floor), sam);
    const element = await open(client);
    await until(() => /\d+ earlier messages not read/.test(reading(element)));
    await readAll(element);
    await until(() => reading(element) === 'All read');
    client.extra.hasOlder = true;
    client.tell();
    await ready(element);
    expect(reading(element)).to.equal('Earlier messages not read');
  }).timeout(60_000);

  it('[A29] asks before joining and taking over what was not read, where the page wants it', async () => {
    const floor = new Floor();
    const talk = long(floor);
    const element = await open(floor.client(talk, sam), { requireRead: true });
    await until(() => reading(element) !== '');
    await step(element, 'take-over');
    expect(dialog<HTMLDialogElement>(element, 'dialog').open).to.equal(false);
    expect(deepestFocus() === inside(element, '.read-first')).to.equal(true);
    expect(await violations(element)).to.deep.equal([]);
    inside(element, '.read-first').click();
    await ready(element);
    expect(deepestFocus() === scroller(element)).to.equal(true);
    await step(element, 'join');
    expect(textOf(inside(element, '.question.unread'))).to.contain('Join all the same?');
    inside(element, '.anyway').click();
    await ready(element);
    expect(inside<HTMLDialogElement>(element, 'parley-join-dialog', 'dialog').open).to.equal(true);
  });

  it('[A29] asks nothing where everything was read, nor where the page does not want it', async () => {
    const floor = new Floor();
    const short = await open(floor.client(active(floor).monitor(sam), sam), { requireRead: true });
    await until(() => reading(short) === 'All read');
    await step(short, 'take-over');
    expect(dialog<HTMLDialogElement>(short, 'dialog').open).to.equal(true);
    const other = await open(floor.client(long(floor), sam));
    await step(other, 'take-over');
    expect(dialog<HTMLDialogElement>(other, 'dialog').open).to.equal(true);
  });
});

describe('the supervision bar', () => {
  it('[D07] parts what nobody notices from what others are told, and says who before it is done', async () => {
    const floor = new Floor();
    const element = await open(floor.client(active(floor).monitor(sam), sam));
    const steps = [...(bar(element).shadowRoot?.querySelectorAll('.steps > li') ?? [])].map(textOf);
    expect(steps[0]).to.equal('Monitor');
    expect(steps[1]).to.equal('Others are told');
    const said = (name: string): string => {
      const id = inside(bar(element), `button.${name}`).getAttribute('aria-describedby') ?? '';
      return textOf(inside(bar(element), `#${id}`));
    };
    expect(said('whisper')).to.equal('Anna learns that you are here');
    expect(said('join')).to.equal('Carla and Anna are told');
    expect(said('take-over')).to.equal('Anna is told and stops answering');
    expect(await violations(element)).to.deep.equal([]);
  });

  it('[D07] does not say that the customer is told where they are not', async () => {
    const floor = new Floor();
    const element = await open(floor.client(active(floor, { joinNotice: 'off' }).monitor(sam), sam));
    expect(inside(bar(element), 'button.join').title).to.equal('Anna is told');
  });

  it('[C22] steps are taken by a call, too, as shortcuts of a panel do', async () => {
    const floor = new Floor();
    const client = floor.client(active(floor).monitor(sam), sam);
    const element = await open(client);
    await element.supervise('join');
    await ready(element);
    expect(inside<HTMLDialogElement>(element, 'parley-join-dialog', 'dialog').open).to.equal(true);
    const agent = await open(floor.client(active(floor), anna));
    await agent.supervise('take-over');
    await ready(agent);
    expect(dialog<HTMLDialogElement>(agent, 'dialog').open).to.equal(false);
  });
});

describe('the header', () => {
  it('[B22] shows those who are there unseen in a group of their own, to supervisors alone', async () => {
    const floor = new Floor();
    const talk = active(floor).monitor(sam).monitor(tess).join(tess);
    const element = await open(floor.client(talk, sam));
    const group = inside(element, '.internal');
    expect(textOf(group)).to.contain('Internal').and.to.contain('You monitoring').and.not.to.contain('Tess');
    expect(inside(element, '.internal ul').getAttribute('aria-labelledby')).to.equal('internal');
    expect(textOf(inside(element, '.everybody > .people')))
      .to.contain('Anna')
      .and.to.contain('Tess');
    const other = await open(floor.client(talk, anna));
    expect(maybeInside(other, '.internal')).to.equal(null);
  });

  it('[D14] [D15] says in words, with a sign and in colour whether it was answered yet', async () => {
    const floor = new Floor();
    const talk = active(floor);
    const element = await open(floor.client(talk, anna));
    const mark = (): HTMLElement => inside(element, '.answer-state');
    const look = (): readonly string[] => {
      const { borderTopColor, backgroundColor } = getComputedStyle(mark());
      return [borderTopColor, backgroundColor];
    };
    expect(textOf(mark())).to.equal('Not answered yet');
    expect(look()).to.deep.equal(['rgb(150, 114, 0)', 'rgb(255, 255, 255)']);
    expect(inside(element, '[part~="answer-unanswered"] svg')).not.to.equal(null);
    talk.say(anna, 'Hello');
    floor.tell();
    await ready(element);
    expect(textOf(mark())).to.equal('Answered before');
    expect(look()).to.deep.equal(['rgb(150, 114, 0)', 'rgb(238, 241, 246)']);
    element.style.setProperty('--parley-answer-border-color', 'rgb(1, 2, 3)');
    expect(look()[0]).to.equal('rgb(1, 2, 3)');
    talk.end(anna);
    floor.tell();
    await ready(element);
    expect(maybeInside(element, '.answer-state')).to.equal(null);
  });

  it('[B08] names the channel', async () => {
    const floor = new Floor();
    const talk = active(floor);
    talk.state = { ...talk.state, channel: 'sms' };
    const element = await open(floor.client(talk, anna));
    expect(textOf(inside(element, '.channel .visually-hidden'))).to.equal('Channel: SMS');
  });

  it('[B17] lets a supervisor choose whose side is followed where several agents are in it', async () => {
    const floor = new Floor();
    const talk = active(floor, { formerAgent: 'consultant' });
    talk.do(granted(anna, ['handle', 'transfer']), {
      type: 'hand-off',
      epoch: talk.epoch,
      to: { kind: 'agent', id: bert.id },
      manner: 'warm',
    });
    talk.monitor(sam);
    const client = floor.client(talk, sam);
    const element = await open(client);
    const select = inside<HTMLSelectElement>(element, '.follow select');
    expect(select.selectedOptions[0]?.textContent).to.equal('Anna');
    expect(select.getAttribute('aria-label')).to.equal('Whose side you follow');
    select.value = bert.id;
    select.dispatchEvent(new Event('change'));
    await ready(element);
    expect(talk.header(sam)).to.have.nested.property('you.follows', bert.id);
    expect(select.selectedOptions[0]?.textContent).to.equal('Bert');
    await client.join();
    await ready(element);
    select.value = anna.id;
    select.dispatchEvent(new Event('change'));
    await ready(element);
    expect(talk.header(sam)).to.have.nested.property('you.follows', anna.id);
    const alone = await open(floor.client(active(floor).monitor(sam), sam));
    expect(maybeInside(alone, '.follow')).to.equal(null);
  });

  it('shows who leads, and that it is on hold', async () => {
    const floor = new Floor();
    const talk = active(floor).monitor(sam).join(sam).monitor(tess).join(tess);
    talk.do(anna, { type: 'hold', on: true });
    const element = await open(floor.client(talk, tess));
    const leads = [...(element.shadowRoot?.querySelectorAll('.person') ?? [])].filter((each) =>
      each.querySelector('.lead'),
    );
    expect(leads.map(textOf).join()).to.contain('Sam joined').and.to.contain('leads');
    expect(leads.length).to.equal(1);
    expect(textOf(inside(element, '.facts'))).to.contain('On hold');
  });

  it('[R10] has no fault that axe finds with everything in it, in light and dark', async () => {
    for (const scheme of ['light', 'dark']) {
      const floor = new Floor();
      const talk = active(floor).monitor(sam).monitor(tess).join(tess);
      talk.do(anna, { type: 'hold', on: true });
      const element = await open(floor.client(talk, sam), {}, scheme);
      expect(await violations(element)).to.deep.equal([]);
      element.remove();
    }
  });
});

describe('ending', () => {
  const ending = async () => {
    const floor = new Floor();
    const talk = active(floor).say(anna, 'Bye');
    const client = floor.client(talk, anna);
    const pass = stopwatch();
    const element = await open(client);
    inside(element, '.end').focus();
    inside(element, '.end').click();
    await ready(element);
    return { floor, talk, client, element, pass };
  };
  const question = (element: Element): string => textOf(maybeInside(element, '.question p'));

  it('counts five seconds down, and ends it then', async () => {
    const { client, element, pass } = await ending();
    expect(question(element)).to.contain('ends in 5 sec');
    pass(2);
    await ready(element);
    expect(question(element)).to.contain('ends in 3 sec');
    pass(2);
    expect(client.count('end')).to.equal(0);
    pass(1);
    await ready(element);
    expect(client.count('end')).to.equal(1);
    expect(deepestFocus() === inside(element, 'parley-wrap-up-form', 'input')).to.equal(true);
    pass(10);
    expect(client.count('end')).to.equal(1);
  });

  it('is undone with a button or with Escape, and nothing is sent', async () => {
    const { client, element, pass } = await ending();
    expect(deepestFocus() === inside(element, '.keep')).to.equal(true);
    press(inside(element, '.keep'), 'Escape');
    await ready(element);
    expect(deepestFocus() === inside(element, '.end')).to.equal(true);
    inside(element, '.end').click();
    await ready(element);
    inside(element, '.keep').click();
    pass(10);
    await ready(element);
    expect(client.count('end')).to.equal(0);
    expect(question(element)).to.equal('');
  });

  it('ends at once where somebody says so', async () => {
    const { client, element } = await ending();
    inside(element, '.question .danger').click();
    await ready(element);
    expect(client.count('end')).to.equal(1);
  });

  it('is off when another conversation is shown, the element is gone, or somebody else handles it', async () => {
    const first = await ending();
    first.element.client = first.floor.client(active(first.floor), anna);
    await ready(first.element);
    first.pass(10);
    expect(first.client.count('end')).to.equal(0);
    const second = await ending();
    second.element.remove();
    second.pass(10);
    expect(second.client.count('end')).to.equal(0);
    const third = await ending();
    third.talk.monitor(sam).takeOver(sam);
    third.floor.tell();
    await ready(third.element);
    third.pass(10);
    expect(third.client.count('end')).to.equal(0);
    expect(question(third.element)).to.equal('');
  });

  it('asks its page first', async () => {
    const { client, element, pass } = await ending();
    const asks = heard('parley-end-request');
    element.addEventListener('parley-end-request', (event) => event.preventDefault());
    pass(5);
    await ready(element);
    expect(asks.length).to.equal(1);
    expect(client.count('end')).to.equal(0);
  });

  it('does not take the focus from somebody who writes elsewhere by then', async () => {
    const { client, element, pass } = await ending();
    const other = await fixture<HTMLInputElement>(html`<input aria-label="elsewhere" />`);
    other.focus();
    pass(5);
    await ready(element);
    expect(client.count('end')).to.equal(1);
    expect(deepestFocus() === other).to.equal(true);
  });

  it('then says how long it has been wrapped up', async () => {
    const floor = new Floor();
    const talk = active(floor).end(anna);
    talk.state = { ...talk.state, phase: { ...talk.state.phase, since: Date.now() - 125_000 } };
    const element = await open(floor.client(talk, anna));
    expect(textOf(inside(element, 'parley-wrap-up-form', '.since'))).to.equal('Wrap-up for 2 min');
    const form = inside(element, 'parley-wrap-up-form', 'fieldset');
    expect(form.getAttribute('role')).to.equal('radiogroup');
    expect(await violations(element)).to.deep.equal([]);
  });
});

describe('leaving', () => {
  it('says after a takeover what has to be done first', async () => {
    const floor = new Floor();
    const element = await open(floor.client(active(floor).monitor(sam).takeOver(sam), sam));
    expect(textOf(inside(bar(element), '.reading'))).to.contain('hand the conversation back');
    expect(maybeInside(bar(element), 'button.leave')).to.equal(null);
  });
});
