// `npm run dev`: like `npm start`, but the pages come from vite and change while you edit. Rooms restart on edits
// of the server, too; every client reconnects by itself.
import { join } from 'node:path';
import { openInBrowser } from './lib/open.mjs';
import { choosePort, readOptions, serverVars } from './lib/options.mjs';
import { startPartyKit } from './lib/partykit.mjs';
import { root } from './lib/run.mjs';
import { reportTrouble, untilSignal } from './start.mjs';

const PAGE_PORT = 5173;

/** @param {readonly string[]} args */
export async function main(args) {
  const options = readOptions(args);
  const ended = untilSignal();
  const roomPort = await choosePort(undefined);
  const port = await choosePort(options.port, PAGE_PORT);
  const rooms = await startPartyKit({
    port: roomPort,
    vars: serverVars(),
    persistDir: join(root, '.partykit/state'),
    onLine: reportTrouble,
  });
  const { createServer } = await import('vite');
  process.env.PARLEY_ROOM_PORT = String(roomPort);
  const pages = await createServer({
    configFile: join(root, 'vite.config.ts'),
    mode: 'demo',
    server: { port, strictPort: true, host: options.host },
  });
  await pages.listen();
  const url = `http://127.0.0.1:${port}/`;
  console.log(`Parley demo: ${url} (rooms on port ${roomPort})`);
  if (options.shouldOpen) openInBrowser(url);
  await Promise.race([ended, rooms.exited]);
  await pages.close();
  await rooms.stop();
  return 0;
}
