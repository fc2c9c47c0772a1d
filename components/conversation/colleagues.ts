/** To whom a conversation can be given: what the host element knows, and those whom the server names when asked. */
import type { ReactiveControllerHost } from 'lit';
import type { ArchivePort, Colleague } from '../../client/archive.js';
import type { PersonId, WorkgroupId } from '../../core/domain/ids.js';
import type { Localize } from '../shared/localize.js';
import type { staffMessages } from '../shared/staff-messages.js';
import type { WorkTargets } from '../work/work-commands.js';
import type { workMessages } from '../work/work-messages.js';

export interface ColleaguesOptions {
  readonly words: Localize<typeof staffMessages>;
  readonly work: Localize<typeof workMessages>;
  archive(): ArchivePort | null;
  known(): WorkTargets;
}

/** Whoever can be reached first. */
const reach = { available: 0, away: 1, offline: 2 } as const satisfies Record<
  Colleague['availability'],
  number
>;

export class Colleagues {
  readonly #host: ReactiveControllerHost;
  readonly #options: ColleaguesOptions;
  #found: readonly Colleague[] = [];
  #workgroup: WorkgroupId | null = null;

  constructor(host: ReactiveControllerHost, options: ColleaguesOptions) {
    this.#host = host;
    this.#options = options;
  }

  /** Asked each time that somebody is about to choose: availability changes. */
  async load(workgroup: WorkgroupId): Promise<void> {
    const archive = this.#options.archive();
    if (!archive) return;
    if (this.#workgroup !== workgroup) this.#found = [];
    this.#workgroup = workgroup;
    const reading = await archive.colleagues(workgroup);
    if (reading.kind !== 'read' || this.#workgroup !== workgroup) return;
    this.#found = reading.value;
    this.#host.requestUpdate();
  }

  /** Without oneself. Whom the host knows already is taken from there: it says how many sessions they have. */
  targets(me: PersonId | null): WorkTargets {
    const { known } = this.#options;
    const { people, workgroups } = known();
    const others = [...this.#found]
      .filter(({ id }) => id !== me && !people.some((each) => each.id === id))
      .sort((a, b) => reach[a.availability] - reach[b.availability] || a.name.localeCompare(b.name))
      .map(({ id, name, role, availability, isFree }) => ({
        id,
        name,
        role,
        detail: this.#detail(availability, isFree),
      }));
    return { workgroups, people: [...people, ...others] };
  }

  #detail(availability: Colleague['availability'], isFree: boolean): string {
    const { words, work } = this.#options;
    const is = words.t(`availability.${availability}`);
    return isFree ? is : work.t('work.detail-full', { availability: is });
  }
}
