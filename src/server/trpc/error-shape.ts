import { TRPCError } from "@trpc/server";
import { ZodError } from "zod";
import { AppError } from "../app-error";
import { type ErrorReason, errorCodes } from "../contract/error-contract";

/** An error as clients get it: the tRPC code, a reason of the closed list, and the facts of that reason beside it. */
export function publicError(error: TRPCError): AppError {
  if (error.cause instanceof AppError) return error.cause;
  if (error.cause instanceof ZodError) return invalidInput(error.cause);
  switch (error.code) {
    case "INTERNAL_SERVER_ERROR":
      return new AppError("internal");
    case "NOT_FOUND":
      return new AppError("invalid_input", {}, "There is no such procedure.");
    default:
      // What tRPC itself refuses: broken JSON, a wrong method or content type, too many calls in one batch.
      return new AppError("invalid_input", {}, "The request could not be read.");
  }
}

/** The tRPC error that carries an AppError, with the code of its reason. */
export function toTrpcError(error: AppError): TRPCError {
  return new TRPCError({
    code: errorCodes[error.reason as ErrorReason],
    message: error.message,
    cause: error,
  });
}

function invalidInput(error: ZodError): AppError {
  const issues = error.issues.map((issue) => ({ path: issue.path.join("."), message: issue.message }));
  const sentence = issues.map(({ path, message }) => (path ? `${path}: ${message}` : message)).join("; ");
  return new AppError("invalid_input", { issues }, sentence.slice(0, 1_000));
}
