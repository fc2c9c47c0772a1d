/** Shuts the doors that PartyKit leaves open by looking up party names in plain objects. */
import { answer } from './answers.js';

/**
 * `/parties/constructor/x` finds `Object` where a party should be, and PartyKit answers 500 with the text of an
 * error from its inside. It asks what it found for the hooks of a party first, so what it can find gets hooks that
 * say 404. Two more names are needed for sockets, where it computes the room's place before it heeds the hook.
 *
 * All that a plain object inherits are functions, and `__proto__`. The functions share one prototype; `__proto__`
 * is removed, as `node --disable-proto=delete` does. Nothing here is enumerable, and nothing but PartyKit asks for
 * these names. Party classes have hooks of their own, which come first.
 */
export const closeInheritedNames = (): void => {
  const hooks = {
    onBeforeRequest: () => answer('not-found'),
    onBeforeConnect: () => answer('not-found'),
    idFromName: () => '',
    idFromString: () => '',
  };
  for (const [name, value] of Object.entries(hooks)) {
    Object.defineProperty(Function.prototype, name, { value, configurable: true, writable: true });
  }
  Reflect.deleteProperty(Object.prototype, '__proto__');
};
