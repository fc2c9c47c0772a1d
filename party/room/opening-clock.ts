/** When a workgroup opens or closes next: worked out once for each time that it does. */
import type { BusinessHours } from '../../core/domain/hours.js';
import { nextFlip } from '../../core/domain/hours.js';

export class OpeningClock {
  #known: { readonly hours: BusinessHours | null; readonly from: number; readonly at: number | null } | null =
    null;

  after(hours: BusinessHours | null, now: number): number | null {
    const known = this.#known;
    const isKnown = known?.hours === hours && known.from <= now && (known.at === null || now < known.at);
    const next = isKnown && known ? known : { hours, from: now, at: nextFlip(hours, now) };
    this.#known = next;
    return next.at;
  }
}
