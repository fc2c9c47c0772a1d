/** What can be done to the selected conversations, as buttons and as the items of a menu. */
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import type { Localize } from '../shared/localize.js';
import type { MenuItem } from '../shared/parley-menu.js';
import { icon } from '../shared/staff-icons.js';
import type { staffMessages } from '../shared/staff-messages.js';
import type { TableWords } from './attention-words.js';
import { choiceReason } from './choice-words.js';
import type { OfferedCommand } from './monitor-commands.js';

export interface BarWords {
  readonly table: TableWords;
  readonly staff: Localize<typeof staffMessages>;
}

/** Why it cannot be done now, or null. */
export const obstacleText = ({ obstacle }: OfferedCommand, { table, staff }: BarWords): string | null => {
  if (!obstacle) return null;
  const { because, context } = obstacle;
  return because.kind === 'word' ? table.t(because.word) : choiceReason(context.choice, staff);
};

const isFirstVisible = (offered: readonly OfferedCommand[], index: number): boolean =>
  Boolean(offered[index]?.command.isVisibleToAgent) && !offered[index - 1]?.command.isVisibleToAgent;

export const commandItems = (offered: readonly OfferedCommand[], words: BarWords): readonly MenuItem[] =>
  offered.map((each, index): MenuItem => {
    const { name, command } = each;
    const reason = obstacleText(each, words);
    return {
      id: name,
      label: words.table.t(command.word),
      icon: command.icon,
      ...(command.key === null ? {} : { hint: command.key.toLocaleUpperCase() }),
      ...(reason === null ? {} : { disabledReason: reason }),
      ...(command.isDanger ? { isDanger: true } : {}),
      ...(command.isVisibleToAgent ? { groupNote: words.table.t('command.visible') } : {}),
      ...(isFirstVisible(offered, index) ? { startsGroup: true } : {}),
    };
  });

export interface BarOptions {
  readonly count: number;
  readonly offered: readonly OfferedCommand[];
  run(offered: OfferedCommand): void;
  clear(): void;
}

const button = (each: OfferedCommand, words: BarWords, run: BarOptions['run']): TemplateResult => {
  const { name, command } = each;
  const reason = obstacleText(each, words);
  const noted = [command.isVisibleToAgent ? 'bar-visible' : '', reason === null ? '' : `bar-${name}`];
  return html`
    <button
      class="button small quiet ${command.isDanger ? 'is-danger' : ''}"
      data-command=${name}
      aria-disabled=${reason === null ? nothing : 'true'}
      aria-describedby=${noted.join(' ').trim() || nothing}
      title=${reason ?? nothing}
      @click=${() => (reason === null ? run(each) : undefined)}
    >
      ${icon(command.icon, 'small')}<span>${words.table.t(command.word)}</span>
    </button>
    ${reason === null ? nothing : html`<span id="bar-${name}" class="visually-hidden">${reason}</span>`}
  `;
};

export const commandBar = ({ count, offered, run, clear }: BarOptions, words: BarWords): TemplateResult => {
  const text = words.table.t('command.bar', { n: count });
  const quiet = offered.filter((each) => !each.command.isVisibleToAgent);
  const visible = offered.filter((each) => each.command.isVisibleToAgent);
  return html`
    <div part="command-bar" class="bar" role="group" aria-label=${text}>
      <span class="count">${text}</span>
      <div class="bar-commands">${quiet.map((each) => button(each, words, run))}</div>
      ${
        visible.length === 0
          ? nothing
          : html`
            <div class="bar-commands is-visible">
              <span id="bar-visible" class="bar-note">${icon('eye', 'small')}${words.table.t('command.visible')}</span>
              ${visible.map((each) => button(each, words, run))}
            </div>
          `
      }
      <button class="icon-button small-icon" aria-label=${words.table.t('command.deselect')} title=${words.table.t('command.deselect')} @click=${clear}>
        ${icon('x', 'small')}
      </button>
    </div>
  `;
};
