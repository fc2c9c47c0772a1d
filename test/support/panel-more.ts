/** The menu of a customer's panel, as a person uses it. */
import { inside, settled, textOf, until } from './fixture.js';

const path = ['parley-panel', 'parley-panel-more', 'parley-panel-menu'] as const;

const items = (widget: Element): readonly HTMLElement[] => [
  ...(inside(widget, ...path).shadowRoot?.querySelectorAll<HTMLElement>('.item') ?? []),
];

export const moreItems = (widget: Element): readonly string[] =>
  items(widget).map((item) => textOf(item.querySelector('.label')));

export const openMore = async (widget: Element): Promise<void> => {
  inside<HTMLButtonElement>(widget, 'parley-panel', '.more').click();
  await until(() => {
    const menu = inside(widget, 'parley-panel').shadowRoot?.querySelector('parley-panel-more')?.shadowRoot;
    return menu?.querySelector('parley-panel-menu')?.isOpen === true;
  });
};

export const choose = async (widget: Element, label: string): Promise<void> => {
  await openMore(widget);
  const item = items(widget).find((each) => textOf(each.querySelector('.label')).startsWith(label));
  if (!item) throw new Error(`the menu has no "${label}", only ${moreItems(widget).join(', ')}`);
  item.click();
  await settled(widget);
};
