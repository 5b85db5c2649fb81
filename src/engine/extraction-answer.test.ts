import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readAnswer } from "./extraction-answer";

const ana = '{"name":{"value":"Ana","source":"I am Ana"}}';

function valuesIn(text: string, names = ["name"]): Record<string, unknown> | string {
  const answer = readAnswer(text, names);
  if ("error" in answer) return answer.error;
  return Object.fromEntries([...answer.given].map(([name, { value }]) => [name, value]));
}

describe("X8 the object that has the variables", () => {
  it.each([
    ["alone", ana],
    ["after a thought with braces", `<think>I need {"name": …} with {value, source}.</think>\n${ana}`],
    ["not the draft of a thought", `<think>Draft: {"name": null}</think>${ana}`],
    ["after a thought whose beginning was not sent", `Draft: {"name": null}\n</think>\n${ana}`],
    ["after a thought in another notation", `[THINK]{"name": "Bob"}[/THINK]${ana}`],
    ["after thinking in words", `I need {"name": …} with {value, source}. So:\n${ana}`],
    ["before a remark with braces", `${ana}\n\nNote: {agreed} was not asked.`],
    ["before a remark that looks like an answer", `${ana}\n\nNote: {name: not sure}`],
    ["as the second object", `{"thought":"ok"}\n${ana}`],
    ["as the first object", `${ana}\n{"thought":"ok"}`],
    ["after a draft in words", `First: {"name":"Bob"}. No, rather: ${ana}`],
    ["in a fence", `Here you are:\n\`\`\`json\n${ana}\n\`\`\`\nDone.`],
    ["with a comma too many", '{"name":{"value":"Ana"},}'],
    ["in single quotation marks", "{'name': {'value': 'Ana', 'source': None}}"],
    ["with a comment", '{"name": "Ana" // said at the beginning\n}'],
    ["in braces of words", `{this is it: ${ana}}`],
    ["in a text of JSON", JSON.stringify(ana)],
    ["after a bracket that is not closed", `[see below {\n${ana}`],
    ["after a quotation mark within braces", `{6" pipe} ${ana}`],
  ])("is found %s", (_, text) => {
    expect(valuesIn(text)).toEqual({ name: "Ana" });
  });

  it.each([
    ["variables", `{"variables":${ana}}`],
    ["result", `{"result":${ana}}`],
    ["answer in answer", `{"status":"ok","answer":{"data":${ana}}}`],
    ["a list of one", `[${ana}]`],
    ["a list of names and values", '[{"name":"name","value":"Ana","source":"I am Ana"}]'],
    ["a named list of names and values", '{"variables":[{"name":"name","value":"Ana"}]}'],
    ["one name and value", '{"variable":"name","value":"Ana"}'],
    ["a call", '{"name":"extract","arguments":{"name":"Ana"}}'],
    ["a call with its arguments as text", '{"name":"extract","arguments":"{\\"name\\":\\"Ana\\"}"}'],
    ["a name in other letters", '{"Name":"Ana"}'],
  ])("is read in a wrapper: %s", (_, text) => {
    expect(valuesIn(text)).toEqual({ name: "Ana" });
  });

  it("has all that several objects give", () => {
    const names = ["day", "guests", "name"];
    expect(valuesIn('{"day":"Monday"}\n{"guests":4}', names)).toEqual({ day: "Monday", guests: 4 });
    expect(valuesIn('{"day":"Friday"} {"day":"Monday","guests":4} {"day":"Sunday"}', names)).toEqual({
      day: "Monday",
      guests: 4,
    });
  });

  it("is not taken for a wrapper when a variable is called like one", () => {
    const answer = '{"source":{"value":"radio","source":"on the radio"},"value":{"value":7,"source":null}}';
    expect(valuesIn(answer, ["source", "value"])).toEqual({ source: "radio", value: 7 });
  });

  it("is not the schema of the question, said back", () => {
    const schema = '{"type":"object","properties":{"name":{"type":"object","properties":{}}}}';
    expect(valuesIn(`${schema}\n${ana}`)).toEqual({ name: "Ana" });
    expect(valuesIn(schema)).toBe("The answer has none of the variables, but “type”, “properties”.");
  });

  it("keeps marks of thoughts that somebody said", () => {
    expect(valuesIn('{"name":"<think>Ana</think>"}')).toEqual({ name: "<think>Ana</think>" });
  });
});

describe("X8 no value is made up", () => {
  it.each([
    ["of what breaks off", '{"name":{"value":"An', "The answer's JSON breaks off."],
    ["of a thought that does not end", `<think>Maybe ${ana}`, "The answer was a thought and no more."],
    ["of words in braces", "{name} was not said.", "The answer was not a JSON object."],
  ])("%s", (_, text, error) => {
    expect(valuesIn(text)).toBe(error);
  });
});

describe("for any answer", () => {
  it("it is read or told why not, and its time is in proportion", () => {
    const piece = fc.oneof(
      fc.constantFrom("{", "}", "[", "]", '"', "<think>", "</think>", ana, ":", ",", "name", "\\"),
      fc.string({ maxLength: 5 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        expect(["object", "string"]).toContain(typeof valuesIn(pieces.join("")));
      }),
    );
  });

  it.each([
    ["opening braces", "{".repeat(300_000)],
    ["keys within keys", '{"a":'.repeat(60_000)],
    ["nested lists", `${"[".repeat(50_000)}${"]".repeat(50_000)}`],
    ["objects that need mending", "{a:1,}".repeat(40_000)],
    ["openings of thoughts", "<think>".repeat(40_000)],
    ["ends of thoughts", "</think>".repeat(40_000)],
  ])("many %s are read to their end", (_, text) => {
    // Time that grew with the square of the text would not end within the time of a test.
    expect(() => valuesIn(text)).not.toThrow();
  });
});
