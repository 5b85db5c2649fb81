import { conversationText } from "./conversation-text";
import type { Message } from "./message";
import type { SummaryRequest } from "./turn";

/** The last two exchanges stay as they were said. */
const exchangesKept = 2;
const charactersPerToken = 4;

/** What is to be summarised before the model is asked, when the history has grown beyond the budget; else null. */
export function compactionOf(messages: readonly Message[], budgetTokens: number): SummaryRequest | null {
  if (estimateTokens(messages) <= budgetTokens) return null;
  const exchanges = messages.flatMap((message, index) => (message.role === "user" ? [index] : []));
  const keepFrom = exchanges.at(-exchangesKept) ?? 0;
  // A summary that stands for itself alone would be summarised again at every turn.
  if (keepFrom < 2) return null;
  return {
    system: instructions,
    messages: [{ role: "user", content: conversationText(messages.slice(0, keepFrom)) }],
    summarisedMessages: keepFrom,
  };
}

const instructions =
  "Summarise this conversation between a user and an assistant for the assistant, who will go on with it and sees nothing else of it. " +
  "Keep every fact, name, number, date, decision and open question. Answer with the summary alone.";

/** The history with its oldest messages replaced. */
export function withSummary(
  messages: readonly Message[],
  { summary, summarisedMessages }: { summary: string; summarisedMessages: number },
): Message[] {
  const stands: Message = { role: "user", content: `Summary of the conversation so far:\n${summary}` };
  return [stands, ...messages.slice(summarisedMessages)];
}

function estimateTokens(messages: readonly Message[]): number {
  const characters = messages.reduce(
    (sum, { content }) => sum + (typeof content === "string" ? content : JSON.stringify(content)).length,
    0,
  );
  return Math.ceil(characters / charactersPerToken);
}
