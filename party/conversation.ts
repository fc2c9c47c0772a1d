/** The party `main`: one room per conversation. */
import type * as Party from 'partykit/server';
import { RoomServer } from './host/room-server.js';
import { ConversationRoom } from './room/conversation-room.js';

export default class ConversationParty extends RoomServer {
  constructor(platform: Party.Room) {
    super(platform, (host) => new ConversationRoom(host));
  }
}
