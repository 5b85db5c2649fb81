import type { MessageShape } from "./message-shape";
import type { Usage } from "./usage";

/** What a model's server said when it gave no reply, without keys and addresses. */
export type ProviderAnswer = {
  /** Of HTTP; null when no answer came, or the failure came inside one. */
  status: number | null;
  message: string;
  /** How long it asks to wait; null when it does not say. */
  retryAfterMs: number | null;
};

export type TurnFailure = { reason: string; message: string; provider?: ProviderAnswer };

/** What is left of a question to the model that had no answer. */
export type Unanswered = {
  /** What it had said until then. */
  text?: string;
  /** What it had cost; nothing when absent. */
  spent?: Usage;
  messageShape?: MessageShape;
};
