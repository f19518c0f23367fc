/** What a sample must give. Counts are samples that hold a value, over all sessions. */
export interface ExpectedCounts {
  readonly samples: number;
  readonly heartRate: number;
  readonly power: number;
  readonly sessions: number;
  readonly sets?: number;
}

/**
 * The counts that were published with the samples, and where ours differ, why.
 * `compressed-timestamp-headers`: 755 messages, one of them with nothing but a time.
 * `run-treadmill-indoor-no-gps`: power only in a developer field, which is read.
 * `truncated-no-session`: no session in the file, one rebuilt from its records.
 * `corrupt-strava-android`: other decoders stop at the first stray bytes, after 473 records.
 */
export const expectedCounts: Readonly<Record<string, ExpectedCounts>> = {
  'run-gps-hr-fenix2': { samples: 2809, heartRate: 2808, power: 0, sessions: 1 },
  'run-power-coros': { samples: 2921, heartRate: 2920, power: 2915, sessions: 1 },
  'run-power-stryd-devfields': { samples: 3424, heartRate: 3424, power: 3424, sessions: 1 },
  'run-treadmill-indoor-no-gps': { samples: 3101, heartRate: 3101, power: 3101, sessions: 1 },
  'run-trail-power-suunto': { samples: 2197, heartRate: 2196, power: 2148, sessions: 1 },
  'ride-power-edge810-vector': { samples: 4700, heartRate: 4671, power: 4700, sessions: 1 },
  'ride-power-road-edge': { samples: 4746, heartRate: 4746, power: 4740, sessions: 1 },
  'ride-indoor-trainer-power-no-gps': { samples: 2263, heartRate: 2263, power: 2222, sessions: 1 },
  'ride-virtual-zwift-power': { samples: 1808, heartRate: 0, power: 1808, sessions: 1 },
  'ride-wahoo-bolt-power': { samples: 132, heartRate: 0, power: 115, sessions: 1 },
  'swim-pool-fenix3-lengths': { samples: 39, heartRate: 0, power: 0, sessions: 1 },
  'swim-pool-fenix3-hr-messages': { samples: 3501, heartRate: 3501, power: 0, sessions: 1 },
  'multisport-triathlon-fr920-chained': { samples: 1773, heartRate: 1773, power: 0, sessions: 5 },
  'multisport-triathlon-summary-last-fr255': { samples: 4043, heartRate: 3364, power: 1575, sessions: 5 },
  'strength-core-watch-15-sets': { samples: 152, heartRate: 152, power: 0, sessions: 1, sets: 15 },
  'chained-two-activities': { samples: 28, heartRate: 0, power: 0, sessions: 2 },
  'compressed-timestamp-headers': { samples: 754, heartRate: 754, power: 0, sessions: 1 },
  'truncated-no-session': { samples: 14, heartRate: 0, power: 0, sessions: 1 },
  'corrupt-unexpected-eof': { samples: 14, heartRate: 0, power: 0, sessions: 1 },
  'corrupt-strava-android': { samples: 5330, heartRate: 0, power: 0, sessions: 1 },
};

/** Codes that the import of a broken sample reports, and how many samples are kept. */
export interface ExpectedDamage {
  /** Of the file as it is decoded: damage and warnings, each once. */
  readonly codes: readonly string[];
  readonly keptSamples: number;
}

export const expectedDamage: Readonly<Record<string, ExpectedDamage>> = {
  'chained-two-activities': { codes: ['checksum-mismatch'], keptSamples: 28 },
  'compressed-timestamp-headers': { codes: ['clock-not-set'], keptSamples: 754 },
  'corrupt-chained-no-data': { codes: ['truncated'], keptSamples: 14 },
  'corrupt-chained-second-header': { codes: ['checksum-mismatch', 'header-invalid', 'unreadable'], keptSamples: 14 },
  'corrupt-file-crc': { codes: ['checksum-mismatch'], keptSamples: 14 },
  'corrupt-strava-android': {
    codes: ['position-implausible', 'stray-bytes', 'time-backwards', 'truncated'],
    keptSamples: 5330,
  },
  'corrupt-unexpected-eof': { codes: ['truncated'], keptSamples: 14 },
  'inverted-times': { codes: ['session-times'], keptSamples: 885 },
  'truncated-no-session': { codes: ['session-rebuilt'], keptSamples: 14 },
  'walk-coretemp-devfields': { codes: ['utc-offset-implausible'], keptSamples: 582 },
};

/** Files that hold no activity, by what the decoder calls them. */
export const otherTypes: Readonly<Record<string, string>> = {
  'monitoring-vivofit': 'monitoring_b',
  'settings-edge510': 'settings',
  'weight-scale-single': 'weight',
  'workout-repeat-steps': 'workout',
};

/** What the import of a sample comes to, where it is not one workout or more. */
export const expectedImport: Readonly<Record<string, string>> = {
  'compressed-timestamp-headers.fit': 'rejected: file-invalid',
  'empty-zero-bytes.fit': 'not recognised',
  'metadata-only.gpx': 'warning: nothing-to-import',
  'monitoring-vivofit.fit': 'warning: nothing-to-import',
  'settings-edge510.fit': 'warning: nothing-to-import',
  'weight-scale-single.fit': '2 bodyMeasurement',
  'workout-repeat-steps.fit': 'warning: nothing-to-import',
};
