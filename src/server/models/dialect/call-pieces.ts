import { isJsonObject, isNestedDeeperThan, type JsonObject, type JsonValue } from "@/shared/json";
import { deepestJson } from "./no-reply";

export type CallPiece =
  | { type: "call_started"; index: number; id: string; name: string }
  | { type: "call_arguments"; index: number; text: string };

type Call = {
  /** What the server knows it by: a number of its own, or its id. */
  place: number | null;
  id: string;
  name: string;
  text: string;
  /** Its number among the calls that have a name; null before it has one. */
  index: number | null;
  extra: JsonObject | null;
};

/** What one piece says. */
type Given = Pick<Call, "place" | "id" | "name" | "text">;

export type CallPieces = {
  read(given: JsonValue): CallPiece[];
  /** Calls that never got a name. */
  nameless(): number;
  /** What came beside each call that has a name, for the server to be sent back; in their order. */
  extras(): (JsonObject | null)[];
};

/**
 * Puts calls together from the pieces in which servers send them: with a place, an id, a name, some of these or none; several
 * at once, one after another or in turn; arguments as text in pieces or as an object.
 */
export function createCallPieces(): CallPieces {
  const calls: Call[] = [];
  let started = 0;

  function find(given: Given): Call | undefined {
    const { place, id } = given;
    const isAtPlace = (call: Call) => place === null || call.place === null || call.place === place;
    const named = id === "" ? undefined : calls.findLast((call) => call.id === id && isAtPlace(call));
    const last = named ?? calls.findLast(isAtPlace);
    if (!last || isAnother(last, given)) return undefined;
    return last;
  }

  function newCall(place: number | null): Call {
    const call: Call = { place, id: "", name: "", text: "", index: null, extra: null };
    calls.push(call);
    return call;
  }

  return {
    read(given) {
      if (!isJsonObject(given)) return [];
      const called = isJsonObject(given.function) ? given.function : given;
      const id = toText(given.id);
      const name = plainName(toText(called.name));
      const text = toArguments(called.arguments ?? called.parameters);
      const place = toPlace(given.index);
      const call = find({ place, id, name, text }) ?? newCall(place);
      call.id ||= id;
      call.name ||= name;
      if (isKept(given.extra_content)) call.extra ??= given.extra_content;
      call.text += text;
      if (call.index !== null) {
        return text === "" ? [] : [{ type: "call_arguments", index: call.index, text }];
      }
      if (call.name === "") return [];
      call.index = started++;
      const start = { index: call.index, id: call.id || `call_${started}`, name: call.name };
      return [
        { type: "call_started", ...start },
        ...(call.text === ""
          ? []
          : [{ type: "call_arguments" as const, index: call.index, text: call.text }]),
      ];
    },
    nameless: () => calls.filter(({ index }) => index === null).length,
    extras: () => calls.flatMap(({ index, extra }) => (index === null ? [] : [extra])),
  };
}

/**
 * A piece with another id and a name begins another call, even at the same place; so does a name after a call that is whole.
 * Some servers give each piece an id of its own: without a name it goes on with what has begun.
 */
function isAnother(last: Call, { id, name, text }: Given): boolean {
  if (id !== "" && last.id !== "" && id !== last.id) return name !== "" || isWhole(last);
  return name !== "" && (name !== last.name || text !== "") && isWhole(last);
}

function isWhole({ name, text }: Call): boolean {
  if (name === "" || !text.endsWith("}")) return false;
  try {
    return isJsonObject(JSON.parse(text));
  } catch {
    return false;
  }
}

function toPlace(value: JsonValue | undefined): number | null {
  const number = typeof value === "string" && /^\d{1,6}$/.test(value) ? Number(value) : value;
  return typeof number === "number" && Number.isInteger(number) ? number : null;
}

/** Some models write a namespace before the name, and a number after it. */
function plainName(name: string): string {
  return name
    .trim()
    .replace(/^functions\./, "")
    .replace(/:\d+$/, "");
}

function toText(value: JsonValue | undefined): string {
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}

function isKept(value: JsonValue | undefined): value is JsonObject {
  return isJsonObject(value) && !isNestedDeeperThan(value, deepestJson);
}

/** Stands for arguments that nobody can use: it is not JSON. */
const tooDeep = "(nested too deep)";

function toArguments(value: JsonValue | undefined): string {
  if (value === undefined || value === null) return "";
  if (typeof value === "string") return value;
  return isNestedDeeperThan(value, deepestJson) ? tooDeep : JSON.stringify(value);
}
