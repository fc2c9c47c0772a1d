/** Applies somebody's monitoring rules while their panel is open, and tells each obstacle once. */
import type { ReactiveControllerHost } from 'lit';
import type { PersonId } from '../../core/domain/ids.js';
import type { Row } from '../../core/domain/summary.js';
import type { StaffSession } from '../shared/staff-session.js';
import { openMonitored } from './monitored.js';
import type { MonitorRule } from './panel-rules.js';
import { keepRules, RuleLookout, readRules } from './panel-rules.js';
import type { Watch } from './panel-watch.js';

export interface RuleKeeperOptions {
  readonly watch: Watch;
  session(): StaffSession | null;
  mayMonitor(row: Row): boolean;
  applied(row: Row): void;
  refused(row: Row, reason: string): void;
}

export class RuleKeeper {
  readonly #host: ReactiveControllerHost;
  readonly #options: RuleKeeperOptions;
  readonly #lookout = new RuleLookout();
  readonly #told = new Set<string>();
  #person: PersonId | null = null;
  #rules: readonly MonitorRule[] = [];

  constructor(host: ReactiveControllerHost, options: RuleKeeperOptions) {
    this.#host = host;
    this.#options = options;
  }

  get rules(): readonly MonitorRule[] {
    return this.#rules;
  }

  set(rules: readonly MonitorRule[]): void {
    this.#rules = rules;
    if (this.#person !== null) keepRules(this.#person, rules);
    const session = this.#options.session();
    if (session) this.changed(session);
    this.#host.requestUpdate();
  }

  /** The lists said something new. */
  changed(session: StaffSession): void {
    const me = session.desk?.you?.id ?? null;
    if (me === null) return;
    if (me !== this.#person) {
      this.#person = me;
      this.#rules = readRules(me);
    }
    // What goes on already can be told from what is next only once every list has come.
    if (session.workgroups.some(({ snapshot }) => snapshot.workgroup === null)) return;
    for (const row of this.#lookout.next(this.#rules, session.rows, this.#options.mayMonitor)) {
      void this.#apply(session, row);
    }
  }

  async #apply(session: StaffSession, row: Row): Promise<void> {
    const { watch, session: current, applied, refused } = this.#options;
    const id = row.conversation;
    const opening = await watch.holding(id, async () => {
      const answer = await openMonitored(session, id);
      if (answer.kind === 'open') watch.expect(id);
      return answer;
    });
    if (session !== current()) return;
    const problem = watch.problemOf(id, opening);
    if (problem === null) return applied(row);
    if (this.#told.has(problem)) return;
    this.#told.add(problem);
    refused(row, problem);
  }

  reset(): void {
    this.#person = null;
    this.#rules = [];
    this.#told.clear();
    this.#lookout.forget();
  }
}
