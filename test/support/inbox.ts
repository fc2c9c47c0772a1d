/** An inbox over a floor, and what tests of it look for and press. */
import { html } from 'lit';
import { defineInboxElements } from '../../components/inbox/define.js';
import type { InboxTab } from '../../components/inbox/inbox-lists.js';
import type { ParleyInbox } from '../../components/inbox/parley-inbox.js';
import type { ParleyInboxRow } from '../../components/inbox/parley-inbox-row.js';
import type { Identity } from '../../core/domain/identity.js';
import { anna } from './builders.js';
import { fixture, inside, painted, settled, textOf } from './fixture.js';
import type { Floor } from './scripted-floor.js';
import { FloorDesk } from './scripted-floor.js';

defineInboxElements();

const MINUTE = 60_000;
export const ago = (minutes: number): number => Date.now() - minutes * MINUTE;

export const ready = async (element: Element): Promise<void> => {
  await settled(element);
  await painted();
  await settled(element);
};

export interface InboxSetting {
  readonly who?: Identity;
  readonly scheme?: 'light' | 'dark';
  readonly width?: string;
  readonly more?: Partial<ParleyInbox>;
}

export const openInbox = async (
  floor: Floor,
  { who = anna, scheme = 'light', width = '1000px', more = {} }: InboxSetting = {},
): Promise<ParleyInbox> => {
  const element = await fixture<ParleyInbox>(html`
    <parley-inbox color-scheme=${scheme} .createClients=${floor.clientsOf(who)}></parley-inbox>
  `);
  Object.assign(element, more);
  element.style.blockSize = '600px';
  element.style.inlineSize = width;
  element.token = 'a.b.c';
  await ready(element);
  return element;
};

export const rowsIn = (element: ParleyInbox): ParleyInboxRow[] => [
  ...(element.shadowRoot?.querySelectorAll<ParleyInboxRow>('.rows parley-inbox-row') ?? []),
];

export const nameOf = (row: ParleyInboxRow): string => textOf(inside(row, '.name'));
export const namesIn = (element: ParleyInbox): string[] => rowsIn(element).map(nameOf);

export const rowOf = (element: ParleyInbox, name: string): ParleyInboxRow => {
  const row = rowsIn(element).find((each) => nameOf(each) === name);
  if (!row) throw new Error(`no row ${name}`);
  return row;
};

export const chooseTab = async (element: ParleyInbox, tab: InboxTab): Promise<void> => {
  inside(element, `#tab-${tab}`).click();
  await ready(element);
};

export const pressRow = async (element: ParleyInbox, name: string): Promise<void> => {
  inside(rowOf(element, name), 'button').click();
  await ready(element);
};

/** What the menu that is open lists. */
export const menuItems = (element: ParleyInbox): HTMLElement[] => [
  ...(inside(element, 'parley-menu.one').shadowRoot?.querySelectorAll<HTMLElement>('.item') ?? []),
];
export const menuLabels = (element: ParleyInbox): string[] =>
  menuItems(element).map((item) => textOf(item.querySelector('.label')));

export const chooseItem = async (element: ParleyInbox, label: string): Promise<void> => {
  const item = menuItems(element).find((each) => textOf(each.querySelector('.label')) === label);
  if (!item) throw new Error(`nothing to choose is called ${label}`);
  item.click();
  await ready(element);
};

export const deskOf = (floor: Floor): FloorDesk => {
  const desk = floor.made.find((each): each is FloorDesk => each instanceof FloorDesk);
  if (!desk) throw new Error('nobody is at a desk');
  return desk;
};
