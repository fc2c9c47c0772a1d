// The samples of a backend sign what the rooms accept, in every language that this machine speaks.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tokensFor } from '../../party/host/tokens.js';
import { tokenFor } from '../../samples/backend/token.mjs';

const secret = 's'.repeat(32);
const log = { info: () => undefined, error: () => undefined };
const tokens = tokensFor({ kind: 'secret', secret }, 'parley', log);
const folder = join(import.meta.dirname, '../../samples/backend');

/** As a customer, for five minutes, and nothing else. */
const kim = { name: 'Kim Ñ', role: 'customer', verified: true, grants: {}, supervisor: false };

const others = [
  ['python3', 'LOAD; print(token_for("17", "Kim Ñ", "SECRET"), end="")'],
  ['php', 'require "token.php"; echo token_for("17", "Kim Ñ", "SECRET");'],
  ['ruby', 'require "./token"; print token_for(id: "17", name: "Kim Ñ", secret: "SECRET")'],
] as const;

const flags = { python3: '-c', php: '-r', ruby: '-e' } as const;
/** `token` is a module of Python itself. */
const load =
  'import importlib.util as u; s = u.spec_from_file_location("t", "token.py"); t = u.module_from_spec(s); s.loader.exec_module(t); token_for = t.token_for';

const isThere = (command: string): boolean => spawnSync(command, ['--version']).status === 0;

describe("[T15] tokens of a site's own backend", () => {
  const accepts = async (token: string): Promise<void> => {
    const identity = await tokens.verify(token);
    expect(identity).toMatchObject(kim);
    expect((identity?.expiresAt ?? 0) - (identity?.issuedAt ?? 0)).toBe(300_000);
    expect(
      await tokensFor({ kind: 'secret', secret: 'x'.repeat(32) }, 'parley', log).verify(token),
    ).toBeNull();
  };

  it('[T15] in Node', () => accepts(tokenFor({ id: '17', name: 'Kim Ñ' }, secret)));

  for (const [command, code] of others) {
    it.skipIf(!isThere(command))(`[T15] in ${command}`, async () => {
      const text = code.replace('SECRET', secret).replace('LOAD', load);
      const { stdout, stderr } = spawnSync(command, [flags[command], text], {
        cwd: folder,
        encoding: 'utf8',
        env: { ...process.env, PYTHONDONTWRITEBYTECODE: '1' },
      });
      expect(stderr).toBe('');
      await accepts(stdout);
    });
  }
});
