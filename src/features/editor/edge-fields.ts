import type { FieldSpec } from "@/features/form/field-spec";
import { spokenAs } from "./node-fields";

export const edgeFields: readonly FieldSpec[] = [
  {
    key: "label",
    label: "Label",
    kind: "line",
    isRequired: true,
    hint: "The model calls the edge by this name.",
  },
  {
    key: "condition",
    label: "Condition",
    kind: "text",
    isRequired: true,
    hint: "When the model is to take it.",
  },
  {
    key: "transition_speech_type",
    label: "Said on the way",
    kind: "choice",
    options: spokenAs,
    fallback: "text",
  },
  {
    key: "transition_speech",
    label: "Text said on the way",
    kind: "text",
    when: { transition_speech_type: ["text"] },
  },
  {
    key: "transition_speech_recording_id",
    label: "Recording id",
    kind: "line",
    when: { transition_speech_type: ["audio"] },
  },
];
