export {
  type ErasableHome,
  type EraseOptions,
  type EraseReport,
  type EraseStep,
  eraseHome,
  resumeErasing,
} from './erase-home.ts';
export { type BackedUpHome, type Backup, type BackupOptions, listBackups, makeBackup } from './make-backup.ts';
export { type BackupManifest, type BackupReason, readBackupManifest } from './manifest.ts';
export { listingOf as originalsIn } from './originals-copy.ts';
export { type RestoreArchiveHomeOptions, restoreArchiveHome } from './restore-archive-home.ts';
export { type RestoreBackupOptions, restoreBackup, verifyBackup } from './restore-backup.ts';
export { type BackupScheduleOptions, scheduleBackups } from './schedule.ts';
export { type InsteadOfDamaged, restoreInsteadOfDamaged } from './set-aside.ts';
