/** What the process ends with. Listed by `vitalwire --help`. */
export const ExitCode = {
  Done: 0,
  /** Nothing could be done: the sentence on standard error says why. */
  Failed: 1,
  /** Done in part: some files were rejected, the rest is stored. */
  Partly: 2,
  /** The command line itself was wrong. */
  Usage: 64,
  /** What stands between the program and its data, by the numbers of sysexits.h that come nearest. */
  StorageUnavailable: 69,
  StorageFull: 73,
  StorageCorrupt: 74,
  StorageBusy: 75,
  /** Made by a later release: it speaks another language than this one. */
  StorageNewer: 76,
  StorageReadonly: 77,
  /** Stopped by Ctrl-C; what was stored stays. */
  Interrupted: 130,
} as const;
export type ExitCode = (typeof ExitCode)[keyof typeof ExitCode];

export const exitCodeHelp = `Exit codes:
  0    done
  1    nothing could be done, the reason is on standard error
  2    done in part: some files were rejected
  64   wrong usage
  69   the database or a folder cannot be reached
  73   the disk is full
  74   the database is damaged
  75   another process holds the database: try again
  76   the database is of a later release: update this program
  77   the database or a folder cannot be written
  130  interrupted`;
