import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlMigrationAwareDriverAdapterFactory,
} from "@prisma/driver-adapter-utils";

type Glue = typeof import("@prisma/schema-engine-wasm/schema_engine_bg");

let loading: Promise<Glue> | null = null;

// The package's main file imports WebAssembly as a module, which Node 20 cannot do: load its glue and hand it the module.
async function loadEngine(): Promise<Glue> {
  const glue: Glue = await import(/* turbopackIgnore: true */ "@prisma/schema-engine-wasm/schema_engine_bg");
  const file = createRequire(resolve("package.json")).resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const bytes = await readFile(file.replace(/\.js$/, ".wasm"));
  const { instance } = await WebAssembly.instantiate(bytes, { "./schema_engine_bg.js": { ...glue } });
  glue.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
  return glue;
}

/** Prisma's own migration engine as WebAssembly: it needs no native binary and no network. */
export async function openSchemaEngine(adapterFactory: SqlMigrationAwareDriverAdapterFactory) {
  loading ??= loadEngine();
  const { SchemaEngine } = await loading;
  return SchemaEngine.new(
    { datamodels: undefined },
    () => {},
    bindMigrationAwareSqlAdapterFactory(adapterFactory),
  );
}
