import { conversationText } from "./conversation-text";
import { hashOf } from "./hash";
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
  return summaryOf(messages.slice(0, keepFrom));
}

/** What the model is asked for a summary of these messages. */
export function summaryOf(messages: readonly Message[]): SummaryRequest {
  const content = conversationText(messages);
  return {
    system: instructions,
    promptHash: hashOf(`${instructions}\n${content}`),
    messages: [{ role: "user", content }],
    summarisedMessages: messages.length,
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
