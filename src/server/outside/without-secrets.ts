/** What looks like a key or an address, and what stands in its place. */
const patterns: readonly [RegExp, string][] = [
  [/\bhttps?:\/\/[^\s"'<>)\]}]+/gi, "[address]"],
  [/\bbearer\s+[\w+/=.~*-]{6,}/gi, "Bearer [secret]"],
  [/\bbasic\s+[A-Za-z0-9+/]{16,}={0,2}/gi, "Basic [secret]"],
  [/\b(api[-_ ]?key|key|token|password|secret)(["']?\s*[:=]\s*["']?)[\w+/=.~*-]{4,}/gi, "$1$2[secret]"],
  [/\b(?:sk|pk|rk|gsk|rtk|xai|hf|nvapi|pplx|gh[opsu]|org|proj|AIza)[-_][\w*.-]{4,}[\w*]/g, "[secret]"],
  [/\bAIza[\w-]{10,}/g, "[secret]"],
  [/\beyJ[\w-]+\.[\w.-]+/g, "[secret]"],
  [/\b(?=[A-Za-z]*\d)(?=\d*[A-Za-z])[A-Za-z0-9]{24,}\b/g, "[secret]"],
  [/\[[0-9a-f:.]*:[0-9a-f:.]+\](?::\d+)?/gi, "[address]"],
  [/\b\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?\b/g, "[address]"],
  [/\b[\w-]+(?:\.[\w-]+)*:\d{4,5}\b/g, "[address]"],
  [/\b[\w-]+(?:\.[\w-]+)*\.(?:internal|local|localhost|lan|corp|intranet|svc)\b/gi, "[address]"],
];

/**
 * Words of another server that people may read: keys and addresses cut out, no control characters, and no longer than
 * `maximumLength` characters. `known` are secrets that were sent there.
 */
export function withoutSecrets(text: string, known: readonly string[], maximumLength: number): string {
  // What is cut off at the end could hide half of a key.
  let cleaned = text.slice(0, maximumLength * 4);
  for (const secret of known.filter(({ length }) => length >= 4))
    cleaned = cleaned.replaceAll(secret, "[secret]");
  for (const [pattern, replacement] of patterns) cleaned = cleaned.replace(pattern, replacement);
  const words = cleaned
    .replace(/\p{C}+/gu, " ")
    .replace(/\s+/g, " ")
    .trim();
  return words.length > maximumLength ? `${words.slice(0, maximumLength - 1).trimEnd()}…` : words;
}
