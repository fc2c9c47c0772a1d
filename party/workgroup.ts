/** The party `workgroup`: one room per configured workgroup. */
import type * as Party from 'partykit/server';
import { RoomServer } from './host/room-server.js';
import { WorkgroupRoom } from './room/workgroup-room.js';

export default class WorkgroupParty extends RoomServer {
  constructor(platform: Party.Room) {
    super(platform, (host) => new WorkgroupRoom(host));
  }
}
