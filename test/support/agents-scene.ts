/** The agents, the queue and a mirrored desk for the page on which every text is a mark: all unfolded and chosen. */
import type { ParleyAgentMirror } from '../../components/monitor/parley-agent-mirror.js';
import type { ParleyMonitorAgents } from '../../components/monitor/parley-monitor-agents.js';
import type { ParleyMonitorQueue } from '../../components/monitor/parley-monitor-queue.js';
import type { StaffRowView } from '../../core/domain/availability.js';
import type { Identity } from '../../core/domain/identity.js';
import type { ConversationId } from '../../core/domain/ids.js';
import { carla, SALES } from './builders.js';
import { ScriptedArchive } from './scripted-archive.js';
import type { Floor } from './scripted-floor.js';
import { mark, poisoned, poisonedClients } from './xss-marks.js';

const OPTIONS = { server: '', token: '' };

/** `put` makes an element in the page and gives it these properties. */
type Put = <Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  more: object,
) => HTMLElementTagNameMap[Name];

export interface AgentsScene {
  /** Once they are drawn: opens what is folded. */
  open(): void;
  /** Gives them everything anew. */
  pour(): void;
}

export const agentsScene = (
  floor: Floor,
  { agent, supervisor }: { readonly agent: Identity; readonly supervisor: Identity },
  front: ConversationId,
  put: Put,
  payload: () => string | null,
): AgentsScene => {
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
        figures: null,
      },
    ],
    before: null,
  };
  const clients = poisonedClients({ ...floor.clientsOf(supervisor), archive: () => kept }, payload);
  const list = clients.workgroup(OPTIONS, SALES);
  list.connect();
  const bare = floor.clientsOf(supervisor).desk(OPTIONS, agent.id);
  Object.assign(bare, { front });
  const { desk } = poisonedClients({ desk: () => bare } as never, payload);
  const agents: ParleyMonitorAgents = put('parley-monitor-agents', { agentStatistics: true });
  const queue: ParleyMonitorQueue = put('parley-monitor-queue', {});
  const mirror: ParleyAgentMirror = put('parley-agent-mirror', { desk: desk(OPTIONS) });
  const pour = (): void => {
    const { rows } = list.snapshot;
    const staff = poisoned([person], payload());
    agents.rows = rows;
    agents.staff = staff;
    queue.rows = rows;
    queue.staff = staff;
    queue.workgroups = poisoned([{ id: SALES, label: mark('workgroup'), figures: null }], payload());
    mirror.archive = clients.archive(OPTIONS);
  };
  const open = (): void => {
    for (const each of agents.shadowRoot?.querySelectorAll<HTMLElement>('.toggle') ?? []) each.click();
  };
  pour();
  return { open, pour };
};
