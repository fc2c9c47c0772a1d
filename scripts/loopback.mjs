// Loaded with --import before `partykit dev`: makes its listeners stay on this machine.
//
// `partykit dev` binds everything to 0.0.0.0 and has no option for it: the rooms' port, an asset server, the
// inspector and miniflare's own loopback. A developer's room server with demo secrets would be open to the whole
// network. This file rewrites the addresses where they pass through Node. It knows partykit 0.0.115 and nothing
// else, so that version is pinned; test/server/server-helper.test.ts asks the running server.
//
// PARLEY_HOST=0.0.0.0 (or `npm start -- --host 0.0.0.0`) opts out.
import childProcess from 'node:child_process';
import Module, { createRequire, syncBuiltinESMExports } from 'node:module';
import net from 'node:net';

const LOOPBACK = '127.0.0.1';
const OPEN_HOSTS = new Set([undefined, null, '', '0.0.0.0', '::', '*']);

if ((process.env.PARLEY_HOST ?? LOOPBACK) === LOOPBACK) {
  keepWorkerdHere();
  keepNodeServersHere();
  keepEsbuildHere();
}

function keepWorkerdHere() {
  const { spawn } = childProcess;
  childProcess.spawn = function spawnOnLoopback(command, args, ...rest) {
    const addresses = /^(--(?:socket|inspector)-addr=(?:[^=]*=)?)(?:0\.0\.0\.0|\*|\[::\]|localhost)(:\d+)$/;
    const local = Array.isArray(args)
      ? args.map((arg) => String(arg).replace(addresses, `$1${LOOPBACK}$2`))
      : args;
    return spawn.call(this, command, local, ...rest);
  };
  syncBuiltinESMExports();
}

function keepNodeServersHere() {
  const { listen } = net.Server.prototype;
  net.Server.prototype.listen = function listenOnLoopback(...args) {
    const [first, second] = args;
    if (first !== null && typeof first === 'object' && 'port' in first) {
      // partykit probes a port on every interface by asking for each host in turn; those stay as they are.
      if (OPEN_HOSTS.has(first.host)) args[0] = { ...first, host: LOOPBACK };
    } else if (typeof first === 'number' || (typeof first === 'string' && /^\d+$/.test(first))) {
      if (typeof second === 'string') {
        if (OPEN_HOSTS.has(second)) args[1] = LOOPBACK;
      } else {
        args.splice(1, 0, LOOPBACK);
      }
    }
    return listen.apply(this, args);
  };
}

/** esbuild's file server listens in its own Go process, so its address can only be set where it is asked for. */
function keepEsbuildHere() {
  if (!process.argv[1]) return;
  const require = createRequire(process.argv[1]);
  let file;
  try {
    file = require.resolve('esbuild');
  } catch {
    return;
  }
  const esbuild = require(file);
  const local = {
    ...esbuild,
    async context(options) {
      const made = await esbuild.context(options);
      const serve = made.serve.bind(made);
      made.serve = (serveOptions) => serve({ ...serveOptions, host: LOOPBACK });
      return made;
    },
  };
  local.default = local;
  // The exports object is read-only, and replacing `exports` of the loaded module changes nothing for a later
  // `import`, which remembers the first value. A module that was never loaded has nothing to remember.
  const standIn = new Module(file);
  standIn.filename = file;
  standIn.loaded = true;
  standIn.exports = local;
  require.cache[file] = standIn;
}
