/** What JSON there is in a text: the whole of it, or what stands in a Markdown fence. A byte order mark is no part of it. */
export function readJsonText(text: string): { value: unknown } | { problem: string } {
  const trimmed = text.trim();
  const whole = parse(trimmed);
  if (!(whole instanceof SyntaxError)) return { value: whole };
  const fenced = Array.from(trimmed.matchAll(fence), ([, body = ""]) => parse(body.trim()));
  const read = fenced.find((value) => !(value instanceof SyntaxError));
  if (read !== undefined) return { value: read };
  const [first = whole] = fenced;
  return { problem: `Not valid JSON: ${first instanceof SyntaxError ? first.message : whole.message}` };
}

/** A line of JSON never ends in one. */
const fence = /^[ \t]*(?:`{3,}|~{3,})[^\n{[]*(.*?)(?:`{3,}|~{3,})[ \t]*\r?$/gms;

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    return error;
  }
}
