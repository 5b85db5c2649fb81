import { renderTemplate, type TemplateScope } from "@/engine/template";
import type { JsonObject, JsonValue } from "@/shared/json";
import { isJsonObject } from "@/shared/json";
import type { ToolConfigs } from "../contract/tool-contract";

type Config = ToolConfigs["http_api"];
type ParameterType = NonNullable<Config["parameters"]>[number]["type"];
export type Read<Value> = { value: Value } | { error: string };

/** The declared parameters of what the model sent, as their types; others are dropped. */
export function readArguments(config: Config, given: JsonObject): Read<JsonObject> {
  return readAll(config.parameters ?? [], (name) => (Object.hasOwn(given, name) ? given[name] : undefined));
}

/** What is sent along without the model knowing. */
export function readPresets(config: Config, scope: TemplateScope): Read<JsonObject> {
  const presets = (config.preset_parameters ?? []).map(({ value_template, ...preset }) => ({
    ...preset,
    text: renderTemplate(value_template, scope).trim(),
  }));
  return readAll(presets, (name) => presets.find((preset) => preset.name === name)?.text || undefined);
}

function readAll(
  parameters: readonly { name: string; type: ParameterType; required: boolean }[],
  find: (name: string) => JsonValue | undefined,
): Read<JsonObject> {
  const values: JsonObject = {};
  for (const { name, type, required } of parameters) {
    const value = find(name);
    if (value === undefined || value === null) {
      if (required) return { error: `The parameter “${name}” is required.` };
      continue;
    }
    const read = asType(value, type);
    if (read === undefined) return { error: `The parameter “${name}” must be ${typeNames[type]}.` };
    values[name] = read;
  }
  return { value: values };
}

const typeNames: Record<ParameterType, string> = {
  string: "a text",
  number: "a number",
  boolean: "true or false",
  object: "an object",
  array: "a list",
};

/** Models write numbers and objects as text, too. Undefined for what is of another type. */
function asType(value: JsonValue, type: ParameterType): JsonValue | undefined {
  switch (type) {
    case "string":
      return typeof value === "object" ? JSON.stringify(value) : String(value);
    case "number": {
      const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
      return typeof number === "number" && Number.isFinite(number) ? number : undefined;
    }
    case "boolean": {
      const word = typeof value === "string" ? value.trim().toLowerCase() : value;
      if (word === true || word === "true") return true;
      return word === false || word === "false" ? false : undefined;
    }
    case "object": {
      const parsed = parsedIfText(value);
      return isJsonObject(parsed) ? parsed : undefined;
    }
    case "array": {
      const parsed = parsedIfText(value);
      return Array.isArray(parsed) ? parsed : undefined;
    }
  }
}

function parsedIfText(value: JsonValue): JsonValue | undefined {
  if (typeof value !== "string") return value;
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}
