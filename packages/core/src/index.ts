export {
  type AlgorithmChoice,
  type AlgorithmSetting,
  algorithmSettings,
  ChosenBy,
  type ChosenMethod,
  type ConfigurableFamily,
  chooseMethod,
  type FamilyOf,
  isMethodOf,
  methodIssue,
  methodsOf,
  offeredSettings,
} from './algorithm-choice.ts';
export { BodyDensityMethod, BodyFatMethod, FatFreeMassIndexMethod } from './algorithms/body.ts';
export {
  AerobicBandMethod,
  AltitudeShareMethod,
  DecouplingMethod,
  EfficiencyFactorMethod,
} from './algorithms/endurance.ts';
export {
  DailyEnergyMethod,
  MacronutrientMethod,
  NutrientTimingMethod,
  RestingEnergyMethod,
} from './algorithms/energy.ts';
export { EffectiveVo2maxMethod, OxygenCostMethod, Vo2maxMethod } from './algorithms/fitness.ts';
export {
  HeartRateRecoveryMethod,
  HeartRateZoneMethod,
  MaximumHeartRateMethod,
  RestingHeartRateMethod,
  ThresholdHeartRateMethod,
} from './algorithms/heart-rate.ts';
export { HrvGuidanceMethod } from './algorithms/hrv.ts';
export { TimeInZonesMethod } from './algorithms/intensity.ts';
export {
  AcuteChronicMethod,
  FitnessFatigueMethod,
  FormStatusMethod,
  HeartRateStressMethod,
  ImpulseResponseMethod,
  MonotonyMethod,
  MovingAverageMethod,
  TrainingStressMethod,
  TrimpMethod,
} from './algorithms/load.ts';
export {
  CyclingPacingMethod,
  GoalFeasibilityMethod,
  GoalProgressMethod,
  GoalSuggestionMethod,
  RunningPacingMethod,
  TaperMethod,
} from './algorithms/plans.ts';
export {
  AutomaticThresholdMethod,
  CriticalPowerMethod,
  FtpMethod,
  MeanMaximalMethod,
  NormalizedPowerMethod,
  PowerDurationModel,
  PowerZoneMethod,
  WPrimeBalanceMethod,
} from './algorithms/power.ts';
export { QualityFilter } from './algorithms/quality.ts';
export { FormScoreMethod, RecoveryAggregation, RecoveryScoreMethod } from './algorithms/recovery.ts';
export { FitnessScoreMethod, ReadinessColourMethod } from './algorithms/rules.ts';
export {
  CriticalSpeedMethod,
  GradeCostMethod,
  RaceTimeMethod,
  TrainingPaceMethod,
  VdotMethod,
} from './algorithms/running.ts';
export { SleepDebtMethod, SleepNeedMethod, SleepScoreMethod, SocialJetlagMethod } from './algorithms/sleep.ts';
export {
  BaselineMethod,
  BeforeAfterMethod,
  BootstrapMethod,
  ChangePointMethod,
  ControlChartMethod,
  CorrelationMethod,
  EffectSizeMethod,
  FalseDiscoveryMethod,
  HardEasyMethod,
  LinearRegressionMethod,
  SeasonalityMethod,
  TrendMethod,
  VolumeProgressionMethod,
} from './algorithms/statistics.ts';
export { EffortMethod, OneRepMaxMethod, ProgressionMethod, WeeklySetsMethod } from './algorithms/strength.ts';
export {
  type AlgorithmFamily,
  type AlgorithmId,
  type AlgorithmIdOf,
  algorithmFamilies,
  algorithmIds,
  defaultMethods,
  isAlgorithmId,
  type MethodOf,
} from './algorithms.ts';
export { type Amendment, amended, type HiddenRecord } from './amendment.ts';
export { AnswersBecause, answersBecauseWords } from './answers-because.ts';
export type { ArchivedPage, ArchivedRecord, ArchivedVersion } from './archive.ts';
export {
  type Basis,
  type BasisCoverage,
  type BasisFreshness,
  type BasisInput,
  type BasisMethod,
  type BasisSource,
  emptyBasis,
} from './basis.ts';
export type { Brand } from './brand.ts';
export { type Coverage, CoverageOutcome, type CoverageReport, type DataGap, GapReason } from './coverage.ts';
export {
  type Curation,
  type Deed,
  manualSource,
  type NewEntry,
  type RecordChange,
  type RecordHistory,
} from './curation.ts';
export { type DailyMetric, type DailyQuery, type DailyValue, dailyMetrics, heldMetric } from './daily.ts';
export type {
  DeliveredRecord,
  FileImporter,
  ImportBatch,
  ImportContext,
  ImportSource,
  ImportWarning,
  Recognition,
  Rejection,
  RowCount,
  SourceDamage,
  SpillFile,
  SpillOptions,
  WebhookEvent,
  WebhookReceiver,
} from './delivery.ts';
export {
  type Audience,
  createReadMeter,
  type EgressCount,
  type EgressEntry,
  type EgressLog,
  type EgressOutcome,
  type EgressReport,
  type EgressRow,
  type ReadMeter,
} from './egress.ts';
export {
  type Era,
  type EraBeginning,
  type EraMetric,
  type EraQuery,
  type EraSeries,
  type EraValue,
  eraMetrics,
  isEraMetric,
  MeasuringMethod,
} from './eras.ts';
export { type AnyHealthError, type ErrorCode, type ErrorDetails, HealthError, type InputIssue } from './errors.ts';
export { Evidence } from './evidence.ts';
export { type ExerciseName, exerciseNameOf } from './exercise-name.ts';
export type {
  AskedResult,
  EventStreams,
  HealthData,
  HealthQuery,
  NewThreshold,
  PersonData,
  ReadCall,
  Reading,
  RecalledResults,
  SourceKindStatus,
  SourceStatus,
} from './health-data.ts';
export {
  type ContentHash,
  isRecordId,
  isSourceId,
  kindOfRecordId,
  localOwner,
  type MergeId,
  mergeId,
  type Owner,
  type RecordId,
  recordId,
  type SourceId,
  type TenantId,
  type UserId,
} from './ids.ts';
export {
  addDays,
  type DateRange,
  dayNumberOf,
  daysBetween,
  type Instant,
  instantOf,
  isInstant,
  isLocalDate,
  type LocalDate,
  localDateOf,
  localDateOfDayNumber,
  millisecondsOf,
  millisecondsPerDay,
  type TimeRange,
} from './instant.ts';
export { type AnyRecord, DataKind, dataKinds, type RecordByKind, type RecordOf } from './kinds.ts';
export { MeasuredBy } from './measured-by.ts';
export type { BorrowedChannel, Merge, MergedRecord, MergedSource, MergeReason, MergeRefusal } from './merge.ts';
export { isSampleMetric, type SampleMetric, sampleMetrics } from './metrics.ts';
export { type Computed, computed, type InsufficientData, insufficientData, type Outcome } from './outcome.ts';
export {
  isThresholdMetric,
  type PersonProfile,
  type Threshold,
  type ThresholdInForce,
  type ThresholdMetric,
  ThresholdOrigin,
  thresholdMetrics,
  thresholdOn,
} from './person.ts';
export { type ActionId, ActionType, type PersonAction } from './person-action.ts';
export { type DataPolicy, ownDataPolicy } from './policy.ts';
export type {
  ActionStore,
  CoverageQuery,
  CoverageStore,
  DayMetric,
  DayQuery,
  DayTotal,
  EgressStore,
  Grant,
  GrantStore,
  ImportEntry,
  ImportLedger,
  KeptOriginal,
  MergeStore,
  MigrationOptions,
  OriginalStore,
  Period,
  PeriodTotal,
  PersonStore,
  RecordPosition,
  RecordQuery,
  RecordStore,
  SourceChoiceStore,
  SourceOverview,
  Storage,
  StorageSnapshot,
  StorageTransaction,
  StreamStore,
  WithdrawalStore,
  WriteOutcome,
} from './ports.ts';
export { type AlgorithmChange, changedProfile, type ProfileChange } from './profile-change.ts';
export { Channel, type Device, type Provenance } from './provenance.ts';
export type {
  AnyHealthProvider,
  AnyProviderDescriptor,
  AuthScheme,
  CallContext,
  Capability,
  HealthProvider,
  Page,
  PageQuery,
  ProviderDescriptor,
  ReaderMap,
  RecordReader,
  SkippedRecord,
} from './provider.ts';
export { type BaseRecord, DateBasis } from './records/base.ts';
export type { BodyMeasurement } from './records/body-measurement.ts';
export type { CycleDay } from './records/cycle-day.ts';
export type { DailySummary } from './records/daily-summary.ts';
export type { Goal } from './records/goal.ts';
export type { Hrv, RmssdHrv, SdnnHrv } from './records/hrv.ts';
export type { Hydration } from './records/hydration.ts';
export type { LabResult } from './records/lab-result.ts';
export type { Meal, MealItem, Nutrients } from './records/meal.ts';
export type { Medication } from './records/medication.ts';
export type { Note } from './records/note.ts';
export type { PlannedBlock, PlannedStep, PlannedWorkout, StepLength, StepTarget } from './records/planned-workout.ts';
export type { Readiness } from './records/readiness.ts';
export type { Recipe } from './records/recipe.ts';
export type { SampleSeries } from './records/samples.ts';
export { type Sleep, SleepStage, type SleepStageInterval, type VendorScore } from './records/sleep.ts';
export type { StrengthSession, StrengthSet } from './records/strength-session.ts';
export type {
  DeviceAnalysis,
  Pause,
  StreamSummary,
  SwimLength,
  Workout,
  WorkoutFeel,
  WorkoutLap,
  WorkoutSensor,
  WorkoutTotals,
} from './records/workout.ts';
export type { KeptResult, ResultPlace, ResultStore } from './result-store.ts';
export { allScopes, Scope } from './scopes.ts';
export type { KeyId, KeyStore, Seal, SealedPlace, WrappedKey } from './seal.ts';
export { Secret } from './secret.ts';
export type { SourceChoice, SourceChoiceId } from './source-choice.ts';
export { isSport, Sport, SportFamily, sportFamily, sports } from './sports.ts';
export {
  columnOf,
  isMissing,
  isStreamChannel,
  maskOfNaN,
  presentCount,
  type StoppedSpan,
  type StreamChannel,
  type StreamColumn,
  type Streams,
  stoppedSpans,
  streamChannels,
  toFloat64,
} from './streams.ts';
export { suggest } from './suggest.ts';
export { cleanText, isCleanText, textLimits } from './text.ts';
export type { TokenProvider, TokenRequest, VendorToken } from './tokens.ts';
export {
  celsiusOfFahrenheit,
  fahrenheitOfCelsius,
  feetOfMeters,
  glucoseMilligramsPerMillimole,
  kilogramsPerPound,
  kilojoulesPerKilocalorie,
  kilometersPerHourOf,
  metersPerFoot,
  metersPerMile,
  metersPerYard,
  milesOfMeters,
  millilitersPerFluidOunce,
  poundsOfKilograms,
  secondsPerKilometerOf,
  UnitSystem,
} from './units.ts';
export type { Withdrawal } from './withdrawal.ts';
