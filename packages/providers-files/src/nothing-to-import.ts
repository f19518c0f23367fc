import type { ActivityFile } from '@vitalwire/activity-files';
import type { FileContent } from './file-format.ts';

/** What a file is when it is not an activity: its own word, and ours for it. */
const kinds: Readonly<Record<string, string>> = {
  activity_summary: 'summaries of activities without their recordings',
  blood_pressure: 'blood pressure readings without a value',
  course: 'a course, a planned track without recorded times',
  device: 'a list of what a device can do',
  exd_configuration: 'the layout of a display',
  goals: 'goals set on a device',
  monitoring_a: 'daily monitoring of a device',
  monitoring_b: 'daily monitoring of a device',
  monitoring_daily: 'daily monitoring of a device',
  schedules: 'a schedule of planned workouts',
  segment: 'a segment',
  segment_list: 'a list of segments',
  settings: 'settings of a device',
  sport: 'settings of a sport',
  totals: 'totals of a device',
  waypoints: 'waypoints',
  weight: 'weighings without a value',
  workout: 'a planned workout',
};

/**
 * A sound file that holds nothing to import is no failure: a folder copied from a watch has hundreds of them. It is
 * passed over with a warning, `nothing-to-import`. An activity whose recording was lost to damage is a rejection.
 */
export function nothingToImport(file: ActivityFile, path: string): FileContent {
  const warnings = [...file.damage, ...file.warnings].map(({ code, message }) => ({ path, code, message }));
  const [damage] = file.damage;
  if (damage !== undefined && (file.fileType === 'activity' || file.fileType === 'unknown')) {
    const message = `The file is damaged and nothing of its recording is left. ${damage.message} Copy it from the device again.`;
    return { ...nothing, rejected: [{ path, code: 'file-invalid', message }], warnings };
  }
  const message = `No recorded track: the file holds ${what(file.fileType)}. Nothing to import.`;
  return { ...nothing, warnings: [...warnings, { path, code: 'nothing-to-import', message }] };
}

const nothing: FileContent = { records: [], thresholds: [], rejected: [], warnings: [] };

function what(fileType: string): string {
  if (fileType === 'activity') return 'an activity in which nothing was recorded';
  return (Object.hasOwn(kinds, fileType) ? kinds[fileType] : undefined) ?? 'no activity';
}
