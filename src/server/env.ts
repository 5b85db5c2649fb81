import { hostname } from "node:os";
import { z } from "zod";
import { CannotStart } from "./cannot-start";

const flag = z
  .enum(["0", "1", "true", "false", ""])
  .transform((value) => value === "1" || value === "true")
  .optional();
const text = z.string().trim().min(1);

const bootstrapApiKeys = z
  .string()
  .transform((list) =>
    list
      .split(",")
      .map((entry) => entry.trim())
      .filter((entry) => entry !== ""),
  )
  .pipe(
    z.array(
      z
        .string()
        .regex(
          /^[a-z0-9][a-z0-9-]{0,62}=rtk_[A-Za-z0-9_-]{8,200}$/,
          "every entry must look like slug=rtk_key",
        )
        .transform((entry) => {
          const [slug = "", key = ""] = entry.split("=");
          return { slug, key };
        }),
    ),
  );

const variables = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOSTNAME: text.default("127.0.0.1"),
  RETAKE_DATA_DIR: text.default(".retake"),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: "must be a postgresql:// address" }).optional(),
  NEXTAUTH_SECRET: z.string().min(16, "must have at least 16 characters").optional(),
  NEXTAUTH_URL: z.url({ protocol: /^https?$/ }).optional(),
  GITHUB_ID: text.optional(),
  GITHUB_SECRET: text.optional(),
  RETAKE_LOCAL_SIGN_IN: flag,
  RETAKE_ALLOW_PRIVATE_TOOL_HOSTS: flag,
  RETAKE_BOOTSTRAP_API_KEYS: bootstrapApiKeys.default([]),
  OPENAI_API_KEY: text.optional(),
  OPENAI_BASE_URL: z.url({ protocol: /^https?$/ }).optional(),
  RETAKE_MODEL: z
    .string()
    .regex(/^(offline|openai:\S+)$/, "must be `offline` or `openai:` and a model's name")
    .optional(),
});

export type Env = z.infer<typeof variables>;

/** A variable whose value keeps the server from starting. */
export class InvalidEnv extends CannotStart {}

/**
 * Reads the variables of the README's table. An empty one counts as absent.
 * @throws InvalidEnv naming every variable that is wrong, never showing a value.
 */
export function readEnv(source: Record<string, string | undefined>): Env {
  const present = Object.fromEntries(Object.entries(source).filter(([, value]) => value?.trim()));
  // Shells and containers set HOSTNAME to the machine's own name: then it is nobody's choice of an address.
  if (present.HOSTNAME === hostname()) delete present.HOSTNAME;
  const parsed = variables.safeParse(present);
  const problems = parsed.success
    ? contradictions(parsed.data)
    : parsed.error.issues.map((issue) => `${issue.path[0]?.toString()}: ${issue.message}`);
  if (problems.length > 0) throw new InvalidEnv(`${problems.join("; ")}.`);
  return parsed.data as Env;
}

function contradictions(env: Env): string[] {
  const found: string[] = [];
  if (env.DATABASE_URL && !env.NEXTAUTH_SECRET) {
    found.push("NEXTAUTH_SECRET: is needed with DATABASE_URL, the same for every instance");
  }
  if ((env.GITHUB_ID === undefined) !== (env.GITHUB_SECRET === undefined)) {
    found.push("GITHUB_ID and GITHUB_SECRET: set both or neither");
  }
  return found;
}

const loopback = new Set(["127.0.0.1", "localhost", "::1"]);

/** Only somebody at this machine can reach the server, and nobody else's data is in it: they need no password. */
export function offersLocalSignIn(env: Env): boolean {
  return env.RETAKE_LOCAL_SIGN_IN ?? (loopback.has(env.HOSTNAME) && !env.DATABASE_URL);
}

/** The address people open, as far as the variables tell. */
export function publicUrl(env: Env): string {
  if (env.NEXTAUTH_URL) return env.NEXTAUTH_URL;
  const host = loopback.has(env.HOSTNAME) || env.HOSTNAME === "0.0.0.0" ? "localhost" : env.HOSTNAME;
  return `http://${host}:${env.PORT}`;
}
