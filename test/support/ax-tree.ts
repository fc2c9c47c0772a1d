/** What the browser tells screen readers of an element, as lines: role, name, and what is inside. */
import { executeServerCommand } from '@web/test-runner-commands';

interface AxNode {
  readonly role: string;
  readonly name?: string;
  readonly expanded?: boolean;
  readonly pressed?: boolean | 'mixed';
  readonly disabled?: boolean;
  readonly children?: readonly AxNode[];
}

const lines = (node: AxNode, depth: number): readonly string[] => {
  const { role, name = '', children = [] } = node;
  const states = (['expanded', 'pressed', 'disabled'] as const)
    .filter((state) => node[state])
    .map((s) => ` (${s})`);
  const text = name.replace(/\s+/g, ' ').trim();
  const line = `${'  '.repeat(depth)}${role}${text && ` "${text}"`}${states.join('')}`;
  return [line, ...children.flatMap((child) => lines(child, depth + 1))];
};

/** Boxes without a meaning are left out, and what is in them is not. */
const silent = new Set(['generic', 'none', 'InlineTextBox', 'LayoutTable']);

const meant = (node: AxNode): readonly AxNode[] => {
  const children = node.children?.flatMap(meant) ?? [];
  return silent.has(node.role) ? children : [{ ...node, children }];
};

export const axTree = async (selector: string): Promise<string> => {
  const tree = await executeServerCommand<AxNode | null, { selector: string }>('ax-tree', { selector });
  return tree
    ? meant(tree)
        .flatMap((node) => lines(node, 0))
        .join('\n')
    : '';
};
