/** Why the server does not start, when the person who starts it can mend that. Its message is one line for them. */
export class CannotStart extends Error {
  constructor(reason: string, options?: ErrorOptions) {
    super(`Retake cannot start. ${reason}`, options);
  }
}

/** Ends the process: with one line for what the person can mend, with the stack for a fault of ours. */
export function stopProcess(error: unknown): never {
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  process.stderr.write(`${error instanceof CannotStart ? message : stack}\n`);
  process.exit(1);
}
