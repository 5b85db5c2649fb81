import { z } from "zod";
import { toolCategories } from "@/engine/tool";
import { limits } from "@/shared/limits";
import { id, jsonObject, name, plainText, storedObject } from "./scalars";
import { actor } from "./turn-log";

/** The fixed limits of tools. Sizes are bytes. */
export const toolLimits = {
  activePerOrganization: 200,
  timeoutMs: { minimum: 100, maximum: 30_000, default: 5_000 },
  parameters: 50,
  headers: 50,
  configBytes: 64 * 1024,
  responseBytes: 1024 * 1024,
} as const;

const text = plainText.max(10_000);
const optionalText = text.nullish();
const headerName = z
  .string()
  .regex(/^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,200}$/, "This is not a header's name.")
  .refine((value) => !connectionHeaders.has(value.toLowerCase()), "This header belongs to the connection.");
const connectionHeaders = new Set([
  "connection",
  "content-length",
  "expect",
  "host",
  "keep-alive",
  "proxy-connection",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
]);
const headerValue = z
  .string()
  .max(8_000)
  .regex(/^[\t\x20-\x7e]*$/, "A header's value is one line of ASCII characters.");
const secret = headerValue.min(1, "The secret is empty.");
const parameterType = z.enum(["string", "number", "boolean", "object", "array"]);

const address = text
  .trim()
  .regex(/^https?:\/\/\S+$/i, "The address must begin with http:// or https:// and hold no spaces.");
const parameterName = plainText
  .regex(/^[A-Za-z_][A-Za-z0-9_.-]{0,63}$/, "A parameter's name has letters, digits, `_`, `.` and `-`.")
  .refine((value) => value !== "__proto__", "This name is taken.");
const distinctNames = (parameters: { name: string }[]) =>
  new Set(parameters.map((parameter) => parameter.name)).size === parameters.length;
const messageType = z.enum(["none", "custom", "audio"]);

/** The keys of each category are Dograh's; what is absent has its default. */
export const toolConfigs = {
  http_api: z.strictObject({
    method: z.enum(["GET", "POST", "PUT", "PATCH", "DELETE"]).default("POST"),
    /** A template; its placeholders are percent-encoded. */
    url: address,
    headers: z
      .record(headerName, headerValue)
      .refine((headers) => Object.keys(headers).length <= toolLimits.headers, "There are too many headers.")
      .nullish(),
    /** Another tool of the organization, whose credential is sent when this one has none of its own. */
    credential_uuid: id.nullish(),
    timeout_ms: z.int().min(toolLimits.timeoutMs.minimum).max(toolLimits.timeoutMs.maximum).nullish(),
    parameters: z
      .array(
        z.strictObject({
          name: parameterName,
          type: parameterType.default("string"),
          description: optionalText,
          required: z.boolean().default(true),
        }),
      )
      .max(toolLimits.parameters)
      .refine(distinctNames, "Two parameters have the same name.")
      .nullish(),
    /** Sent along without the model knowing. */
    preset_parameters: z
      .array(
        z.strictObject({
          name: parameterName,
          type: parameterType.default("string"),
          value_template: text,
          required: z.boolean().default(true),
        }),
      )
      .max(toolLimits.parameters)
      .refine(distinctNames, "Two preset parameters have the same name.")
      .nullish(),
    /** The body, with placeholders anywhere in it; else the body is an object of all parameters. */
    body_template: jsonObject.nullish(),
    /** Said when the tool is called. */
    customMessage: optionalText,
    customMessageType: z.enum(["text", "audio"]).nullish(),
    customMessageRecordingId: optionalText,
  }),
  calculator: z.strictObject({}),
  end_call: z.strictObject({
    messageType: messageType.nullish(),
    customMessage: optionalText,
    audioRecordingId: optionalText,
    /** Whether the model gives a reason, which becomes the disposition. */
    endCallReason: z.boolean().nullish(),
    endCallReasonDescription: optionalText,
  }),
  transfer_call: z.strictObject({
    destination: optionalText,
    messageType: messageType.nullish(),
    customMessage: optionalText,
    audioRecordingId: optionalText,
    timeout: z.number().nullish(),
    resolver: jsonObject.nullish(),
    parameters: z.array(jsonObject).max(toolLimits.parameters).nullish(),
  }),
  mcp: z.strictObject({
    url: address,
    /** Absent: streamable HTTP, and SSE for servers that know only that. */
    transport: z.enum(["streamable_http", "sse"]).nullish(),
    credential_uuid: id.nullish(),
    /** The server's names of the tools to offer; absent or empty for all. */
    tools_filter: z.array(plainText.min(1).max(limits.nameLength)).max(1_000).nullish(),
    timeout_secs: z.number().min(1).max(30).nullish(),
    sse_read_timeout_secs: z.number().min(1).max(300).nullish(),
  }),
} as const satisfies Record<(typeof toolCategories)[number], z.ZodType>;

export type ToolConfigs = {
  [Category in keyof typeof toolConfigs]: z.output<(typeof toolConfigs)[Category]>;
};
/** What a tool does, and with which settings. */
export type ToolKind = {
  [Category in keyof ToolConfigs]: { category: Category; config: ToolConfigs[Category] };
}[keyof ToolConfigs];

export const credential = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("bearer_token"), token: secret }),
  z.strictObject({ type: z.literal("api_key"), headerName: headerName.optional(), key: secret }),
  z.strictObject({
    type: z.literal("basic_auth"),
    username: plainText.max(1_000).refine((value) => !value.includes(":"), "The user name holds a colon."),
    password: plainText.max(1_000),
  }),
  z.strictObject({ type: z.literal("custom_header"), name: headerName, value: secret }),
]);
export type Credential = z.output<typeof credential>;

const description = plainText.trim().max(2_000);

export const createInput = z.strictObject({
  name,
  description: description.default(""),
  category: z.enum(toolCategories),
  config: jsonObject.default({}),
  credential: credential.nullish(),
});
/** What is absent stays; `credential: null` removes it. A tool stays in its category. */
export const updateInput = z.strictObject({
  toolId: id,
  name: name.optional(),
  description: description.optional(),
  config: jsonObject.optional(),
  credential: credential.nullable().optional(),
});
export const listInput = z
  .strictObject({
    cursor: z.string().max(200).optional(),
    limit: z.int().min(1).max(limits.pageSize.maximum).default(limits.pageSize.default),
  })
  .prefault({});
export const toolInput = z.strictObject({ toolId: id });
export const testInput = z.strictObject({
  toolId: id,
  arguments: jsonObject.default({}),
  initialContext: jsonObject.default({}),
  gatheredContext: jsonObject.default({}),
  /** `mcp` only: which function of the server. Without it they are listed. */
  functionName: plainText.max(limits.nameLength).optional(),
});

const timestamp = z.string();

export const credentialType = z.enum(["bearer_token", "api_key", "basic_auth", "custom_header"]);

export const toolOutput = z.object({
  toolId: z.string(),
  name: z.string(),
  description: z.string(),
  category: z.enum(toolCategories),
  config: storedObject,
  credential: z.object({ type: credentialType }).nullable(),
  /** What the model calls. Null for `mcp`, whose server has several. */
  functionName: z.string().nullable(),
  createdBy: actor,
  createdAt: timestamp,
  updatedAt: timestamp,
});
export const toolListOutput = z.object({ tools: z.array(toolOutput), nextCursor: z.string().nullable() });
export const archiveOutput = z.object({ toolId: z.string(), archivedAt: timestamp });
export const testOutput = z.object({
  result: storedObject,
  durationMs: z.number(),
  /** As it was sent, with credentials replaced; absent when nothing was sent. */
  request: z
    .object({
      method: z.string(),
      url: z.string(),
      headers: z.record(z.string(), z.string()),
      body: z.string().nullable(),
    })
    .optional(),
  /** The functions of an `mcp` server, when none was named. `name` is the server's. */
  functions: z
    .array(
      z.object({
        functionName: z.string(),
        name: z.string(),
        description: z.string(),
        parameters: storedObject,
      }),
    )
    .optional(),
  /** What else such a server lists, and why no model can be offered it. */
  leftOut: z.array(z.object({ name: z.string(), reason: z.string() })).optional(),
});

export type CreateInput = z.output<typeof createInput>;
export type UpdateInput = z.output<typeof updateInput>;
export type ListInput = z.output<typeof listInput>;
export type TestInput = z.output<typeof testInput>;
export type ToolOutput = z.output<typeof toolOutput>;
export type ToolListOutput = z.output<typeof toolListOutput>;
export type TestOutput = z.output<typeof testOutput>;
