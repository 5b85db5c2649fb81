import type { NodeType } from "@/engine/node-type";
import type { FieldSpec } from "@/features/form/field-spec";

const name: FieldSpec = { key: "name", label: "Name", kind: "line", isRequired: true };
const prompt: FieldSpec = {
  key: "prompt",
  label: "Prompt",
  kind: "text",
  isRequired: true,
  hint: "{{variable}} and {{variable | default}} are filled in.",
};
const addGlobalPrompt: FieldSpec = {
  key: "add_global_prompt",
  label: "Put the global prompt before it",
  kind: "flag",
  fallback: true,
};
const allowInterrupt: FieldSpec = {
  key: "allow_interrupt",
  label: "Allow interruption",
  kind: "flag",
  fallback: false,
  hint: "For voice. A text chat only notes it.",
};
const extraction: readonly FieldSpec[] = [
  { key: "extraction_enabled", label: "Extract variables", kind: "flag", fallback: false },
  {
    key: "extraction_variables",
    label: "Variables",
    kind: "rows",
    rowName: "variable",
    columns: [
      { key: "name", label: "Name", kind: "line" },
      {
        key: "type",
        label: "Type",
        kind: "choice",
        options: ["string", "number", "boolean"],
        fallback: "string",
      },
      { key: "prompt", label: "What to look for", kind: "line", isWide: true },
    ],
    when: { extraction_enabled: [true] },
  },
  {
    key: "extraction_prompt",
    label: "Extraction prompt",
    kind: "text",
    hint: "Said in addition when variables are extracted.",
    when: { extraction_enabled: [true] },
  },
];
const references: readonly FieldSpec[] = [
  { key: "tool_uuids", label: "Tools", kind: "tools" },
  {
    key: "mcp_tool_filters",
    label: "MCP tool filters",
    kind: "json",
    hint: "Tool id to a list of MCP names.",
  },
  {
    key: "document_uuids",
    label: "Documents",
    kind: "names",
    hint: "One id a line. A text chat passes them by.",
  },
];

export const spokenAs = [
  { value: "text", label: "Text" },
  { value: "audio", label: "Recording" },
];

const greeting: readonly FieldSpec[] = [
  { key: "greeting_type", label: "Greeting", kind: "choice", options: spokenAs, fallback: "text" },
  {
    key: "greeting",
    label: "Greeting text",
    kind: "text",
    hint: "Said first, without a model. Empty: the model opens.",
    when: { greeting_type: ["text"] },
  },
  {
    key: "greeting_recording_id",
    label: "Recording id",
    kind: "line",
    when: { greeting_type: ["audio"] },
  },
  {
    key: "delayed_start",
    label: "Wait before speaking",
    kind: "flag",
    fallback: false,
    hint: "A text chat notes it and does not wait.",
  },
  {
    key: "delayed_start_duration",
    label: "Seconds to wait",
    kind: "number",
    fallback: 2,
    minimum: 0.1,
    maximum: 10,
    when: { delayed_start: [true] },
  },
];

const preCallFetch: readonly FieldSpec[] = [
  {
    key: "pre_call_fetch_mode",
    label: "Fetch variables before the start",
    kind: "choice",
    fallback: "disabled",
    options: [
      { value: "disabled", label: "Never" },
      { value: "always", label: "Always" },
      { value: "inbound", label: "Inbound calls only" },
      { value: "outbound", label: "Outbound calls only" },
    ],
  },
  {
    key: "pre_call_fetch_url",
    label: "Address to fetch from",
    kind: "line",
    when: { pre_call_fetch_mode: ["always", "inbound", "outbound"] },
  },
  {
    key: "pre_call_fetch_credential_uuid",
    label: "Credential id",
    kind: "line",
    when: { pre_call_fetch_mode: ["always", "inbound", "outbound"] },
  },
];

const enabled: FieldSpec = { key: "enabled", label: "Enabled", kind: "flag", fallback: true };

const trigger: readonly FieldSpec[] = [
  enabled,
  {
    key: "trigger_path",
    label: "Path",
    kind: "line",
    hint: "Letters, digits, hyphens, underscores; up to 36.",
  },
];

const webhook: readonly FieldSpec[] = [
  enabled,
  {
    key: "http_method",
    label: "Method",
    kind: "choice",
    fallback: "POST",
    options: ["GET", "POST", "PUT", "PATCH", "DELETE"].map((value) => ({ value, label: value })),
  },
  { key: "endpoint_url", label: "Address", kind: "line" },
  { key: "credential_uuid", label: "Credential id", kind: "line" },
  {
    key: "custom_headers",
    label: "Headers",
    kind: "rows",
    rowName: "header",
    columns: [
      { key: "key", label: "Name", kind: "line" },
      { key: "value", label: "Value", kind: "line" },
    ],
  },
  { key: "payload_template", label: "Payload", kind: "json" },
];

const qa: readonly FieldSpec[] = [
  { key: "qa_enabled", label: "Enabled", kind: "flag", fallback: true },
  { key: "qa_system_prompt", label: "System prompt", kind: "text" },
  { key: "qa_use_workflow_llm", label: "Use the workflow's model", kind: "flag", fallback: true },
  { key: "qa_provider", label: "Provider", kind: "line", when: { qa_use_workflow_llm: [false] } },
  { key: "qa_model", label: "Model", kind: "line", when: { qa_use_workflow_llm: [false] } },
  { key: "qa_endpoint", label: "Address", kind: "line", when: { qa_use_workflow_llm: [false] } },
  { key: "qa_api_key", label: "API key", kind: "secret", when: { qa_use_workflow_llm: [false] } },
  {
    key: "qa_min_call_duration",
    label: "Shortest call, in seconds",
    kind: "number",
    fallback: 15,
    minimum: 0,
  },
  { key: "qa_voicemail_calls", label: "Voicemail too", kind: "flag", fallback: false },
  {
    key: "qa_sample_rate",
    label: "Share of calls, in percent",
    kind: "number",
    fallback: 100,
    minimum: 0,
    maximum: 100,
  },
];

export const nodeFields: Record<NodeType, readonly FieldSpec[]> = {
  startCall: [
    name,
    prompt,
    addGlobalPrompt,
    ...greeting,
    ...extraction,
    ...references,
    ...preCallFetch,
    allowInterrupt,
  ],
  agentNode: [name, prompt, addGlobalPrompt, ...extraction, ...references, allowInterrupt],
  endCall: [name, prompt, addGlobalPrompt, ...extraction, allowInterrupt],
  globalNode: [name, { ...prompt, hint: "Put before the prompt of every node that asks for it." }],
  trigger: [name, ...trigger],
  webhook: [name, ...webhook],
  qa: [name, ...qa],
  tuner: [name],
  paygent: [name],
  noveum: [name],
};
