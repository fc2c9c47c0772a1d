// The pages about the protocol have every field of every frame, and examples that the schemas take.
import { expect, it, describe as suite } from 'vitest';
import type * as z from 'zod/mini';
import { actions } from '../../core/domain/permissions.js';
import { customerDown, staffDown } from '../../core/protocol/conversation-down.js';
import { conversationCommand, conversationUp } from '../../core/protocol/conversation-up.js';
import { deskDown } from '../../core/protocol/desk-down.js';
import { deskUp } from '../../core/protocol/desk-up.js';
import { customerEntry, staffEntry } from '../../core/protocol/entry-schemas.js';
import { customerHeader, staffHeader } from '../../core/protocol/header-schemas.js';
import { agentRow, supervisorRow } from '../../core/protocol/row-schemas.js';
import { staffHello } from '../../core/protocol/staff-up.js';
import { agentWorkgroupDown, supervisorWorkgroupDown } from '../../core/protocol/workgroup-down.js';
import { workgroupUp } from '../../core/protocol/workgroup-up.js';
import { identityFrom } from '../../party/host/tokens.js';
import { blocksIn, codeOf, codesIn, sectionOf, tableOf, valuesIn } from './markdown.js';
import { column, guide, objectsOf, pages, reference, sorted, wires } from './protocol-pages.js';
import type { ObjectSchema } from './wire-words.js';
import { faultsOf, fieldsOf, objectsIn, tagOf } from './wire-words.js';

/** By the tag, the fields of the objects that have it. */
const grouped = (
  objects: readonly ObjectSchema[],
  key: 'type' | 'kind',
  without: readonly string[] = [],
): Readonly<Record<string, readonly string[]>> => {
  const tags = [...new Set(objects.map((each) => tagOf(each, key)))].sort();
  return Object.fromEntries(
    tags.map((tag) => [
      tag,
      fieldsOf(
        objects.filter((each) => tagOf(each, key) === tag),
        [key, ...without],
      ),
    ]),
  );
};

const without = <Value>(all: Readonly<Record<string, Value>>, names: readonly string[]) =>
  Object.fromEntries(Object.entries(all).filter(([name]) => !names.includes(name)));

/** A table of frames: an empty first cell is the frame above. */
const framesIn = (section: string): Readonly<Record<string, readonly string[]>> => {
  const found = new Map<string, string[]>();
  let frame = '';
  for (const [name, field] of tableOf(sectionOf(reference, section), 'frame')) {
    frame = codeOf(name) || frame;
    const fields = found.get(frame) ?? [];
    found.set(frame, codeOf(field) === '' ? fields : [...fields, codeOf(field)].sort());
  }
  return Object.fromEntries([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
};

/** What a list in a schema is of. */
const listed = (schema: unknown): unknown =>
  typeof schema === 'object' && schema !== null && 'items' in schema ? schema.items : null;

suite('examples', () => {
  for (const [path, page] of Object.entries(pages)) {
    it(`[WI12] ${path}: every frame is one that the schemas know`, () => {
      const blocks = blocksIn(page).filter(({ info }) => info.startsWith('json') && info !== 'json token');
      expect(blocks.length).toBeGreaterThan(0);
      for (const block of blocks) {
        const schema = wires[block.info];
        if (!schema) throw new Error(`An example names nobody who says it: ${block.info}`);
        for (const value of valuesIn(block)) {
          expect(faultsOf(schema, value), JSON.stringify(value)).toEqual([]);
        }
      }
    });
  }

  it('[WI12] a wrong example would be found', () => {
    const faults = (value: unknown) => faultsOf(customerDown, value);
    expect(faults({ type: 'marks', '…': '…' })).toEqual([]);
    expect(faults({ type: 'marks' })).toHaveLength(1);
    expect(faults({ type: 'marks', staff: 1, '…': '…' })).toHaveLength(1);
    expect(faults({ type: 'page', entries: {}, '…': '…' })).toHaveLength(1);
    expect(faults({ type: 'unheard-of', '…': '…' })).toHaveLength(1);
    expect(faultsOf(deskDown, { type: 'items', changed: [{ row: { epoch: '1', '…': '…' } }] })).not.toEqual(
      [],
    );
  });

  it('[WI2] the token is one that lets somebody in, and only with what is said to be required', () => {
    const [block] = blocksIn(guide).filter(({ info }) => info === 'json token');
    const claims = (block ? valuesIn(block)[0] : null) as Record<string, unknown>;
    expect(identityFrom(claims)).toMatchObject({ id: 'anna', role: 'agent' });
    const rows = tableOf(sectionOf(guide, 'Who you are'), 'claim');
    expect(rows.length).toBeGreaterThan(8);
    for (const [claim, required] of rows) {
      // The library that checks signatures looks at these.
      if (['iss', 'aud'].includes(codeOf(claim))) continue;
      const isLetIn = identityFrom(without(claims, [codeOf(claim)])) !== null;
      expect(isLetIn, claim).toBe(required === 'no');
    }
  });
});

suite('what goes up', () => {
  const known = ['hello', 'ping'];

  it('[WI12] every field of every frame of a conversation', () => {
    const commands = grouped(objectsOf(conversationCommand), 'type', ['commandId']);
    expect(framesIn('Conversation commands')).toEqual(commands);
    const all = grouped(objectsOf(conversationUp), 'type');
    expect(framesIn('Conversation up')).toEqual(without(all, ['ping', ...Object.keys(commands)]));
    for (const name of Object.keys(commands)) expect(all[name]).toContain('commandId');
  });

  it('[WI12] every field of every frame of a desk and a workgroup', () => {
    expect(framesIn('Desk up')).toEqual(without(grouped(objectsOf(deskUp), 'type'), known));
    expect(Object.keys(grouped(objectsOf(workgroupUp), 'type'))).toEqual(known);
    expect(framesIn('Everywhere up')).toEqual(without(grouped(objectsOf(workgroupUp), 'type'), ['hello']));
  });

  it('[WI1] what a hello has in which room', () => {
    const fieldsIn = (index: 1 | 2) =>
      tableOf(sectionOf(guide, 'Hello'), 'field')
        .filter((row) => row[index] !== 'not known')
        .map((row) => `${codeOf(row[0])}${row[index] === 'optional' ? '?' : ''}`)
        .sort();
    expect(fieldsIn(1)).toEqual(grouped(objectsOf(conversationUp), 'type').hello);
    expect(fieldsIn(2)).toEqual(fieldsOf(objectsOf(staffHello), ['type']));
  });

  it('[PE6] every action has a place', () => {
    const commands = tableOf(sectionOf(reference, 'Conversation commands'), 'frame');
    const passing = ['set-typing', 'set-draft', 'set-context', 'mark-read', 'read-history'];
    expect(sorted([...commands.flatMap((row) => codesIn(row[4] ?? '')), ...passing])).toEqual(
      sorted(actions),
    );
  });
});

suite('what comes down', () => {
  const common = ['refused', 'pong'];

  it('[WI12] every field of every frame', () => {
    const conversation = objectsOf(customerDown, staffDown);
    const workgroup = objectsOf(agentWorkgroupDown, supervisorWorkgroupDown);
    const desk = objectsOf(deskDown);
    expect(framesIn('Conversation down')).toEqual(without(grouped(conversation, 'type'), common));
    expect(framesIn('Workgroup down')).toEqual(without(grouped(workgroup, 'type'), common));
    expect(framesIn('Desk down')).toEqual(without(grouped(desk, 'type'), common));
    const everywhere = grouped([...conversation, ...workgroup, ...desk], 'type');
    expect(framesIn('Everywhere down')).toEqual({ pong: everywhere.pong, refused: everywhere.refused });
  });

  it('[VI2] every key of every header', () => {
    const parts = sectionOf(reference, 'Headers')
      .split(/^(?=\*\*`)/m)
      .slice(1);
    const found = parts.map((part) => [codeOf(part), [...column(tableOf(part, 'key'))].sort()]);
    expect(Object.fromEntries(found)).toEqual(grouped(objectsOf(customerHeader, staffHeader), 'kind'));
  });

  it('[VI2] every key of every entry, for customers and for staff', () => {
    const section = sectionOf(reference, 'Entries');
    expect(sorted(column(tableOf(section, 'key')))).toEqual(fieldsOf(objectsOf(customerEntry, staffEntry)));
    const bodies = (schema: z.core.$ZodType) =>
      grouped(
        objectsOf(schema).flatMap(({ properties }) => objectsIn(properties.body)),
        'kind',
      );
    const told = (index: 1 | 2) =>
      Object.fromEntries(
        tableOf(section, 'kind')
          .filter((row) => row[index] !== '—')
          .map((row) => [codeOf(row[0]), [...codesIn(row[index] ?? '')].sort()]),
      );
    expect(told(1)).toEqual(bodies(customerEntry));
    expect(told(2)).toEqual(bodies(staffEntry));
  });

  it('[PR2][PR4] every key of rows, items and notices', () => {
    const rows = fieldsOf(objectsOf(agentRow, supervisorRow));
    expect(sorted(column(tableOf(sectionOf(reference, 'Rows'), 'key')))).toEqual(rows);
    const frames = objectsOf(deskDown);
    const frame = (type: string) => frames.find((each) => tagOf(each, 'type') === type)?.properties;
    const section = sectionOf(reference, 'Items and notices');
    const items = objectsIn(listed(frame('items')?.changed));
    expect(sorted(column(tableOf(section, 'key')))).toEqual(fieldsOf(items));
    expect(sorted(column(tableOf(section, 'notice key')))).toEqual(
      fieldsOf(objectsIn(frame('notice')?.notice)),
    );
  });
});
