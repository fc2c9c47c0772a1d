/** What is left of conversations and what is known of a customer, open and full of marks, for the scene of payloads. */
import type { ArchivePort } from '../../client/archive.js';
import type { ClosedRow } from '../../core/domain/closed-index.js';
import type { StaffHeader } from '../../core/domain/header.js';
import type { Identity } from '../../core/domain/identity.js';
import type { PersonId } from '../../core/domain/ids.js';
import type { TimelineExport } from '../../core/domain/supervision-record.js';
import type { Talk } from './builders.js';
import { SALES, SUPPORT } from './builders.js';
import { closedRow, figures, visitor } from './closed.js';
import { inside, settled } from './fixture.js';
import { ScriptedArchive } from './scripted-archive.js';
import { floorOfMarks } from './xss-floor.js';
import { everyEntry, mark, poisoned, poisonedClients } from './xss-marks.js';
import type { Stage } from './xss-stage.js';

const staff = (name: string) => ({ id: `id-${name}` as PersonId, name: mark(name), role: 'agent' }) as const;

const closed = () =>
  closedRow(1, {
    customer: { id: 'id-1' as PersonId, name: mark('closed customer'), verified: true },
    agents: [staff('closed agent')],
    tags: [mark('closed tag')],
    disposition: mark('closed disposition'),
    excerpt: `found: ${mark('closed excerpt')}`,
  });
const past = () =>
  closedRow(2, { agents: [staff('earlier agent')], disposition: mark('earlier disposition') });

const record = (): TimelineExport => {
  const entries = everyEntry(true).map((entry) => ({ type: 'entry', at: entry.at, entry }) as const);
  const at = entries[0]?.at ?? 0;
  const person = staff('recorded supervisor');
  const watched = { type: 'supervision', at, to: null, person, mode: 'monitor' } as const;
  return {
    format: 'parley-timeline',
    version: 1,
    items: [watched, ...entries],
    hasRecord: true,
    metrics: figures,
  };
};

const archiveOfMarks = (row: ClosedRow): ScriptedArchive => {
  const archive = new ScriptedArchive();
  archive.page = { rows: [row], before: null };
  archive.past = { rows: [past()], before: null };
  archive.people = [{ ...staff('colleague to find'), availability: 'away', isFree: true }];
  archive.timelines.set(row.conversation, record());
  return archive;
};

/** What staff are told of a conversation, with all that its customer's page says. */
export const headerOf = (talk: Talk, who: Identity): StaffHeader => {
  const header = talk.header(who);
  if (header.kind !== 'staff') throw new Error('The scene needs a header for staff.');
  return {
    ...header,
    customer: { name: mark('known customer'), verified: false, present: true },
    context: visitor({
      page: { url: `https://shop.example/?${mark('page')}`, title: mark('page title') },
      referrer: `https://search.example/?${mark('referrer')}`,
      language: mark('language'),
      fields: { [mark('field name')]: mark('field') },
    }),
    tags: [mark('known tag')],
    disposition: mark('known disposition'),
    consent: { version: mark('known version'), agreed: true, at: 0 },
  };
};

export const archiveScene = async ({ put, payload, onPour, ready }: Stage): Promise<void> => {
  const { watched, agent } = floorOfMarks();
  const row = closed();
  const { conversation } = row;
  const kept = archiveOfMarks(row);
  // Another one each time: whoever is given another archive reads it anew.
  const archive = (): ArchivePort =>
    poisonedClients({ archive: () => kept } as never, payload).archive({ server: '', token: '' });
  const labels = () =>
    poisoned(
      [
        { id: SALES, label: mark('searched team') },
        { id: SUPPORT, label: mark('other searched team') },
      ],
      payload(),
    );
  const header = headerOf(watched, agent);
  const list = put('parley-closed-list', { archive: archive(), workgroups: labels() });
  const transcript = put('parley-conversation-record', { archive: archive(), conversation, row });
  const timeline = put('parley-conversation-record', { archive: archive(), conversation, row });
  const context = put('parley-customer-context', { archive: archive(), header });
  const all = [list, transcript, timeline, context];
  await ready();
  inside(list, '.filter').click();
  inside(context, '[data-section="past"] .toggle').click();
  await ready();
  onPour(async () => {
    for (const each of all) each.archive = archive();
    list.workgroups = labels();
    transcript.row = poisoned(row, payload());
    timeline.row = transcript.row;
    context.header = poisoned(header, payload());
    // Readings come a few turns later.
    for (let turn = 0; turn < 3; turn += 1) {
      for (const each of all) await settled(each);
      await Promise.resolve();
    }
    inside(timeline, '#tab-timeline').click();
    for (const each of all) await settled(each);
  });
};
