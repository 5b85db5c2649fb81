import { engineVariables } from "@/engine/gathered-context";
import { variablesOf } from "@/features/tester/reading/session-reading";
import { isSameJson, type JsonObject, type JsonValue } from "@/shared/json";

/** A variable while it is being edited. `key` tells rows apart, whatever their names become. */
export type VariableRow = { key: string; name: string; text: string };

export type VariablePatch = { set: JsonObject; unset: string[] };

/** `problems` by row; a patch only when there are none. */
export type RowReading = { problems: ReadonlyMap<string, string>; patch: VariablePatch | null };

const nameLength = 200;

export function rowsOf(context: JsonObject): VariableRow[] {
  return variablesOf(context).map(({ name, value }) => ({ key: name, name, text: textOf(value) }));
}

/** Text as it is, where it cannot be taken for anything else; JSON for all other values. */
function textOf(value: JsonValue): string {
  if (typeof value === "string" && readValue(value) === value) return value;
  return JSON.stringify(value, null, typeof value === "object" ? 2 : undefined);
}

/** What is JSON is read as such; anything else is text, also a number of more digits than a number can hold. */
export function readValue(text: string): JsonValue {
  try {
    const value: JsonValue = JSON.parse(text);
    return typeof value === "number" && Math.abs(value) > Number.MAX_SAFE_INTEGER ? text : value;
  } catch {
    return text;
  }
}

/** What has to be set and removed to get from a context to what the rows say. */
export function readRows(before: JsonObject, rows: readonly VariableRow[]): RowReading {
  const problems = new Map(
    rows.flatMap((row) => {
      const problem = problemOf(row, rows);
      return problem ? [[row.key, problem] as const] : [];
    }),
  );
  if (problems.size > 0) return { problems, patch: null };
  const after = new Map(rows.map((row) => [row.name.trim(), readValue(row.text)]));
  const set = [...after].filter(([name, value]) => !isSameJson(before[name], value));
  const unset = variablesOf(before).flatMap(({ name }) => (after.has(name) ? [] : [name]));
  return { problems, patch: { set: Object.fromEntries(set), unset } };
}

function problemOf(row: VariableRow, rows: readonly VariableRow[]): string | null {
  const name = row.name.trim();
  if (name === "") return "Give the variable a name.";
  if (name.length > nameLength) return `A name has at most ${nameLength} characters.`;
  if (name === "__proto__") return "No variable can have this name.";
  if (engineVariables.has(name)) return `“${name}” is kept by the session itself.`;
  const first = rows.find((each) => each.name.trim() === name);
  return first === row ? null : `There is already a variable “${name}”.`;
}

export function isEmptyPatch({ set, unset }: VariablePatch): boolean {
  return Object.keys(set).length === 0 && unset.length === 0;
}
