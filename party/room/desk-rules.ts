/** What the policies of workgroups say of the supervisor flag, as far as a mirror of a desk depends on it. */
import type { RuleIn } from '../../core/domain/desk-mirror.js';
import type { GrantRule, Identity } from '../../core/domain/identity.js';
import { hasGrant } from '../../core/domain/identity.js';
import type { WorkgroupId } from '../../core/domain/ids.js';
import { isWorkgroupId } from '../../core/domain/ids.js';
import type { Host } from './ports.js';

/** As if the flag did not count. */
const withoutFlag: GrantRule = { needsSupervisor: 'off' };

export class DeskRules {
  readonly #host: Host;
  /** Of the moment: after a restart a mirror's attachment says what it may be shown. */
  readonly #known = new Map<WorkgroupId, GrantRule>();

  constructor(host: Host) {
    this.#host = host;
  }

  readonly ruleIn: RuleIn = (workgroup) => this.#known.get(workgroup);

  /**
   * Asks the workgroups for which it makes a difference. They alone know the document that counts: one that was set
   * over HTTP differs from the file's. Like a token it is read at hello; a document that is set later counts at the
   * next one. Who cannot be asked is taken to be strict.
   */
  async learn(who: Identity, workgroups: readonly string[]): Promise<void> {
    if (who.supervisor) return;
    const asked = workgroups.filter(isWorkgroupId).filter((id) => hasGrant(who, id, 'monitor', withoutFlag));
    await Promise.all(asked.map((id) => this.#learn(id)));
  }

  async #learn(id: WorkgroupId): Promise<void> {
    const { peers, settings, log } = this.#host;
    if (settings.workgroup(id) === null) return;
    try {
      const found = await peers.ask({ kind: 'workgroup', id }, { type: 'document', candidate: false });
      if (found) this.#known.set(id, { needsSupervisor: found.document.policy.monitors.needsSupervisor });
      else this.#known.delete(id);
    } catch (cause) {
      this.#known.delete(id);
      log.error('workgroup-unreachable', cause);
    }
  }
}
