/** The workgroups of a token that this server has. */
import type { GrantRule, Identity } from '../../core/domain/identity.js';
import { grantsIn, hasAnyGrant } from '../../core/domain/identity.js';
import type { WorkgroupId } from '../../core/domain/ids.js';
import { isWorkgroupId } from '../../core/domain/ids.js';
import type { MyWorkgroup } from '../../core/protocol/desk-down.js';
import type { Settings } from './ports.js';

const asWritten: GrantRule = { needsSupervisor: 'off' };

/** Where they belong, whatever effect a policy gives to what they hold. */
export const workgroupsOf = (who: Identity, settings: Settings): readonly WorkgroupId[] =>
  Object.keys(who.grants)
    .filter(isWorkgroupId)
    .filter((id) => hasAnyGrant(who, id, asWritten) && settings.workgroup(id) !== null);

/** With what the token allows there. */
export const myWorkgroups = (who: Identity, settings: Settings): readonly MyWorkgroup[] =>
  workgroupsOf(who, settings).flatMap((id) => {
    const setting = settings.workgroup(id);
    const mine = grantsIn(who, id, setting?.policy.monitors);
    return setting && mine.length > 0 ? [{ id, label: setting.label, grants: mine }] : [];
  });
