import type { FieldSpec } from "@/features/form/field-spec";
import type { WorkflowSettings } from "@/server/contract/workflow-contract";
import { limits } from "@/shared/limits";

/** The settings of a version. The model is chosen beside them, from the models there are. */
export const settingFields: readonly (FieldSpec & { key: keyof WorkflowSettings })[] = [
  {
    key: "temperature",
    label: "Temperature",
    kind: "number",
    minimum: 0,
    maximum: 2,
    hint: "From 0 to 2. Empty: the provider's own.",
  },
  { key: "maxTokens", label: "Longest reply, in tokens", kind: "number", minimum: 1, maximum: 1_000_000 },
  {
    key: "inactivityTimeoutSeconds",
    label: "Idle time that ends it, in seconds",
    kind: "number",
    minimum: limits.inactivityTimeoutSeconds.minimum,
    maximum: limits.inactivityTimeoutSeconds.maximum,
    hint: `Empty: ${limits.inactivityTimeoutSeconds.default}.`,
  },
  {
    key: "turnTimeoutSeconds",
    label: "Longest turn, in seconds",
    kind: "number",
    minimum: 1,
    maximum: limits.turnTimeoutSeconds,
  },
  { key: "maxHops", label: "Most hops in a turn", kind: "number", minimum: 1, maximum: limits.hopsPerTurn },
  {
    key: "maxModelCalls",
    label: "Most model calls in a turn",
    kind: "number",
    minimum: 1,
    maximum: limits.modelCallsPerTurn,
  },
  {
    key: "contextCompactionEnabled",
    label: "Summarise long histories",
    kind: "flag",
    fallback: false,
  },
  {
    key: "contextCompactionTokens",
    label: "Summarise beyond, in tokens",
    kind: "number",
    minimum: limits.compactionTokens.minimum,
    maximum: limits.compactionTokens.maximum,
    when: { contextCompactionEnabled: [true] },
  },
];
