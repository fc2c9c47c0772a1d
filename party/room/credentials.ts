/** From what a hello carries to who it is. A frame never says who somebody is; a token or a secret does. */
import type { ConversationState } from '../../core/domain/conversation.js';
import type { Identity } from '../../core/domain/identity.js';
import type { PersonId } from '../../core/domain/ids.js';
import type { Credential } from '../../core/protocol/conversation-up.js';
import type { HttpCredential, Tokens } from './ports.js';
import { hashSecret, isSameHash } from './secret.js';

/** What a credential proves by itself, before it is known whether there is such a conversation. */
export type Proof =
  | { readonly kind: 'token'; readonly identity: Identity }
  | { readonly kind: 'secret'; readonly hash: string };

/** Null: the token is not valid here. */
export const prove = async (credential: Credential, tokens: Tokens): Promise<Proof | null> => {
  if (credential.kind === 'secret') return { kind: 'secret', hash: await hashSecret(credential.secret) };
  const identity = await tokens.verify(credential.token);
  return identity ? { kind: 'token', identity } : null;
};

/** What a request brings is what a hello would bring. */
export const asCredential = ({ kind, value }: HttpCredential): Credential =>
  kind === 'token' ? { kind, token: value } : { kind, secret: value };

const anonymous = (id: PersonId, name: string): Identity => ({
  id,
  name,
  role: 'customer',
  verified: false,
  grants: {},
  supervisor: false,
  maxSessions: 0,
  issuedAt: 0,
  expiresAt: null,
});

/** Who this is in an existing conversation; null when the secret is not that of its customer. */
export const identityIn = (
  proof: Proof,
  state: ConversationState,
  secretHash: string | null,
): Identity | null => {
  if (proof.kind === 'token') return proof.identity;
  if (secretHash === null || !isSameHash(secretHash, proof.hash)) return null;
  return anonymous(state.customer.id, state.customer.name);
};

/** The customer who begins a conversation; null for staff, who do not. */
export const customerFrom = (proof: Proof, drawn: PersonId, claimedName: string): Identity | null => {
  if (proof.kind === 'secret') return anonymous(drawn, claimedName);
  return proof.identity.role === 'customer' ? proof.identity : null;
};
