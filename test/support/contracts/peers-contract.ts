// What every way from room to room keeps to.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PeerAddress, PeerMessage } from '../../../core/protocol/peer.js';

export interface PeersRig {
  tell(from: PeerAddress, to: PeerAddress, message: PeerMessage): Promise<void>;
  /** What the room was told so far. */
  told(at: PeerAddress): Promise<readonly PeerMessage[]>;
  /** From now on the room throws when it is told something. */
  breakRoom(at: PeerAddress): Promise<void>;
  dispose(): Promise<void>;
}

/** Rooms that nobody used before, one of each kind. */
export type Addresses = () => Readonly<Record<PeerAddress['kind'], PeerAddress>>;

export const peersContract = (name: string, make: () => Promise<PeersRig>, addresses: Addresses): void => {
  describe(`peers: ${name}`, () => {
    let rig: PeersRig;
    let rooms: ReturnType<Addresses>;
    beforeEach(async () => {
      rig = await make();
      rooms = addresses();
    });
    afterEach(() => rig.dispose());

    it('[HC8] tells a room of any kind, and it alone; resolved means told', async () => {
      await rig.tell(rooms.conversation, rooms.workgroup, { type: 'wake' });
      expect(await rig.told(rooms.workgroup)).toEqual([{ type: 'wake' }]);
      await rig.tell(rooms.workgroup, rooms.conversation, { type: 'wake' });
      await rig.tell(rooms.conversation, rooms.desk, { type: 'wake' });
      expect(await rig.told(rooms.conversation)).toEqual([{ type: 'wake' }]);
      expect(await rig.told(rooms.desk)).toEqual([{ type: 'wake' }]);
      expect(await rig.told(rooms.workgroup)).toHaveLength(1);
    });

    it('[HC8] carries a message whole', async () => {
      if (rooms.conversation.kind !== 'conversation') throw new Error('The addresses are mixed up.');
      const message: PeerMessage = {
        type: 'desk-item',
        conversation: rooms.conversation.id,
        version: 7,
        item: null,
      };
      await rig.tell(rooms.conversation, rooms.desk, message);
      expect(await rig.told(rooms.desk)).toEqual([message]);
    });

    it('[HC9] rejects when the other room failed, and says nothing of why', async () => {
      await rig.breakRoom(rooms.workgroup);
      const failed = rig.tell(rooms.conversation, rooms.workgroup, { type: 'wake' });
      await expect(failed).rejects.toThrow();
      await rig.tell(rooms.conversation, rooms.desk, { type: 'wake' });
      expect(await rig.told(rooms.desk)).toHaveLength(1);
    });
  });
};
