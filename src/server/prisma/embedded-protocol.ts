import { DriverAdapterError, type IsolationLevel, type SqlQuery } from "@prisma/driver-adapter-utils";

/** What the thread of the embedded database can be asked. `transaction` names one that was begun; null for none. */
export type EmbeddedCall =
  | { method: "queryRaw" | "executeRaw"; transaction: number | null; query: SqlQuery }
  | { method: "executeScript"; script: string }
  | { method: "startTransaction"; isolationLevel: IsolationLevel | undefined }
  | { method: "commit" | "rollback"; transaction: number }
  | { method: "close" };

export type EmbeddedRequest = { id: number; call: EmbeddedCall };

export type EmbeddedAnswer = { id: number } & ({ value: unknown } | { failure: EmbeddedFailure });

/** An error as it travels between threads: classes do not. */
export type EmbeddedFailure =
  | { kind: "driver"; cause: DriverAdapterError["cause"] }
  | { kind: "other"; message: string };

export function toFailure(error: unknown): EmbeddedFailure {
  if (!(error instanceof Error)) return { kind: "other", message: String(error) };
  // By its name: the adapter may have a copy of the class of its own.
  return error.name === "DriverAdapterError"
    ? { kind: "driver", cause: error.cause as DriverAdapterError["cause"] }
    : { kind: "other", message: error.message };
}

export function fromFailure(failure: EmbeddedFailure): Error {
  return failure.kind === "driver" ? new DriverAdapterError(failure.cause) : new Error(failure.message);
}
