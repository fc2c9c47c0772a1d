// Finds a Chromium for the browser tests, or fetches one: CHROME_PATH, then the places where browsers are usually
// installed, then a headless build from npm (Linux x64), then Playwright's own download.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { npm } from './install.mjs';
import { root, runTool, Stop, tool } from './run.mjs';

/**
 * @typedef {object} Chromium
 * @property {string} executablePath
 * @property {Record<string, string>} env what the browser needs in its environment besides ours
 */

const PACKAGE = '@sparticuz/chromium@147.0.0';
const cache = join(root, 'node_modules/.cache/chromium');
const unpacked = join(cache, 'unpacked');

/** @returns {string[]} */
function systemPaths() {
  if (process.env.PARLEY_IGNORE_SYSTEM_CHROMIUM === '1') return [];
  if (process.platform === 'darwin') {
    const apps = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
    return ['', process.env.HOME ?? ''].flatMap((home) =>
      apps.map((app) => `${home}/Applications/${app}.app/Contents/MacOS/${app}`),
    );
  }
  if (process.platform === 'win32') {
    const folders = ['ProgramFiles', 'ProgramFiles(x86)', 'LocalAppData'].map((name) => process.env[name]);
    const files = ['Google/Chrome/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe'];
    return folders.filter(Boolean).flatMap((folder) => files.map((file) => join(String(folder), file)));
  }
  const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge'];
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return names.flatMap((name) => folders.map((folder) => join(folder, name)));
}

/**
 * A Chromium that is already here, or undefined. Fetches nothing.
 * @returns {Chromium | undefined}
 */
export function findChromium() {
  const chosen = process.env.CHROME_PATH;
  if (chosen) {
    if (!existsSync(chosen)) throw new Stop(`CHROME_PATH names ${chosen}, and there is no such file.`);
    // The path may be the fetched browser, handed down by the script that started us.
    return chosen.startsWith(unpacked) ? fetched() : { executablePath: chosen, env: {} };
  }
  const installed = systemPaths().find((path) => existsSync(path));
  if (installed) return { executablePath: installed, env: {} };
  return fetched() ?? fromPlaywright();
}

/**
 * A Chromium, fetched if need be.
 * @returns {Promise<Chromium>}
 */
export async function ensureChromium() {
  const found = findChromium();
  if (found) return found;
  const isLinuxX64 = process.platform === 'linux' && process.arch === 'x64';
  if (isLinuxX64 && (await fetchFromNpm())) return /** @type {Chromium} */ (fetched());
  console.log('Fetching a Chromium with Playwright ...');
  await runTool(tool.playwright, ['install', '--no-shell', 'chromium']);
  const downloaded = fromPlaywright();
  if (downloaded) return downloaded;
  throw new Stop(
    'The browser tests need Chromium, Chrome or Edge, and none could be found or fetched. ' +
      'Install one, or set CHROME_PATH to its program file.',
  );
}

/**
 * The environment for a child that shall use this browser: its path and its libraries.
 * @param {Chromium} chromium
 */
export function chromiumEnv(chromium) {
  return { CHROME_PATH: chromium.executablePath, ...chromium.env };
}

/** @returns {Chromium | undefined} */
function fetched() {
  const executablePath = join(unpacked, 'chromium');
  if (!existsSync(join(unpacked, 'complete'))) return undefined;
  // The libraries (nss, nspr, expat) come with the package and stand in for those a bare system lacks.
  const lib = [join(unpacked, 'lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':');
  const env = { LD_LIBRARY_PATH: lib };
  if (!existsSync('/etc/fonts/fonts.conf')) env.FONTCONFIG_PATH = unpacked;
  return { executablePath, env };
}

async function fetchFromNpm() {
  console.log(`Fetching a headless Chromium from npm (${PACKAGE}, about 70 MB) ...`);
  mkdirSync(cache, { recursive: true });
  // A package.json of its own keeps npm from climbing up and touching the project's.
  writeFileSync(join(cache, 'package.json'), '{"private": true}\n');
  const flags = ['--no-save', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  if ((await npm(['install', '--prefix', cache, ...flags, PACKAGE])) !== 0) return false;
  const bin = join(cache, 'node_modules/@sparticuz/chromium/bin');
  mkdirSync(unpacked, { recursive: true });
  writeFileSync(join(unpacked, 'chromium'), brotliDecompressSync(readFileSync(join(bin, 'chromium.br'))), {
    mode: 0o755,
  });
  for (const archive of ['al2023.tar.br', 'swiftshader.tar.br', 'fonts.tar.br']) {
    const file = join(bin, archive);
    if (!existsSync(file)) continue;
    const tar = spawnSync('tar', ['-x', '-C', unpacked], { input: brotliDecompressSync(readFileSync(file)) });
    if (tar.status !== 0) throw new Stop(`Unpacking ${archive} failed: ${tar.stderr ?? tar.error?.message}`);
  }
  writeFileSync(join(unpacked, 'complete'), `${PACKAGE}\n`);
  return true;
}

/** @returns {Chromium | undefined} */
function fromPlaywright() {
  const script = "import { chromium } from 'playwright-core'; console.log(chromium.executablePath());";
  const result = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    cwd: root,
    encoding: 'utf8',
  });
  const executablePath = result.stdout?.trim();
  return executablePath && existsSync(executablePath) ? { executablePath, env: {} } : undefined;
}
