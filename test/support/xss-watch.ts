/** What must not be found in a page, whatever stood in its texts: looked for through every shadow root. */

/** Every element, in order, through shadow roots. */
export const everyElement = (root: ParentNode): Element[] =>
  [...root.querySelectorAll('*')].flatMap((each) =>
    each.shadowRoot ? [each, ...everyElement(each.shadowRoot)] : [each],
  );

/** Elements and the names of their attributes: the page without its words. */
export const skeleton = (root: ParentNode): string =>
  everyElement(root)
    .map((each) => `${each.localName} ${each.getAttributeNames().sort().join(' ')}`)
    .join('\n');

/** The first place at which two skeletons part. */
export const difference = (before: string, after: string): readonly string[] => {
  if (before === after) return [];
  const [expected, found] = [before.split('\n'), after.split('\n')];
  const at = found.findIndex((each, index) => each !== expected[index]);
  return [`<${found[at]}> in the place of <${expected[at]}>`];
};

/** Everything that is shown, read out, or said by an attribute. */
export const wordsIn = (root: ParentNode): string =>
  everyElement(root)
    .flatMap((each) => [
      ...[...each.childNodes]
        .filter((node) => node.nodeType === Node.TEXT_NODE)
        .map((node) => node.nodeValue),
      ...[...each.attributes].map(({ value }) => value),
      'value' in each ? String(each.value) : '',
    ])
    .join('\n');

const addresses = ['href', 'src', 'action', 'formaction', 'srcset', 'poster', 'data', 'ping', 'background'];

/** What can run, lead somewhere or load, and what nobody of ours puts into a page. */
export const trespasses = (root: ParentNode): string[] =>
  everyElement(root).flatMap((each) => {
    const wrong = each.getAttributeNames().filter((name) => {
      if (name.startsWith('on') || name === 'srcdoc') return true;
      const isLink = each.localName === 'a' && name === 'href';
      if (isLink) return !/^(https?|mailto):/.test((each as HTMLAnchorElement).href);
      return addresses.includes(name);
    });
    const isOurs = /^(parley-[a-z-]+|[a-z][a-z0-9]*)$/.test(each.localName);
    const isBanned =
      /^(script|iframe|object|embed|img|style|link|meta|base|frame|audio|video|math|template)$/i;
    const tag = !isOurs || isBanned.test(each.localName) ? [`<${each.localName}>`] : [];
    return [...tag, ...wrong.map((name) => `<${each.localName} ${name}=${each.getAttribute(name)}>`)];
  });

/** Nothing may load, frame, submit, style by attribute, or make markup of a string. */
const policy = [
  ...[
    'img-src',
    'media-src',
    'frame-src',
    'object-src',
    'font-src',
    'form-action',
    'base-uri',
    'manifest-src',
  ],
  ...['style-src-attr', 'script-src-attr'],
]
  .map((directive) => `${directive} 'none'`)
  .concat("require-trusted-types-for 'script'", 'trusted-types lit-html')
  .join('; ');

/** What the page refused, ran, broke over, or asked the network for; empty when all went well. */
export class Watch {
  readonly #found: string[] = [];
  readonly #from = performance.now();

  constructor() {
    document.addEventListener('securitypolicyviolation', (event) => {
      this.#found.push(`${event.effectiveDirective} refused ${event.blockedURI} ${event.sample}`);
    });
    addEventListener('error', (event) => void this.#found.push(`broke over ${event.message}`));
    addEventListener('unhandledrejection', (event) => void this.#found.push(`broke over ${event.reason}`));
  }

  /** From here on the page is held to the policy. */
  holdToPolicy(): void {
    const meta = document.createElement('meta');
    meta.httpEquiv = 'Content-Security-Policy';
    meta.content = policy;
    document.head.append(meta);
  }

  found(): readonly string[] {
    const { __pwned: pwned } = window as { readonly __pwned?: unknown };
    const asked = performance
      .getEntriesByType('resource')
      .filter((each) => each.startTime > this.#from && !each.name.startsWith(location.origin))
      .map((each) => `asked for ${each.name}`);
    return [...this.#found, ...asked, ...(pwned === undefined ? [] : ['a script ran'])];
  }
}
