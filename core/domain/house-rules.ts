/** What staff interfaces show or ask, as a workgroup decides it. */
import type { Policy } from './policy.js';
import type { FileLimits } from './site.js';
import { fileLimits } from './site.js';
import type { JoinCapacity } from './timeline.js';

/** The part of a policy that staff interfaces need. */
export interface HouseRules {
  readonly composer: Policy['composer'];
  readonly takeover: Omit<Policy['takeover'], 'shownAs'>;
  readonly joinAs: JoinCapacity;
  readonly joinNotice: Policy['joinNotice'];
  readonly reasons: readonly string[] | null;
  readonly tags: readonly string[] | null;
  readonly dispositions: readonly string[] | null;
  readonly agentNotice: Policy['agentNotice'];
  readonly wrapUp: Policy['wrapUp'];
  /** What may be attached, where `you.may` has `attach`. */
  readonly files: FileLimits;
}

export const houseRulesOf = (policy: Policy): HouseRules => ({
  composer: policy.composer,
  takeover: {
    targets: policy.takeover.targets,
    confirm: policy.takeover.confirm,
    intro: policy.takeover.intro,
  },
  joinAs: policy.joinAs,
  joinNotice: policy.joinNotice,
  reasons: policy.reasons,
  tags: policy.tags,
  dispositions: policy.dispositions,
  agentNotice: policy.agentNotice,
  wrapUp: policy.wrapUp,
  files: fileLimits(policy.site.files),
});
