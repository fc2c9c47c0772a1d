// What is sent while the forms that come before it are still loading: it is taken at once, and as it stood at Enter.
import { expect } from 'chai';
import type { ParleyComposer } from '../../components/conversation/parley-composer.js';
import type { Front } from '../../core/domain/front.js';
import { writeForms } from '../../widget/forms-kept.js';
import type { ParleyPanel, StartDetail } from '../../widget/parley-panel.js';
import type { ParleyWidget } from '../../widget/parley-widget.js';
import { readTab } from '../../widget/tab-state.js';
import { inside, maybeInside, press, said, settled, textOf, type, until } from '../support/fixture.js';
import { everyKind, frontServer, nameAndEmail, open } from '../support/front-page.js';
import { ScriptedConversation } from '../support/scripted-conversation.js';
import { forgetVisits, place, showWidget } from '../support/shown-widget.js';
import { customerHeader } from '../support/views.js';
import { defineWholeWidget } from '../support/whole-widget.js';

defineWholeWidget();

const onItsWay = (panel: Element): string => textOf(maybeInside(panel, '.unlisted'));
const hasForm = (panel: Element): boolean => maybeInside(panel, 'parley-panel-form', 'form') !== null;
const posts = (client: ScriptedConversation): unknown[] =>
  client.calls.filter(([name]) => name === 'post').map(([, text]) => text);

const taken = { types: ['image/png'], maxBytes: 1_000 };

interface Early {
  readonly widget: ParleyWidget;
  readonly panel: ParleyPanel;
  readonly field: HTMLTextAreaElement;
  /** Everything that was asked to be begun, and whether it was only to be kept for now. */
  readonly starts: readonly (readonly [text: string, isLater: boolean])[];
}

/** Does something as soon as it is known what is asked: what asks it takes a task to load, as a module always does. */
const early = async (
  front: Partial<Front>,
  client: ScriptedConversation,
  act: (early: Early) => void,
  prepare: (panel: ParleyPanel) => Promise<unknown> = async () => {},
): Promise<Early> => {
  let tell: (answer: Response) => void = () => {};
  const told = new Promise<Response>((resolve) => {
    tell = resolve;
  });
  const server = frontServer({ files: taken });
  const widget = await showWidget(client);
  await widget.open();
  await settled(widget);
  const panel = inside<ParleyPanel>(widget, 'parley-panel');
  const field = inside<HTMLTextAreaElement>(panel, 'parley-composer', 'textarea');
  await until(() => textOf(maybeInside(panel, '.subtitle')) === 'We are here');
  await prepare(panel);
  const starts: (readonly [string, boolean])[] = [];
  panel.addEventListener('parley-start-request', ({ detail }: CustomEvent<StartDetail>) =>
    starts.push([detail.text, detail.later !== undefined]),
  );
  const made: Early = { widget, panel, field, starts };
  const acted = new Promise<void>((resolve, reject) => {
    const now = (): void => {
      try {
        expect(maybeInside(panel, 'parley-panel-form')).to.equal(null);
        act(made);
        resolve();
      } catch (error) {
        reject(error);
      }
    };
    panel.addEventListener('parley-front-change', () => queueMicrotask(now), { once: true });
  });
  server.answer = () => told;
  document.dispatchEvent(new Event('visibilitychange'));
  tell(new Response(JSON.stringify({ ...open, files: taken, ...front })));
  await acted;
  return made;
};

const enter = (field: HTMLTextAreaElement, text: string): void => {
  type(field, text);
  press(field, 'Enter');
};

/** Until the forms are there, and whatever was waiting for them has gone or is back. */
const formsAreThere = (panel: ParleyPanel): Promise<void> =>
  until(() => maybeInside(panel, 'parley-panel-form') !== null);

describe('a message that is sent before the forms are there', () => {
  beforeEach(forgetVisits);

  it('[G12][X09] is what stood in the field at Enter, is seen to be sent at once, and what is typed since stays', async () => {
    const client = new ScriptedConversation({ header: customerHeader() });
    const { widget, panel, field } = await early({ preChat: everyKind }, client, ({ field }) => {
      enter(field, 'Hello there');
      type(field, 'xxxxx');
      field.setSelectionRange(2, 2);
    });
    // The forms are still to come: the panel draws before any of that.
    await panel.updateComplete;
    expect(onItsWay(panel)).to.equal('Hello thereSending…');
    expect(said()).to.include('Sending…');
    await until(() => posts(client).length > 0);
    await settled(widget);
    expect(posts(client)).to.deep.equal(['Hello there']);
    expect([field.value, field.selectionStart, field.selectionEnd]).to.deep.equal(['xxxxx', 2, 2]);
    expect(inside(panel, 'parley-composer').shadowRoot?.activeElement === field).to.equal(true);
    expect(readTab(place).draft).to.equal('xxxxx');
  });

  it('[G12] is one for each Enter, in their order', async () => {
    const client = new ScriptedConversation({ header: customerHeader() });
    const texts = ['u0', 'u1', 'u2', 'u3', 'u4', 'u5'];
    const { field } = await early({ preChat: everyKind }, client, ({ field }) => {
      for (const text of texts) enter(field, text);
      press(field, 'Enter');
    });
    await until(() => posts(client).length >= texts.length);
    expect(posts(client)).to.deep.equal(texts);
    expect(field.value).to.equal('');
  });

  it('[G12] is kept over a reload, before what was typed since', async () => {
    const client = new ScriptedConversation({ header: customerHeader() });
    let kept = '';
    await early({ preChat: nameAndEmail }, client, ({ field }) => {
      enter(field, 'Hello');
      type(field, 'my par');
      kept = readTab(place).draft;
    });
    expect(kept).to.equal('Hello\nmy par');
  });

  it('[G07][G12] stands in the field again where the form has to be filled in first, and nobody loses their place', async () => {
    const client = new ScriptedConversation({ header: customerHeader() });
    const { widget, panel, field, starts } = await early({ preChat: nameAndEmail }, client, ({ field }) => {
      enter(field, 'Hello');
      enter(field, 'my order is late');
      type(field, 'PS my pass');
      field.setSelectionRange(3, 3);
    });
    await formsAreThere(panel);
    await until(() => hasForm(panel));
    await settled(widget);
    const before = 'Hello\nmy order is late\n';
    expect(field.value).to.equal(`${before}PS my pass`);
    expect(field.selectionStart).to.equal(before.length + 3);
    expect(inside(panel, 'parley-composer').shadowRoot?.activeElement === field).to.equal(true);
    expect(onItsWay(panel)).to.equal('');
    expect(readTab(place).draft).to.equal(field.value);
    // Both were only kept.
    expect(starts.map(([, isLater]) => isLater)).to.deep.equal([true, true]);
    expect(posts(client)).to.deep.equal([]);
    const email = inside<HTMLInputElement>(panel, 'parley-panel-form', '#field-email');
    expect(email.hasAttribute('aria-invalid')).to.equal(false);
    type(email, 'carla@example.org');
    press(field, 'Enter');
    await until(() => posts(client).length > 0);
    expect(posts(client)).to.deep.equal([`${before}PS my pass`]);
  });

  it('[G07] what was filled in before a reload goes before it', async () => {
    writeForms(place, { values: { email: 'carla@example.org' }, answered: [], skipped: [], due: null });
    const client = new ScriptedConversation({ connection: { kind: 'connecting', since: 0 } });
    await early({ preChat: nameAndEmail }, client, ({ field }) => enter(field, 'Hello'));
    await until(() => posts(client).length > 0);
    expect(client.calls.filter(([name]) => name === 'ask' || name === 'post')).to.deep.equal([
      ['ask', { type: 'fill-form', form: 'pre-chat', values: { email: 'carla@example.org' } }],
      ['post', 'Hello', 'everyone'],
    ]);
  });

  it('[G09] skips no form that nobody has seen', async () => {
    const client = new ScriptedConversation({ header: customerHeader() });
    await early({ service: 'closed', away: everyKind }, client, ({ field }) => enter(field, 'Hello'));
    await until(() => posts(client).length > 0);
    expect(sessionStorage.getItem('parley:forms:https://chat.example.org:sales') ?? '').not.to.contain(
      'away',
    );
  });

  it('[G07] waits for no form that is not asked now', async () => {
    for (const front of [{ away: everyKind }, { service: 'closed', preChat: nameAndEmail }] as const) {
      forgetVisits();
      const client = new ScriptedConversation({ header: customerHeader() });
      const { widget, starts } = await early(front, client, ({ field }) => enter(field, 'Hello'));
      expect(starts).to.deep.equal([['Hello', false]]);
      await until(() => posts(client).length > 0);
      widget.remove();
    }
  });

  it('[G12] goes before what is written to a conversation that was begun meanwhile', async () => {
    const client = new ScriptedConversation({ header: customerHeader() });
    await early({ preChat: nameAndEmail }, client, ({ panel, field }) => {
      enter(field, 'One');
      // As the glue tells it of a conversation that another tab has begun.
      panel.met(client);
    });
    await until(() => posts(client).length > 0);
    expect(posts(client)).to.deep.equal(['One']);
  });

  it('[G12] stands in the field again, once, where the page signs somebody in before it could go', async () => {
    const client = new ScriptedConversation({ header: customerHeader() });
    const { widget, panel, field, starts } = await early(
      { preChat: everyKind },
      client,
      ({ widget, field }) => {
        enter(field, 'Hello');
        widget.token = async () => `x.${btoa(JSON.stringify({ sub: '17' }))}.x`;
      },
    );
    await formsAreThere(panel);
    await settled(widget);
    await until(() => field.value === 'Hello');
    expect(starts).to.deep.equal([['Hello', true]]);
    expect(posts(client)).to.deep.equal([]);
  });

  const chooses = async (panel: ParleyPanel): Promise<void> => {
    await until(() => maybeInside(panel, 'parley-composer', '.attach') !== null);
    const transfer = new DataTransfer();
    transfer.items.add(new File(['12'], 'one.png', { type: 'image/png' }));
    const input = inside<HTMLInputElement>(panel, 'parley-composer', 'input[type=file]');
    input.files = transfer.files;
    input.dispatchEvent(new Event('change'));
    await settled(panel);
  };
  const isHeld = (panel: ParleyPanel): boolean =>
    inside<ParleyComposer>(panel, 'parley-composer').extras?.isHolding ?? false;

  it('[G13] with files is held as it is, and begins once it may', async () => {
    const client = new ScriptedConversation({ connection: { kind: 'connecting', since: 0 } });
    const send = ({ field, panel }: Early): void => {
      enter(field, 'Look');
      expect(isHeld(panel)).to.equal(true);
    };
    const { field, starts } = await early({ preChat: everyKind }, client, send, chooses);
    expect(field.value).to.equal('Look');
    await until(() => client.count('connect') > 0);
    expect(starts).to.deep.equal([
      ['', true],
      ['', false],
    ]);
  });

  it('[G07][G13] with files can be changed again where a form comes first, and does not begin when it was called off', async () => {
    for (const preChat of [nameAndEmail, everyKind]) {
      forgetVisits();
      const client = new ScriptedConversation();
      const send = ({ field, panel }: Early): void => {
        enter(field, 'Look');
        if (preChat.isSkippable) inside<ParleyComposer>(panel, 'parley-composer').extras?.release();
      };
      const { widget, panel, field, starts } = await early({ preChat }, client, send, chooses);
      await formsAreThere(panel);
      await settled(widget);
      expect(isHeld(panel)).to.equal(false);
      expect(field.value).to.equal('Look');
      expect(starts).to.deep.equal([['', true]]);
      widget.remove();
    }
  });
});
