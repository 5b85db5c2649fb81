import { z } from "zod";
import {
  isJsonObject,
  isJsonValue,
  isNestedDeeperThan,
  type JsonObject,
  type JsonValue,
} from "@/shared/json";
import { limits } from "@/shared/limits";

/** Text as a database can store it: PostgreSQL has no NUL character. */
export const plainText = z
  .string()
  .refine((text) => !text.includes("\u0000"), "The text holds a NUL character.");

export const id = plainText.min(1).max(200);

export const name = plainText.trim().min(1, "The name is empty.").max(limits.nameLength);

/** What is nested deeper than any real value cannot be walked safely. */
export const isReasonablyNested = (value: unknown) => !isNestedDeeperThan(value, limits.nesting);

/** Of our own: not walked to the end each time that it is read or answered with. */
export const storedObject = z.custom<JsonObject>(isJsonObject, "Expected a JSON object.");
export const storedValue = z.custom<JsonValue>(isJsonValue, "Expected a JSON value.");

export const jsonObject = z
  .custom<JsonObject>(isJsonObject, "Expected a JSON object.")
  .refine(isReasonablyNested, "The value is nested too deeply.");
