import fc from "fast-check";
import { expect, it } from "vitest";
import type { JsonObject } from "@/shared/json";
import { toolConfigs } from "../contract/tool-contract";
import { planHttpRequest } from "./http-request";

const template = fc.oneof(
  fc.string(),
  fc
    .array(
      fc.constantFrom(
        "{{",
        "}}",
        "a",
        "b",
        "|",
        ".",
        "/",
        "..",
        " ",
        "?",
        "#",
        "@",
        ":",
        "%",
        "\u0000",
        "\ud800",
      ),
    )
    .map((pieces) => pieces.join("")),
);
const json = fc.dictionary(fc.constantFrom("a", "b", "__proto__", "constructor"), fc.jsonValue());
const types = fc.constantFrom("string", "number", "boolean", "object", "array");

it("makes of any settings and any arguments a request of http, or says why not", () => {
  const settings = fc.record({
    method: fc.constantFrom("GET", "POST", "PUT", "PATCH", "DELETE"),
    url: template.map((text) => `https://a.example/${text}`),
    parameters: fc.tuple(types, fc.boolean()).map(([type, required]) => [{ name: "a", type, required }]),
    preset_parameters: fc
      .tuple(types, template, fc.boolean())
      .map(([type, value_template, required]) => [{ name: "b", type, value_template, required }]),
    body_template: fc.option(fc.dictionary(template, fc.oneof(template, fc.jsonValue()))),
  });
  fc.assert(
    fc.property(settings, json, json, json, (given, args, initialContext, gatheredContext) => {
      const config = toolConfigs.http_api.safeParse(given);
      if (!config.success) return;
      const planned = planHttpRequest(config.data, {
        arguments: args as JsonObject,
        scope: {
          initialContext: initialContext as JsonObject,
          gatheredContext: gatheredContext as JsonObject,
          now: "2026-03-01T09:00:00.000Z",
        },
        idempotencyKey: "turn:call",
        credential: { type: "bearer_token", token: "t" },
      });
      if ("error" in planned) {
        expect(planned.error).not.toBe("");
        return;
      }
      const { url, body } = planned.value;
      expect(new URL(url).protocol).toBe("https:");
      if (body !== null) JSON.parse(body);
    }),
    { numRuns: 2_000 },
  );
});
