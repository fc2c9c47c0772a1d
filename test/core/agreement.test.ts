/**
 * The domain's views and the schemas of the wire say the same. The types below fail to compile when a key is added
 * on one side only, or changes its type; the schemas themselves are held against real views in the histories.
 */
import { describe, expect, it } from 'vitest';
import type * as z from 'zod/mini';
import type { StaffRow } from '../../core/domain/availability.js';
import type { EntryBodyView } from '../../core/domain/body-view.js';
import type { CustomerHeader } from '../../core/domain/customer-header.js';
import type { DisplacedHeader, OutsiderHeader, StaffHeader } from '../../core/domain/header.js';
import { grants } from '../../core/domain/identity.js';
import type {
  CommandId,
  ConversationId,
  EntryId,
  FileId,
  PersonId,
  WorkgroupId,
} from '../../core/domain/ids.js';
import type { Row } from '../../core/domain/summary.js';
import type { EntryView } from '../../core/domain/view.js';
import type { ConversationDown, customerDown, staffDown } from '../../core/protocol/conversation-down.js';
import type { ConversationCommand } from '../../core/protocol/conversation-up.js';
import { asCommand } from '../../core/protocol/conversation-up.js';
import type { DeskDown, deskDown } from '../../core/protocol/desk-down.js';
import type { customerEntry, staffEntry } from '../../core/protocol/entry-schemas.js';
import type { customerHeader, staffHeader } from '../../core/protocol/header-schemas.js';
import type { supervisorWorkgroupDown, WorkgroupDown } from '../../core/protocol/workgroup-down.js';

/** Ids are plain text on the wire. */
type Id = ConversationId | WorkgroupId | PersonId | EntryId | FileId | CommandId;

/** A type as JSON carries it: ids become text, nothing is readonly or undefined. */
type Plain<T> = T extends Id
  ? string
  : T extends readonly [infer A, infer B]
    ? [Plain<A>, Plain<B>]
    : T extends readonly (infer Each)[]
      ? Plain<Each>[]
      : T extends object
        ? { -readonly [Key in keyof T]: Plain<Exclude<T[Key], undefined>> }
        : T;

type Fits<From, To> = [Plain<From>] extends [Plain<To>] ? true : false;
/** Compiles only for `true`. */
const holds = <_Claim extends true>(): true => true;

/** Every key that a union's members have, wherever it stands: one more on either side does not go unnoticed. */
type KeysOf<T> = T extends readonly (infer Each)[] ? KeysOf<Each> : T extends object ? keyof T : never;
type SameKeys<A, B> = [KeysOf<A>] extends [KeysOf<B>]
  ? [KeysOf<B>] extends [KeysOf<A>]
    ? true
    : false
  : false;

type Body<Kind extends EntryBodyView['kind']> = Extract<EntryBodyView, { kind: Kind }>;
type WireEntry = z.infer<typeof staffEntry>;
type WireBody<Kind extends WireEntry['body']['kind']> = Extract<WireEntry['body'], { kind: Kind }>;

describe('the domain and the wire agree', () => {
  it('[WI12] on headers', () => {
    type Wire = z.infer<typeof staffHeader>;
    holds<Fits<CustomerHeader, z.infer<typeof customerHeader>>>();
    holds<Fits<z.infer<typeof customerHeader>, CustomerHeader>>();
    holds<Fits<Extract<Wire, { kind: 'staff' }>, StaffHeader>>();
    holds<Fits<Extract<Wire, { kind: 'displaced' }>, DisplacedHeader>>();
    holds<Fits<OutsiderHeader, Extract<Wire, { kind: 'outsider' }>>>();
    holds<Fits<Extract<Wire, { kind: 'outsider' }>, OutsiderHeader>>();
    holds<SameKeys<StaffHeader, Extract<Wire, { kind: 'staff' }>>>();
    holds<SameKeys<StaffHeader['you'], Extract<Wire, { kind: 'staff' }>['you']>>();
    holds<SameKeys<StaffHeader['people'], Extract<Wire, { kind: 'staff' }>['people']>>();
    holds<SameKeys<DisplacedHeader, Extract<Wire, { kind: 'displaced' }>>>();
    holds<SameKeys<DisplacedHeader['displaced'], Extract<Wire, { kind: 'displaced' }>['displaced']>>();
  });

  it('[WI12] on entries', () => {
    type Kinds = EntryBodyView['kind'];
    holds<Fits<Kinds, WireEntry['body']['kind']>>();
    holds<Fits<WireEntry['body']['kind'], Kinds>>();
    holds<Fits<WireEntry, EntryView>>();
    holds<Fits<z.infer<typeof customerEntry>, EntryView>>();
    holds<SameKeys<EntryView, WireEntry>>();
    holds<{ [Kind in Kinds]: SameKeys<Body<Kind>, WireBody<Kind>> }[Kinds]>();
  });

  it('[WI12] on frames', () => {
    type Wire = z.infer<typeof staffDown>;
    type Same<Type extends ConversationDown['type']> = SameKeys<
      Extract<ConversationDown, { type: Type }>,
      Extract<Wire, { type: Type }>
    >;
    holds<Fits<ConversationDown['type'], Wire['type']>>();
    holds<Fits<Wire['type'], ConversationDown['type']>>();
    holds<Fits<z.infer<typeof customerDown>['type'], ConversationDown['type']>>();
    holds<{ [Type in ConversationDown['type']]: Same<Type> }[ConversationDown['type']]>();
  });

  it('[WI12] on rows, desks and their frames', () => {
    type Wire = z.infer<typeof supervisorWorkgroupDown>;
    type WireRow = Extract<Wire, { type: 'rows' }>['changed'][number];
    holds<Fits<Required<Row>, WireRow>>();
    holds<Fits<WireRow, Row>>();
    holds<Fits<StaffRow, Extract<Wire, { type: 'staff' }>['changed'][number]>>();
    holds<Fits<WorkgroupDown['type'], Wire['type']>>();
    holds<Fits<Wire['type'], WorkgroupDown['type']>>();
    type WireDesk = z.infer<typeof deskDown>;
    holds<Fits<Exclude<DeskDown, { type: 'refused' }>, WireDesk>>();
    type Told = Exclude<DeskDown['type'], 'refused'>;
    type ToldFits<Type extends Told> = Fits<
      Extract<DeskDown, { type: Type }>,
      Extract<WireDesk, { type: Type }>
    >;
    holds<{ [Type in Told]: ToldFits<Type> }[Told]>();
  });

  it('[WI12] on commands: what was read is handed on as it is', () => {
    const frame = { type: 'end', commandId: 'device-0123456789:1' } as ConversationCommand;
    expect(asCommand(frame)).toBe(frame);
  });

  it('[PE3] grants are named once each', () => {
    expect(new Set(grants).size).toBe(grants.length);
  });
});
