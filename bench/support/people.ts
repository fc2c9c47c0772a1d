/** People with tokens, and a conversation brought to the state in which it is measured. */
import { randomBytes } from 'node:crypto';
import { SignJWT } from 'jose';
import { BenchSocket } from './socket.js';

const random = (bytes: number): string => randomBytes(bytes).toString('base64url');

export const tokenFor = (
  secret: string,
  person: { readonly id: string; readonly role: 'agent' | 'supervisor'; readonly grants: readonly string[] },
): Promise<string> =>
  new SignJWT({
    name: person.id,
    role: person.role,
    grants: { sales: person.grants },
    supervisor: person.role === 'supervisor',
    maxSessions: 100,
  })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(person.id)
    .setIssuer('parley')
    .setAudience('parley')
    .setIssuedAt()
    .setExpirationTime('1h')
    .sign(new TextEncoder().encode(secret));

export interface Member {
  readonly socket: BenchSocket;
  readonly device: string;
  next: number;
}

/** Says hello at a room, and is there when everything missed has come. */
const enter = async (url: string, credential: unknown, start?: unknown): Promise<Member> => {
  const socket = await BenchSocket.open(url);
  const device = random(12);
  const live = socket.seen((text) => text.includes('"live":true'));
  socket.send({ type: 'hello', versions: [1, 1], credential, device, ...(start ? { start } : {}) });
  await live;
  return { socket, device, next: 1 };
};

/** Sends a command, and resolves with the milliseconds until it was accepted; rejects when it is refused. */
export const command = async (member: Member, frame: Readonly<Record<string, unknown>>): Promise<number> => {
  const commandId = `${member.device}:${member.next}`;
  member.next += 1;
  let answer = '';
  const answered = member.socket.seen((text) => {
    if (!text.includes(commandId)) return false;
    answer = text;
    return true;
  });
  const sentAt = performance.now();
  member.socket.send({ ...frame, commandId });
  const answeredAt = await answered;
  if (!answer.includes('"accepted"')) throw new Error(`It was not accepted: ${answer}`);
  return answeredAt - sentAt;
};

/** Posts for everyone to see; as `command`. A member of the staff says in which epoch. */
export const post = (
  member: Member,
  message: { readonly text: string; readonly epoch?: number },
): Promise<number> => command(member, { type: 'post', audience: 'everyone', ...message });

/** A new conversation with nobody but its customer. */
export const openedBy = async (server: {
  readonly url: string;
}): Promise<{ readonly url: string; readonly customer: Member }> => {
  const url = `${server.url.replace('http', 'ws')}/parties/main/cv_${random(16)}`;
  const customer = await enter(url, { kind: 'secret', secret: random(32) }, { workgroup: 'sales' });
  return { url, customer };
};

export interface BenchConversation {
  readonly customer: Member;
  readonly agent: Member;
  readonly supervisors: readonly Member[];
}

/** A customer, the agent who handles it, and supervisors who monitor silently. */
export const conversation = async (
  server: { readonly url: string; readonly secret: string },
  monitors: number,
  agentId = 'anna',
): Promise<BenchConversation> => {
  const { url, customer } = await openedBy(server);
  await post(customer, { text: 'Hello' });
  const agentToken = await tokenFor(server.secret, { id: agentId, role: 'agent', grants: ['handle'] });
  const agent = await enter(url, { kind: 'token', token: agentToken });
  await command(agent, { type: 'accept', epoch: 0 });
  const supervisors: Member[] = [];
  for (let index = 0; index < monitors; index += 1) {
    const id = `maria-${index}`;
    const token = await tokenFor(server.secret, { id, role: 'supervisor', grants: ['monitor'] });
    const supervisor = await enter(url, { kind: 'token', token });
    await command(supervisor, { type: 'supervise', mode: 'monitor' });
    supervisors.push(supervisor);
  }
  return { customer, agent, supervisors };
};
