/**
 * Leaks to be found: each a small change of the source text, made while it is bundled for the proof and nowhere else.
 * A property that does not find them is too weak.
 */
import type { Plugin } from 'vite';

export interface Edit {
  readonly file: string;
  /** Must stand in the file exactly once. */
  readonly find: string;
  readonly replace: string;
}

export interface Leak {
  readonly what: string;
  /** Which property is to find it. */
  readonly by: 'rooms' | 'uplink';
  readonly edits: readonly Edit[];
}

const edit = (file: string, find: string, replace: string): Edit => ({ file, find, replace });

export const leaks = {
  'global-numbering': {
    what: 'an entry is numbered by its place among all entries',
    by: 'rooms',
    edits: [edit('core/domain/view.ts', 'seq: seqFor(scope, entry.counts),', 'seq: entry.position,')],
  },
  'whisper-in-export': {
    what: 'a customer’s transcript holds what is for others',
    by: 'rooms',
    edits: [
      edit(
        'party/room/conversation-reader.ts',
        'const scope = readingScope(state, who);',
        "const own = readingScope(state, who); const scope: Scope = own.kind === 'everyone' ? { kind: 'all' } : own;",
      ),
    ],
  },
  'typing-to-all': {
    what: 'a monitor’s typing is told to everyone',
    by: 'rooms',
    edits: [
      edit(
        'core/domain/permissions.ts',
        "'set-typing':        row(yes,      yes,        no,         no,         no, ",
        "'set-typing':        row(yes,      yes,        no,         no,         yes,",
      ),
      edit('core/domain/passing.ts', "seenBy[standing] !== 'everyone' || ", ''),
    ],
  },
  'participant-count': {
    what: 'the customer’s header counts who is in it',
    by: 'rooms',
    edits: [
      edit(
        'core/domain/customer-header.ts',
        'onHold: state.hold !== null,',
        'onHold: state.hold !== null, count: state.supervisions.length,',
      ),
    ],
  },
  'shared-quota': {
    what: 'all spend from one bucket',
    by: 'rooms',
    edits: [edit('party/room/rate-limit.ts', `\`\${of}/\${who.id}/\${apart}\``, 'of + apart')],
  },
  'page-by-rows': {
    what: 'a page is so many rows, hidden ones included',
    by: 'rooms',
    edits: [
      edit('party/room/catch-up.ts', '{ entriesFor, scopeOf }', '{ entriesFor, scopeOf, seqFor }'),
      edit(
        'party/room/catch-up.ts',
        'pageUntil(store, scope, positionAt(scope, state.counts), limits.pageSize)',
        'pageUntil(store, scope, positionAt(scope, state.counts), Math.max(1, limits.pageSize - state.position + seqFor(scope, state.counts)))',
      ),
    ],
  },
  'differing-error': {
    what: 'a refusal is another one while somebody monitors',
    by: 'rooms',
    edits: [
      edit(
        'core/domain/permit.ts',
        'if (denied) return denied;',
        "if (denied) return state.supervisions.some(({ mode }) => mode === 'monitor') ? refuse('try-again') : denied;",
      ),
    ],
  },
  'event-about-hidden': {
    what: 'with every entry, hidden or not, everyone is told the marks',
    by: 'rooms',
    edits: [
      edit(
        'party/room/fan-out.ts',
        'before.state.marks !== after.state.marks ?',
        'entries.length > 0 || before.state.marks !== after.state.marks ?',
      ),
    ],
  },
  'shared-ids': {
    what: 'ids of whispers are drawn from the source of public ones',
    by: 'rooms',
    edits: [edit('party/room/conversation-turns.ts', "whisper: 'staff',", "whisper: 'public',")],
  },
  'presence-on-connect': {
    what: 'whoever connects makes everybody get a header',
    by: 'rooms',
    edits: [
      edit(
        'party/room/fan-out.ts',
        'const isHeaderNews = ',
        'const isHeaderNews = before.presence.staff.size !== after.presence.staff.size || ',
      ),
    ],
  },
  'read-mark': {
    what: 'a monitor’s reading counts as the handler’s',
    by: 'rooms',
    edits: [
      edit(
        'core/domain/permissions.ts',
        "'mark-read':         row(yes,      yes,        no,         no,         no, ",
        "'mark-read':         row(yes,      yes,        no,         no,         yes,",
      ),
    ],
  },
  'draft-on-demand': {
    what: 'an agent’s client sends drafts only while somebody watches',
    by: 'uplink',
    edits: [
      edit(
        'core/domain/conditions.ts',
        'const isCustomer = who.role ===',
        "if (who.role === 'agent' && state.supervisions.length === 0) return refuse('forbidden'); const isCustomer = who.role ===",
      ),
      edit(
        'core/domain/conditions.ts',
        'const draftsShown: Condition = ({ policy, phase }, who) => {',
        'const draftsShown: Condition = (state, who) => { const { policy, phase } = state;',
      ),
    ],
  },
} as const satisfies Record<string, Leak>;

export type LeakName = keyof typeof leaks;
export const leakNames = Object.keys(leaks) as readonly LeakName[];
export const isLeakName = (name: string): name is LeakName => Object.hasOwn(leaks, name);

/** Bundles the changed text. An edit that does not fit any more is an error, and not a leak that nobody planted. */
export const planted = (edits: readonly Edit[]): Plugin => {
  const made = new Set<Edit>();
  return {
    name: 'planted-leak',
    enforce: 'pre',
    transform(code, id) {
      const path = id.replaceAll('\\', '/');
      let text = code;
      for (const each of edits.filter(({ file }) => path.endsWith(`/${file}`))) {
        if (text.split(each.find).length !== 2) {
          throw new Error(`"${each.find}" does not stand once in ${each.file}.`);
        }
        text = text.replace(each.find, () => each.replace);
        made.add(each);
      }
      return text === code ? null : { code: text, map: null };
    },
    buildEnd(failure) {
      const missing = edits.find((each) => !made.has(each));
      if (!failure && missing) throw new Error(`${missing.file} is not part of the bundle.`);
    },
  };
};
