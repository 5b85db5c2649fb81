import { z } from "zod";

/** The `data` of each node type and of edges, as Dograh writes it: its field names, its defaults, its leniency about types. */

const text = z.string().nullish();
const requiredText = z.string().refine((value) => value.trim() !== "");

const flagWords = new Map<unknown, boolean>([
  ...[1, "1", "true", "t", "yes", "y", "on"].map((word) => [word, true] as const),
  ...[0, "0", "false", "f", "no", "n", "off"].map((word) => [word, false] as const),
]);
const flag = (fallback: boolean) =>
  z.preprocess((value) => {
    const word = typeof value === "string" ? value.toLowerCase() : value;
    return flagWords.get(word) ?? value ?? fallback;
  }, z.boolean());

const number = z.preprocess(
  (value) => (typeof value === "string" && value.trim() !== "" ? Number(value) : value),
  z.number().nullish(),
);

const common = { name: requiredText };
const prompted = {
  ...common,
  prompt: requiredText,
  allow_interrupt: flag(false),
  add_global_prompt: flag(true),
};
const extraction = {
  extraction_enabled: flag(false),
  extraction_prompt: text,
  extraction_variables: z
    .array(z.object({ name: requiredText, type: z.enum(["string", "number", "boolean"]), prompt: text }))
    .nullish(),
};
const references = {
  tool_uuids: z.array(z.string()).nullish(),
  document_uuids: z.array(z.string()).nullish(),
  mcp_tool_filters: z.record(z.string(), z.array(z.string())).nullish(),
};

export const startData = z.object({
  ...prompted,
  ...extraction,
  ...references,
  greeting: text,
  greeting_type: text,
  greeting_recording_id: text,
  delayed_start: flag(false),
  delayed_start_duration: number,
  pre_call_fetch_enabled: flag(false),
  pre_call_fetch_mode: text,
  pre_call_fetch_url: text,
  pre_call_fetch_credential_uuid: text,
});

export const agentData = z.object({ ...prompted, ...extraction, ...references });

export const endData = z.object({ ...prompted, ...extraction });

export const globalData = z.object({ ...common, prompt: requiredText });

export const triggerData = z.object({
  ...common,
  enabled: flag(true),
  trigger_path: z
    .string()
    .regex(
      /^[A-Za-z0-9_-]{0,36}$/,
      "The trigger path may have up to 36 letters, digits, hyphens and underscores.",
    )
    .nullish(),
});

export const webhookData = z.object({
  ...common,
  enabled: flag(true),
  http_method: text,
  endpoint_url: text,
  credential_uuid: text,
  custom_headers: z.array(z.object({ key: z.string(), value: z.string() })).nullish(),
  payload_template: z.record(z.string(), z.unknown()).nullish(),
});

export const qaData = z.object({
  ...common,
  qa_enabled: flag(true),
  qa_use_workflow_llm: flag(true),
  qa_provider: text,
  qa_model: text,
  qa_api_key: text,
  qa_endpoint: text,
  qa_system_prompt: text,
  qa_min_call_duration: number,
  qa_voicemail_calls: flag(false),
  qa_sample_rate: number,
});

/** Nodes of integrations that work after a conversation: a text chat passes them by. */
export const integrationData = z.object(common);

export const edgeData = z.object({
  label: requiredText,
  condition: requiredText,
  transition_speech: text,
  transition_speech_type: text,
  transition_speech_recording_id: text,
});
