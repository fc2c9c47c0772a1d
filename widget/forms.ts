/** What a customer is asked beside their message, what they filled in so far, and how that reaches the room. */
import type { Answer, ConversationPort } from '../client/snapshots.js';
import type { CustomerHeader } from '../core/domain/customer-header.js';
import { faultsIn } from '../core/domain/forms.js';
import type { Front } from '../core/domain/front.js';
import type { FormField, FormName, SiteForm } from '../core/domain/site.js';
import type { KeptForms } from './forms-kept.js';
import { noForms, readForms, writeForms } from './forms-kept.js';
import { unagreed } from './panel-notices.js';
import type { Place } from './place.js';

export interface AskedForm {
  readonly name: FormName;
  readonly form: SiteForm;
}

/** What is worth asking for in the midst of a conversation: how to reach them, and what has to be said. */
const isNeeded = ({ kind, isRequired }: FormField): boolean =>
  isRequired || kind === 'email' || kind === 'tel';

const none: readonly string[] = [];

const formIn = (front: Front, name: FormName): SiteForm | null =>
  name === 'away' ? front.away : front.preChat;

const customerOf = (client: ConversationPort): CustomerHeader | null => {
  const { header } = client.snapshot;
  return header?.kind === 'customer' ? header : null;
};

/** Dispatches `change` when something else is to be shown. */
export class Forms extends EventTarget {
  readonly #place: Place;
  #kept: KeptForms;
  #front: Front | null = null;
  #client: ConversationPort | null = null;
  /** What the room did not take, until it is filled in again. */
  #refused: { readonly name: FormName; readonly fields: readonly string[] } | null = null;
  #isSending = false;
  #isThanked = false;
  #name = '';

  constructor(place: Place) {
    super();
    this.#place = place;
    this.#kept = readForms(place);
  }

  /** Fields that the room did not take. */
  get refused(): readonly string[] {
    return this.#refused?.fields ?? none;
  }

  /** A form that went by itself has arrived. */
  get isThanked(): boolean {
    return this.#isThanked;
  }

  /** The conversation is there, or another one: what waits for it goes at once, before any message. */
  meet(client: ConversationPort | null, front: Front | null, name = ''): void {
    const isOther = JSON.stringify(front) !== JSON.stringify(this.#front);
    this.#front = front;
    this.#name = name;
    if (client !== this.#client) {
      this.#client?.removeEventListener('change', this.#onChange);
      this.#client = client;
      this.#isThanked = false;
      this.#refused = null;
      client?.addEventListener('change', this.#onChange);
    }
    this.deliver();
    if (isOther) this.#changed();
  }

  /** The form to be shown now; null: none. */
  asked(): AskedForm | null {
    const front = this.#front;
    if (!front) return null;
    const name = this.#refused?.name ?? this.#nameNow(front);
    const form = name && formIn(front, name);
    const asked = name && form ? { name, form } : null;
    return this.isOpen(asked) ? asked : null;
  }

  /** Whether something in it is still to be filled in. */
  isOpen(asked: AskedForm | null): boolean {
    if (!asked) return false;
    const { name, form } = asked;
    if (this.#refused?.name === name) return true;
    if (this.#kept.skipped.includes(name) || this.#kept.due) return false;
    const known = this.#client ? customerOf(this.#client)?.form : null;
    const isKnown = (field: FormField): boolean =>
      this.#kept.answered.includes(field.name) || known?.[field.name] !== undefined;
    return form.fields.some((field) => !isKnown(field) && (!this.#client || isNeeded(field)));
  }

  value(field: string): string {
    const header = this.#client && customerOf(this.#client);
    // What the page knows already is nobody's to write again.
    return this.#kept.values[field] ?? header?.form?.[field] ?? (field === 'name' ? this.#name : '');
  }

  set(field: string, value: string): void {
    this.#keep({ values: { ...this.#kept.values, [field]: value } });
  }

  /** The names of what is not as it should be; none: it goes as soon as there is a conversation. */
  submit({ name, form }: AskedForm): readonly string[] {
    const values = this.#valuesOf(form);
    const isEmpty = Object.keys(values).length === 0;
    // Left empty is as good as skipped.
    if (isEmpty && form.isSkippable) {
      this.skip(name);
      return [];
    }
    const faults = faultsIn(form, values);
    if (faults.length > 0) return faults;
    const answered = [...new Set([...this.#kept.answered, ...form.fields.map((field) => field.name)])];
    this.#refused = null;
    this.#keep({ answered, due: isEmpty ? null : name });
    this.#changed();
    this.deliver();
    return [];
  }

  skip(name: FormName): void {
    this.#refused = null;
    this.#keep({ skipped: [...new Set([...this.#kept.skipped, name])] });
    this.#changed();
  }

  /** Whether a message may go that was sent before any of this was seen: nothing is skipped unseen, or kept from it. */
  lets(): boolean {
    const asked = this.asked();
    if (!asked) return true;
    const { isSkippable } = asked.form;
    const isEmpty = Object.keys(this.#valuesOf(asked.form)).length === 0;
    return (isSkippable && isEmpty) || this.submit(asked).length === 0 || isSkippable;
  }

  /** Another conversation is about to begin: what was filled in for the one before counts for it as well. */
  begin(): void {
    const front = this.#front;
    const name = front && this.#nameNow(front);
    const form = name && formIn(front, name);
    if (!form || this.#kept.due || !form.fields.every((field) => this.#kept.answered.includes(field.name)))
      return;
    const values = this.#valuesOf(form);
    if (Object.keys(values).length > 0 && faultsIn(form, values).length === 0) this.#keep({ due: name });
  }

  /** Sends what waits, once it may. `isAgreed`: the room has just accepted that. */
  deliver(isAgreed = false): void {
    const client = this.#client;
    const name = this.#kept.due;
    const form = name && this.#front && formIn(this.#front, name);
    if (!client || !form || this.#isSending || !this.#may(client, isAgreed)) return;
    this.#isSending = true;
    void client
      .ask({ type: 'fill-form', form: name, values: this.#valuesOf(form) })
      .then((answer) => this.#settle(client, name, answer));
  }

  /** Whoever was here is gone. */
  forget(): void {
    this.#kept = noForms;
    this.#refused = null;
    this.#isThanked = false;
    this.#changed();
  }

  #nameNow(front: Front): FormName | null {
    if (!this.#client) return front.service === 'open' ? 'pre-chat' : 'away';
    const header = customerOf(this.#client);
    // Whoever waits is asked how they can be reached when nobody is there any more.
    const isLeft = header?.queue && header.queue.service !== 'open';
    return isLeft && header.you.may.includes('fill-form') && !unagreed(header) ? 'away' : null;
  }

  #valuesOf({ fields }: SiteForm): Readonly<Record<string, string>> {
    const filled = fields.map(({ name }) => [name, this.value(name).trim()] as const);
    return Object.fromEntries(filled.filter(([, value]) => value !== '' && value !== 'false'));
  }

  #may(client: ConversationPort, isAgreed: boolean): boolean {
    const { kind } = client.snapshot.connection;
    const header = customerOf(client);
    if (!header) return kind !== 'ended' && this.#front?.notice?.isRequired !== true;
    return header.you.may.includes('fill-form') && (isAgreed || !unagreed(header));
  }

  #settle(client: ConversationPort, name: FormName, answer: Answer): void {
    this.#isSending = false;
    if (client !== this.#client || answer.kind === 'lost') return;
    const { code, fields = [] } = answer.kind === 'refused' ? answer.refusal : {};
    // It is asked for again once that was agreed to.
    if (code === 'consent-required') return;
    this.#keep({ due: null });
    if (code === 'invalid-form') this.#refused = { name, fields };
    else this.#isThanked = code === undefined && this.#nameNow(this.#front as Front) === 'away';
    this.#changed();
  }

  #keep(change: Partial<KeptForms>): void {
    this.#kept = { ...this.#kept, ...change };
    writeForms(this.#place, this.#kept);
  }

  readonly #onChange = (): void => {
    this.deliver();
    this.#changed();
  };

  #changed(): void {
    this.dispatchEvent(new Event('change'));
  }
}
