import { readdirSync, readFileSync } from "node:fs";
import { forbiddenImports } from "./forbidden-imports";

const paths = readdirSync("src", { recursive: true, encoding: "utf8" })
  .map((path) => `src/${path.replaceAll("\\", "/")}`)
  .filter((path) => /\.tsx?$/.test(path) && !path.includes("/generated/"));

const complaints = paths.flatMap((path) =>
  forbiddenImports(path, readFileSync(path, "utf8")).map(
    ({ line, from, reason }) => `${path}:${line} imports ${from}\n  ${reason}\n`,
  ),
);

process.stdout.write(`${complaints.join("\n")}Checked the imports of ${paths.length} files.\n`);
if (complaints.length > 0) process.exitCode = 1;
