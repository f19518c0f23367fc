import { dataKinds } from '@vitalwire/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OwnDataBox, ownDataBox, ride } from '../../test/own-data-box.ts';

const watch = ride('watch', '2026-05-08T08:00:00.000Z', 60);
let box: OwnDataBox;
let weight: string;
let before: unknown;

beforeAll(async () => {
  box = await ownDataBox();
  await box.take(watch);
  weight = (await box.json('log', 'weight', '80kg')).record.id;
  before = await everything();
});
afterAll(() => box.close());

async function everything() {
  const records = [];
  for (const kind of dataKinds) records.push(await box.all(kind));
  return [records, await box.hub.curation.actions(100, box.call), await box.hub.curation.choices(box.call)];
}

/** A line, the code it fails with, and words that must be in its one sentence: the part that is wrong, and how it is right. */
type Wrong = readonly [line: readonly string[], code: string, ...words: readonly string[]];

const values: readonly Wrong[] = [
  [['log', 'weight', 'heavy'], 'invalid-input', '"heavy"', '80.5kg'],
  [['log', 'weight', '80,5kg'], 'invalid-input', '"80,5kg"', '80.5kg'],
  [['log', 'weight', '80 stone'], 'invalid-input', '80.5kg'],
  [['log', 'weight', '80kg', '--fat', 'much'], 'invalid-input', '"much"', 'body fat', '18%'],
  [['log', 'weight', '80kg', '--fat', '180'], 'invalid-input', '--fat must be at most 100', 'body fat'],
  [['log', 'body'], 'invalid-input', '--waist'],
  [['log', 'body', '--height', '178'], 'invalid-input', '178cm'],
  [['log', 'pressure', '80/120'], 'invalid-input', '120/80'],
  [['log', 'pressure', '120'], 'invalid-input', '120/80'],
  [['log', 'workout', 'chess', '45min'], 'invalid-input', '"chess"', 'no sport'],
  [['log', 'workout', 'swimming', '45min'], 'invalid-input', 'pool_swimming', 'open_water_swimming'],
  [['log', 'workout', 'run', '45'], 'invalid-input', '"45"', '45min'],
  [['log', 'workout', 'run', '45:30'], 'invalid-input', '"45:30"', '45min'],
  [['log', 'workout', 'run', '400m'], 'invalid-input', 'minutes or metres', '400min'],
  [['log', 'workout', 'run', '99999999999999h'], 'invalid-input', '45min'],
  [['log', 'weight', '80kg', '--at', '99999999999999h ago'], 'invalid-input', '30min ago'],
  [['log', 'weight', '80kg', '--at', '0000-01-01 0:00'], 'invalid-input', 'start'],
  [['log', 'workout', 'run', '8km'], 'invalid-input', 'how long'],
  [['log', 'workout', 'run', '45min', '50min'], 'invalid-input', '"50min"', 'one of each'],
  [['log', 'workout', 'run', '45min', '--rpe', '11'], 'invalid-input', '--rpe', 'RPE goes from 0 to 10'],
  [['log', 'workout', 'run', '0min', '--at', '16:00'], 'invalid-input', 'yet to come'],
  [['log', 'strength', 'Squat'], 'invalid-input', '"Squat"', 'Squat 5x5 100kg'],
  [['log', 'strength', 'Squat 5x5 100kg 90kg'], 'invalid-input', 'Squat 5x5 100kg'],
  [['log', 'strength', 'Squat 5x5 rpe 12'], 'invalid-input', 'rpe 12', 'RPE goes from 0 to 10'],
  [['log', 'strength', 'Squat 5000x5'], 'invalid-input', 'Squat 5x5'],
  [['log', 'strength', 'Squat 5x5', '--for', 'long'], 'invalid-input', '45min'],
  [['log', 'sleep', '23:10'], 'invalid-input', '23:10-06:45'],
  [['log', 'sleep', '25:10-06:45'], 'invalid-input', '23:10-06:45'],
  [['log', 'sleep', '23:10-22:00'], 'invalid-input', 'yet to come', '--date'],
  [['log', 'sleep', '23:10-06:45', '--date', '2026-02-30'], 'invalid-input', '"2026-02-30"', '2026-05-04'],
  [['log', 'note'], 'invalid-input', '--mood'],
  [['log', 'note', 'x', '--mood', '11'], 'invalid-input', '--mood must be at most 10', 'from 1 to 10'],
  [['log', 'note', 'x', '--about', 'that'], 'invalid-input', '"that"', 'workout_…'],
  [['log', 'note', 'x', '--about', 'workout_0000000000000000'], 'not-found', 'workout_0000000000000000'],
  [['log', 'goal', ''], 'invalid-input', 'what you want'],
  [['log', 'goal', 'Fit', '--by', 'summer'], 'invalid-input', '2030-10-01'],
  [['log', 'goal', 'Fit', '--by', '2026-05-08'], 'invalid-input', '--by 2026-05-08', 'today is 2026-05-09'],
  [['log', 'medication', 'Iron', 'one'], 'invalid-input', '"one"', '400mg'],
  [['log', 'cycle', '--flow', 'strong'], 'invalid-input', '"strong"', 'spotting'],
  [['log', 'hrv', '62', 'average', 'morning'], 'invalid-input', 'rmssd or sdnn'],
  [['log', 'hrv', '62', 'rmssd', 'noon'], 'invalid-input', 'night, morning, spot or day'],
  [['log', 'day', '--steps', '12k'], 'invalid-input', '12000'],
  [['log', 'day', '--steps', '12', '--date', '2026-05-10'], 'invalid-input', 'yet to come'],
  [['log', 'reading', 'glucose', '5.3'], 'invalid-input', 'mmol/L'],
  [['log', 'reading', 'glukose', '95mg/dL'], 'invalid-input', 'Did you mean glucose?'],
  [['log', 'meal', 'Oats', '--kcal', 'lots'], 'invalid-input', '450'],
  [['log', 'hydration', 'a glass'], 'invalid-input', '500ml'],
  [['log', 'effort', '11', '--about', 'latest'], 'invalid-input', 'effort must be at most 10'],
  [['edit', watch.id, 'averageHeartRateBpm=-5'], 'invalid-input', 'averageHeartRateBpm must be at least 0.'],
  [['log', 'effort', 'hard', '--about', 'latest'], 'invalid-input', 'from 0 to 10'],
  [['log', 'effort', '7', '--about', 'ride'], 'invalid-input', '--about latest'],
  [['log', 'effort', '7', '--about', 'workout_0000000000000000'], 'not-found', 'no workout'],
  [['log', 'weight', '80kg', '--at', 'tomorrow'], 'invalid-input', '"tomorrow"', 'yesterday 7:00'],
  [['log', 'weight', '80kg', '--at', '16:00'], 'invalid-input', '2026-05-09 16:00', 'yet to come'],
  [['log', 'weight', '80kg', '--at', '7'], 'invalid-input', '--at'],
  [['log', 'weight', '80kg', '--at', '2026-03-29 2:30'], 'invalid-input', 'clocks of Europe/Berlin', '+01:00'],
  [['log', 'weight', '80kg', '--at', '2025-10-26 2:30'], 'invalid-input', 'twice or never'],
  [['edit', 'workout_x', 'name=Lake'], 'invalid-input', 'workout_0123456789abcdef'],
  [['edit', 'workout_0000000000000000', 'name=Lake'], 'not-found', 'workout_0000000000000000'],
  [['edit', watch.id], 'invalid-input', '--restore'],
  [['edit', watch.id, '--restore', 'distance', 'name=Lake'], 'invalid-input', 'before --restore'],
  [['edit', watch.id, 'name'], 'invalid-input', 'word=value'],
  [['edit', watch.id, 'distance=far'], 'invalid-input', '"far"', '8.2km'],
  [['edit', watch.id, 'distanse=8km'], 'invalid-input', 'distanse', 'Did you mean distance?'],
  [['edit', watch.id, 'frob=1'], 'invalid-input', '"frob"', 'rpe, hr, '],
  [['edit', watch.id, 'rpe=11'], 'invalid-input', 'rpe', 'RPE goes from 0 to 10'],
  [['edit', watch.id, '--restore', 'nmae'], 'invalid-input', 'Did you mean name?'],
  [['edit', watch.id, 'sport='], 'invalid-input', 'sport'],
  [['edit', watch.id, 'id=workout_0000000000000000'], 'invalid-input', 'id'],
  [['edit', watch.id, 'end=2026-05-01 7:00'], 'invalid-input', 'end'],
  [['edit', watch.id, 'at=2026-05-20 7:00'], 'invalid-input', 'yet to come'],
  [['edit', watch.id, 'date=someday'], 'invalid-input', '2026-05-04'],
  [['delete', 'that'], 'invalid-input', 'vitalwire history'],
  [['delete', 'workout_0000000000000000'], 'not-found', 'workout_0000000000000000'],
  [['history', 'that'], 'invalid-input', 'no id'],
  [['history', 'workout_0000000000000000'], 'not-found', 'no record'],
  [['merges', '--kind', 'workuot'], 'invalid-input', 'Did you mean workout?'],
  [['merge', watch.id], 'invalid-input', 'two records or more'],
  [['merge', watch.id, watch.id], 'invalid-input', 'Name two different records.'],
  [['merge', watch.id, 'x'], 'invalid-input', 'no id'],
  [['unmerge', watch.id], 'not-found', 'in no merge'],
  [['unmerge', 'merge_0000000000000000'], 'not-found', 'vitalwire merges'],
  [['sources', 'choose', 'stpes', 'watch'], 'invalid-input', 'Did you mean steps'],
  [['sources', 'choose', 'steps', 'wach'], 'not-found', 'Did you mean watch?'],
  [['sources', 'choose', 'steps', 'watch', 'watch'], 'invalid-input', 'each once'],
  [['sources', 'choose', 'steps', 'watch', '--from', '2026-05-02', '--to', '2026-05-01'], 'invalid-input', 'before'],
  [['sources', 'choose', 'steps', 'watch', '--from', 'May'], 'invalid-input', '--from'],
  [['sources', 'forget', 'that'], 'not-found', 'that'],
  [['gaps', 'wach'], 'not-found', 'watch'],
  [['gaps', '--kind', 'naps'], 'invalid-input', 'no kind'],
  [['gaps', '--from', '2026-05-01'], 'invalid-input', '--to'],
  [['gaps', '--from', '2026-05-02', '--to', '2026-05-01'], 'invalid-input', 'before'],
];

const usages: readonly (readonly [line: readonly string[], ...words: readonly string[]])[] = [
  [['log', 'wieght', '80kg'], 'weight'],
  [['log'], 'Usage'],
  [['log', 'weight'], 'missing required argument', 'Example: vitalwire log weight 80.5kg'],
  [['log', 'hrv', '62'], 'missing required argument', 'Example: vitalwire log hrv 62 rmssd morning'],
  [['log', 'weight', '80kg', '81kg'], 'too many arguments'],
  [['log', 'weight', '80kg', '--fatt', '18'], '--fat'],
  [['log', 'weight', '80kg', '--fat', '18', '--fat', '19'], 'twice'],
  [['log', 'effort', '7'], '--about', 'Example: vitalwire log effort 7 --about latest'],
  [['edit'], 'missing required argument', 'Example: vitalwire edit'],
  [['delete'], 'missing required argument'],
  [['merge'], 'missing required argument', 'Example: vitalwire merge'],
  [['merges', '--limit', '0'], 'whole number from 1'],
  [['sources', 'choose', 'steps'], 'missing required argument', 'Example: vitalwire sources choose'],
];

describe('what cannot be read', () => {
  it.each(values)('%j fails with %s, in one sentence that helps, and changes nothing', async (line, code, ...words) => {
    const { error } = await box.json(...line);
    expect(error.code).toBe(code);
    for (const word of words) expect(error.message).toContain(word);
    const said = await box.run(...line);
    expect(said).toEqual({ code: 1, out: '', err: `✗ ${error.message}\n` });
    expect(await everything()).toEqual(before);
  });

  it.each(usages)('%j is no command', async (line, ...words) => {
    const { code, err, out } = await box.run(...line);
    expect(code).toBe(64);
    for (const word of words) expect(err + out).toContain(word);
    expect(await everything()).toEqual(before);
  });

  it('a restored field of one’s own entry has no source', async () => {
    const { error } = await box.json('edit', weight, '--restore', 'weight');
    expect(error.message).toContain('entered this record yourself');
  });

  it('a clock that came twice is told apart by its offset', async () => {
    const { record } = await box.json('log', 'weight', '80kg', '--at', '2025-10-26 2:30+01:00');
    expect(record).toMatchObject({ start: '2025-10-26T01:30:00.000Z', utcOffsetMinutes: 60 });
  });
});
