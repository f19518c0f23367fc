import { type Assistant, type LaunchCommand, pasteText } from '../clients/assistants.ts';
import type { Terminal } from '../terminal/terminal.ts';
import type { AnsweredQuestion } from './questions.ts';

/** A conversation for a human reader. */
export function showAnswers(terminal: Terminal, answers: readonly AnsweredQuestion[]): void {
  const { colors } = terminal;
  for (const { words, tool, args, text, failed } of answers) {
    terminal.out(`\n${colors.bold(`❯ ${words}`)}  ${colors.dim(`${tool} ${JSON.stringify(args)}`)}\n\n`);
    terminal.out(`${indented(failed ? colors.red(text) : text)}\n`);
  }
}

/** The exact configuration to paste, for every assistant we know. */
export function showPasteTexts(terminal: Terminal, assistants: readonly Assistant[], launch: LaunchCommand): void {
  const { colors } = terminal;
  terminal.out(`\n${colors.bold('Let your assistant ask')}\n`);
  for (const assistant of assistants) {
    const where = assistant.shellCommand !== null ? 'in a terminal' : `in ${assistant.configPath}`;
    terminal.out(`\n${colors.cyan(assistant.title)}, ${where}:\n\n${indented(pasteText(assistant, launch))}\n`);
  }
}

function indented(text: string): string {
  return text
    .split('\n')
    .map((line) => (line === '' ? '' : `  ${line}`))
    .join('\n');
}
