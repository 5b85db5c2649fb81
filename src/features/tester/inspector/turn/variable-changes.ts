import { variablesOf } from "@/features/tester/reading/session-reading";
import { isSameJson, type JsonObject, type JsonValue } from "@/shared/json";

export type VariableChange = {
  name: string;
  kind: "added" | "changed" | "removed" | "kept";
  before: JsonValue | undefined;
  after: JsonValue | undefined;
};

/** The variables after a turn against those before it: what changed first, then what stayed. */
export function variableChanges(before: JsonObject, after: JsonObject): VariableChange[] {
  const names = new Set([...variablesOf(after), ...variablesOf(before)].map(({ name }) => name));
  const changes = [...names].map((name) => changeOf(name, before[name], after[name]));
  return [...changes.filter(({ kind }) => kind !== "kept"), ...changes.filter(({ kind }) => kind === "kept")];
}

function changeOf(name: string, before: JsonValue | undefined, after: JsonValue | undefined): VariableChange {
  if (before === undefined) return { name, kind: "added", before, after };
  if (after === undefined) return { name, kind: "removed", before, after };
  return { name, kind: isSameJson(before, after) ? "kept" : "changed", before, after };
}
