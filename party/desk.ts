/** The party `desk`: one room per staff member. */
import type * as Party from 'partykit/server';
import { RoomServer } from './host/room-server.js';
import { DeskRoom } from './room/desk-room.js';

export default class DeskParty extends RoomServer {
  constructor(platform: Party.Room) {
    super(platform, (host) => new DeskRoom(host));
  }
}
