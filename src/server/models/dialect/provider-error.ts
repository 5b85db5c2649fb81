import { isJsonObject, type JsonObject, type JsonValue } from "@/shared/json";

/** What a provider said instead of a reply. `status` is HTTP's, or one in an error object; null when there is none. */
export type ProviderError = { status: number | null; message: string; kind?: string };

/** The error in a chunk of a stream: beside its choices, in one of them, or in their place. */
export function findErrorIn(chunk: JsonObject, choice: JsonObject | null): ProviderError | null {
  for (const given of [chunk.error, choice?.error]) {
    const error = readError(given);
    if (error) return error;
  }
  const isError = chunk.object === "error" || chunk.type === "error";
  const isAlone = chunk.choices === undefined && chunk.type === undefined && saysWhatIsWrong(chunk);
  return isError || isAlone ? describe(chunk) : null;
}

/** What the body of a refusal says: JSON in one of the usual shapes, or text. */
export function readErrorBody(body: string, status: number | null): ProviderError {
  const parsed = parse(body);
  const [first = null] = Array.isArray(parsed) ? parsed : [parsed];
  const error = isJsonObject(first) ? (findErrorIn(first, null) ?? describe(first)) : null;
  return { ...(error ?? { message: plainText(body) }), status: status ?? error?.status ?? null };
}

function saysWhatIsWrong({ detail, message }: JsonObject): boolean {
  return detail !== undefined || typeof message === "string";
}

function readError(given: JsonValue | undefined): ProviderError | null {
  if (typeof given === "string" && given !== "") return { status: null, message: given };
  if (given === true) return { status: null, message: "" };
  if (Array.isArray(given)) return given.map(readError).find((error) => error !== null) ?? null;
  // Some servers name the place of an error and leave it empty.
  const isEmpty = !isJsonObject(given) || Object.values(given).every((value) => !value);
  return isEmpty ? null : describe(given);
}

function describe(error: JsonObject): ProviderError {
  const { message, msg, detail, error: text, title, code, status, type } = error;
  const said = [message, msg, detail, text, title].map(words).find((each) => each !== "") ?? "";
  const kind = [code, type, status].find((each) => typeof each === "string");
  return {
    status: [code, status].map(toStatus).find((each) => each !== null) ?? null,
    message: said || JSON.stringify(error),
    ...(typeof kind === "string" && { kind }),
  };
}

/** Details may be a text, or a list of what is wrong with a request. */
function words(given: JsonValue | undefined): string {
  if (typeof given === "string") return given;
  if (Array.isArray(given)) return given.map(words).filter(Boolean).join(" ");
  return isJsonObject(given) ? words(given.msg ?? given.message) : "";
}

function toStatus(given: JsonValue | undefined): number | null {
  const number = typeof given === "string" && /^\d{3}$/.test(given) ? Number(given) : given;
  return typeof number === "number" && Number.isInteger(number) && number >= 400 && number <= 599
    ? number
    : null;
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}

/** Of a web page, its words. */
function plainText(body: string): string {
  return body
    .replace(/<(script|style)[\s\S]*?<\/\1>/gi, " ")
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ")
    .trim();
}
