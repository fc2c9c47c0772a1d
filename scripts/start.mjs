// `npm start`: the demo, on one port: builds the pages, starts the rooms beside them and says where to look.
import { join } from 'node:path';
import { build, hasEntry } from './build.mjs';
import { openInBrowser } from './lib/open.mjs';
import { choosePort, readOptions, serverVars } from './lib/options.mjs';
import { startPartyKit } from './lib/partykit.mjs';
import { root, Stop } from './lib/run.mjs';

/** @param {readonly string[]} args */
export async function main(args) {
  const options = readOptions(args);
  const vars = serverVars();
  const port = await choosePort(options.port);
  const ended = untilSignal();
  if ((await build('demo')) !== 0) throw new Stop('The demo could not be built; the output above says why.');
  const server = await startPartyKit({
    port,
    host: options.host,
    vars,
    persistDir: join(root, '.partykit/state'),
    ...(hasEntry('demo') ? { serve: 'dist/demo' } : {}),
    onLine: reportTrouble,
  });
  const url = `http://127.0.0.1:${port}/`;
  console.log(`Parley demo: ${url}`);
  if (options.host === '0.0.0.0') console.log('Everyone who can reach this machine can reach the demo too.');
  if (options.shouldOpen) openInBrowser(url);
  const reason = await Promise.race([ended, server.exited.then(() => 'exit')]);
  await server.stop();
  if (reason === 'exit') throw new Stop('The server ended by itself; its output above may say why.');
  return 0;
}

/**
 * Resolves when somebody wants us to end. Registered before the server starts, so that none is left behind. A signal to
 * npm ends the shell that it runs us in, which passes nothing on: its end is taken for one.
 */
export function untilSignal() {
  return new Promise((resolve) => {
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(name, () => resolve(name));
    if (process.env.npm_lifecycle_event === undefined) return;
    const shell = process.ppid;
    const look = setInterval(() => {
      if (process.ppid === shell) return;
      clearInterval(look);
      resolve('parent');
    }, 500);
    look.unref();
  });
}

/**
 * partykit's own chatter names an address that is not the true one, so only what looks like trouble is shown.
 * PARLEY_VERBOSE=1 shows everything.
 * @param {string} line
 */
export function reportTrouble(line) {
  if (process.env.PARLEY_VERBOSE === '1' || /error|warn|exception|✘/i.test(line)) console.error(line);
}
