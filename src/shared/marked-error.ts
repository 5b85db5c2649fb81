/**
 * The base of an error that `instanceof` knows by a mark and not by its class. Next loads server code more than once in a
 * process, so that the class that throws and the one that asks may be two copies of the same file.
 * @param mark a name that no other error has
 */
export function markedError(mark: string) {
  const key = Symbol.for(`retake.error.${mark}`);
  return class extends Error {
    constructor(message?: string, options?: ErrorOptions) {
      super(message, options);
      Object.defineProperty(this, key, { value: true });
    }

    static override [Symbol.hasInstance](value: unknown): boolean {
      return typeof value === "object" && value !== null && key in value;
    }
  };
}
