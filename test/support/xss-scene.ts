/** The inbox and the panel with every part of them open that shows what somebody wrote. */
import { savePersonalReply } from '../../components/conversation/personal-replies.js';
import type { StaffElement } from '../../components/shared/staff-element.js';
import type { Identity } from '../../core/domain/identity.js';
import type { Talk } from './builders.js';
import { granted } from './builders.js';
import { inside, type } from './fixture.js';
import type { FloorOfMarks } from './xss-floor.js';
import { floorOfMarks } from './xss-floor.js';
import { everyEntry, mark, poisoned, poisonedClients } from './xss-marks.js';
import type { Stage } from './xss-stage.js';
import { allInside } from './xss-stage.js';

/** A maker of the elements that staff sign in to. */
const staffOn =
  ({ put, payload }: Stage, { floor }: FloorOfMarks) =>
  <Name extends 'parley-inbox' | 'parley-monitor'>(
    name: Name,
    who: Identity,
    more: Partial<StaffElement & HTMLElementTagNameMap[Name]> = {},
  ): HTMLElementTagNameMap[Name] =>
    put(name, { createClients: poisonedClients(floor.clientsOf(who), payload), token: 'a.b.c', ...more });

const preview = () => ({
  draft: { from: { name: mark('drafting'), role: 'agent' as const }, text: mark('draft') },
});

const press = (element: HTMLElement | undefined, what: string): void => {
  if (!element) throw new Error(`The scene has no ${what}.`);
  element.click();
};

const isOf =
  ({ state }: Talk) =>
  (element: HTMLElement): boolean =>
    'row' in element && (element.row as { readonly conversation: string } | null)?.conversation === state.id;

/** Inboxes: one with a conversation and all that stands beside it, the queue, what colleagues have, and what is closed. */
export const inboxScene = async (stage: Stage): Promise<void> => {
  const people = floorOfMarks();
  const { floor, agent, colleague, watched, ended, desksOf } = people;
  const { click, onPour, payload, ready } = stage;
  floor.setAvailability(agent, 'away', mark('own absence'));
  const put = staffOn(stage, people);
  const inbox = put('parley-inbox', agent, { agentNotice: 'standing' });
  const queue = put('parley-inbox', colleague);
  const team = put('parley-inbox', agent);
  const closed = put('parley-inbox', colleague);
  await ready();
  for (const desk of desksOf(agent)) {
    desk.notices = (['taken-over', 'assigned', 'returned'] as const).map((kind) => ({
      id: kind,
      kind,
      conversation: (kind === 'returned' ? ended : watched).state.id,
      by: { id: people.second.id, name: mark(`who had ${kind}`), role: 'supervisor' },
      reason: mark(`why it was ${kind}`),
      at: 0,
    }));
    desk.tell();
  }
  const rows = allInside(inbox, '.rows parley-inbox-row');
  press(inside(rows.find(isOf(watched)) ?? inbox, 'button'), 'row');
  await ready();
  await click(inbox, '.tool.filter');
  await click(queue, '#tab-queue');
  await click(team, '#tab-team');
  await click(closed, '#tab-closed');
  await click(closed, 'parley-closed-list', '.filter');

  onPour(() => {
    floor.tell();
    const given = <Value>(value: Value): Value => poisoned(value, payload());
    savePersonalReply(agent.id, 'own', given(mark('own reply')));
    inbox.replies = given([
      { id: 'r1', shortcut: mark('shortcut'), text: `${mark('canned reply')} {customer}`, isShared: true },
    ]);
    inbox.dispositions = given([{ code: 'code', label: mark('outcome') }]);
  });
  const field = ['parley-conversation', 'parley-staff-composers', 'parley-composer', 'textarea'] as const;
  // A slash opens the list of replies, as they are then.
  onPour(async () => {
    await inbox.updateComplete;
    await inside<HTMLElement & { readonly updateComplete: Promise<unknown> }>(inbox, field[0]).updateComplete;
    type(inside<HTMLTextAreaElement>(inbox, ...field), '/');
  });
};

/** A panel with two conversations in panes, one of them to be taken over, and one of somebody who lacks access. */
export const panelScene = async (stage: Stage): Promise<void> => {
  const people = floorOfMarks();
  const { floor, supervisor, watched, theirs } = people;
  const { click, onPour, payload, ready } = stage;
  const put = staffOn(stage, people);
  const panel = put('parley-monitor', supervisor);
  const without = put('parley-monitor', { ...granted(supervisor, ['handle']), id: 'nobody' as never });
  await ready();
  for (const talk of [theirs, watched]) {
    const rows = allInside(panel, 'parley-monitor-table', 'parley-monitor-row');
    press(inside(rows.find(isOf(talk)) ?? panel, '.monitor'), 'row');
    await ready();
  }
  Object.assign(floor.opened(watched, supervisor).extra, preview(), { entries: everyEntry(true) });
  floor.tell();
  for (const button of allInside(panel, '.about-customer')) button.click();
  await ready();
  const bars = allInside(panel, 'parley-conversation').map((each) => inside(each, 'parley-supervision-bar'));
  press(inside(bars.at(-1) ?? panel, '.take-over'), 'button to take over');
  press(inside(bars[0] ?? panel, '.join'), 'button to join');
  await ready();
  await click(inside(panel, 'parley-monitor-table', 'parley-monitor-row'), 'input[type="checkbox"]');
  await click(panel, '.rules');

  onPour(() => {
    floor.tell();
    panel.intendedUse = poisoned(mark('intended use'), payload());
    without.accessHelp = poisoned(mark('who grants access'), payload());
  });
};
