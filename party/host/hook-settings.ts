/** The part of PARLEY_CONFIG about systems that follow conversations: where each listens, and what it may see. */
import * as z from 'zod/mini';
import type { HookReceiver } from '../../core/domain/hooks.js';
import { hookAudiences } from '../../core/domain/hooks.js';
import type { WorkgroupId } from '../../core/domain/ids.js';
import { idShapes } from '../../core/domain/ids.js';
import type { Fault } from '../../core/protocol/faults.js';
import { isAddress } from './outgoing.js';

export interface HookSetting extends HookReceiver {
  readonly url: string;
  /** `whsec_` and base64, as Standard Webhooks write it. Shared with that one system, and with nobody else. */
  readonly secret: string;
}

/** Each is a delivery of its own for every entry. */
const most = 10;
const nameShape = /^[a-z][a-z0-9-]{0,39}$/;
const addressShape = 'an https address without a name and a password, or an http address of this machine,';
const secretShape = '"whsec_" and 24 to 64 random bytes in base64';
const receiversShape = `at most ${most} receivers`;
const workgroupsShape = 'a list of workgroups';

/** Null: it is none. */
export const secretBytes = (secret: string): Uint8Array<ArrayBuffer> | null => {
  const [, base64] = /^whsec_([A-Za-z0-9+/]+={0,2})$/.exec(secret) ?? [];
  if (base64 === undefined || base64.length % 4 !== 0) return null;
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
};

const isSecret = (value: string): boolean => {
  const length = secretBytes(value)?.length ?? 0;
  return length >= 24 && length <= 64;
};

const receiver = z.strictObject({
  url: z.string(addressShape).check(z.refine<string>((value) => isAddress(value, true), addressShape)),
  secret: z.string(secretShape).check(z.refine<string>(isSecret, secretShape)),
  audience: z.enum(hookAudiences),
  workgroups: z.exactOptional(
    z
      .array(z.string().check(z.regex(idShapes.workgroup)), workgroupsShape)
      .check(z.minLength(1, workgroupsShape)),
  ),
});

export const hooksSchema = z
  .record(z.string().check(z.regex(nameShape)), receiver)
  .check(z.refine((all) => Object.keys(all).length <= most, receiversShape));

export type ReadHooks = z.infer<typeof hooksSchema>;

export const hooksFrom = (read: ReadHooks): readonly HookSetting[] =>
  Object.entries(read).map(([name, { url, secret, audience, workgroups }]) => ({
    name,
    url,
    secret,
    audience,
    workgroups: (workgroups as readonly WorkgroupId[] | undefined) ?? null,
  }));

/** A misspelled workgroup would be a receiver that waits for ever. */
export const hookFaults = (
  hooks: readonly HookSetting[],
  isWorkgroup: (id: string) => boolean,
): readonly Fault[] =>
  hooks.flatMap(({ name, workgroups }) =>
    (workgroups ?? []).flatMap((id, index) =>
      isWorkgroup(id)
        ? []
        : [
            {
              path: `/webhooks/${name}/workgroups/${index}`,
              expected: 'the name of a workgroup is expected.',
            },
          ],
    ),
  );
