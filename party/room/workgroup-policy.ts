/** The policy of a workgroup: what the server began with until somebody sets another one, which is kept. */
import type { WorkgroupId } from '../../core/domain/ids.js';
import type { Policy, PolicyDocument, PolicyOverrides } from '../../core/domain/policy.js';
import { defaultPolicy, policyWith } from '../../core/domain/policy.js';
import type { PresetName } from '../../core/domain/presets.js';
import type { Fault } from '../../core/protocol/faults.js';
import { readPolicyDocument } from '../../core/protocol/policy-document.js';
import type { Host } from './ports.js';
import { keys } from './workgroup-store.js';

/** What somebody wrote, to be read and changed by them again. */
interface Written {
  readonly preset: PresetName;
  readonly overrides: PolicyOverrides;
}

interface Stored extends Written {
  readonly version: number;
  readonly label: string;
  readonly policy: Policy;
}

/** Every conversation keeps the whole policy in its state, beside all else that is there, in one value of 128 KiB. */
const mostBytes = 32 * 1024;

/** What the deployment's file said at the last start, for as long as nobody had set a document. */
type FromFile = PolicyDocument;

export class WorkgroupPolicy {
  readonly #host: Host;
  #document: PolicyDocument;
  #written: Written | null = null;
  /** The file is in force and nobody has been given it yet: nothing has to be remembered of it. */
  #isUnused = false;

  constructor(host: Host) {
    this.#host = host;
    const setting = host.settings.workgroup(host.id);
    this.#document = {
      version: 0,
      label: setting?.label ?? host.id,
      policy: setting?.policy ?? defaultPolicy,
    };
  }

  async load(): Promise<void> {
    const stored = (await this.#host.storage.get(keys.policy)) as Stored | undefined;
    if (!stored) return this.#loadFile();
    const { version, preset, overrides, policy } = stored;
    this.#written = { preset, overrides };
    // Kept whole, so that a preset that changes with the server changes nothing here; over the defaults, for keys
    // that there were not when it was set. The label is the deployment's.
    this.#document = { version, label: this.#document.label, policy: policyWith(policy) };
  }

  /**
   * A document that was set over HTTP wins, whatever the file says later: whoever set it did so knowing the file, and
   * does not lose it by a deployment. Before that the file is in force, and when it says something else than at the last
   * start that is a newer policy, which conversations are owed like any.
   */
  async #loadFile(): Promise<void> {
    // Nothing is stored for a workgroup that does not exist: anybody could name one.
    if (!this.exists) return;
    const known = (await this.#host.storage.get(keys.file)) as FromFile | undefined;
    const { label, policy } = this.#document;
    const isSame = JSON.stringify([known?.label, known?.policy]) === JSON.stringify([label, policy]);
    const version = known ? known.version + (isSame ? 0 : 1) : 0;
    this.#document = { version, label, policy };
    this.#isUnused = !known;
    if (isSame || !known) return;
    await this.#keepFile(known.policy);
  }

  #keepFile(before: Policy): Promise<void> {
    const from: FromFile = this.#document;
    return this.#host.storage.write(
      new Map<string, unknown>([[keys.file, from], ...this.#arrearsSince(before)]),
    );
  }

  /**
   * Before anybody is given it. Not when the room starts: strangers start it by asking what a site shows, and are to
   * leave nothing behind.
   */
  async use(): Promise<PolicyDocument> {
    if (this.#isUnused && this.exists) await this.#keepFile(this.policy);
    this.#isUnused = false;
    return this.#document;
  }

  /** How long content is kept concerns closed conversations, too: that they are to be told is stored with the policy. */
  #arrearsSince({ retentionDays }: Policy, after = this.policy): readonly (readonly [string, unknown])[] {
    return retentionDays === after.retentionDays ? [] : [[keys.policyCursor, keys.past('')]];
  }

  /** Whether there is such a workgroup at all. */
  get exists(): boolean {
    return this.#host.settings.workgroup(this.#host.id as WorkgroupId) !== null;
  }

  get document(): PolicyDocument {
    return this.#document;
  }

  get policy(): Policy {
    return this.#document.policy;
  }

  /** As whoever may configure is given it. */
  get view(): {
    readonly version: number;
    readonly policy: Policy;
    readonly document: Record<string, unknown> | null;
  } {
    const { version, policy } = this.#document;
    const document = this.#written && { preset: this.#written.preset, ...this.#written.overrides };
    return { version, policy, document };
  }

  /** Replaces the document, or says what is wrong with the new one; then the former stays. */
  async set(value: unknown): Promise<readonly Fault[]> {
    const read = readPolicyDocument(value);
    if (read.kind === 'faults') return read.faults;
    const { preset, overrides, policy } = read;
    if (new TextEncoder().encode(JSON.stringify(policy)).length > mostBytes) {
      return [{ path: '/', expected: `a policy of ${mostBytes} bytes at most is expected.` }];
    }
    const { version, label } = this.#document;
    const stored: Stored = { version: version + 1, preset, overrides, label, policy };
    const arrears = this.#arrearsSince(this.policy, policy);
    await this.#host.storage.write(new Map<string, unknown>([[keys.policy, stored], ...arrears]));
    this.#isUnused = false;
    this.#written = { preset, overrides };
    this.#document = { version: version + 1, label, policy };
    return [];
  }
}
