import type { ToolCategory } from "@/engine/tool";
import type { ColumnSpec, FieldSpec } from "@/features/form/field-spec";
import type { ToolConfigs } from "@/server/contract/tool-contract";

/** What each category of tool is for, in a few words. */
export const categoryReadings: Record<ToolCategory, { label: string; note: string }> = {
  http_api: { label: "HTTP request", note: "Calls an address when the model asks for it." },
  calculator: { label: "Calculator", note: "Works out an expression." },
  end_call: { label: "End the conversation", note: "Lets the model end the session." },
  transfer_call: { label: "Transfer", note: "For voice. A text chat refuses it, and goes on." },
  mcp: { label: "MCP server", note: "Offers the tools of a server that speaks MCP." },
};

const types = ["string", "number", "boolean", "object", "array"];
const parameterColumns: readonly ColumnSpec[] = [
  { key: "name", label: "Name", kind: "line" },
  { key: "type", label: "Type", kind: "choice", options: types, fallback: "string" },
  { key: "required", label: "Required", kind: "flag", fallback: true },
];

const message = [
  {
    key: "messageType",
    label: "Said when it is called",
    kind: "choice",
    fallback: "none",
    options: [
      { value: "none", label: "Nothing" },
      { value: "custom", label: "A text" },
      { value: "audio", label: "A recording" },
    ],
  },
  { key: "customMessage", label: "Text", kind: "text", when: { messageType: ["custom"] } },
  { key: "audioRecordingId", label: "Recording id", kind: "line", when: { messageType: ["audio"] } },
] as const satisfies readonly FieldSpec[];

/** The settings of each category. A new one is one more entry. */
export const toolFields: {
  [Category in ToolCategory]: readonly (FieldSpec & { key: keyof ToolConfigs[Category] })[];
} = {
  http_api: [
    {
      key: "method",
      label: "Method",
      kind: "choice",
      fallback: "POST",
      options: ["GET", "POST", "PUT", "PATCH", "DELETE"].map((value) => ({ value, label: value })),
    },
    {
      key: "url",
      label: "Address",
      kind: "line",
      isRequired: true,
      hint: "{{placeholders}} are filled in, percent-encoded.",
    },
    {
      key: "parameters",
      label: "Parameters the model gives",
      kind: "rows",
      rowName: "parameter",
      columns: [
        ...parameterColumns,
        { key: "description", label: "What it means", kind: "line", isWide: true },
      ],
    },
    {
      key: "preset_parameters",
      label: "Parameters sent along",
      kind: "rows",
      rowName: "preset",
      columns: [
        ...parameterColumns,
        { key: "value_template", label: "Value, a template", kind: "line", isWide: true },
      ],
    },
    { key: "headers", label: "Headers", kind: "json", hint: 'Such as { "Accept": "application/json" }.' },
    {
      key: "body_template",
      label: "Body",
      kind: "json",
      hint: "With placeholders. Empty: an object of all parameters.",
    },
    {
      key: "timeout_ms",
      label: "Longest wait, in milliseconds",
      kind: "number",
      fallback: 5_000,
      minimum: 100,
      maximum: 30_000,
    },
    {
      key: "customMessageType",
      label: "Said while it is called",
      kind: "choice",
      fallback: "text",
      options: [
        { value: "text", label: "Text" },
        { value: "audio", label: "A recording" },
      ],
    },
    { key: "customMessage", label: "Text", kind: "text", when: { customMessageType: ["text"] } },
    {
      key: "customMessageRecordingId",
      label: "Recording id",
      kind: "line",
      when: { customMessageType: ["audio"] },
    },
    {
      key: "credential_uuid",
      label: "Credential of another tool",
      kind: "line",
      hint: "That tool's id. Used when this one has no credential of its own.",
    },
  ],
  calculator: [],
  end_call: [
    ...message,
    {
      key: "endCallReason",
      label: "Ask the model for a reason",
      kind: "flag",
      fallback: false,
      hint: "It becomes the disposition of the session.",
    },
    {
      key: "endCallReasonDescription",
      label: "What the reason is to say",
      kind: "line",
      when: { endCallReason: [true] },
    },
  ],
  transfer_call: [
    { key: "destination", label: "Destination", kind: "line" },
    ...message,
    { key: "timeout", label: "Longest wait, in seconds", kind: "number" },
    { key: "resolver", label: "Resolver", kind: "json" },
    { key: "parameters", label: "Parameters", kind: "json" },
  ],
  mcp: [
    { key: "url", label: "Address of the server", kind: "line", isRequired: true },
    {
      key: "transport",
      label: "Transport",
      kind: "choice",
      fallback: "",
      options: [
        { value: "", label: "Whichever it speaks" },
        { value: "streamable_http", label: "Streamable HTTP" },
        { value: "sse", label: "SSE" },
      ],
    },
    { key: "tools_filter", label: "Only these tools", kind: "names", hint: "One name a line. Empty: all." },
    { key: "timeout_secs", label: "Longest wait, in seconds", kind: "number", minimum: 1, maximum: 30 },
    {
      key: "sse_read_timeout_secs",
      label: "Longest silence of a stream, in seconds",
      kind: "number",
      minimum: 1,
      maximum: 300,
    },
    {
      key: "credential_uuid",
      label: "Credential of another tool",
      kind: "line",
      hint: "That tool's id. Used when this one has no credential of its own.",
    },
  ],
};
