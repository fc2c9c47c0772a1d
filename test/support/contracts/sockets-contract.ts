// What every host's sockets keep to. Driven through a rig, because the real room is in another process.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

/** A client's end. Texts count as received when `settle` has run. */
export interface RigClient {
  send(text: string): void;
  texts(): readonly string[];
  closedWith(): { readonly code: number; readonly reason: string } | null;
  /** Ends the connection from this side. */
  close(): void;
}

/** A room that does as it is told, and notes what its host calls. */
export interface SocketsRig {
  connect(): Promise<RigClient>;
  /** Ids of `all()`, in its order. */
  all(): Promise<readonly string[]>;
  send(id: string, text: string): Promise<void>;
  close(id: string, code: number, reason: string): Promise<void>;
  /** Resolves to false when the room's call threw. */
  attach(id: string, value: unknown): Promise<boolean>;
  attachment(id: string): Promise<unknown>;
  /** `opened <id>`, `received <id> <text>`, `closed <id>`, oldest first. */
  events(): Promise<readonly string[]>;
  /** Waits until whatever is on its way has arrived. */
  settle(): Promise<void>;
  dispose(): Promise<void>;
}

export const socketsContract = (name: string, make: () => Promise<SocketsRig>): void => {
  describe(`sockets: ${name}`, () => {
    let rig: SocketsRig;
    beforeEach(async () => {
      rig = await make();
    });
    afterEach(() => rig.dispose());

    const idAt = async (index: number): Promise<string> => (await rig.all())[index] ?? 'none';

    it('[HC5] lists what is open, in the order in which it came, under names of its own', async () => {
      const first = await rig.connect();
      await rig.connect();
      await rig.connect();
      await rig.settle();
      const ids = await rig.all();
      expect(new Set(ids).size).toBe(3);
      expect(await rig.events()).toEqual(ids.map((id) => `opened ${id}`));
      first.close();
      await rig.settle();
      expect(await rig.all()).toEqual(ids.slice(1));
    });

    it('[HC5] carries text both ways, in order, to one socket alone', async () => {
      const [a, b] = [await rig.connect(), await rig.connect()];
      await rig.settle();
      const id = await idAt(0);
      for (const text of ['1', '2', '3']) a.send(text);
      for (const text of ['x', 'y', 'z']) await rig.send(id, text);
      await rig.settle();
      expect(a.texts()).toEqual(['x', 'y', 'z']);
      expect(b.texts()).toEqual([]);
      expect((await rig.events()).filter((event) => event.startsWith('received'))).toEqual(
        ['1', '2', '3'].map((text) => `received ${id} ${text}`),
      );
    });

    it('[HC6] a socket that the room closes is gone for it at once, and reported once', async () => {
      const client = await rig.connect();
      await rig.settle();
      const id = await idAt(0);
      await rig.close(id, 4409, 'replaced');
      expect(await rig.all()).toEqual([]);
      await rig.close(id, 4500, 'internal');
      await rig.send(id, 'too late');
      await rig.settle();
      expect(client.closedWith()).toEqual({ code: 4409, reason: 'replaced' });
      expect(client.texts()).toEqual([]);
      expect(await rig.events()).toEqual([`opened ${id}`, `closed ${id}`]);
    });

    it('[HC6] a frame that comes after the close reaches nobody', async () => {
      const client = await rig.connect();
      await rig.settle();
      const id = await idAt(0);
      client.send('before');
      await rig.settle();
      await rig.close(id, 4409, 'replaced');
      client.send('after');
      await rig.settle();
      expect(await rig.events()).toEqual([`opened ${id}`, `received ${id} before`, `closed ${id}`]);
    });

    it('[HC6] a socket that the client closes is reported once, and sending to it does not throw', async () => {
      const client = await rig.connect();
      await rig.settle();
      const id = await idAt(0);
      client.close();
      await rig.send(id, 'perhaps too late');
      await rig.settle();
      await rig.send(id, 'too late');
      await rig.close(id, 4409, 'replaced');
      await rig.settle();
      expect(await rig.events()).toEqual([`opened ${id}`, `closed ${id}`]);
    });

    it('[HC7] keeps an attachment of 512 bytes and refuses one more', async () => {
      await rig.connect();
      await rig.connect();
      await rig.settle();
      const id = await idAt(0);
      expect(await rig.attachment(id)).toBeNull();
      expect(await rig.attach(id, { who: 'anna', list: [1, null] })).toBe(true);
      expect(await rig.attachment(id)).toEqual({ who: 'anna', list: [1, null] });
      expect(await rig.attachment(await idAt(1))).toBeNull();
      const full = 'ü'.repeat(255);
      expect(await rig.attach(id, full)).toBe(true);
      expect(await rig.attach(id, `${full}x`)).toBe(false);
      expect(await rig.attachment(id)).toBe(full);
    });
  });
};
