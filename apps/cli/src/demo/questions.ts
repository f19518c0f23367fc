/** Runs one tool, however it is reached: through an assistant's protocol or in this process. */
export type Ask = (tool: string, args: Readonly<Record<string, unknown>>) => Promise<Answer>;

export interface Answer {
  readonly text: string;
  readonly failed: boolean;
  /** Structured output, where the tool sent it. */
  readonly output: Readonly<Record<string, unknown>> | null;
}

/** What a person asks, and the call that an assistant makes of it. */
export interface Question {
  readonly words: string;
  readonly tool: string;
  readonly args: Readonly<Record<string, unknown>>;
}

export interface AnsweredQuestion extends Question, Answer {}

/** The five of the first run, one after the other, as a conversation goes. */
export async function askAll(ask: Ask): Promise<readonly AnsweredQuestion[]> {
  const questions: readonly Question[] = [
    { words: 'What were my last rides?', tool: 'get_activities', args: { sport_type: 'cycling', limit: 5 } },
    { words: 'How was the last one?', tool: 'analyze_activity', args: { activity_id: await lastRide(ask) } },
    { words: 'How is my training load now?', tool: 'analyze_training_load', args: {} },
    { words: 'How did I sleep, and should I train today?', tool: 'get_daily_brief', args: {} },
    { words: 'What data is there, and what is missing?', tool: 'get_connection_status', args: {} },
  ];
  const answered: AnsweredQuestion[] = [];
  for (const question of questions) answered.push({ ...question, ...(await ask(question.tool, question.args)) });
  return answered;
}

/** The id that an assistant would take from the first answer; of any sport for a person who does not ride. */
async function lastRide(ask: Ask): Promise<string> {
  const { output } = await ask('get_activities', { sport_type: 'cycling', limit: 1, format: 'json' });
  const [first] = Array.isArray(output?.activities) ? (output.activities as readonly { readonly id?: unknown }[]) : [];
  return typeof first?.id === 'string' ? first.id : 'latest';
}
