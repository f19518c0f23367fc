import { describe, expect, test } from 'vitest';
import { getDailyBrief } from '../src/brief/get-daily-brief.ts';
import { ask, daysBefore, hubWith, record, type Said, sentence, today } from './person-with-days.ts';

type Fields = Omit<Partial<Said>, 'day'>;
const resting = (back: number, restingHeartRateBpm: number, fields: Fields = {}) =>
  record('dailySummary', { day: daysBefore(back), partial: false, restingHeartRateBpm, ...fields });
const rmssd = (back: number, rmssdMilliseconds: number, fields: Fields = {}) =>
  record('hrv', {
    day: daysBefore(back),
    fromHour: 2,
    toHour: 5,
    method: 'rmssd',
    context: 'night',
    rmssdMilliseconds,
    ...fields,
  });
const night = (back: number, hours: number, fields: Fields = {}) =>
  record('sleep', {
    day: daysBefore(back),
    fromHour: -1,
    toHour: 8,
    nap: false,
    stages: [],
    asleepSeconds: hours * 3600,
    ...fields,
  });
const note = (fields: Fields) => record('note', { day: today, fromHour: 7, toHour: 7, tags: [], ...fields });
/** Thirty days that scatter a little, and then the day that is asked about. */
const month = (last: { hrv?: number; resting?: number; slept?: number }, fields: Fields = {}) => [
  ...Array.from({ length: 30 }, (_, i) => {
    const swing = i % 2 === 0 ? 1 : -1;
    return [
      rmssd(i + 1, 60 + 4 * swing, fields),
      resting(i + 1, 50 + swing, fields),
      night(i + 1, 7.8 + 0.3 * swing, fields),
    ];
  }).flat(),
  ...(last.hrv === undefined ? [] : [rmssd(0, last.hrv, fields)]),
  ...(last.resting === undefined ? [] : [resting(0, last.resting, fields)]),
  ...(last.slept === undefined ? [] : [night(0, last.slept, fields)]),
];
const grown = { birthYear: 1990 };

describe('get_daily_brief', () => {
  test('a usual morning: green, room for a hard session, and the numbers that say so', async () => {
    const hub = await hubWith(month({ hrv: 61, resting: 50, slept: 8 }), grown);
    const brief = await ask(getDailyBrief, {}, hub);
    expect(brief).toMatchObject({
      date: today,
      readiness: 'green',
      session_ceiling: 'hard',
      sleep: { asleep_seconds: 28_800, need_hours: 8, source: 'garmin' },
    });
    const weights = (of: string) =>
      brief.reasons
        .filter((reason: { of: string }) => reason.of === of)
        .reduce((sum: number, { weight_percent = 0 }) => sum + weight_percent, 0);
    expect(weights('readiness')).toBeGreaterThan(98);
    expect(weights('readiness')).toBeLessThan(102);
    expect(brief.reasons.find(({ signal }: { signal: string }) => signal === 'hrv')).toMatchObject({
      value: 61,
      unit: 'ms',
      usual: '59.9 (30 days)',
      says: 'as usual',
    });
    expect(brief.basis.methods.map(({ id }: { id: string }) => id)).toEqual(
      expect.arrayContaining([
        'recovery.readiness.z_scores',
        'rules.readiness-colour.z_score',
        'rules.training-recommendation.weighed_signals',
      ]),
    );
    expect(await sentence(getDailyBrief, {}, hub)).toMatch(
      new RegExp(
        `^Slept 8 h 00 min\\. Readiness green on ${today} \\(\\d+; 50 is this person's average\\)\\. Room for a hard session`,
      ),
    );
  });

  test('five vendors that say the same of every night are one line of days, not eras that take turns', async () => {
    const vendors = ['apple-health', 'fitbit', 'garmin', 'oura', 'whoop'];
    const told = vendors.flatMap((source) =>
      month({ hrv: 61, resting: 50, slept: 8 }, { source, device: { manufacturer: source, product: source } }),
    );
    const brief = await ask(getDailyBrief, {}, await hubWith(told, grown));
    expect(brief).toMatchObject({
      date: today,
      readiness: 'green',
      session_ceiling: 'hard',
      sleep: { source: 'oura' },
    });
    expect(brief.basis.assumptions).toContain(
      'Night, HRV (RMSSD), Resting heart rate: oura, not apple-health, fitbit, garmin, whoop, on 1 day (by our default order of devices).',
    );
    expect(brief.basis.assumptions.filter((text: string) => text.includes('present device'))).toEqual([]);
  });

  test('a vendor that is connected later begins one era, and is believed from then on', async () => {
    const before = ['fitbit', 'garmin', 'whoop'].flatMap((source) =>
      month({ hrv: 61, resting: 50, slept: 8 }, { source }),
    );
    const ring = Array.from({ length: 20 }, (_, i) => [
      rmssd(i, 70 + (i % 2), { source: 'oura' }),
      resting(i, 46 + (i % 2), { source: 'oura' }),
    ]).flat();
    const brief = await ask(getDailyBrief, {}, await hubWith([...before, ...ring], grown));
    expect(brief.readiness).toBe('green');
    const began = brief.basis.assumptions.filter((text: string) => text.includes('present device'));
    expect(began).toEqual([
      expect.stringContaining(`last begun on ${daysBefore(19)}. oura, from`),
      expect.stringContaining(`last begun on ${daysBefore(19)}. oura, from`),
    ]);
  });

  test('a bad night in every sign: red, and no hard session', async () => {
    const brief = await ask(getDailyBrief, {}, await hubWith(month({ hrv: 30, resting: 60, slept: 4 }), grown));
    expect(brief.readiness).toBe('red');
    expect(['easy', 'rest']).toContain(brief.session_ceiling);
    expect(brief.reasons.filter(({ says }: { says: string }) => says === 'worse than usual')).toHaveLength(3);
  });

  test('somewhat below the own usual: yellow, and the session never says the opposite of the colour', async () => {
    const brief = await ask(getDailyBrief, {}, await hubWith(month({ hrv: 57, resting: 51, slept: 7.4 }), grown));
    expect(brief).toMatchObject({ readiness: 'yellow', session_ceiling: 'moderate' });
    expect(brief.reasons.at(-1)).toMatchObject({
      signal: 'readiness_yellow',
      says: 'Readiness yellow: moderate at most (our own rule)',
    });
  });

  test('nothing known: no verdict, and what it would need', async () => {
    const hub = await hubWith([]);
    const brief = await ask(getDailyBrief, {}, hub);
    expect(brief.readiness).toBeUndefined();
    expect(brief.session_ceiling).toBeUndefined();
    expect(brief.sleep).toBeUndefined();
    expect(brief.insufficient.map(({ metric }: { metric: string }) => metric)).toEqual([
      'readiness',
      'session_ceiling',
      'form',
    ]);
    expect(brief.basis.missing).toEqual(['No source says anything of sleep, HRV or resting heart rate.']);
    expect(await sentence(getDailyBrief, {}, hub)).toMatch(/^Last night is not known\. No readiness for/);
  });

  test('hours asleep alone make no colour', async () => {
    const nights = Array.from({ length: 31 }, (_, back) => night(back, 7.5 + (back % 2) * 0.4));
    const brief = await ask(getDailyBrief, {}, await hubWith(nights, grown));
    expect(brief.readiness).toBeUndefined();
    expect(brief.insufficient[0]).toMatchObject({
      metric: 'readiness',
      need: expect.stringContaining('HRV (RMSSD) or resting heart rate'),
    });
  });

  test('yesterday’s values do not stand in for today’s', async () => {
    const brief = await ask(getDailyBrief, {}, await hubWith(month({}), grown));
    expect(brief.readiness).toBeUndefined();
    expect(brief.basis.missing).toContain('Nothing is known of the night. It may not have been imported yet.');
  });

  test('one part that is missing leaves a verdict of the others, and is said', async () => {
    const brief = await ask(getDailyBrief, {}, await hubWith(month({ resting: 50, slept: 8 }), grown));
    expect(brief.readiness).toBe('green');
    expect(brief.basis.missing).toContain('HRV (RMSSD) cannot be judged: none.');
  });

  test('whoever says that they are ill gets rest, whatever the numbers say', async () => {
    const fine = month({ hrv: 61, resting: 50, slept: 8 });
    const ill = await ask(getDailyBrief, {}, await hubWith([...fine, note({ ill: true }), note({ mood: 8 })], grown));
    expect(ill.session_ceiling).toBe('rest');
    expect(ill.reasons).toContainEqual(expect.objectContaining({ signal: 'reported_ill' }));
    const sore = await ask(getDailyBrief, {}, await hubWith([...fine, note({ soreness: 9 })], grown));
    expect(sore.reasons).toContainEqual(expect.objectContaining({ signal: 'soreness_high', value: 9 }));
  });

  test('a new ring with another level gives no red morning', async () => {
    const watch = { device: { product: 'Watch' } };
    const ring = { device: { product: 'Ring' } };
    const known = month({}, watch);
    const changed = await ask(
      getDailyBrief,
      {},
      await hubWith([...known, rmssd(0, 35, ring), resting(0, 58, ring), night(0, 8, ring)], grown),
    );
    expect(changed.readiness).toBeUndefined();
    expect(changed.basis.assumptions.join(' ')).toContain(
      `compared with days of the present device alone, last begun on ${today}`,
    );
  });

  test('vendors’ scores stand beside it and do not enter', async () => {
    const score = record('readiness', {
      day: today,
      source: 'whoop',
      score: { name: 'Recovery', value: 3, minimum: 0, maximum: 100 },
      contributors: [],
    });
    const with_ = await ask(
      getDailyBrief,
      {},
      await hubWith([...month({ hrv: 61, resting: 50, slept: 8 }), score], grown),
    );
    const without = await ask(getDailyBrief, {}, await hubWith(month({ hrv: 61, resting: 50, slept: 8 }), grown));
    expect(with_.vendor_scores).toEqual(['whoop Recovery 3 (0 to 100)']);
    expect([with_.readiness, with_.readiness_score]).toEqual([without.readiness, without.readiness_score]);
  });

  test('of a day in the past it knows no more than that day did', async () => {
    const records = month({ hrv: 30, resting: 60, slept: 4 });
    const past = daysBefore(3);
    const now = await ask(getDailyBrief, { date: past }, await hubWith(records, grown));
    const then = await ask(
      getDailyBrief,
      { date: past },
      await hubWith(
        records.filter(({ localDate }) => localDate <= past),
        grown,
      ),
    );
    expect(now.reasons).toEqual(then.reasons);
    expect(now.readiness).toBe(then.readiness);
  });

  test('of a day in the past it does not know what measured afterwards, either', async () => {
    const watch = { device: { product: 'Watch' } };
    const other = { device: { product: 'Other' } };
    const days = Array.from({ length: 40 }, (_, back) => {
      // The other one was worn on the day that is asked about, and never again.
      const worn = back === 3 ? other : watch;
      return [rmssd(back, 60 + (back % 2), worn), resting(back, 50 + (back % 2), worn), night(back, 7.5, worn)];
    }).flat();
    const past = daysBefore(3);
    const brief = async (records: typeof days) => {
      const { basis, ...answer } = await ask(getDailyBrief, { date: past }, await hubWith(records, grown));
      return { ...answer, assumptions: basis.assumptions };
    };
    expect(await brief(days)).toEqual(await brief(days.filter(({ localDate }) => localDate <= past)));
  });
});
