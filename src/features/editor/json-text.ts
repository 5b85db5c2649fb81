/** Typed JSON; nothing typed is no value. */
export function readJson(text: string): { value: unknown; problem: string | null } {
  if (text.trim() === "") return { value: undefined, problem: null };
  try {
    return { value: JSON.parse(text), problem: null };
  } catch (error) {
    return { value: undefined, problem: `Not valid JSON: ${error instanceof Error ? error.message : error}` };
  }
}
