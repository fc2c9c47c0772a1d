/** The views that a supervisor keeps: each a name and a text, one of them the one to begin with. All pure. */
import type { MonitorView } from './monitor-view.js';
import { defaultView, writeView } from './monitor-view.js';

export interface SavedView {
  readonly name: string;
  /** As `writeView` writes it. */
  readonly view: string;
  /** One begins with it; at most one is. */
  readonly isDefault: boolean;
}

/** Names are short enough for a button. */
export const LONGEST_NAME = 60;

const named = (name: string): string => name.trim().slice(0, LONGEST_NAME);

/** Under a name that exists already, it takes the place of what was there. */
export const saveView = (
  saved: readonly SavedView[],
  name: string,
  view: MonitorView,
): readonly SavedView[] => {
  const known = named(name);
  if (known === '') return saved;
  const text = writeView(view);
  return saved.some((each) => each.name === known)
    ? saved.map((each) => (each.name === known ? { ...each, view: text } : each))
    : [...saved, { name: known, view: text, isDefault: false }];
};

/** Does nothing where the new name is empty or taken. */
export const renameView = (saved: readonly SavedView[], from: string, to: string): readonly SavedView[] => {
  const name = named(to);
  if (name === '' || saved.some((each) => each.name === name)) return saved;
  return saved.map((each) => (each.name === from ? { ...each, name } : each));
};

export const deleteView = (saved: readonly SavedView[], name: string): readonly SavedView[] =>
  saved.filter((each) => each.name !== name);

/** The one to begin with, or none of them where it is that one already. */
export const turnDefault = (saved: readonly SavedView[], name: string): readonly SavedView[] =>
  saved.map((each) => ({ ...each, isDefault: each.name === name && !each.isDefault }));

/** What every supervisor can look at without having saved anything. */
export const readyViews = {
  all: defaultView,
  attention: {
    ...defaultView,
    sort: { by: 'attention', isDescending: true },
    columns: ['attention', 'sentiment', 'customer', 'agent', 'state', 'waiting', 'activity', 'supervisors'],
  },
  unwatched: {
    ...defaultView,
    filters: { ...defaultView.filters, reasons: ['unwatched'] },
    sort: { by: 'attention', isDescending: true },
    columns: ['attention', 'sentiment', 'customer', 'agent', 'waiting', 'handling', 'activity', 'flags'],
  },
} as const satisfies Record<string, MonitorView>;

export type ReadyView = keyof typeof readyViews;

/** Where one is and which team one looks at stay; what one looks for, in which order and columns, is the view's. */
export const applied = (now: MonitorView, view: MonitorView): MonitorView => ({
  ...view,
  section: now.section,
  workgroup: view.workgroup ?? now.workgroup,
});

/** Whether it shows the same: neither the section nor, where a view leaves it open, the team makes a difference. */
export const isSameView = (now: MonitorView, view: MonitorView): boolean =>
  writeView(now) === writeView(applied(now, view));
