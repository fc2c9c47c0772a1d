/** Files in a small house: sent, posted, asked for and opened. */
import type { FileId } from '../../core/domain/ids.js';
import type { HttpCredential } from '../../party/room/ports.js';
import type { RoomHandle } from '../support/pair/memory-host.js';
import type { Name, Place, Talk } from './cast.js';
import type { Act } from './script.js';

type Doing<Kind extends Act['kind']> = Extract<Act, { kind: Kind }>;

export interface FilesHouse {
  room(talk: Talk): RoomHandle;
  credential(who: Name): HttpCredential;
  flush(): Promise<void>;
  /** They were answered this. */
  told(who: Name, text: string): void;
}

/** None that there is. */
const noFile = `fl_${'A'.repeat(22)}`;

async function* whole(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text);
}

export class HouseFiles {
  readonly #house: FilesHouse;
  readonly #last = new Map<string, string>();
  readonly #newest = new Map<Talk, string>();

  constructor(house: FilesHouse) {
    this.#house = house;
  }

  lastOf(who: Name, place: Place): string {
    return this.#last.get(`${who} ${place}`) ?? noFile;
  }

  async send({ who, place, file: { name, type, text, size } }: Doing<'upload'>): Promise<void> {
    const { room, credential, flush, told } = this.#house;
    const sending = room(place).upload({
      credential: credential(who),
      name,
      type,
      size,
      pieces: whole(text),
    });
    await flush();
    const answer = await sending;
    told(who, `${place} upload ${JSON.stringify(answer)}`);
    if (answer?.status !== 200) return;
    const { id } = JSON.parse(answer.body) as { readonly id: FileId };
    this.#last.set(`${who} ${place}`, id);
    this.#newest.set(place, id);
  }

  /** Of the address that they are given nothing is noted: it is sealed with what is drawn for it alone. */
  async fetch({ who, place }: Doing<'fetch'>): Promise<void> {
    const { room, credential, flush, told } = this.#house;
    const id = this.#newest.get(place) ?? noFile;
    const path = `files/${id}/link`;
    const asking = room(place).request({ method: 'POST', path, credential: credential(who) });
    await flush();
    const answer = await asking;
    if (answer?.status !== 200) return told(who, `${place} ${path} ${JSON.stringify(answer)}`);
    const { url, until } = JSON.parse(answer.body) as { readonly url: string; readonly until: number };
    const opening = room(place).download(id, url.slice(url.indexOf('=') + 1));
    await flush();
    const file = await opening;
    told(who, `${place} ${path} until ${until}: ${JSON.stringify(file && { ...file, pieces: null })}`);
  }
}
