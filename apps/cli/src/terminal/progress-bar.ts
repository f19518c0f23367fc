import type { ImportProgress } from '@vitalwire/hub';
import type { Terminal } from './terminal.ts';

export interface ProgressBar {
  show(progress: ImportProgress): void;
  /** Clears the bar, so that what follows starts on a clean line. */
  end(): void;
}

const REDRAW_MILLISECONDS = 80;
/**
 * A bar with rate and time left on a screen. A piped run says nothing before its end.
 * @param now milliseconds that never go back
 */
export function progressBar(terminal: Terminal, now: () => number): ProgressBar {
  const started = now();
  let drawn = Number.NEGATIVE_INFINITY;
  let visible = false;
  return {
    show(progress) {
      const moment = now();
      if (!terminal.interactive || moment - drawn < REDRAW_MILLISECONDS) return;
      drawn = moment;
      const text = progressText(progress, (moment - started) / 1000, 20);
      terminal.err(`\r\u001b[2K${text.slice(0, terminal.columns - 1)}`);
      visible = true;
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
    `${sizeText(progress.bytesDone)} at ${sizeText(elapsedSeconds > 0 ? progress.bytesDone / elapsedSeconds : 0)}/s`,
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
