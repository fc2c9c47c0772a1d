/** Dialogs, menus and filters, open and full of marks: what an element asks for only when it is pressed. */
import { savePersonalReply } from '../../components/conversation/personal-replies.js';
import { defaultView, noFilters, writeView } from '../../components/monitor/monitor-view.js';
import type { PersonId } from '../../core/domain/ids.js';
import { inside, settled } from './fixture.js';
import { floorOfMarks } from './xss-floor.js';
import { mark, poisoned } from './xss-marks.js';
import type { Stage } from './xss-stage.js';

const OWNER = 'a-owner' as PersonId;

const choice = (name: string) => ({ value: mark(`value of ${name}`), label: mark(name) });

/** Every kind of field that a question can have. */
const question = () => ({
  title: mark('question'),
  about: mark('about the question'),
  confirm: mark('confirm'),
  isDanger: false,
  fields: [
    { kind: 'text', name: 'a', label: 'work.reason', isRequired: true, isLong: false },
    {
      kind: 'choice',
      name: 'b',
      label: 'work.target',
      choices: [{ ...choice('grouped'), group: mark('group') }],
      value: '',
      isRequired: true,
    },
    {
      kind: 'choice',
      name: 'c',
      label: 'work.target',
      choices: [{ ...choice('explained'), about: mark('about it') }],
      value: '',
      isRequired: true,
      isExplained: true,
    },
    { kind: 'tags', name: 'd', label: 'work.tags', known: [mark('known')], value: [] },
    { kind: 'tags', name: 'e', label: 'work.tags', known: null, value: [mark('own tag')] },
  ],
});

const views = () => [{ name: mark('saved view'), view: writeView(defaultView), isDefault: false }];

const people = () => [
  { id: 'p-1' as PersonId, name: mark('person'), role: 'agent' as const, detail: mark('detail') },
];

const rules = () =>
  (['agent', 'tag', 'customer'] as const).map((kind) => ({
    kind,
    value: 'x',
    name: mark(`rule of ${kind}`),
  }));

const takeover = {
  confirm: 'dialog-and-reason' as const,
  intro: 'required' as const,
};

/** What each element is given, made anew for every payload. */
export const partsScene = async ({ put, payload, onPour, click, ready }: Stage): Promise<void> => {
  const { floor, supervisor, watched } = floorOfMarks();
  const team = floor.clientsOf(supervisor).workgroup({ server: '', token: '' }, watched.state.workgroup);
  team.connect();
  const { rows, staff } = team.snapshot;
  const search = {
    ...defaultView,
    search: mark('what is searched'),
    filters: { ...noFilters, tags: [mark('filtered')] },
  };
  const asked = { agent: mark('their agent'), customer: mark('their customer'), problem: mark('problem') };
  const given = (): readonly (readonly [keyof HTMLElementTagNameMap, object])[] => [
    [
      'parley-takeover-dialog',
      {
        ...asked,
        open: true,
        people: people(),
        rules: { ...takeover, targets: ['agent'], intro: 'off', reasons: [mark('reason')] },
      },
    ],
    [
      'parley-takeover-dialog',
      {
        ...asked,
        open: true,
        team: mark('their team'),
        supervisor: mark('shown as'),
        rules: { ...takeover, targets: ['self'], reasons: null },
      },
    ],
    ['parley-join-dialog', { ...asked, open: true, reasons: [mark('reason')] }],
    ['parley-work-dialog', { question: question(), problem: mark('refusal') }],
    ['parley-monitor-rules', { rules: rules(), staff, tags: [] }],
    ['parley-monitor-rules', { rules: [], staff: [], tags: [mark('tag in use')] }],
    ['parley-monitor-filters', { rows, view: search, savedViews: views() }],
    ['parley-monitor-views', { view: defaultView, savedViews: views() }],
    ['parley-monitor-table', { rows, view: { ...search, filters: noFilters } }],
    [
      'parley-menu',
      {
        label: mark('menu'),
        items: [
          {
            id: 'a',
            label: mark('item'),
            hint: mark('hint'),
            disabledReason: mark('why not'),
            groupNote: mark('note'),
          },
        ],
      },
    ],
    [
      'parley-shortcuts-help',
      { lines: [{ keys: mark('key'), label: mark('what it does'), group: mark('group') }] },
    ],
    ['parley-wrap-up-form', { dispositions: [{ code: mark('code'), label: mark('outcome') }] }],
    ['parley-closed-list', { workgroups: [], people: staff }],
  ];
  const elements = given().map(([name, more]) => put(name, more));
  const replies = put('parley-replies-dialog', { person: OWNER });
  onPour(() => {
    for (const [index, [, more]] of given().entries())
      Object.assign(elements[index] ?? {}, poisoned(more, payload()));
    savePersonalReply(OWNER, 'own', poisoned(mark('own reply'), payload()));
    // It reads them when it is opened.
    replies.open = false;
    replies.open = true;
  });
  await ready();
  const [, own, , , , byTag] = elements;
  const list = elements.at(-1);
  if (!own || !byTag || !list) return;
  const kind = inside<HTMLSelectElement>(byTag, 'select');
  kind.value = 'tag';
  kind.dispatchEvent(new Event('change'));
  await click(list, '.filter');
  // The introduction is proposed when it is opened.
  onPour(async () => {
    for (const open of [false, true]) {
      Object.assign(own, { open });
      await settled(own);
    }
  });
};
