// The probe as a party of the real server: one class serves as all three.
import type * as Party from 'partykit/server';
import { RoomServer } from '../../../party/host/room-server.js';
import { ProbeRoom } from './probe-room.js';

export default class ProbeParty extends RoomServer {
  constructor(platform: Party.Room) {
    super(platform, (host) => new ProbeRoom(host));
  }
}
