// Tokens that say what a test wants them to say.
import type { Bridge } from '../../../core/domain/bridge.js';
import type { Identity } from '../../../core/domain/identity.js';
import type { Tokens } from '../../../party/room/ports.js';

export class MemoryTokens implements Tokens {
  readonly #identities = new Map<string, Identity>();
  readonly #bridges = new Map<string, Bridge>();

  issue(identity: Identity): string {
    const token = `token.${this.#identities.size + 1}`;
    this.#identities.set(token, identity);
    return token;
  }

  issueBridge(bridge: Bridge): string {
    const token = `bridge.${this.#bridges.size + 1}`;
    this.#bridges.set(token, bridge);
    return token;
  }

  async verify(token: string): Promise<Identity | null> {
    return this.#identities.get(token) ?? null;
  }

  async verifyBridge(token: string): Promise<Bridge | null> {
    return this.#bridges.get(token) ?? null;
  }
}
