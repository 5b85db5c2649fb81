import { expect, it } from "vitest";
import { nameMcpFunctions } from "./mcp-names";

it("names functions after server and function, in characters that every model takes", () => {
  expect([...nameMcpFunctions("weather", ["get-Weather", "Wetter für morgen", "天気"])]).toEqual([
    ["mcp__weather__get_weather", "get-Weather"],
    ["mcp__weather__wetter_fur_morgen", "Wetter für morgen"],
    ["mcp__weather__tianqi", "天気"],
  ]);
});

it("tells apart what would become the same name", () => {
  const names = ["get-it", "get_it", "GET it", "...", "!!!"];
  const functions = nameMcpFunctions("s", names);
  expect([...functions.values()]).toEqual(names);
  expect([...functions.keys()].slice(0, 2)).toEqual([
    "mcp__s__get_it",
    expect.stringMatching(/^mcp__s__get_it_[0-9a-f]{8}$/),
  ]);
});

it("cuts long names, and still tells them apart, the same way each time", () => {
  const names = ["a", "b"].map((end) => `${"long-".repeat(20)}${end}`);
  const functions = [...nameMcpFunctions("a_server_with_quite_a_long_name", names)];
  expect(functions).toEqual([...nameMcpFunctions("a_server_with_quite_a_long_name", names)]);
  expect(functions.map(([, name]) => name)).toEqual(names);
  for (const [functionName] of functions) expect(functionName).toMatch(/^[a-z0-9_]{64}$/);
});
