/** Who ends `npm start` ends what it started, in whichever of its processes. */
import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, it } from 'vitest';

const start = fileURLToPath(new URL('../../scripts/start.mjs', import.meta.url));
const program = `
  const { untilSignal } = await import(${JSON.stringify(start)});
  const ended = untilSignal();
  const alive = setInterval(() => {}, 1_000);
  console.log('waits');
  console.log(await ended);
  clearInterval(alive);`;

const children: ChildProcess[] = [];
afterEach(() => {
  for (const { pid } of children.splice(0)) {
    try {
      if (pid !== undefined) process.kill(-pid, 'SIGKILL');
    } catch {
      // It ended by itself.
    }
  }
});

it('goes when the shell of npm is gone', async () => {
  // With a second command the shell stays, as it does below npm.
  const child = spawn('sh', ['-c', '"$NODE" --input-type=module -e "$PROGRAM"; exit 0'], {
    detached: true,
    env: { ...process.env, npm_lifecycle_event: 'start', NODE: process.execPath, PROGRAM: program },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text) => {
    said += text;
  });
  await expect.poll(() => said, { timeout: 30_000 }).toBe('waits\n');
  child.kill('SIGKILL');
  await expect.poll(() => said, { timeout: 30_000 }).toBe('waits\nparent\n');
}, 70_000);
