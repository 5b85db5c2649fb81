import { expect, it } from "vitest";
import { createSecretSeal } from "./secret-seal";

const seal = createSecretSeal("a secret of enough length");

it.each(["", "token", "Zażółć 🙂".repeat(1_000)])("opens what it has sealed: %s", (text) => {
  expect(seal.open(seal.seal(text, "tool_1"), "tool_1")).toBe(text);
});

it("seals the same text differently each time, and shows nothing of it", () => {
  const [first, second] = [seal.seal("hunter2-token", "tool_1"), seal.seal("hunter2-token", "tool_1")];
  expect(first).not.toBe(second);
  expect(Buffer.from(first, "base64url").toString("latin1")).not.toContain("hunter2");
});

it("opens under the same secret in another process", () => {
  const other = createSecretSeal("a secret of enough length");
  expect(other.open(seal.seal("token", "tool_1"), "tool_1")).toBe("token");
});

it("opens nothing under another secret or for another owner", () => {
  const sealed = seal.seal("token", "tool_1");
  expect(createSecretSeal("another secret of enough length").open(sealed, "tool_1")).toBeNull();
  expect(seal.open(sealed, "tool_2")).toBeNull();
});

it("opens nothing that was changed in any byte, cut or made up", () => {
  const bytes = Buffer.from(seal.seal("token", "tool_1"), "base64url");
  for (let index = 0; index < bytes.length; index += 1) {
    const changed = Buffer.from(bytes);
    changed[index] = (changed[index] ?? 0) ^ 1;
    expect(seal.open(changed.toString("base64url"), "tool_1")).toBeNull();
    expect(seal.open(bytes.subarray(0, index).toString("base64url"), "tool_1")).toBeNull();
  }
  expect(seal.open("not sealed at all", "tool_1")).toBeNull();
});
