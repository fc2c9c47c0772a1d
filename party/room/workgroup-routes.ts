/** What can be read and changed of a workgroup over HTTP, path by path. */
import { isCustomerId } from '../../core/domain/bridge.js';
import { colleaguesIn } from '../../core/domain/colleagues.js';
import { historyRowFor, mayReadHistory } from '../../core/domain/customer-history.js';
import type { Identity } from '../../core/domain/identity.js';
import { grants } from '../../core/domain/identity.js';
import type { ConversationId, PersonId, WorkgroupId } from '../../core/domain/ids.js';
import { customerIdOf, isPersonId } from '../../core/domain/ids.js';
import type { Fault } from '../../core/protocol/faults.js';
import { limits } from '../../core/protocol/limits.js';
import { readClosedQuery } from '../../core/protocol/workgroup-up.js';
import type { Host, RoomAnswer } from './ports.js';
import type { OpenRoute, Route } from './workgroup-answers.js';
import { invalid, ok, okText, parsed, WorkgroupAnswers } from './workgroup-answers.js';
import { mostBlocked } from './workgroup-blocked.js';
import type { WorkgroupParts } from './workgroup-parts.js';

/** What is asked of the room. What changes something is done in its line. */
export interface AnsweringRoom {
  readonly connected: () => readonly Identity[];
  /** What is wrong with it; empty when it is in force. */
  readonly setPolicy: (value: unknown) => Promise<readonly Fault[]>;
  /** How many conversations. */
  readonly eraseCustomers: (ids: readonly PersonId[]) => Promise<number>;
  /** False: the list is full. */
  readonly block: (customer: PersonId, by: PersonId) => Promise<boolean>;
  readonly unblock: (customer: PersonId) => Promise<void>;
}

/** A site knows its customers by its own ids, lists of ours show them as Parley has them. Null: it is neither. */
const customerCalled = (name: string): PersonId | null => {
  if (isCustomerId(name)) return name;
  return isPersonId(name) ? customerIdOf(name) : null;
};

const noCustomer = invalid('invalid-customer', [
  { path: '/', expected: 'the id of a customer is expected, as lists show it or as your tokens say it.' },
]);

const noMoreBlocked = invalid('invalid-customer', [
  { path: '/', expected: `not more than ${mostBlocked} customers are expected.` },
]);

/** Whoever may end a conversation by force may see to it that there is no next one. */
const mayBlock = ['configure', 'forceClose'] as const;

export const answersOf = (
  host: Host,
  {
    policy,
    index,
    figures,
    live,
    staff,
    customers,
    front,
    blocked,
  }: Pick<
    WorkgroupParts,
    'policy' | 'index' | 'figures' | 'live' | 'staff' | 'customers' | 'blocked' | 'front'
  >,
  { connected, setPolicy, eraseCustomers, block, unblock }: AnsweringRoom,
): WorkgroupAnswers => {
  /** Where the policy asks for no supervisor flag, the grant is all that there is to look at. */
  const asHere = (who: Identity): Identity =>
    policy.policy.monitors.needsSupervisor === 'off' ? { ...who, supervisor: true } : who;

  const search = async (who: Identity, body: string): Promise<RoomAnswer> => {
    const read = readClosedQuery(parsed(body));
    if (read.kind === 'faults') return invalid('invalid-query', read.faults);
    return ok(await index.search(asHere(who), host.id as WorkgroupId, read.query, policy.policy));
  };

  /** Null to whom the conversation is no business of theirs, be it there or not. */
  const history = async (who: Identity, conversation: string): Promise<RoomAnswer | null> => {
    const summary = live.get(conversation as ConversationId)?.summary;
    if (!summary || !mayReadHistory(who, summary, policy.policy.monitors)) return null;
    const found = await customers.conversationsOf(summary.customerId);
    const records = await index.newestOf(found, limits.pageSize);
    const row = (record: (typeof records)[number]) =>
      historyRowFor(asHere(who), host.id as WorkgroupId, record, policy.policy);
    return ok({ rows: records.map(row), before: null });
  };

  const replace = async (body: string): Promise<RoomAnswer> => {
    const faults = await setPolicy(parsed(body));
    return faults.length > 0 ? invalid('invalid-policy', faults) : ok(policy.view);
  };

  /** Nobody is told that somebody was erased when nobody was even meant. */
  const erase = async (name: string): Promise<RoomAnswer> => {
    const customer = customerCalled(name);
    return customer ? ok({ conversations: await eraseCustomers([customer]) }) : noCustomer;
  };

  const blocking = async (
    name: string,
    change: (customer: PersonId) => Promise<unknown>,
  ): Promise<RoomAnswer> => {
    const customer = customerCalled(name);
    if (!customer) return noCustomer;
    return (await change(customer)) === false ? noMoreBlocked : ok({ blocked: blocked.list() });
  };

  /** For whoever comes to the site: who asks is not looked at, and asking changes nothing. */
  const open: readonly OpenRoute[] = [{ method: 'GET', path: 'front', answer: () => okText(front.text()) }];

  const routes: readonly Route[] = [
    { method: 'GET', path: 'policy', needs: ['configure'], answer: () => ok(policy.view) },
    { method: 'PUT', path: 'policy', needs: ['configure'], answer: ({ body }) => replace(body) },
    {
      method: 'POST',
      path: 'closed/search',
      needs: ['handle', 'monitor', 'export'],
      answer: ({ who, body }) => search(who, body),
    },
    {
      method: 'GET',
      path: 'history/',
      // Which of them is looked at with the conversation: those who have none there are not told that it exists.
      needs: grants,
      answer: ({ who, rest }) => history(who, rest),
    },
    {
      method: 'GET',
      path: 'colleagues',
      needs: ['transfer', 'assign', 'monitor'],
      answer: () => ok({ colleagues: colleaguesIn(staff.rows()) }),
    },
    { method: 'GET', path: 'blocked', needs: mayBlock, answer: () => ok({ blocked: blocked.list() }) },
    {
      method: 'PUT',
      path: 'blocked/',
      needs: mayBlock,
      answer: ({ who, rest }) => blocking(rest, (customer) => block(customer, who.id)),
    },
    { method: 'DELETE', path: 'blocked/', needs: mayBlock, answer: ({ rest }) => blocking(rest, unblock) },
    { method: 'GET', path: 'today', needs: ['monitor'], answer: () => ok(figures.today()) },
    { method: 'GET', path: 'snapshot', needs: ['monitor'], answer: () => ok(figures.snapshot()) },
    {
      method: 'DELETE',
      path: 'customers/',
      needs: ['configure'],
      answer: ({ rest }) => erase(rest),
    },
  ];
  return new WorkgroupAnswers(host, { rule: () => policy.policy.monitors, connected }, routes, open);
};
