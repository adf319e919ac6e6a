import ts from 'typescript';
import type { SourceFile } from './read';

const MODULE = /^apps\/bff\/src\/modules\/([^/]+)\/[^/]+\.module\.ts$/;
const INSIDE = /^apps\/bff\/src\/modules\/([^/]+)\//;

/** The class names in `exports: […]` of a module's decorator. */
function exportedNames(source: ts.SourceFile): Set<string> {
  const names = new Set<string>();
  const visit = (node: ts.Node): void => {
    const isExports =
      ts.isPropertyAssignment(node) &&
      node.name.getText(source) === 'exports' &&
      ts.isArrayLiteralExpression(node.initializer);
    if (isExports) {
      for (const element of (node.initializer as ts.ArrayLiteralExpression).elements) {
        names.add(element.getText(source));
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return names;
}

/** Where each imported name of a file comes from, as written. */
function importedFrom(source: ts.SourceFile): Map<string, string> {
  const from = new Map<string, string>();
  for (const statement of source.statements) {
    if (!ts.isImportDeclaration(statement)) continue;
    const named = statement.importClause?.namedBindings;
    if (!named || !ts.isNamedImports(named)) continue;
    const specifier = (statement.moduleSpecifier as ts.StringLiteral).text;
    for (const { name } of named.elements) from.set(name.text, specifier);
  }
  return from;
}

/** The files whose classes a module exports, as targets; and the module's own file. */
function facesOf(file: SourceFile): string[] {
  const source = ts.createSourceFile(file.path, file.text, ts.ScriptTarget.ES2022, true);
  const from = importedFrom(source);
  const exported = new Set([...exportedNames(source)].map((name) => from.get(name)));
  const faces = file.imports.filter(({ specifier }) => exported.has(specifier));
  return [file.path.replace(/\.ts$/, ''), ...faces.flatMap(({ target }) => target ?? [])];
}

/** An import that reaches into a module past what the module exports. */
export interface Reach {
  file: SourceFile;
  specifier: string;
}

/** Imports of a module's files from outside it that are no faces of the module. */
export function reachesInside(files: SourceFile[]): Reach[] {
  const faces = new Set(files.filter((file) => MODULE.test(file.path)).flatMap(facesOf));
  return files
    .filter(({ path }) => INSIDE.test(path))
    .flatMap((file) => {
      const own = INSIDE.exec(file.path)?.[1];
      return file.imports
        .filter(({ target }) => {
          const other = INSIDE.exec(target ?? '')?.[1];
          return other !== undefined && other !== own && !faces.has(target ?? '');
        })
        .map(({ specifier }) => ({ file, specifier }));
    });
}
