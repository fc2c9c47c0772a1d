/** A website of our own on loopback: pages and scripts from memory, compressed as a server would send them. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';

export interface Site {
  readonly url: string;
  close(): Promise<void>;
}

export interface SiteFile {
  readonly type: 'text/html' | 'text/javascript';
  readonly text: string;
}

export const openSite = async (files: ReadonlyMap<string, SiteFile>): Promise<Site> => {
  const packed = new Map([...files].map(([path, { type, text }]) => [path, { type, body: gzipSync(text) }]));
  const server = createServer((request, response) => {
    const file = packed.get(new URL(request.url ?? '/', 'http://site').pathname);
    if (!file) return void response.writeHead(404).end();
    response.writeHead(200, { 'content-type': `${file.type}; charset=utf-8`, 'content-encoding': 'gzip' });
    response.end(file.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
};
