/** What each key does in the rows of the table, besides the commands that have a key of their own. */
import { roveTo } from '../shared/roving.js';

export interface TableKeyPort {
  /** The reachable row, and how many there are and fit on the screen. */
  readonly at: number;
  readonly count: number;
  readonly page: number;
  move(to: number): void;
  activate(): void;
  toggle(): void;
  selectAll(): void;
  /** False where nothing was selected. */
  deselect(): boolean;
  openMenu(): void;
  /** False where no command has this key. */
  command(event: KeyboardEvent): boolean;
}

const pages: Readonly<Record<string, number>> = { PageDown: 1, PageUp: -1 };

const isMenuKey = ({ key, shiftKey }: KeyboardEvent): boolean =>
  key === 'ContextMenu' || (key === 'F10' && shiftKey);

const destination = (event: KeyboardEvent, { at, count, page }: TableKeyPort): number | null => {
  const by = pages[event.key];
  if (by === undefined || count === 0) return roveTo(event, at, count);
  return Math.min(count - 1, Math.max(0, at + by * page));
};

/** Whether the key meant something. `isOnRow`: the focus is on the row and not on one of its buttons. */
export const tableKey = (event: KeyboardEvent, isOnRow: boolean, port: TableKeyPort): boolean => {
  const { key, ctrlKey, metaKey, altKey } = event;
  if (isMenuKey(event)) {
    port.openMenu();
    return true;
  }
  if (key === 'a' && (ctrlKey || metaKey)) {
    port.selectAll();
    return true;
  }
  if (ctrlKey || metaKey || altKey) return port.command(event);
  if (key === 'Escape') return port.deselect();
  const to = destination(event, port);
  if (to !== null) {
    port.move(to);
    return true;
  }
  if (isOnRow && key === 'Enter') {
    port.activate();
    return true;
  }
  if (isOnRow && key === ' ') {
    port.toggle();
    return true;
  }
  return port.command(event);
};
