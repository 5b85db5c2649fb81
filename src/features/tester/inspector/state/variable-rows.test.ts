import { expect, test } from "vitest";
import { readRows, readValue, rowsOf } from "./variable-rows";

const context = { day: "Friday", count: 2, code: "007", flag: "true", list: [1], nodes_visited: ["a"] };

test("values are shown so that they are read back as what they are, and the session's own are left out", () => {
  const rows = rowsOf(context);
  expect(rows.map(({ name, text }) => [name, text])).toEqual([
    ["day", "Friday"],
    ["count", "2"],
    ["code", "007"],
    ["flag", '"true"'],
    ["list", "[\n  1\n]"],
  ]);
  expect(readRows(context, rows)).toEqual({ problems: new Map(), patch: { set: {}, unset: [] } });
});

test.each([
  ["2", 2],
  ["true", true],
  ["null", null],
  ['{"a":1}', { a: 1 }],
  ["12345678901234567890", "12345678901234567890"],
  ["1e999", "1e999"],
  ["Friday at 9", "Friday at 9"],
  ["", ""],
])("%s is read as %j", (text, value) => {
  expect(readValue(text)).toEqual(value);
});

test("what was changed, added, renamed and removed becomes a patch", () => {
  const rows = [
    { key: "1", name: "day", text: "Monday" },
    { key: "2", name: " amount ", text: "2" },
    { key: "3", name: "list", text: "[1]" },
  ];
  expect(readRows({ day: "Friday", count: 2, list: [1] }, rows)).toEqual({
    problems: new Map(),
    patch: { set: { day: "Monday", amount: 2 }, unset: ["count"] },
  });
});

test("a row that cannot be stored says why", () => {
  const rows = [
    { key: "1", name: "day", text: "" },
    { key: "2", name: "day", text: "" },
    { key: "3", name: " ", text: "" },
    { key: "4", name: "call_tags", text: "[]" },
    { key: "5", name: "a".repeat(201), text: "" },
    { key: "6", name: "__proto__", text: "" },
  ];
  expect(readRows({}, rows)).toEqual({
    problems: new Map([
      ["2", "There is already a variable “day”."],
      ["3", "Give the variable a name."],
      ["4", "“call_tags” is kept by the session itself."],
      ["5", "A name has at most 200 characters."],
      ["6", "No variable can have this name."],
    ]),
    patch: null,
  });
});
