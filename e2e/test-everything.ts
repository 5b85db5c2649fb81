import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";

type Part = { script: string; seconds: number; isGreen: boolean };

const say = (line: string) => process.stdout.write(`${line}\n`);
const startedAt = performance.now();
const done: Part[] = [];

/** Runs a script of `package.json`. `isQuiet`: what it says is held back until it ends, and all told only when it fails. */
async function run(script: string, { isQuiet = false } = {}): Promise<void> {
  const beganAt = performance.now();
  const child = spawn("npm", ["run", "--silent", script], {
    stdio: isQuiet ? ["ignore", "pipe", "pipe"] : ["ignore", "inherit", "inherit"],
    shell: process.platform === "win32",
  });
  const said = [child.stdout, child.stderr].map((stream) => (stream ? text(stream) : ""));
  const isGreen = await new Promise<boolean>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve(code === 0));
  });
  if (!isGreen) for (const words of await Promise.all(said)) process.stdout.write(words);
  const seconds = Math.round((performance.now() - beganAt) / 1_000);
  done.push({ script, seconds, isGreen });
  if (isQuiet) say(`${script}: ${isGreen ? "passed" : "FAILED"} (${seconds} s)`);
}

// Side by side what waits for something else than the processor; the rest one after the other, each only when all before it passed.
const stages = [
  () => Promise.all([run("lint", { isQuiet: true }), run("types", { isQuiet: true })]),
  () => Promise.all([run("test:unit"), run("build", { isQuiet: true })]),
  () => run("test:journeys"),
];
for (const stage of stages) {
  await stage();
  if (done.some(({ isGreen }) => !isGreen)) break;
}
const parts = done.map(({ script, seconds, isGreen }) => `${script} ${seconds} s${isGreen ? "" : " FAILED"}`);
const minutes = (performance.now() - startedAt) / 60_000;
say(`\n${parts.join(", ")}. ${minutes.toFixed(1)} minutes in all.`);
process.exitCode = done.every(({ isGreen }) => isGreen) ? 0 : 1;
