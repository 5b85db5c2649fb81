import { limitMessages } from "@/engine/turn-machine";

/** Why a turn failed, and what a person can do about it. What the provider said stands beside it. */
export const turnFailureMessages = {
  model_not_configured:
    "This model is not set up. Set OPENAI_API_KEY, save the model with its key again, or choose another.",
  model_unauthorized:
    "The model provider refused the key. Check OPENAI_API_KEY, or the key of the saved model.",
  model_rate_limited: "The model provider is limiting requests. Wait a moment, then try again.",
  model_rejected: "The model provider rejected the request. Check the model's name and settings.",
  model_unavailable: "The model provider could not be reached or answered with an error. Try again.",
  model_cut_off: "The model's reply broke off before it was complete. Try again.",
  model_dialect:
    "The model's server answers in another form than chat completions. Check its address; trying again does not help.",
  model_reply_too_long:
    "The model's reply was longer than a reply may be, and was stopped. Lower the length in the workflow's settings.",
  model_timed_out: "The model did not finish within the time a turn may take. Try again.",
  ...limitMessages,
  not_storable:
    "What this turn gave could not be stored, so nothing of it was kept. Try again; if it stays, look at the server log.",
  interrupted: "The server stopped while this turn was running. Nothing was lost before it; try again.",
  internal: "The server failed while this turn was running. Try again; if it stays, look at the server log.",
} as const;

export type TurnFailureReason = keyof typeof turnFailureMessages;

export function isTurnFailureReason(reason: string): reason is TurnFailureReason {
  return Object.hasOwn(turnFailureMessages, reason);
}
