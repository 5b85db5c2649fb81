import type { FieldSpec } from "@/features/form/field-spec";

/** What the server would refuse about a number, before it is sent. */
export function settingProblem(
  { key, kind, minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY }: FieldSpec,
  data: Readonly<Record<string, unknown>>,
): string | undefined {
  const value = data[key];
  if (kind !== "number" || typeof value !== "number") return undefined;
  if (value < minimum || value > maximum) return `From ${minimum} to ${maximum}.`;
  if (key !== "temperature" && !Number.isInteger(value)) return "A whole number.";
  return undefined;
}
