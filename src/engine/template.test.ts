import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { placeholdersIn, renderTemplate, type TemplateScope } from "./template";

const scope: TemplateScope = {
  initialContext: {
    name: "Ada",
    blank: "",
    zero: 0,
    isMember: true,
    nothing: null,
    customer: { city: "Paris", orders: [{ id: "A-1" }, { id: "B-2" }] },
    both: "from the caller",
    escaped: "one\\ntwo",
    nested: "{{name}}",
  },
  gatheredContext: { mood: "calm", both: "from the chat", taken: null },
  now: "2026-03-01T23:30:00.000Z",
};

const render = (text: string): string => renderTemplate(text, scope);

describe("values", () => {
  it.each([
    ["{{name}}", "Ada"],
    ["{{ name }} and {{\tname\n}}", "Ada and Ada"],
    ["{{customer.city}}", "Paris"],
    ["{{customer.orders.1.id}}", "B-2"],
    ["{{customer.orders.length}}", ""],
    ["{{customer.toString}}", ""],
    ["{{zero}} {{isMember}}", "0 true"],
    ["{{customer.orders}}", '[{"id":"A-1"},{"id":"B-2"}]'],
    ["{{missing}}{{nothing}}{{blank}}", ""],
    ["{{nested}}", "{{name}}"],
  ])("T1 %s becomes %s", (text, expected) => {
    expect(render(text)).toBe(expected);
  });

  it.each([
    ["{{initial_context.name}}", "Ada"],
    ["{{gathered_context.mood}}", "calm"],
    ["{{mood}}", "calm"],
    ["{{both}}", "from the caller"],
    ["{{gathered_context.both}}", "from the chat"],
  ])("T2 %s looks in the initial context before the gathered one and becomes %s", (text, expected) => {
    expect(render(text)).toBe(expected);
  });

  it("T2 a key of that very name in the initial context comes first", () => {
    const initialContext = { initial_context: { name: "inner" }, name: "outer" };
    expect(renderTemplate("{{initial_context.name}}", { ...scope, initialContext })).toBe("inner");
  });

  it("T5 turns a written backslash-n into a line break, in values too", () => {
    expect(render("a\\nb {{escaped}}")).toBe("a\nb one\ntwo");
  });
});

describe("defaults", () => {
  it.each([
    ["{{missing | friend }}", "friend"],
    ["{{blank|friend}}", "friend"],
    ["{{nothing|friend}}", "friend"],
    ["{{zero|friend}}", "0"],
    ["{{name|friend}}", "Ada"],
    ["{{site | https://example.org:8080/a}}", "https://example.org:8080/a"],
    ["{{missing | fallback:a:b }}", "a:b"],
    ["{{customer.first_name | fallback}}", "Customer.First_Name"],
  ])("T3 %s becomes %s", (text, expected) => {
    expect(render(text)).toBe(expected);
  });
});

describe("text that is not a placeholder", () => {
  it.each(["{{first name}}", "{{}}", "{{ }}", "{{a|}}", "{name}", "{{name}", "{{ name", "}}"])(
    "T4 %s stays as typed",
    (text) => {
      expect(render(text)).toBe(text);
    },
  );

  it("T4 reads triple braces from the outer pair", () => {
    expect(render("{{{name}}}")).toBe("}");
  });
});

describe("the clock", () => {
  it.each([
    ["{{current_time}}", "2026-03-01 23:30:00 UTC"],
    ["{{current_weekday}}", "Sunday"],
    ["{{current_time_America/New_York}}", "2026-03-01 18:30:00 EST"],
    ["{{current_time_Europe/Berlin}}", "2026-03-02 00:30:00 CET"],
    ["{{current_time_Asia/Kolkata}}", "2026-03-02 05:00:00 IST"],
    ["{{current_weekday_Asia/Tokyo}}", "Monday"],
    ["{{current_weekday}}, {{current_time_Europe/Berlin}}", "Monday, 2026-03-02 00:30:00 CET"],
    ["[{{current_time_Mars/Olympus}}]", "[]"],
    ["[{{current_time}}{{current_weekday_Nowhere}}]", "[]"],
  ])("T6 %s becomes %s", (text, expected) => {
    expect(render(text)).toBe(expected);
  });

  it("T6 hides a context key of the same name", () => {
    expect(
      renderTemplate("{{current_weekday}}", { ...scope, initialContext: { current_weekday: "x" } }),
    ).toBe("Sunday");
  });

  it("T6 renders nothing when the time itself is invalid", () => {
    expect(renderTemplate("[{{current_time}}]", { ...scope, now: "soon" })).toBe("[]");
  });
});

const templateText = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        "{",
        "{{",
        "}}",
        "}",
        "|",
        " ",
        "\n",
        "\\n",
        ".",
        "0",
        "a",
        "current_time",
        "current_weekday_",
      ),
      fc.constantFrom(
        "initial_context.",
        "gathered_context.",
        "fallback",
        "fallback:",
        "__proto__",
        "constructor",
      ),
      fc.string({ unit: "binary" }),
    ),
  )
  .map((parts) => parts.join(""));

describe("any text", () => {
  it("T7 renders in any context without throwing", () => {
    fc.assert(
      fc.property(
        templateText,
        fc.dictionary(fc.string(), fc.jsonValue()),
        fc.string(),
        (text, context, now) => {
          const rendered = renderTemplate(text, {
            initialContext: JSON.parse(JSON.stringify(context)),
            gatheredContext: JSON.parse(JSON.stringify({ a: context })),
            now,
          });
          expect(typeof rendered).toBe("string");
        },
      ),
    );
  });

  it("T7 renders text without braces or backslashes as it is", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        fc.pre(!/[{\\]/.test(text));
        expect(render(text)).toBe(text);
      }),
    );
  });

  it.each(["{", "{{a|", "{{ ", "{{a "])("T8 comes to an end with a hundred thousand of “%s”", (piece) => {
    // Time that grew with the square of the text would not end within the time of a test.
    expect(render(piece.repeat(100_000))).toBe(piece.repeat(100_000));
  });

  it("T8 comes to an end with ten thousand clocks", () => {
    expect(render("{{current_time}}".repeat(10_000))).toHaveLength(
      render("{{current_time}}").length * 10_000,
    );
  });

  it("T8 stops inserting values once they add up to a million characters", () => {
    const rendered = renderTemplate("{{long}}".repeat(1_000), {
      ...scope,
      initialContext: { long: "x".repeat(10_000) },
    });
    expect(rendered).toHaveLength(1_000_000);
  });
});

it("lists the placeholders of a text", () => {
  expect(placeholdersIn("Hi {{name}}, {{ site | a:b }} {{x y}}")).toEqual([
    { path: "name", fallback: null },
    { path: "site", fallback: "a:b" },
  ]);
});
