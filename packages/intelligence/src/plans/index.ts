export {
  type BlockInput,
  type BlockSimulation,
  type Extreme,
  type LoadState,
  type SimulatedDay,
  simulateBlock,
} from './block-simulation.ts';
export {
  type ForecastDay,
  type ForecastInput,
  type PerformanceForecast,
  type PlanDifference,
  performanceForecast,
} from './performance-forecast.ts';
export type { ParameterUncertainty, ResponseParameters } from './response-parameters.ts';
export {
  type FormTaper,
  type FormTaperCandidate,
  type FormTaperInput,
  type JudgedTaper,
  type PerformanceTaper,
  type PerformanceTaperInput,
  type TaperGain,
  taper,
  taperToForm,
} from './taper.ts';
export { type TaperCandidate, type TaperConstraints, TaperShape } from './taper-candidates.ts';
