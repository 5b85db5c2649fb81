import { posix } from "node:path";
import { parseSync, Visitor } from "oxc-parser";
import type { Folder } from "./folder";
import { folders } from "./folders";

export type Import = { from: string; isType: boolean; line: number };
export type ForbiddenImport = Import & { reason: string };

/** What a file may not import, by its path from the root of the repository. What tests, and what is there for tests, may import anything. */
export function forbiddenImports(path: string, source: string): ForbiddenImport[] {
  const file = path.replace(/^src\//, "").replace(/\.tsx?$/, "");
  if (isForTests(file)) return [];
  const folder = folderOf(file);
  return importsOf(path, source).flatMap((each) => {
    const reason = folder
      ? whyNot(folder, file, each)
      : "This place has no arrows yet: give it a line in src/lint/folders.ts.";
    return reason === null ? [] : [{ ...each, reason }];
  });
}

export function importsOf(path: string, source: string): Import[] {
  const found: Import[] = [];
  const add = (source: { value: unknown; start: number } | null, isType: boolean) => {
    if (typeof source?.value === "string")
      found.push({ from: source.value, isType, line: lineAt(source.start) });
  };
  const lineAt = (offset: number) => source.slice(0, offset).split("\n").length;
  const { program } = parseSync(path, source);
  new Visitor({
    ImportDeclaration: (node) => add(node.source, node.importKind === "type"),
    ExportNamedDeclaration: (node) => add(node.source, node.exportKind === "type"),
    ExportAllDeclaration: (node) => add(node.source, node.exportKind === "type"),
    ImportExpression: (node) => add(node.source.type === "Literal" ? node.source : null, false),
    TSImportType: (node) => add(node.source, true),
  }).visit(program);
  return found;
}

function whyNot(folder: Folder, file: string, { from, isType }: Import): string | null {
  const target = resolved(file, from);
  if (target === null) {
    const { packages } = folder;
    return !packages || packages.some((name) => lies(from, name))
      ? null
      : `${folder.name} may not import the package ${from}. ${folder.because}`;
  }
  if (isForTests(target)) return `${target} is there for tests.`;
  const allowed = [folder.name, ...folder.imports, ...(isType ? (folder.types ?? []) : [])];
  if (allowed.some((name) => lies(target, name))) return null;
  const isOnlyCode = (folder.types ?? []).some((name) => lies(target, name));
  return `${folder.name} may not import ${isOnlyCode ? "code of " : ""}${target}. ${folder.because}`;
}

/** Where an import leads, from `src`; null for a package. */
function resolved(file: string, from: string): string | null {
  if (from.startsWith("@/")) return from.slice(2);
  return from.startsWith(".") ? posix.join(posix.dirname(file), from) : null;
}

/** The folder that a file or a folder belongs to. */
export function folderOf(file: string): Folder | undefined {
  return folders
    .filter(({ name }) => lies(file, name))
    .toSorted((one, other) => other.name.length - one.name.length)[0];
}

/** Whether a path is this file, or lies in this folder. */
export function lies(path: string, name: string): boolean {
  return path === name || path.startsWith(`${name}/`);
}

function isForTests(file: string): boolean {
  return /(^|\/)testing\/|\.(test|testsuite)$/.test(file);
}
