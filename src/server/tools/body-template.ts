import { placeholderValue, renderTemplate, splitTemplate, type TemplateScope } from "@/engine/template";
import { isJsonObject, type JsonObject, type JsonValue } from "@/shared/json";

/**
 * Fills the placeholders of a body, in names and in values. A value that is one whole placeholder keeps its type; what is
 * not text stays as it is. Null when the body would have more than `limit` characters.
 */
export function renderBodyTemplate(template: JsonObject, scope: TemplateScope, limit: number): string | null {
  let left = limit;
  const take = <Value extends JsonValue>(value: Value): Value => {
    // Counted as it is filled: many placeholders of one large value would not fit into memory.
    left -= JSON.stringify(value).length;
    if (left < 0) throw new TooLarge();
    return value;
  };

  function render(value: JsonValue): JsonValue {
    if (typeof value === "string") return take(renderText(value, scope));
    if (Array.isArray(value)) return value.map(render);
    if (!isJsonObject(value)) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, child]) => [take(renderTemplate(key, scope)), render(child)]),
    );
  }

  try {
    const body = JSON.stringify(render(template));
    return body.length > limit ? null : body;
  } catch (error) {
    if (error instanceof TooLarge) return null;
    throw error;
  }
}

class TooLarge extends Error {}

function renderText(text: string, scope: TemplateScope): JsonValue {
  const [only, ...others] = splitTemplate(text.trim());
  if (typeof only !== "object" || others.length > 0) return renderTemplate(text, scope);
  const value = placeholderValue(only.path, text, scope);
  return value === undefined || value === null || value === "" ? (only.fallback ?? "") : value;
}
