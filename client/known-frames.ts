/**
 * The frames that each client understands. Any other is left unread: newer servers may send such, and what no element
 * has a use for yet has no row.
 */
import type { ConversationDown } from '../core/protocol/conversation-down.js';
import type { DeskDown } from '../core/protocol/desk-down.js';
import type { WorkgroupDown } from '../core/protocol/workgroup-down.js';

type Known<Frame extends { readonly type: string }> = Readonly<Partial<Record<Frame['type'], true>>>;

export const conversationFrames: Known<ConversationDown> = {
  welcome: true,
  entries: true,
  page: true,
  header: true,
  marks: true,
  typing: true,
  draft: true,
  accepted: true,
  refused: true,
  pong: true,
};

export const workgroupFrames: Known<WorkgroupDown> = {
  welcome: true,
  rows: true,
  staff: true,
  house: true,
  today: true,
  refused: true,
  pong: true,
};

export const deskFrames: Known<DeskDown> = {
  welcome: true,
  items: true,
  availability: true,
  notice: true,
  'notice-dismissed': true,
  front: true,
  refused: true,
  pong: true,
};
