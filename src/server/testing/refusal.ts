import { type RetakeError, retakeError } from "@/client/retake-error";

/** What a call was refused with. @throws when it was not refused, or not by the server */
export async function refusalOf(call: Promise<unknown>): Promise<RetakeError> {
  const outcome = await call.then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  );
  if ("value" in outcome) throw new Error(`The call was not refused: ${JSON.stringify(outcome.value)}`);
  const refusal = retakeError(outcome.error);
  if (!refusal) throw outcome.error;
  return refusal;
}
