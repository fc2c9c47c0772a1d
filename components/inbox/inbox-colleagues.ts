/** Whom one can hand a conversation to: agents are not told of the whole staff, so those of its team are asked for. */
import type { ReactiveControllerHost } from 'lit';
import type { Colleague } from '../../client/archive.js';
import type { WorkgroupId } from '../../core/domain/ids.js';
import type { StaffSession } from '../shared/staff-session.js';

export class InboxColleagues {
  readonly #host: ReactiveControllerHost;
  readonly #known = new Map<WorkgroupId, readonly Colleague[]>();
  #asking: WorkgroupId | null = null;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  reset(): void {
    this.#known.clear();
    this.#asking = null;
  }

  of(workgroup: WorkgroupId | undefined): readonly Colleague[] {
    return workgroup === undefined ? [] : (this.#known.get(workgroup) ?? []);
  }

  /** Asked anew whenever somebody may be about to choose: who has room changes. What was known stays until then. */
  async load(session: StaffSession, workgroup: WorkgroupId | undefined): Promise<void> {
    const grants = session.desk?.you?.workgroups.find(({ id }) => id === workgroup)?.grants ?? [];
    const mayGive = grants.includes('transfer') || grants.includes('assign');
    if (workgroup === undefined || !mayGive || this.#asking === workgroup) return;
    this.#asking = workgroup;
    const reading = await session.archive.colleagues(workgroup);
    if (this.#asking !== workgroup) return;
    this.#asking = null;
    if (reading.kind !== 'read') return;
    this.#known.set(workgroup, reading.value);
    this.#host.requestUpdate();
  }
}
