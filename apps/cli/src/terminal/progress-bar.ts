import type { ImportProgress } from '@vitalwire/hub';
import type { Terminal } from './terminal.ts';

export interface ProgressBar {
  show(progress: ImportProgress): void;
  /** Clears the bar, so that what follows starts on a clean line. */
  end(): void;
}

const REDRAW_MILLISECONDS = 80;
/** A piped run says where it is this often. */
const LINE_MILLISECONDS = 5000;

/**
 * A bar with rate and time left on a screen, a plain line now and then elsewhere.
 * @param now milliseconds that never go back
 */
export function progressBar(terminal: Terminal, now: () => number): ProgressBar {
  const started = now();
  let drawn = Number.NEGATIVE_INFINITY;
  let visible = false;
  return {
    show(progress) {
      const moment = now();
      if (moment - drawn < (terminal.interactive ? REDRAW_MILLISECONDS : LINE_MILLISECONDS)) return;
      if (!terminal.interactive && drawn === Number.NEGATIVE_INFINITY) {
        drawn = moment;
        return;
      }
      drawn = moment;
      const text = progressText(progress, (moment - started) / 1000, terminal.interactive ? 20 : 0);
      if (terminal.interactive) {
        terminal.err(`\r\u001b[2K${text.slice(0, terminal.columns - 1)}`);
        visible = true;
      } else terminal.err(`${text}\n`);
    },
    end() {
      if (visible) terminal.err('\r\u001b[2K');
      visible = false;
    },
  };
}

/** @param barWidth characters for the bar itself, 0 for none */
export function progressText(progress: ImportProgress, elapsedSeconds: number, barWidth: number): string {
  if (progress.phase === 'finding') return `Looking for files: ${progress.filesFound} found`;
  const share = progress.bytesFound === 0 ? 1 : Math.min(1, progress.bytesDone / progress.bytesFound);
  const parts = [
    `${progress.files.seen}/${progress.filesFound} files`,
    `${(share * 100).toFixed(0)} %`,
    `${sizeText(elapsedSeconds > 0 ? progress.bytesDone / elapsedSeconds : 0)}/s`,
  ];
  if (share > 0 && share < 1) parts.push(`${durationText((elapsedSeconds * (1 - share)) / share)} left`);
  const filled = Math.round(share * barWidth);
  const bar = barWidth === 0 ? '' : `${'█'.repeat(filled)}${'░'.repeat(barWidth - filled)} `;
  return bar + parts.join(', ');
}

export function sizeText(bytes: number): string {
  if (bytes < 1000) return `${Math.round(bytes)} B`;
  if (bytes < 1_000_000) return `${(bytes / 1000).toFixed(0)} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

export function durationText(seconds: number): string {
  if (seconds < 90) return `${Math.ceil(seconds)} s`;
  if (seconds < 5400) return `${Math.round(seconds / 60)} min`;
  return `${(seconds / 3600).toFixed(1)} h`;
}
