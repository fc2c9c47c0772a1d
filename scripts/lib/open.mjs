// Opens a page in the reader's browser where there is one to open.
import { spawn } from 'node:child_process';

/** @param {string} url */
export function openInBrowser(url) {
  if (process.env.CI || !process.stdout.isTTY) return;
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return;
  const [command, ...args] = {
    darwin: ['open', url],
    win32: ['cmd', '/c', 'start', '', url],
  }[process.platform] ?? ['xdg-open', url];
  const child = spawn(command, args, { stdio: 'ignore', detached: true });
  // No browser, or no xdg-open: the address is on the screen.
  child.on('error', () => {});
  child.unref();
}
