/** What the process ends with. Listed by `vitalwire --help`. */
export const ExitCode = {
  Done: 0,
  /** Nothing could be done: the sentence on standard error says why. */
  Failed: 1,
  /** Done in part: some files were rejected, the rest is stored. */
  Partly: 2,
  /** The command line itself was wrong. */
  Usage: 64,
  /** Stopped by Ctrl-C; what was stored stays. */
  Interrupted: 130,
} as const;
export type ExitCode = (typeof ExitCode)[keyof typeof ExitCode];

export const exitCodeHelp = `Exit codes:
  0    done
  1    nothing could be done, the reason is on standard error
  2    done in part: some files were rejected
  64   wrong usage
  130  interrupted`;
