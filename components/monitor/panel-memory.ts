/** What somebody looked at last, and the views that they have saved, in this browser. */
import type { PersonId } from '../../core/domain/ids.js';
import type { MonitorView } from './monitor-view.js';
import { defaultView, readView, writeView } from './monitor-view.js';
import { keep, readKept } from './panel-kept.js';
import type { SavedView } from './saved-views.js';

const isSavedView = (value: unknown): value is SavedView => {
  if (typeof value !== 'object' || value === null) return false;
  const { name, view, isDefault } = value as Partial<Record<keyof SavedView, unknown>>;
  return typeof name === 'string' && typeof view === 'string' && typeof isDefault === 'boolean';
};

const MOST = 30;

export const readSavedViews = (person: PersonId): readonly SavedView[] => {
  const kept = readKept(person, 'views');
  return Array.isArray(kept) ? kept.filter(isSavedView).slice(0, MOST) : [];
};

export const keepSavedViews = (person: PersonId, views: readonly SavedView[]): void =>
  keep(person, 'views', views.slice(0, MOST));

/** The place alone: a search or a filter that was forgotten would hide tomorrow what must be seen. */
export const keepPlace = (person: PersonId, { workgroup, section }: MonitorView): void =>
  keep(person, 'place', writeView({ ...defaultView, workgroup, section }));

/** Where the panel begins, for whoever was given no view by the page. */
export const firstView = (person: PersonId, saved: readonly SavedView[]): MonitorView => {
  const kept = readKept(person, 'place');
  const { workgroup, section } = readView(typeof kept === 'string' ? kept : '');
  const own = saved.find(({ isDefault }) => isDefault);
  return own ? readView(own.view) : { ...defaultView, workgroup, section };
};
