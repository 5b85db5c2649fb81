import { readClockVariable } from "@/engine/clock-variable";
import { placeholdersIn } from "@/engine/template";
import { isJsonObject, type JsonObject, type JsonValue } from "@/shared/json";

/** A variable that a person may give before the start. `supplied` is what the workflow's own context says. */
export type TemplateVariable = {
  name: string;
  supplied: JsonValue | undefined;
  /** Rendered when nothing is given. */
  fallback: string | null;
  /** Used through its parts (`customer.name`), so its value is an object or a list. */
  isCompound: boolean;
};

const templateFields = ["prompt", "greeting", "extraction_prompt", "condition", "transition_speech"];
const gatheredByEngine = [
  "nodes_visited",
  "call_disposition",
  "mapped_call_disposition",
  "call_tags",
  "extracted_variables",
];

/** The variables of a workflow's texts, but for those that the conversation itself gathers. Those that nothing supplies come first. */
export function templateVariables(definition: unknown, templateContext: JsonObject): TemplateVariable[] {
  const graph = isJsonObject(definition) ? definition : {};
  const data = [graph.nodes, graph.edges].flatMap((list) => (Array.isArray(list) ? list : [])).map(dataOf);
  const gathered = new Set([...gatheredByEngine, ...data.flatMap(extractedNames)]);
  const found = new Map<string, TemplateVariable>();
  for (const { path, fallback } of data.flatMap(templatesOf).flatMap(placeholdersIn)) {
    const parts = path.replace(/^initial_context\./, "").split(".");
    const [name = ""] = parts;
    const isOwn = name !== "gathered_context" && name !== "initial_context" && !readClockVariable(path);
    if (!isOwn || name.startsWith("{") || (gathered.has(name) && !path.startsWith("initial_context.")))
      continue;
    const before = found.get(name);
    found.set(name, {
      name,
      supplied: templateContext[name],
      fallback: before?.fallback ?? fallback,
      isCompound: (before?.isCompound ?? false) || parts.length > 1,
    });
  }
  const isOpen = ({ supplied, fallback }: TemplateVariable) => supplied === undefined && fallback === null;
  const all = [...found.values()];
  return [...all.filter(isOpen), ...all.filter((variable) => !isOpen(variable))];
}

/** What is sent: typed texts over the JSON beside them. What was left empty is not sent, so that the workflow's own value stands. */
export function initialContextOf(texts: Readonly<Record<string, string>>, rest: JsonObject): JsonObject {
  return { ...rest, ...Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== "")) };
}

function dataOf(element: unknown): Record<string, unknown> {
  return isJsonObject(element) && isJsonObject(element.data) ? element.data : {};
}

function templatesOf(data: Record<string, unknown>): string[] {
  return templateFields.map((field) => data[field]).filter((text) => typeof text === "string");
}

function extractedNames({ extraction_variables: variables }: Record<string, unknown>): string[] {
  if (!Array.isArray(variables)) return [];
  return variables.flatMap((variable) =>
    isJsonObject(variable) && typeof variable.name === "string" ? variable.name : [],
  );
}
