import { z } from "zod";
import { isJsonObject, isNestedDeeperThan, type JsonObject } from "@/shared/json";
import { limits } from "@/shared/limits";

/** Text as a database can store it: PostgreSQL has no NUL character. */
export const plainText = z
  .string()
  .refine((text) => !text.includes("\u0000"), "The text holds a NUL character.");

export const id = plainText.min(1).max(200);

export const name = plainText.trim().min(1, "The name is empty.").max(limits.nameLength);

/** What is nested deeper than any real value cannot be walked safely. */
export const isReasonablyNested = (value: unknown) => !isNestedDeeperThan(value, limits.nesting);

export const jsonObject = z
  .custom<JsonObject>(isJsonObject, "Expected a JSON object.")
  .refine(isReasonablyNested, "The value is nested too deeply.");
