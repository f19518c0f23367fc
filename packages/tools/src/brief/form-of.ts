import type {
  BasisMethod,
  DateRange,
  HealthData,
  LocalDate,
  MergedRecord,
  PersonData,
  PersonProfile,
  ReadCall,
} from '@vitalwire/core';
import { algorithms } from '@vitalwire/intelligence/registry';
import { chosenMethodOf } from '../basis-of.ts';
import { attempt } from '../training/attempt.ts';
import { dailyLoadsOf } from '../training/daily-loads.ts';
import { loadHistory } from '../training/load-history.ts';
import { chosen } from '../training/method-inputs.ts';
import { withWeighings } from '../training/weighings.ts';

export interface Form {
  readonly activities: readonly MergedRecord<'workout'>[];
  /** One a day, the last one of the day asked, before its work; empty without a load. */
  readonly tsb: readonly number[];
  readonly ctl: number | null;
  readonly atl: number | null;
  readonly warmingUp: boolean;
  readonly daysSinceLast: number | null;
  readonly methods: readonly BasisMethod[];
  readonly missing: readonly string[];
  readonly lack: { readonly need: string; readonly have: string } | null;
}

interface FormScene {
  readonly health: HealthData;
  readonly person: PersonData;
  readonly profile: PersonProfile;
  readonly read: ReadCall;
  readonly progress: (done: number, total: number) => void;
}

/** Fitness, fatigue and form of a morning by the person's own methods: the very numbers of analyze_training_load. */
export async function formOn(day: LocalDate, { health, person, profile, read, progress }: FormScene): Promise<Form> {
  const dates: DateRange = { from: '0001-01-01' as LocalDate, to: day };
  const { records } = await health.list('workout', { order: 'oldest-first', dates }, read);
  const thresholds = await withWeighings(await person.thresholds(read), null, { person, profile }, read);
  const choice = chosen('tss', undefined, profile);
  const charted = chosen('trainingLoad', undefined, profile);
  const loads = await loadHistory({ activities: records, thresholds, profile, choice, health, read, progress });
  const daily = dailyLoadsOf(loads, day, 1);
  const chart = attempt(() => algorithms[`load.fitness-fatigue.${charted.method}`]({ dailyLoads: daily.loads }));
  const without = loads.filter(({ answer }) => answer === null).length;
  const missing = without === 0 ? [] : [`${without} of ${loads.length} activities have no load.`];
  if (chart.status !== 'ok') {
    const lack = { need: chart.need, have: chart.have };
    return {
      activities: records,
      tsb: [],
      ctl: null,
      atl: null,
      warmingUp: true,
      daysSinceLast: daily.daysSinceLast,
      methods: [],
      missing,
      lack,
    };
  }
  const { last, tsb, warmingUp } = chart.value;
  return {
    activities: records,
    tsb: [...tsb],
    ctl: last.ctl,
    atl: last.atl,
    warmingUp,
    daysSinceLast: daily.daysSinceLast,
    methods: [
      chosenMethodOf(algorithms[`load.fitness-fatigue.${charted.method}`].spec, charted.chosenBy),
      ...daily.methods.map(([id, count]) => chosenMethodOf(algorithms[id].spec, choice.chosenBy, '', count)),
    ],
    missing,
    lack: null,
  };
}
