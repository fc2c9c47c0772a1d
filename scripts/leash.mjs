// Loaded with --import before `partykit dev`: ends the server when whoever started it is gone.
//
// A server is more than one process (Node, workerd, esbuild). Killing the starter with SIGKILL, or a crash of a
// test worker, would leave all of them behind, holding the port. The server is the leader of its own process
// group, so it can end the group when it finds that its parent has changed.
const parent = process.ppid;

setInterval(() => {
  if (process.ppid === parent) return;
  try {
    process.kill(-process.pid, 'SIGKILL');
  } catch {
    process.exit(1);
  }
}, 500).unref();
