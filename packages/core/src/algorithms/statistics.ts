// Named methods. Values are stored with results and offered to callers as enums: add, never rename.

export const LinearRegressionMethod = { OlsIndexX: 'ols_index_x', Ols: 'ols' } as const;
export type LinearRegressionMethod = (typeof LinearRegressionMethod)[keyof typeof LinearRegressionMethod];

export const HardEasyMethod = { RunsTest: 'runs_test', Pierre: 'pierre' } as const;
export type HardEasyMethod = (typeof HardEasyMethod)[keyof typeof HardEasyMethod];

export const CorrelationMethod = { Pearson: 'pearson', Spearman: 'spearman' } as const;
export type CorrelationMethod = (typeof CorrelationMethod)[keyof typeof CorrelationMethod];

export const FalseDiscoveryMethod = {
  BenjaminiHochberg: 'benjamini_hochberg',
  BenjaminiYekutieli: 'benjamini_yekutieli',
} as const;
export type FalseDiscoveryMethod = (typeof FalseDiscoveryMethod)[keyof typeof FalseDiscoveryMethod];

export const TrendMethod = { HamedRao: 'hamed_rao', MannKendall: 'mann_kendall' } as const;
export type TrendMethod = (typeof TrendMethod)[keyof typeof TrendMethod];

export const ChangePointMethod = { Pelt: 'pelt', BinarySegmentation: 'binary_segmentation' } as const;
export type ChangePointMethod = (typeof ChangePointMethod)[keyof typeof ChangePointMethod];

export const BaselineMethod = { MedianMad: 'median_mad', TrimmedMean: 'trimmed_mean' } as const;
export type BaselineMethod = (typeof BaselineMethod)[keyof typeof BaselineMethod];

export const ControlChartMethod = { Cusum: 'cusum', Ewma: 'ewma' } as const;
export type ControlChartMethod = (typeof ControlChartMethod)[keyof typeof ControlChartMethod];

export const EffectSizeMethod = { HedgesG: 'hedges_g', CohenD: 'cohen_d', CliffsDelta: 'cliffs_delta' } as const;
export type EffectSizeMethod = (typeof EffectSizeMethod)[keyof typeof EffectSizeMethod];

export const BootstrapMethod = { Bca: 'bca', Percentile: 'percentile', MovingBlock: 'moving_block' } as const;
export type BootstrapMethod = (typeof BootstrapMethod)[keyof typeof BootstrapMethod];

export const BeforeAfterMethod = {
  InterruptedSeries: 'interrupted_series',
  Level: 'level',
  Segmented: 'segmented',
} as const;
export type BeforeAfterMethod = (typeof BeforeAfterMethod)[keyof typeof BeforeAfterMethod];

export const VolumeProgressionMethod = { Relative: 'relative', Pierre: 'pierre' } as const;
export type VolumeProgressionMethod = (typeof VolumeProgressionMethod)[keyof typeof VolumeProgressionMethod];

export const SeasonalityMethod = { Weekday: 'weekday', Month: 'month' } as const;
export type SeasonalityMethod = (typeof SeasonalityMethod)[keyof typeof SeasonalityMethod];

export const statisticsFamilies = {
  'statistics.linear-regression': LinearRegressionMethod,
  'statistics.confidence': { Pierre: 'pierre' },
  'statistics.relationship-strength': { Pierre: 'pierre' },
  'statistics.hard-easy-pattern': HardEasyMethod,
  'statistics.correlation-matrix': CorrelationMethod,
  'statistics.correlation': CorrelationMethod,
  'statistics.correlation-screen': CorrelationMethod,
  'statistics.false-discovery': FalseDiscoveryMethod,
  'statistics.trend': TrendMethod,
  'statistics.change-points': ChangePointMethod,
  'statistics.baseline': BaselineMethod,
  'statistics.anomaly': { RobustZ: 'robust_z' },
  'statistics.control-chart': ControlChartMethod,
  'statistics.effect-size': EffectSizeMethod,
  'statistics.bootstrap': BootstrapMethod,
  'statistics.permutation-test': { TwoSamples: 'two_samples' },
  'statistics.before-after': BeforeAfterMethod,
  'statistics.crossover': { PairedRandomisation: 'paired_randomisation' },
  'statistics.detectable-effect': { AutocorrelatedMeans: 'autocorrelated_means' },
  'statistics.weekly-schedule': { Habit: 'habit' },
  'statistics.volume-progression': VolumeProgressionMethod,
  'statistics.consistency': { Evenness: 'evenness' },
  'statistics.plateau': { Equivalence: 'equivalence' },
  'statistics.seasonality': SeasonalityMethod,
} as const;

/** The method taken when the caller names none. */
export const statisticsDefaults = {
  'statistics.linear-regression': 'ols_index_x',
  'statistics.confidence': 'pierre',
  'statistics.relationship-strength': 'pierre',
  'statistics.hard-easy-pattern': 'runs_test',
  'statistics.correlation-matrix': 'pearson',
  'statistics.correlation': 'pearson',
  'statistics.correlation-screen': 'pearson',
  'statistics.false-discovery': 'benjamini_hochberg',
  'statistics.trend': 'hamed_rao',
  'statistics.change-points': 'pelt',
  'statistics.baseline': 'median_mad',
  'statistics.anomaly': 'robust_z',
  'statistics.control-chart': 'cusum',
  'statistics.effect-size': 'hedges_g',
  'statistics.bootstrap': 'bca',
  'statistics.permutation-test': 'two_samples',
  'statistics.before-after': 'interrupted_series',
  'statistics.crossover': 'paired_randomisation',
  'statistics.detectable-effect': 'autocorrelated_means',
  'statistics.weekly-schedule': 'habit',
  'statistics.volume-progression': 'relative',
  'statistics.consistency': 'evenness',
  'statistics.plateau': 'equivalence',
  'statistics.seasonality': 'weekday',
} as const;
