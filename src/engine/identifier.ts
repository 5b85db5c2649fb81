import anyAscii from "any-ascii";

const maximumLength = 64;

/**
 * A lower-case ASCII name that every model provider takes as a function name: letters of any script are transliterated, each
 * run of other characters becomes one `_`. Text without a letter or digit in any script becomes `fallback`.
 */
export function toIdentifier(text: string, fallback: string): string {
  const words = anyAscii(text)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^_/, "");
  return words.slice(0, maximumLength).replace(/_$/, "") || fallback;
}
