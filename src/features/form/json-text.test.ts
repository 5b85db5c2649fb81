import { expect, test } from "vitest";
import { readJson, readJsonObject } from "./json-text";

test("nothing typed is no value, or an empty object where it has to be one", () => {
  expect(readJson(" ")).toEqual({ value: undefined, problem: null });
  expect(readJsonObject(" ")).toEqual({ value: {}, problem: null });
});

test("a text that is not JSON, or not an object where it has to be one, has a problem and no value", () => {
  const unreadable = { value: undefined, problem: expect.stringMatching(/^Not valid JSON/) };
  expect(readJson("{bad")).toEqual(unreadable);
  expect(readJsonObject("{bad")).toEqual(unreadable);
  for (const text of ["[1]", "null", '"text"'])
    expect(readJsonObject(text)).toEqual({ value: undefined, problem: "Not a JSON object" });
});
