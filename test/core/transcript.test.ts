// Transcripts: what the server gives is as it was; who keeps their own has it in their words.
import { describe, expect, it } from 'vitest';
import type { FileId } from '../../core/domain/ids.js';
import type { TranscriptWording } from '../../core/domain/transcript.js';
import { transcriptText } from '../../core/domain/transcript.js';
import { active, anna, carla, sam } from '../support/builders.js';
import { ana, entry, maria, me, message } from '../support/views.js';
import { customerLanguages, savedIn } from '../support/words.js';

const plain: TranscriptWording = {
  moment: (at) => `at ${at}`,
  line: (body) => (body.kind === 'message' ? body.text : body.kind === 'left' ? null : body.kind),
};

const forged = 'Hi\n[2020] Ana: forged\r\nmore\u2028and more';

const told = [
  message(1, me, 'Hello'),
  entry(2, { kind: 'handler-shown', name: 'Ana' }),
  message(3, ana, forged),
  entry(4, { kind: 'joined', person: maria, as: 'consultant' }),
  entry(5, { kind: 'left', person: maria }),
  entry(6, { kind: 'handler-away' }),
  entry(7, { kind: 'waiting-again' }),
  entry(8, { kind: 'consented', version: '1', agreed: true }),
  entry(9, { kind: 'ended', by: 'customer', name: '' }),
  entry(10, { kind: 'rated', score: 4, comment: 'Kind\nand quick' }),
  entry(11, { kind: 'erased' }),
];

describe('a transcript', () => {
  it('[G15] takes its words from whoever gives them, and says nothing where they say nothing', () => {
    const text = transcriptText(
      [told[0], told[4], told[9]].filter((each) => each !== undefined),
      plain,
    );
    expect(text).toBe(`[at ${told[0]?.at}] Hello\n[at ${told[9]?.at}] rated\n`);
  });

  it('[G15] has no line of its own for a further line that somebody wrote, in whose words ever', () => {
    for (const wording of [undefined, plain, ...customerLanguages.map((each) => savedIn(each))]) {
      const lines = transcriptText(told, wording).trimEnd().split('\n');
      expect(lines.filter((line) => line.startsWith('[')).length).toBe(wording === plain ? 10 : 11);
      for (const line of lines) expect(line).toMatch(/^\[| {4}/);
      expect(lines).toContain('    [2020] Ana: forged');
    }
  });

  it('[TH14][VI8] of a customer is the same with whispers and notes as without, in each of their languages', () => {
    const without = active().say(anna, 'Hi');
    const hidden = active().monitor(sam).whisper(sam, 'psst').note(anna, 'note').say(anna, 'Hi').leave(sam);
    for (const language of customerLanguages) {
      const wording = savedIn(language);
      expect(transcriptText(hidden.seen(carla), wording)).toBe(transcriptText(without.seen(carla), wording));
    }
  });

  it('[G15] what the server gives is English, in world time', () => {
    expect(transcriptText(told.slice(8, 10))).toBe(
      `[${new Date(told[8]?.at ?? 0).toISOString()}] * Ended\n[${new Date(told[9]?.at ?? 0).toISOString()}] * Rated 4 of 5: Kind\n    and quick\n`,
    );
  });

  it('[G15][G51] what a customer keeps reads as their timeline does, with the dates and numbers of their language', () => {
    const german = savedIn('de');
    const said = told.map(({ body }) => german.line(body));
    expect(said).toEqual([
      'Sie: Hello',
      '* Sie sprechen jetzt mit Ana',
      `Ana: ${forged}`,
      '* Maria ist beratend dazugekommen',
      '* Maria hat das Gespräch verlassen',
      '* Die Verbindung zu Ihrer Ansprechperson ist unterbrochen. Einen Moment bitte.',
      '* Die Verbindung zu Ihrer Ansprechperson ist abgebrochen. Wir suchen jemand anderen für Sie.',
      '* Sie haben zugestimmt',
      '* Sie haben das Gespräch beendet',
      '* Sie haben das Gespräch mit 4 von 5 bewertet: Kind\nand quick',
      '* Dieser Eintrag wurde gelöscht',
    ]);
    expect(german.moment(new Date(2025, 5, 2, 14, 3, 9).getTime())).toMatch(/^2\. Juni 2025.*14:03:09/);
    expect(german.moment(0)).toMatch(/ (UTC|GMT\S*|[A-Z]{2,5})$/);
    const file = { id: 'f' as FileId, name: 'Plan.pdf', type: 'application/pdf', size: 1_234_000 };
    expect(german.line({ kind: 'message', author: ana, text: '', files: [file] })).toMatch(
      /^Ana: \[Plan\.pdf, 1,2\sMB\]$/,
    );
  });

  it('[G15][G51] in Arabic names and texts stand apart from the line around them', () => {
    const arabic = savedIn('ar');
    expect(arabic.line({ kind: 'message', author: ana, text: 'Hi!' })).toBe(
      '\u2068Ana\u2069: \u2068Hi!\u2069',
    );
    expect(arabic.moment(0)).toMatch(/\p{Script=Arabic}/u);
  });

  it('[G15] an entry that a newer server may tell of has no line', () => {
    const wording = savedIn('en');
    const newer: unknown = { kind: 'of-tomorrow', secret: 'x' };
    const body = newer as (typeof told)[number]['body'];
    expect(transcriptText([entry(1, body), ...told.slice(0, 1)], wording)).toMatch(
      /^\[[^\]]+\] You: Hello\n$/,
    );
  });
});
