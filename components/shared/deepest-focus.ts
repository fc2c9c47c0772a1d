/** Where the focus really is, inside however many shadow roots. */
export const deepestFocus = (): Element | null => {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at;
};

/** Whether something inside of this element, or of an element in its shadow tree, has the focus. */
export const hasFocusWithin = (element: Element): boolean => {
  let at = deepestFocus();
  while (at) {
    if (at === element || element.contains(at)) return true;
    const root: Node = at.getRootNode();
    at = root instanceof ShadowRoot ? root.host : null;
  }
  return false;
};
