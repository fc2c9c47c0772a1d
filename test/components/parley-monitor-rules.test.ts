// Standing rules, commands from rows and what is said aloud: what the supervisor's panel does beside showing.
import { expect } from 'chai';
import { ALERT_EVERY, Alerts } from '../../components/monitor/panel-alerts.js';
import type { MonitorRule } from '../../components/monitor/panel-rules.js';
import type { ParleyMonitor } from '../../components/monitor/parley-monitor.js';
import { deepestFocus } from '../../components/shared/deepest-focus.js';
import type { ParleyWorkDialog } from '../../components/work/parley-work-dialog.js';
import type { Identity } from '../../core/domain/identity.js';
import type { Row } from '../../core/domain/summary.js';
import { rowFor, summaryOf } from '../../core/domain/summary.js';
import { violations } from '../support/axe.js';
import type { Talk } from '../support/builders.js';
import { anna, bert, carla, granted, sam } from '../support/builders.js';
import { inside, said, textOf } from '../support/fixture.js';
import { all, openPanel, press, ready, rowOf, staffRow, talkOf } from '../support/monitor-panel.js';
import { Floor } from '../support/scripted-floor.js';

const chief: Identity = granted(sam, ['monitor', 'whisper', 'join', 'takeover', 'assign', 'forceClose']);

const keepRules = (...rules: MonitorRule[]): void =>
  localStorage.setItem(`parley-monitor:${sam.id}:rules`, JSON.stringify(rules));
const ofAnna: MonitorRule = { kind: 'agent', value: anna.id, name: 'Anna' };

const standingOf = (talk: Talk): unknown => {
  const header = talk.header(sam);
  return header.kind === 'staff' ? header.you.standing : header.kind;
};
const later = async (element: ParleyMonitor, floor: Floor): Promise<void> => {
  floor.tell();
  await ready(element);
  await ready(element);
};

describe('the monitoring rules of <parley-monitor>', () => {
  it('[G37] monitors the next conversations of an agent, and none that went on before', async () => {
    const floor = new Floor();
    const before = talkOf(floor, 'Before');
    keepRules(ofAnna);
    const element = await openPanel(floor);
    const next = talkOf(floor, 'Next');
    const other = floor.add({ customer: 'Other' }).say(carla, 'Hi').accept(bert);
    await later(element, floor);
    expect([before, next, other].map(standingOf)).to.deep.equal(['outsider', 'monitoring', 'outsider']);
    expect(said().join()).to.contain('A rule monitors Next for you');
    expect(all(element, '.pane').length).to.equal(0);
    expect(textOf(inside(element, '.roster .name bdi'))).to.equal('Next');
  });

  it('[G37] knows tags and customers, and waits until somebody has accepted', async () => {
    const floor = new Floor();
    keepRules({ kind: 'tag', value: 'VIP', name: 'VIP' }, { kind: 'customer', value: 'kim', name: 'kim' });
    const tagged = talkOf(floor, 'Tagged');
    const kim = floor.add({ customer: 'Kim Okafor' }).say(carla, 'Hi');
    const element = await openPanel(floor);
    expect([tagged, kim].map(standingOf)).to.deep.equal(['outsider', 'outsider']);
    tagged.do(anna, { type: 'tag', add: ['vip'], remove: [] });
    kim.accept(anna);
    await later(element, floor);
    expect([tagged, kim].map(standingOf)).to.deep.equal(['monitoring', 'monitoring']);
  });

  it('[G37] tells a refusal once, and monitors nothing twice that was left', async () => {
    const floor = new Floor();
    keepRules(ofAnna);
    const element = await openPanel(floor);
    const talks = ['One', 'Two'].map((customer) => talkOf(floor, customer));
    for (const talk of talks) talk.facts = { reservation: { kind: 'busy', used: 8, limit: 8 } };
    await later(element, floor);
    await later(element, floor);
    const told = said().filter((line) => line.includes('A rule could not monitor'));
    expect(told.length).to.equal(1);
    expect(told[0]).to.contain('All of your sessions are in use. (8 of 8)');
    const third = talkOf(floor, 'Three');
    await later(element, floor);
    expect(standingOf(third)).to.equal('monitoring');
    third.leave(sam);
    await later(element, floor);
    expect(standingOf(third)).to.equal('outsider');
  });

  it('[G37] lists the rules, adds and removes them, and keeps them for the person', async () => {
    const floor = new Floor();
    floor.staff = [staffRow(anna), staffRow(bert)];
    talkOf(floor, 'Karl').do(anna, { type: 'tag', add: ['refund'], remove: [] });
    const element = await openPanel(floor);
    inside(element, '.tools .rules').focus();
    await press(element, '.tools .rules');
    const rules = inside(element, 'parley-monitor-rules');
    expect(inside<HTMLDialogElement>(rules, 'dialog').open).to.equal(true);
    await press(element, 'parley-monitor-rules', '.add');
    expect(textOf(inside(rules, '.problem'))).to.equal('Say of whom, or with what.');
    inside<HTMLSelectElement>(rules, '[name="value"]').value = anna.id;
    await press(element, 'parley-monitor-rules', '.add');
    expect(textOf(inside(rules, '.own'))).to.equal('Conversations of the agent Anna');
    expect(inside(element, '.tools .rules').ariaLabel).to.equal('1 monitoring rule');
    expect(await violations(element)).to.deep.equal([]);
    expect(localStorage.getItem(`parley-monitor:${sam.id}:rules`)).to.contain(anna.id);
    await press(element, 'parley-monitor-rules', '.remove');
    expect(textOf(inside(rules, '.none'))).to.equal('There is no rule yet.');
    expect(deepestFocus() === inside(rules, 'select')).to.equal(true);
    await press(element, 'parley-monitor-rules', '.close');
    expect(deepestFocus() === inside(element, '.tools .rules')).to.equal(true);
    expect(localStorage.getItem(`parley-monitor:${sam.id}:rules`)).to.equal('[]');
  });

  it('reads nothing that is no rule', async () => {
    localStorage.setItem(`parley-monitor:${sam.id}:rules`, '[{"kind":"everybody"},7,null]');
    const floor = new Floor();
    talkOf(floor, 'Karl');
    const element = await openPanel(floor);
    expect(inside(element, '.tools .rules').ariaLabel).to.equal('Monitoring rules');
  });
});

const dialogOf = (element: ParleyMonitor): ParleyWorkDialog =>
  inside(element, 'parley-work-dialog.from-list');
const command = async (element: ParleyMonitor, name: string, ...talks: Talk[]): Promise<void> => {
  const detail = { command: name, conversations: talks.map(({ state }) => state.id) };
  inside(element, 'parley-monitor-table').dispatchEvent(
    new CustomEvent('parley-command-request', { detail, bubbles: true, composed: true, cancelable: true }),
  );
  await ready(element);
  await ready(element);
};
const fill = (element: ParleyMonitor, name: string, value: string): void => {
  inside<HTMLInputElement>(dialogOf(element), `[name="${name}"]`).value = value;
};
const confirm = async (element: ParleyMonitor): Promise<void> => {
  inside(dialogOf(element), '[part="confirm"]').click();
  await ready(element);
  await ready(element);
};

describe('commands from the rows of <parley-monitor>', () => {
  it('assigns from outside, to somebody of that workgroup, without monitoring it', async () => {
    const floor = new Floor();
    floor.staff = [staffRow(anna), staffRow(bert)];
    const talk = talkOf(floor, 'Karl');
    const element = await openPanel(floor, {}, chief);
    await command(element, 'assign', talk);
    expect(textOf(inside(dialogOf(element), 'h2'))).to.equal('Assign to whom?');
    fill(element, 'target', bert.id);
    await confirm(element);
    expect(talk.header(bert)).to.have.nested.property('you.standing', 'handler');
    expect(standingOf(talk)).to.equal('outsider');
    expect(floor.opened(talk, sam).isConnected).to.equal(false);
  });

  it('flags with a reason, removes the flag at once, and sets the priority', async () => {
    const floor = new Floor();
    const talk = talkOf(floor, 'Karl');
    const element = await openPanel(floor, {}, chief);
    await command(element, 'flag', talk);
    await confirm(element);
    expect(textOf(inside(dialogOf(element), '.problem'))).to.equal('This is needed.');
    fill(element, 'reason', 'Angry');
    await confirm(element);
    expect(talk.state.flag?.text).to.equal('Angry');
    await command(element, 'unflag', talk);
    expect(talk.state.flag).to.equal(null);
    await command(element, 'set-priority', talk);
    fill(element, 'priority', '2');
    await confirm(element);
    expect(talk.state.priority).to.equal(2);
  });

  it('closes several by force only after a question, and says how many went well', async () => {
    const floor = new Floor();
    const talks = ['One', 'Two'].map((customer) => talkOf(floor, customer));
    const [first, second] = talks as [Talk, Talk];
    const element = await openPanel(floor, {}, chief);
    await command(element, 'force-close', first, second);
    expect(textOf(inside(dialogOf(element), 'h2'))).to.contain('(2 conversations)');
    expect(talks.map(({ state }) => state.phase.kind)).to.deep.equal(['active', 'active']);
    second.do(chief, { type: 'force-close' });
    await confirm(element);
    expect(first.state.phase.kind).to.equal('closed');
    expect(said().at(-1)).to.equal('Done for 1 of 2. This conversation has ended.');
  });

  it('says in plain words why it was refused, and offers the list of the workgroup where there is one', async () => {
    const floor = new Floor();
    const talk = floor
      .add({ customer: 'Karl', policy: { reasons: ['Complaint', 'Expert needed'] } })
      .say(carla, 'Hi')
      .accept(anna);
    const element = await openPanel(floor, {}, chief);
    await command(element, 'force-close', talk);
    fill(element, 'reason', 'Whatever');
    await confirm(element);
    expect(textOf(inside(dialogOf(element), '.problem'))).to.contain(
      'That is not in the list of this workgroup.',
    );
    const select = inside<HTMLSelectElement>(dialogOf(element), 'select[name="reason"]');
    select.value = 'Complaint';
    await confirm(element);
    expect(talk.state.phase.kind).to.equal('closed');
  });

  it('[E25] offers no command for which there is no grant', async () => {
    const floor = new Floor();
    talkOf(floor, 'Karl');
    const element = await openPanel(floor);
    const { may } = inside<HTMLElement & { may(row: Row | null): readonly string[] }>(
      element,
      'parley-monitor-table',
    );
    expect(may(rowOf(element, 'Karl').row)).not.to.include.members(['assign', 'forceClose']);
  });

  it('copies a link that the page makes', async () => {
    const floor = new Floor();
    const talk = talkOf(floor, 'Karl');
    const copied: string[] = [];
    const { clipboard } = navigator;
    const writeText = clipboard.writeText;
    clipboard.writeText = async (text) => void copied.push(text);
    const element = await openPanel(floor, { linkTo: (id) => `https://admin.example/chat/${id}` });
    await command(element, 'copy-link', talk);
    clipboard.writeText = writeText;
    expect(copied).to.deep.equal([`https://admin.example/chat/${talk.state.id}`]);
    expect(said().at(-1)).to.equal('Link copied');
  });
});

describe('what the panel says aloud', () => {
  const now = Date.now();
  const thresholds = { soon: 60, late: 180 };
  const rowOfTalk = (talk: Talk): Row => rowFor(sam, summaryOf(talk.state, talk.presence)) as Row;

  it('is who waits too long and who asks for help, once each, and nothing that was there before', async () => {
    const floor = new Floor();
    const old = rowOfTalk(talkOf(floor, 'Old', 10));
    const talk = talkOf(floor, 'New', 1);
    const alerts = new Alerts();
    expect(alerts.hear([old, rowOfTalk(talk)], now, thresholds)).to.deep.equal([]);
    talk.do(anna, { type: 'raise-hand', text: 'Help' });
    const rows = [old, rowOfTalk(talk)];
    expect(alerts.hear(rows, now, thresholds).map(({ kind }) => kind)).to.deep.equal(['hand']);
    expect(alerts.hear(rows, now + ALERT_EVERY, thresholds)).to.deep.equal([]);
    const late = alerts.hear(rows, now + 10 * 60_000, thresholds);
    expect(late.map(({ kind, row }) => [kind, row.customer.name])).to.deep.equal([['wait', 'New']]);
  });

  it('comes together where it comes at once, and not at all where it is settled meanwhile', async () => {
    const floor = new Floor();
    const talks = ['One', 'Two', 'Three'].map((customer) => talkOf(floor, customer, 1));
    const alerts = new Alerts();
    alerts.hear(talks.map(rowOfTalk), now, thresholds);
    const [first, second, third] = talks as [Talk, Talk, Talk];
    first.do(anna, { type: 'raise-hand', text: 'Help' });
    expect(alerts.hear(talks.map(rowOfTalk), now, thresholds).length).to.equal(1);
    second.do(anna, { type: 'raise-hand', text: 'Help' });
    third.do(anna, { type: 'raise-hand', text: 'Help' });
    expect(alerts.hear(talks.map(rowOfTalk), now + 1_000, thresholds)).to.deep.equal([]);
    second.do(anna, { type: 'lower-hand' });
    const rows = talks.map(rowOfTalk);
    const said = alerts.hear(rows, now + ALERT_EVERY, { soon: 600, late: 6_000 });
    expect(said.map(({ row }) => row.customer.name)).to.deep.equal(['Three']);
  });
});
