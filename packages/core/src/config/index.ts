export {
  defineSettings,
  type SettingDeclaration,
  type SettingDeclarations,
  type SettingOrigin,
  type Settings,
  type SettingValue,
} from './define-settings.ts';
export { describeSettings, type SettingDescription, settingsTable } from './describe-settings.ts';
export { readSettings, type SettingSources } from './read-settings.ts';
export { flag, list, wholeNumber } from './setting-schemas.ts';
