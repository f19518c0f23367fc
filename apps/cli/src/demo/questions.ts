/** Runs one tool, however it is reached: through an assistant's protocol or in this process. */
export type Ask = (tool: string, args: Readonly<Record<string, unknown>>) => Promise<Answer>;

export interface Answer {
  readonly text: string;
  readonly failed: boolean;
}

/** What a person asks, and the call that an assistant makes of it. */
export interface Question {
  readonly words: string;
  readonly tool: string;
  readonly args: Readonly<Record<string, unknown>>;
}

export interface AnsweredQuestion extends Question, Answer {}

export const questions: readonly Question[] = [
  { words: 'What were my last rides and runs?', tool: 'get_activities', args: { limit: 5 } },
  { words: 'How was my last recorded ride?', tool: 'analyze_activity', args: { activity_id: 'latest' } },
  { words: 'How is my training load now?', tool: 'analyze_training_load', args: {} },
  { words: 'What are my training zones?', tool: 'calculate_personalized_zones', args: {} },
  { words: 'What data is there, and what is missing?', tool: 'get_connection_status', args: {} },
];

/** One after the other, as a conversation goes. */
export async function askAll(ask: Ask, asked: readonly Question[] = questions): Promise<readonly AnsweredQuestion[]> {
  const answered: AnsweredQuestion[] = [];
  for (const question of asked) answered.push({ ...question, ...(await ask(question.tool, question.args)) });
  return answered;
}
