/** The attributes of the widget as properties: what is set by the one is read by the other. */

type Texts = 'server|workgroup|mode|label|locale|name|colorScheme|position|launcher|launcherSelector';
type Flags = 'opened|passKeys|hideOnMobile|hideWhenOffline|proactive|trackPage|titleCount';
type Split<Names extends string> = Names extends `${infer One}|${infer Rest}` ? One | Split<Rest> : Names;
type Attributes = { [Name in Split<Texts>]: string } & { [Name in Split<Flags>]: boolean };

const texts: Texts = 'server|workgroup|mode|label|locale|name|colorScheme|position|launcher|launcherSelector';
const flags: Flags = 'opened|passKeys|hideOnMobile|hideWhenOffline|proactive|trackPage|titleCount';

/** On a server there are no elements, and importing the widget there does nothing. */
const Base = class extends (globalThis.HTMLElement ?? Object) {};

/** `colorScheme` is `color-scheme`. That it is open has another name as a property, since `open` is what opens it. */
const attributeOf = (name: string): string =>
  name === 'opened' ? 'open' : name.replace(/[A-Z]/g, '-$&').toLowerCase();

const define = (names: string, isFlag: boolean): readonly string[] =>
  names.split('|').map((name) => {
    const attribute = attributeOf(name);
    Object.defineProperty(Base.prototype, name, {
      get(this: HTMLElement) {
        return isFlag ? this.hasAttribute(attribute) : (this.getAttribute(attribute) ?? '');
      },
      set(this: HTMLElement, value: unknown) {
        if ((value ?? false) === false) this.removeAttribute(attribute);
        else this.setAttribute(attribute, value === true ? '' : (value as string));
      },
    });
    return attribute;
  });

/** All that are looked at; the token is more than an attribute. */
export const attributeNames: readonly string[] = ['token', ...define(texts, false), ...define(flags, true)];

export const WidgetAttributes = Base as unknown as new () => HTMLElement & Attributes;
