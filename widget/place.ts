/** Where a widget's conversation takes place, read from its attributes; what is wrong with them is said once. */
import { serverUrl } from '../components/shared/server-attribute.js';
import { warnOnce } from '../components/shared/warn-once.js';
import { isWorkgroupId } from '../core/domain/ids.js';

export interface Place {
  readonly server: string;
  readonly workgroup: string;
}

export const readPlace = (given: string, workgroup: string, base: string): Place | null => {
  const server = serverUrl(given, base);
  const wrong =
    server === null ? `server="${given}"` : isWorkgroupId(workgroup) ? '' : `workgroup="${workgroup}"`;
  if (!wrong) return { server: server as string, workgroup };
  warnOnce(
    wrong,
    `<parley-widget ${wrong}>: write it as in server="https://chat.example.com" workgroup="sales".`,
  );
  return null;
};
