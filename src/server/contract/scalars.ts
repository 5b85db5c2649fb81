import { z } from "zod";
import {
  isJsonObject,
  isJsonValue,
  isNestedDeeperThan,
  type JsonObject,
  type JsonValue,
} from "@/shared/json";
import { limits } from "@/shared/limits";
import { isStorable, isStorableText } from "@/shared/storable";

const unstorable = "The text holds a NUL character or half of a surrogate pair.";

/** Text as a database can store it. */
export const plainText = z.string().refine(isStorableText, unstorable);

export const id = plainText.min(1).max(200);

/** Of a graph, which says no more of ids than that they are there. */
export const nodeId = plainText.min(1).max(limits.graphBytes);

export const name = plainText.trim().min(1, "The name is empty.").max(limits.nameLength);

/** What is nested deeper than any real value cannot be walked safely. */
export const isReasonablyNested = (value: unknown) => !isNestedDeeperThan(value, limits.nesting);

/** Of our own: not walked to the end each time that it is read or answered with. */
export const storedObject = z.custom<JsonObject>(isJsonObject, "Expected a JSON object.");
export const storedValue = z.custom<JsonValue>(isJsonValue, "Expected a JSON value.");

/** In this order: what is nested too deeply is not walked. */
export const jsonObject = z
  .custom<JsonObject>(isJsonObject, "Expected a JSON object.")
  .refine(isReasonablyNested, { error: "The value is nested too deeply.", abort: true })
  .refine(isStorable, "A text in it holds a NUL character or half of a surrogate pair.");
