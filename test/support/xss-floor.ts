/** A floor on which everybody and everything is called by a mark. */
import type { Identity } from '../../core/domain/identity.js';
import { anna, bert, carla, granted, SALES, SUPPORT, sam, type Talk, tess } from './builders.js';
import { closedRow } from './closed.js';
import { FloorDesk, Floor as ScriptedFloor } from './scripted-floor.js';
import { mark } from './xss-marks.js';

const named = (who: Identity, name: string): Identity => ({
  ...who,
  name: mark(name),
  grants: { ...who.grants, [SUPPORT]: who.grants[SALES] ?? [] },
});

export const floorOfMarks = () => {
  const agent = named(granted(anna, ['handle', 'monitor', 'transfer']), 'agent');
  const colleague = named(granted(bert, ['handle', 'transfer']), 'colleague');
  const supervisor = named(sam, 'supervisor');
  const second = named(tess, 'second supervisor');
  const policy = {
    reasons: [mark('reason to choose')],
    tags: [mark('tag')],
    dispositions: [mark('disposition to choose')],
    formerAgent: 'consultant',
  } as const;
  const floor = new ScriptedFloor();
  floor.labels[SALES] = mark('workgroup');
  floor.labels[SUPPORT] = mark('other workgroup');
  floor.archive.page = { rows: [closedRow(7)], before: null };
  const add = (name: string): Talk =>
    floor.add({ customer: mark(name), policy }).say(carla, mark(`last words of ${name}`));
  const watched = add('watched').accept(agent).monitor(second);
  watched
    .do(agent, { type: 'tag', add: [mark('tag')], remove: [] })
    .do(agent, { type: 'raise-hand', text: mark('hand') })
    .do(agent, { type: 'flag', reason: mark('flag reason') });
  const lost = add('lost').accept(agent).monitor(second).takeOver(second, mark('reason to choose'));
  const ended = add('ended').accept(agent).end(agent);
  add('queued');
  const theirs = add('theirs').accept(colleague);
  const to = { kind: 'agent', id: agent.id } as const;
  const offered = add('offered').accept(colleague).handOff(colleague, to, 'warm', mark('note of offer'));
  floor.staff = [agent, colleague].map(({ id, name, role }) => ({
    id,
    name,
    role,
    availability: { kind: 'away', since: 0, reason: null, setBy: 'self' },
    version: 1,
    grants: ['handle'],
    own: 1,
    sessions: 1,
    maxSessions: 4,
    idleSince: 0,
  }));
  const desksOf = (who: Identity): readonly FloorDesk[] =>
    floor.made.filter((each): each is FloorDesk => each instanceof FloorDesk && each.who.id === who.id);
  return { floor, agent, colleague, supervisor, second, watched, lost, ended, offered, theirs, desksOf };
};

export type FloorOfMarks = ReturnType<typeof floorOfMarks>;
