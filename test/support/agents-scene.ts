/** The agents, the queue and a mirrored desk for the page on which every text is a mark: all unfolded and chosen. */
import type { ParleyAgentMirror } from '../../components/monitor/parley-agent-mirror.js';
import type { ParleyMonitorAgents } from '../../components/monitor/parley-monitor-agents.js';
import type { ParleyMonitorQueue } from '../../components/monitor/parley-monitor-queue.js';
import type { StaffRowView } from '../../core/domain/availability.js';
import type { ConversationId } from '../../core/domain/ids.js';
import { carla, SALES } from './builders.js';
import { ScriptedArchive } from './scripted-archive.js';
import { floorOfMarks } from './xss-floor.js';
import { mark, poisoned, poisonedClients } from './xss-marks.js';
import type { Stage } from './xss-stage.js';
import { allInside } from './xss-stage.js';

const OPTIONS = { server: '', token: '' };

/** What is folded is opened once it is drawn. */
export const agentsScene = async ({ put, payload, onPour, ready }: Stage): Promise<void> => {
  const { floor, agent, supervisor, watched } = floorOfMarks();
  const person: StaffRowView = {
    id: agent.id,
    name: agent.name,
    role: 'agent',
    availability: { kind: 'away', since: 0, reason: mark('reason of absence'), setBy: 'self' },
    sessions: 1,
    maxSessions: 4,
  };
  const kept = new ScriptedArchive();
  kept.past = {
    rows: [
      {
        conversation: 'cv_past' as ConversationId,
        customer: { id: carla.id, name: 'Carla', verified: true },
        agents: [{ id: agent.id, name: mark('agent of the past'), role: 'agent' }],
        tags: [],
        disposition: mark('disposition of the past'),
        channel: 'web',
        openedAt: 0,
        closedAt: 1,
        messages: 1,
        excerpt: null,
        isErased: false,
        rating: null,
        figures: null,
      },
    ],
    before: null,
  };
  const clients = poisonedClients({ ...floor.clientsOf(supervisor), archive: () => kept }, payload);
  const list = clients.workgroup(OPTIONS, SALES);
  list.connect();
  const bare = floor.clientsOf(supervisor).desk(OPTIONS, agent.id);
  Object.assign(bare, { front: watched.state.id });
  const { desk } = poisonedClients({ desk: () => bare } as never, payload);
  const agents: ParleyMonitorAgents = put('parley-monitor-agents', { agentStatistics: true });
  const queue: ParleyMonitorQueue = put('parley-monitor-queue', {});
  const mirror: ParleyAgentMirror = put('parley-agent-mirror', { desk: desk(OPTIONS) });
  onPour(() => {
    floor.tell();
    const { rows } = list.snapshot;
    const staff = poisoned([person], payload());
    agents.rows = rows;
    agents.staff = staff;
    queue.rows = rows;
    queue.staff = staff;
    queue.workgroups = poisoned([{ id: SALES, label: mark('workgroup'), figures: null }], payload());
    mirror.archive = clients.archive(OPTIONS);
  });
  Object.assign(agents, { rows: list.snapshot.rows, staff: [person] });
  await ready();
  for (const each of allInside(agents, '.toggle')) each.click();
  await ready();
};
