/** The samples as a website would have them: built, on an origin of their own, with a backend that signs tokens. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { tokenFor } from '../../samples/backend/token.mjs';
import { runTool, tool } from '../../scripts/lib/run.mjs';
import type { TestServer } from './partykit.js';
import { startServer } from './partykit.js';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
};

export interface Site {
  readonly url: string;
  readonly rooms: TestServer;
  /** How often the backend was asked who this is. */
  readonly tokens: () => number;
  /** Builds one of `samples/`; its address. */
  build(sample: string): Promise<string>;
  /** A page of its own, with the content security policy that it is given; its address. */
  page(html: string, policy?: string): string;
  close(): Promise<void>;
}

/** What applications import; without declarations, which nobody here reads. */
export const buildLibrary = async (): Promise<void> => {
  const env = { NODE_ENV: 'production' };
  if ((await runTool(tool.vite, ['build', '--mode', 'lib', '--logLevel', 'warn'], { env })) !== 0)
    throw new Error('The library could not be built.');
};

export const openSite = async (): Promise<Site> => {
  const folder = mkdtempSync(join(tmpdir(), 'parley-samples-'));
  const pages = new Map<string, { readonly html: string; readonly policy: string | undefined }>();
  let tokens = 0;
  let secret = '';
  const site = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://site');
    if (pathname === '/parley-token' && request.method === 'POST') {
      tokens += 1;
      response.end(tokenFor({ id: '17', name: 'Kim' }, secret));
      return;
    }
    const own = pages.get(pathname);
    if (own) {
      response.setHeader('content-type', 'text/html; charset=utf-8');
      if (own.policy) response.setHeader('content-security-policy', own.policy);
      response.end(own.html);
      return;
    }
    if (pathname === '/favicon.ico') return void response.writeHead(204).end();
    const file = join(folder, pathname.endsWith('/') ? `${pathname}index.html` : pathname);
    if (!file.startsWith(folder) || !existsSync(file)) return void response.writeHead(404).end();
    response.setHeader('content-type', types[extname(file)] ?? 'application/octet-stream');
    // As whoever hosts the files for pages of other origins has to.
    response.setHeader('access-control-allow-origin', '*');
    response.end(readFileSync(file));
  });
  await new Promise<void>((ready) => site.listen(0, '127.0.0.1', ready));
  const url = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
  const workgroups = { sales: { label: 'Sales' } };
  const rooms = await startServer({
    vars: { PARLEY_ORIGINS: url, PARLEY_CONFIG: JSON.stringify({ workgroups }) },
  });
  secret = rooms.secret;
  return {
    url,
    rooms,
    tokens: () => tokens,
    build: async (sample) => {
      const args = [
        'build',
        `samples/${sample}`,
        '--config',
        'samples/vite.config.ts',
        '--logLevel',
        'error',
      ];
      // Tests run under a `NODE_ENV` of their own, which would build what is for developers.
      const env = { NODE_ENV: 'production', VITE_PARLEY_SERVER: rooms.url };
      if ((await runTool(tool.vite, [...args, '--outDir', join(folder, sample)], { env })) !== 0)
        throw new Error(`The sample ${sample} could not be built.`);
      return `${url}/${sample}/`;
    },
    page: (html, policy) => {
      const path = `/page-${pages.size}.html`;
      pages.set(path, { html, policy });
      return `${url}${path}`;
    },
    close: async () => {
      await rooms.stop();
      await new Promise((done) => site.close(done));
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
