/** Where a widget's conversation takes place, read from its attributes; what is wrong with them is said once. */
import { readServer } from '../components/shared/server-attribute.js';
import { warnOnce } from '../components/shared/warn-once.js';
import { isWorkgroupId } from '../core/domain/ids.js';

export interface Place {
  readonly server: string;
  readonly workgroup: string;
}

export const readPlace = (server: string, workgroup: string, base: string): Place | null => {
  const address = readServer(server, base);
  if (address.kind === 'wrong') {
    warnOnce('server', `<parley-widget>: ${address.fix}`);
    return null;
  }
  if (!isWorkgroupId(workgroup)) {
    const what = workgroup ? `"${workgroup}" is no workgroup` : 'the workgroup is missing';
    const fix = 'write its name in lower case, such as workgroup="sales"';
    warnOnce('workgroup', `<parley-widget>: ${what}; ${fix}.`);
    return null;
  }
  return { server: address.url, workgroup };
};

/** A wrong mode is taken as floating. */
export const checkMode = (mode: string): void => {
  if (mode === 'floating' || mode === 'inline') return;
  warnOnce('mode', `<parley-widget>: mode="${mode}" is unknown; write mode="floating" or mode="inline".`);
};

export const warnOfToken = (): void => {
  warnOnce(
    'token',
    '<parley-widget>: the token function failed; it must return a token, or a promise of one.',
  );
};
