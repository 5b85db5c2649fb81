import { markedError } from "@/shared/marked-error";

/** The person stopped the turn. Any other reason to abort one is told by `classifyAbort`. */
export class TurnCancelled extends markedError("TurnCancelled") {
  override readonly name = "TurnCancelled";
}

export class LeaseLost extends Error {
  override readonly name = "LeaseLost";
}

export class ProcessStopping extends Error {
  override readonly name = "ProcessStopping";
}
