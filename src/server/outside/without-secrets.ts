/** What looks like a key or an address, and what stands in its place. */
const patterns: readonly [RegExp, string][] = [
  [/\b[a-z][a-z0-9+.-]*:\/\/[^\s"'<>)\]}]+/gi, "[address]"],
  [/\b[a-z][a-z0-9+.-]*%3A%2F%2F[^\s"'<>)\]}]+/gi, "[address]"],
  [/(?<=^|\s)\/\/[^\s"'<>)\]}]+/g, "[address]"],
  [/\b(authorization\s*:\s*)(?!bearer|basic)[^\s"',]+/gi, "$1[secret]"],
  [/\bbearer\s+[\w+/=.~*-]{6,}/gi, "Bearer [secret]"],
  [/\bBasic\s+(?=[A-Za-z0-9+/]*[A-Z0-9])[A-Za-z0-9+/]{8,}={0,2}/g, "Basic [secret]"],
  [/\b(api[-_ ]?key|key|token|password|secret)(["']?\s*[:=]\s*["']?)[\w+/=.~*-]{4,}/gi, "$1$2[secret]"],
  [
    /\b(?:sk|pk|rk|gsk|rtk|xai|hf|nvapi|pplx|gh[opsu]|xox[abpr]|org|proj|AIza)[-_][\w*.-]{4,}[\w*]/g,
    "[secret]",
  ],
  [/\bAIza[\w-]{10,}/g, "[secret]"],
  [/\beyJ[\w-]+\.[\w.-]+/g, "[secret]"],
  [/\b(?=[A-Za-z]*\d)(?=\d*[A-Za-z])[A-Za-z0-9]{24,}\b/g, "[secret]"],
  [/\b(?=[A-Z]*\d)(?=\d*[A-Z])[A-Z0-9]{16,}\b/g, "[secret]"],
  [/\b(?=[A-Za-z0-9]*[A-Z])(?=[A-Za-z0-9]*[a-z])(?=[A-Za-z0-9]*\d)[A-Za-z0-9]{10,}\b/g, "[secret]"],
  [/\b(?=[\w/+]*\d)(?=[\w/+]*[A-Z])(?=[\w/+]*\/)[\w/+]{32,}={0,2}/g, "[secret]"],
  [/\[[0-9a-f:.]*:[0-9a-f:.]+\](?::\d+)?/gi, "[address]"],
  [/\b[0-9a-f]{1,4}(?::[0-9a-f]{1,4})*::[0-9a-f:]*(?:%\w+)?/gi, "[address]"],
  [/\b\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?\b/g, "[address]"],
  [/\b[\w-]+(?:\.[\w-]+)*:\d{4,5}\b/g, "[address]"],
  [/\b[\w-]+(?:\.[\w-]+)*\.(?:internal|local|localhost|lan|corp|intranet|svc)\b/gi, "[address]"],
];

/** What was sent, or where to, and may not be told. */
export type Hidden = { secrets: readonly string[]; addresses: readonly string[] };

const shortestHidden = 4;

/**
 * Words of another server that people may read: keys and addresses cut out, no control characters, and no longer than
 * `maximumLength` characters.
 */
export function withoutSecrets(text: string, hidden: Hidden, maximumLength: number): string {
  // What is cut off at the end could hide half of a key.
  let cleaned = text.slice(0, maximumLength * 4);
  for (const secret of hidden.secrets.filter(({ length }) => length >= shortestHidden)) {
    cleaned = cleaned.replaceAll(secret, "[secret]");
  }
  for (const [pattern, replacement] of patterns) cleaned = cleaned.replace(pattern, replacement);
  for (const address of hidden.addresses.filter(({ length }) => length >= shortestHidden)) {
    cleaned = cleaned.replaceAll(address, "[address]");
  }
  const words = cleaned
    .replace(/\p{C}+/gu, " ")
    .replace(/\s+/g, " ")
    .trim();
  return words.length > maximumLength ? `${words.slice(0, maximumLength - 1).trimEnd()}…` : words;
}
