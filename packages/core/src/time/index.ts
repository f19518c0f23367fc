export { attributeLocalDate } from './attribute-local-date.ts';
export { addMonths, datesOf, monthOf, monthsOf, weekdayOf, weekOf, weeksOf } from './calendar.ts';
export { localTimeDespiteZone, utcOffsetMinutesBetween } from './local-time-as-utc.ts';
export { parseVendorTime, type VendorTime } from './vendor-time.ts';
export {
  type ClockChangeRule,
  dayRange,
  instantOfLocalTime,
  isTimeZone,
  type LocalDateTime,
  localDateIn,
  localDateTimeOf,
  resolveLocalTime,
  utcOffsetMinutesAt,
} from './zone.ts';
