import type { JsonValue } from "@/shared/json";
import { placeholderValue, splitTemplate, type TemplateScope } from "./template";

const maximumLength = 8_000;

/**
 * An address with its placeholders filled. Each value is percent-encoded, so that it fills a place and cannot make one: it
 * changes neither the scheme nor the number of path segments. Never throws.
 */
export function renderUrlTemplate(
  template: string,
  scope: TemplateScope,
): { url: string } | { error: string } {
  const parts = splitTemplate(template.trim());
  if (typeof parts[0] !== "string" || !/^https?:\/\//i.test(parts[0])) {
    return { error: "The address must begin with http:// or https://." };
  }
  let written = "";
  for (const part of parts) {
    if (typeof part === "string") {
      if (/[{}]/.test(part)) return { error: "The braces of the address do not pair up." };
      written += part;
    } else {
      const filled = encodeValue(placeholderValue(part.path, template, scope), part.fallback);
      if (filled === null) return { error: `The address needs a text or a number for “${part.path}”.` };
      written += filled;
    }
    if (written.length > maximumLength) {
      return { error: `The address is longer than ${maximumLength} characters.` };
    }
  }
  return parts.length > 1 && hasDotSegment(written)
    ? { error: "A value would lead out of the path of the address." }
    : checkedUrl(written);
}

/** Null when there is nothing to fill in. */
function encodeValue(value: JsonValue | undefined, fallback: string | null): string | null {
  if (typeof value === "object" && value !== null) return null;
  const text = value === undefined || value === null ? "" : String(value);
  const chosen = text || (fallback ?? "");
  if (chosen === "") return null;
  const wellFormed = chosen.replace(/\p{Surrogate}/gu, "\ufffd");
  return encodeURIComponent(wellFormed).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function hasDotSegment(url: string): boolean {
  const [path = ""] = url.split(/[?#]/, 1);
  return path.split(/[/\\]/).some((segment) => /^(\.|%2e){1,2}$/i.test(segment));
}

function checkedUrl(written: string): { url: string } | { error: string } {
  const url = URL.canParse(written) ? new URL(written) : null;
  if (!url || url.hostname === "") return { error: "The address is not one that can be called." };
  if (url.username !== "" || url.password !== "") {
    return { error: "The address may not hold a user name or password. Use a credential." };
  }
  return { url: url.href };
}
