import { describe, expect, it } from "vitest";
import { CannotStart } from "./cannot-start";
import { type Env, offersLocalSignIn, publicUrl, readEnv } from "./env";

const secret = "a secret of enough length";

function refusal(source: Record<string, string>): string {
  try {
    readEnv(source);
  } catch (error) {
    if (error instanceof CannotStart) return error.message;
    throw error;
  }
  throw new Error("The variables were taken.");
}

it("needs no variable at all", () => {
  expect(readEnv({})).toEqual({
    PORT: 3000,
    HOSTNAME: "127.0.0.1",
    RETAKE_DATA_DIR: ".retake",
    RETAKE_BOOTSTRAP_API_KEYS: [],
  });
});

it("takes an empty variable for an absent one", () => {
  expect(
    readEnv({ PORT: "", DATABASE_URL: " ", OPENAI_BASE_URL: "", RETAKE_BOOTSTRAP_API_KEYS: "" }),
  ).toEqual(readEnv({}));
});

describe("a good value", () => {
  it.each<[Record<string, string>, Partial<Env>]>([
    [{ PORT: "8080" }, { PORT: 8080 }],
    [{ PORT: "0" }, { PORT: 0 }],
    [{ HOSTNAME: "0.0.0.0" }, { HOSTNAME: "0.0.0.0" }],
    [{ RETAKE_DATA_DIR: "/var/retake" }, { RETAKE_DATA_DIR: "/var/retake" }],
    [{ NEXTAUTH_SECRET: secret }, { NEXTAUTH_SECRET: secret }],
    [{ NEXTAUTH_URL: "https://retake.example" }, { NEXTAUTH_URL: "https://retake.example" }],
    [
      { GITHUB_ID: "id", GITHUB_SECRET: "s" },
      { GITHUB_ID: "id", GITHUB_SECRET: "s" },
    ],
    [{ RETAKE_LOCAL_SIGN_IN: "1" }, { RETAKE_LOCAL_SIGN_IN: true }],
    [{ RETAKE_LOCAL_SIGN_IN: "false" }, { RETAKE_LOCAL_SIGN_IN: false }],
    [{ RETAKE_ALLOW_PRIVATE_TOOL_HOSTS: "true" }, { RETAKE_ALLOW_PRIVATE_TOOL_HOSTS: true }],
    [{ RETAKE_ALLOW_PRIVATE_TOOL_HOSTS: "0" }, { RETAKE_ALLOW_PRIVATE_TOOL_HOSTS: false }],
    [{ OPENAI_API_KEY: "sk-1" }, { OPENAI_API_KEY: "sk-1" }],
    [{ OPENAI_BASE_URL: "http://127.0.0.1:11434/v1" }, { OPENAI_BASE_URL: "http://127.0.0.1:11434/v1" }],
    [{ RETAKE_MODEL: "offline" }, { RETAKE_MODEL: "offline" }],
    [{ RETAKE_MODEL: "openai:gpt-5" }, { RETAKE_MODEL: "openai:gpt-5" }],
    [
      { DATABASE_URL: "postgres://me@db/retake", NEXTAUTH_SECRET: secret },
      { DATABASE_URL: "postgres://me@db/retake" },
    ],
    [
      { RETAKE_BOOTSTRAP_API_KEYS: " acme=rtk_12345678 ,, other-1=rtk_abc-DEF_9 " },
      {
        RETAKE_BOOTSTRAP_API_KEYS: [
          { slug: "acme", key: "rtk_12345678" },
          { slug: "other-1", key: "rtk_abc-DEF_9" },
        ],
      },
    ],
  ])("is taken: %j", (source, expected) => {
    expect(readEnv(source)).toMatchObject(expected);
  });
});

describe("a bad value", () => {
  it.each([
    ["PORT", "eighty-eighty"],
    ["PORT", "70001"],
    ["PORT", "80.55"],
    ["DATABASE_URL", "mysql://user:hunter2@db/x"],
    ["DATABASE_URL", "hunter2"],
    ["NEXTAUTH_SECRET", "hunter2"],
    ["NEXTAUTH_URL", "javascript:hunter2"],
    ["RETAKE_LOCAL_SIGN_IN", "hunter2"],
    ["RETAKE_ALLOW_PRIVATE_TOOL_HOSTS", "hunter2"],
    ["RETAKE_BOOTSTRAP_API_KEYS", "acme=hunter2"],
    ["RETAKE_BOOTSTRAP_API_KEYS", "Acme=rtk_12345678hunter2"],
    ["RETAKE_BOOTSTRAP_API_KEYS", "acme=rtk_12345678,hunter2"],
    ["OPENAI_BASE_URL", "file:///etc/hunter2"],
    ["RETAKE_MODEL", "hunter2"],
    ["RETAKE_MODEL", "openai:"],
  ])("of %s stops the start with its name and not its value: %s", (name, value) => {
    const message = refusal({
      [name]: value,
      ...(name === "DATABASE_URL" ? { NEXTAUTH_SECRET: secret } : {}),
    });
    expect(message).toMatch(new RegExp(`^Retake cannot start\\. ${name}: .+\\.$`));
    expect(message.split("\n")).toHaveLength(1);
    expect(message.replaceAll("`openai:`", "")).not.toContain(value);
    expect(message).not.toContain("hunter2");
  });

  it("is named with all others", () => {
    expect(refusal({ PORT: "-1", RETAKE_MODEL: "other" })).toMatch(/PORT: .+; RETAKE_MODEL: /);
  });
});

it.each([
  [{ DATABASE_URL: "postgresql://db/retake" }, "NEXTAUTH_SECRET"],
  [{ GITHUB_ID: "id" }, "GITHUB_ID and GITHUB_SECRET"],
  [{ GITHUB_SECRET: "s" }, "GITHUB_ID and GITHUB_SECRET"],
])("refuses what does not go together: %j", (source, names) => {
  expect(refusal(source)).toContain(names);
});

it.each<[Record<string, string>, boolean]>([
  [{}, true],
  [{ HOSTNAME: "localhost" }, true],
  [{ HOSTNAME: "0.0.0.0" }, false],
  [{ DATABASE_URL: "postgresql://db/retake", NEXTAUTH_SECRET: secret }, false],
  [{ RETAKE_LOCAL_SIGN_IN: "0" }, false],
  [{ HOSTNAME: "0.0.0.0", RETAKE_LOCAL_SIGN_IN: "1" }, true],
])("offers local sign-in where only this machine is reached, or when asked to: %j", (source, isOffered) => {
  expect(offersLocalSignIn(readEnv(source))).toBe(isOffered);
});

it.each([
  [{}, "http://localhost:3000"],
  [{ HOSTNAME: "0.0.0.0", PORT: "80" }, "http://localhost:80"],
  [{ HOSTNAME: "retake.local" }, "http://retake.local:3000"],
  [{ NEXTAUTH_URL: "https://retake.example" }, "https://retake.example"],
])("tells the address people open: %j", (source, url) => {
  expect(publicUrl(readEnv(source))).toBe(url);
});
