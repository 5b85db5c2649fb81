import { z } from "zod";
import { limits } from "@/shared/limits";
import { id, name, plainText } from "./scalars";
import { actor } from "./turn-log";

export const savedModelLimit = 100;

/** What a session or a version's settings name a saved model by. */
export const savedModelPrefix = "saved:";

const baseUrl = plainText
  .trim()
  .max(2_000)
  .pipe(z.url({ protocol: /^https?$/, error: "The address must begin with http:// or https://." }))
  .refine((url) => {
    const { username, password, search, hash } = new URL(url);
    return [username, password, search, hash].every((part) => part === "");
  }, "The address may hold no user name, password, query or fragment.")
  .transform((url) => url.replace(/\/+$/, ""));

const rate = z.number("A price is a number.").min(0, "A price is not negative.").max(1_000_000);

/** US dollars for a million tokens. Without `cachedInput`, input from a cache costs what other input does. */
export const savedRates = z.strictObject({
  input: rate,
  cachedInput: rate.nullable().default(null),
  output: rate,
});

/** A model behind the chat-completions protocol. */
export const createInput = z.strictObject({
  label: name,
  /** As its server names it. */
  model: plainText.trim().min(1, "The model's name is empty.").max(limits.nameLength),
  /** Of the protocol, such as `http://localhost:11434/v1`. */
  baseUrl,
  /** Servers on one's own machine ask for none. */
  apiKey: z
    .string()
    .max(8_000)
    .regex(/^[\x21-\x7e]+$/, "A key is one word of ASCII characters.")
    .nullish(),
  /** Left out: what its answers cost is not known. */
  price: savedRates.nullish(),
});
export const listInput = z
  .strictObject({
    cursor: z.string().max(200).optional(),
    limit: z.int().min(1).max(limits.pageSize.maximum).default(limits.pageSize.default),
  })
  .prefault({});
export const modelInput = z.strictObject({ modelId: id });
export const setPriceInput = modelInput.extend({ price: savedRates.nullable() });

const timestamp = z.string();

/** `modelId` begins with `saved:`, and is what sessions name. The key is never returned. */
export const modelOutput = z.object({
  modelId: z.string(),
  label: z.string(),
  model: z.string(),
  baseUrl: z.string(),
  hasApiKey: z.boolean(),
  price: z.object({ input: z.number(), cachedInput: z.number().nullable(), output: z.number() }).nullable(),
  createdBy: actor,
  createdAt: timestamp,
});
export const modelListOutput = z.object({ models: z.array(modelOutput), nextCursor: z.string().nullable() });
export const archiveOutput = z.object({ modelId: z.string(), archivedAt: timestamp });
/** `text` is what the model said; `error` why it said nothing, as a turn would tell it. */
export const testOutput = z.object({
  text: z.string().nullable(),
  error: z.object({ reason: z.string(), message: z.string() }).nullable(),
  durationMs: z.number(),
});

export type SavedRates = z.output<typeof savedRates>;
export type SetPriceInput = z.output<typeof setPriceInput>;
export type CreateInput = z.output<typeof createInput>;
export type ListInput = z.output<typeof listInput>;
export type ModelOutput = z.output<typeof modelOutput>;
export type ModelListOutput = z.output<typeof modelListOutput>;
export type TestOutput = z.output<typeof testOutput>;
