/** Asks axe whether an element can be used by everybody; it looks into open shadow roots. */
import type { AxeResults, RunOptions } from 'axe-core';
import 'axe-core/axe.min.js';

declare const axe: { run(target: Element, options?: RunOptions): Promise<AxeResults> };

/** A button that is just becoming what it will be has the colours of neither. */
const atRest = async (target: Element): Promise<void> => {
  const moving = target.getAnimations({ subtree: true });
  for (const animation of moving) {
    // What never ends is not on its way to anything.
    if (animation.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY) animation.finish();
  }
  for (const inner of [target, ...target.querySelectorAll('*')]) {
    for (const child of inner.shadowRoot?.children ?? []) await atRest(child);
  }
};

/** The violations as sentences, so that a failing test prints what is to be done. */
export async function violations(target: Element): Promise<string[]> {
  await atRest(target);
  // A test page has no landmarks and no headings; what is asked about is the element.
  const rules = { region: { enabled: false }, 'page-has-heading-one': { enabled: false } };
  const results = await axe.run(target, { rules });
  return results.violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help} at ${node.target.flat().join(' > ')} (${node.failureSummary ?? ''})`),
  );
}
