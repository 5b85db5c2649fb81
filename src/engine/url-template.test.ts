import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { JsonObject } from "@/shared/json";
import { renderUrlTemplate } from "./url-template";

const render = (template: string, initialContext: JsonObject = {}, gatheredContext: JsonObject = {}) =>
  renderUrlTemplate(template, { initialContext, gatheredContext, now: "2026-03-01T09:00:00.000Z" });

describe("an address", () => {
  it.each<[string, JsonObject, string]>([
    ["https://a.example/x", {}, "https://a.example/x"],
    ["  https://a.example/x ", {}, "https://a.example/x"],
    ["https://a.example/{{id}}", { id: 7 }, "https://a.example/7"],
    ["https://a.example/{{ok}}", { ok: true }, "https://a.example/true"],
    ["https://a.example/{{no}}", { no: false }, "https://a.example/false"],
    ["https://a.example/{{zero}}", { zero: 0 }, "https://a.example/0"],
    ["https://a.example/{{id}}", { id: "a/b?c#d&e f" }, "https://a.example/a%2Fb%3Fc%23d%26e%20f"],
    ["https://a.example/?q={{q}}", { q: "it's (so)*!" }, "https://a.example/?q=it%27s%20%28so%29%2A%21"],
    ["https://a.example/{{id}}", { id: "\ud800x" }, "https://a.example/%EF%BF%BDx"],
    ["https://a.example/{{id|none}}", {}, "https://a.example/none"],
    ["https://a.example/{{id|a b}}", { id: "" }, "https://a.example/a%20b"],
    ["https://{{host}}/x", { host: "b.example" }, "https://b.example/x"],
    ["https://{{region}}.a.example/x", { region: "eu" }, "https://eu.a.example/x"],
    ["https://a.example/{{user.tags.1}}", { user: { tags: ["x", "y"] } }, "https://a.example/y"],
    ["https://a.example/{{initial_context.id}}", { id: 1 }, "https://a.example/1"],
    ["https://a.example/?on={{current_weekday}}", {}, "https://a.example/?on=Sunday"],
    ["https://a.example/a/../b", {}, "https://a.example/b"],
  ])("is filled: %s with %j", (template, context, url) => {
    expect(render(template, context)).toEqual({ url });
  });

  it.each<[string, JsonObject, RegExp]>([
    ["", {}, /must begin/],
    ["ftp://a.example/", {}, /must begin/],
    ["//a.example/", {}, /must begin/],
    ["{{base}}/x", { base: "https://a.example" }, /must begin/],
    ["{{scheme}}://a.example", { scheme: "https" }, /must begin/],
    ["http{{s}}://a.example", { s: "s" }, /must begin/],
    ["https://a.example/{{id}}", {}, /needs .+“id”/],
    ["https://a.example/{{id}}", { id: null }, /needs .+“id”/],
    ["https://a.example/{{id}}", { id: "" }, /needs .+“id”/],
    ["https://a.example/{{id}}", { id: [1] }, /needs .+“id”/],
    ["https://a.example/{{id}}", { id: {} }, /needs .+“id”/],
    ["https://a.example/{{id", { id: 1 }, /pair up/],
    ["https://a.example/id}}", { id: 1 }, /pair up/],
    ["https://a.example/{id}", { id: 1 }, /pair up/],
    ["https://a.example/{{{id}}}", { id: 1 }, /pair up|needs/],
    ["https://a.example/{{a{{b}}}}", { b: 1 }, /pair up|needs/],
    ["https://a.example/users/{{id}}", { id: ".." }, /out of the path/],
    ["https://a.example/{{a}}{{b}}/x", { a: ".", b: "." }, /out of the path/],
    ["https://a.example/%2e{{a}}/x", { a: "." }, /out of the path/],
    ["https://{{host}}/x", { host: "evil.example/?" }, /can be called/],
    ["https://{{host}}/x", { host: "user@evil.example" }, /can be called/],
    ["https://{{host}}/x", { host: "a b" }, /can be called/],
    ["https://user:word@a.example/", {}, /Use a credential/],
    ["https://{{user}}@a.example/", { user: "me" }, /Use a credential/],
    ["https://a.example/{{id}}", { id: "x".repeat(9_000) }, /longer/],
  ])("is refused: %s with %j", (template, context, error) => {
    expect(render(template, context)).toEqual({ error: expect.stringMatching(error) });
  });
});

const anything = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string({
    unit: fc.constantFrom("{{", "}}", "|", "a", ".", "/", "https://", "@", "%", "\ud800", " ", "?"),
  }),
);

it("never throws, and gives only addresses of http", () => {
  fc.assert(
    fc.property(anything, fc.jsonValue(), (text, value) => {
      const rendered = render(`https://${text}`, { a: value as never });
      if ("url" in rendered) expect(new URL(rendered.url).protocol).toMatch(/^https?:$/);
      else expect(rendered.error).not.toBe("");
      render(text);
    }),
    { numRuns: 2_000 },
  );
});

it("lets no value change the host, the number of segments, or add to the query", () => {
  fc.assert(
    fc.property(anything, anything, (path, query) => {
      const rendered = render("https://a.example/one/{{p}}/two?q={{q}}&r=1", { p: path, q: query });
      if ("error" in rendered) return;
      const url = new URL(rendered.url);
      expect(url.host).toBe("a.example");
      expect(url.pathname.split("/")).toHaveLength(4);
      expect([...url.searchParams.keys()]).toEqual(["q", "r"]);
      expect(url.hash).toBe("");
    }),
    { numRuns: 2_000 },
  );
});
