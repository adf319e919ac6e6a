import { circles } from './cycles';
import { LAYERS, type Layer } from './layers';
import { reachesInside } from './modules';
import type { SourceFile } from './read';

/** Something that isn't in order. */
export interface HouseFault {
  /**
   * Row of the table, or `no-circle`, `leads-nowhere`, `own-folder`, `no-hidden-input`,
   * `modules-by-their-exports`.
   */
  id: string;
  /** File, target and reason, for the person who broke it. */
  text: string;
}

const workspaceOf = (path: string): string => path.split('/').slice(0, 2).join('/');

/** A pattern with `$1` filled in from the file the row speaks about. */
const filled = (pattern: string, group: string | undefined): RegExp =>
  new RegExp(pattern.replaceAll('$1', group ?? ''));

function layerFaults(file: SourceFile, layer: Layer): HouseFault[] {
  const match = layer.from.exec(file.path);
  if (!match) return [];
  const over = filled(layer.over, match[1]);
  const only = layer.only.map((pattern) => filled(pattern, match[1]));
  return file.imports
    .filter(({ target }) => target && over.test(target) && !only.some((one) => one.test(target)))
    .map(({ specifier }) => ({
      id: layer.id,
      text: `${file.path} imports ${specifier}: ${layer.reason} (${layer.id})`,
    }));
}

/** Imports that reach into a workspace by path, past its public names, or that lead nowhere. */
function pathFaults(file: SourceFile): HouseFault[] {
  return file.imports.flatMap(({ specifier, target }) => {
    const said = `${file.path} imports ${specifier}`;
    const ours = specifier.startsWith('.') || specifier.startsWith('@yizhan/');
    if (!target && specifier.startsWith('@yizhan/')) {
      const text = `${said}: no workspace gives that name (leads-nowhere)`;
      return [{ id: 'leads-nowhere', text }];
    }
    if (!target || !ours || !specifier.startsWith('.')) return [];
    if (workspaceOf(target) === workspaceOf(file.path)) return [];
    const text = `${said}: another workspace is imported by its name, not by path (own-folder)`;
    return [{ id: 'own-folder', text }];
  });
}

/** Things a rule must be given, as written in code. */
const HIDDEN = /\b(Date\.now|Math\.random|performance\.now)\(|\bnew Date\(\)/;
const COMMENTS = /\/\*[\s\S]*?\*\/|\/\/.*$/gm;

/** Rules decide from what they are given: neither the clock nor chance is read inside. */
function hiddenInputs(file: SourceFile): HouseFault[] {
  if (!/^libs\/[^/]+\/src\//.test(file.path)) return [];
  const found = HIDDEN.exec(file.text.replace(COMMENTS, ''));
  if (!found) return [];
  const text = `${file.path} reads ${found[0]}: time and chance are parameters of a rule (no-hidden-input)`;
  return [{ id: 'no-hidden-input', text }];
}

/** What the framework enforces for instances when the server starts, here for every import. */
function moduleFaults(files: SourceFile[]): HouseFault[] {
  return reachesInside(files).map(({ file, specifier }) => ({
    id: 'modules-by-their-exports',
    text: `${file.path} imports ${specifier}: a module is reached through what it exports, the rest is its inside (modules-by-their-exports)`,
  }));
}

/** Circles of files, type-only imports counted. */
function circleFaults(files: SourceFile[]): HouseFault[] {
  const key = (path: string): string => path.replace(/\.[mc]?[tj]sx?$/, '');
  const graph = new Map(
    files.map((file) => [key(file.path), file.imports.flatMap(({ target }) => target ?? [])]),
  );
  return circles(graph).map((circle) => ({
    id: 'no-circle',
    text: `${circle.join(' ↔ ')}: files that import each other can't be understood or loaded one by one (no-circle)`,
  }));
}

/** Everything that isn't in order in these files. */
export function houseFaults(files: SourceFile[], layers: Layer[] = LAYERS): HouseFault[] {
  return [
    ...files.flatMap((file) => layers.flatMap((layer) => layerFaults(file, layer))),
    ...files.flatMap(pathFaults),
    ...files.flatMap(hiddenInputs),
    ...moduleFaults(files),
    ...circleFaults(files),
  ];
}
