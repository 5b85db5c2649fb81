import { PGlite } from "@electric-sql/pglite";
import { PrismaPGlite } from "pglite-prisma-adapter";
import { prismaDir } from "./database";
import { migrationToSchema, writeMigration } from "./migrations";

const name = process.argv[2];
const sql = await migrationToSchema(new PrismaPGlite(new PGlite()), prismaDir);
if (!name) {
  process.stderr.write("Give the migration a name: npm run migration -- add_something\n");
  process.exitCode = 1;
} else if (sql === "") {
  process.stdout.write("The migrations already lead to the schema: nothing to write.\n");
} else {
  process.stdout.write(`Wrote prisma/${await writeMigration(prismaDir, name, sql, new Date())}\n`);
}
