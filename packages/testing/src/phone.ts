import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { gzipSync } from 'node:zlib';
import { buildSync } from 'esbuild';

/** What of newer JavaScript the phones' runtimes lack, and all by which text becomes code. */
const LACKING = `
  for (const name of ['Intl', 'SharedArrayBuffer', 'Atomics', 'WebAssembly', 'WeakRef',
    'FinalizationRegistry', 'Iterator', 'eval'])
    delete globalThis[name];
  for (const { prototype } of [Array, String, Object.getPrototypeOf(Uint8Array)])
    for (const name of ['at', 'findLast', 'findLastIndex', 'toSorted', 'toReversed', 'toSpliced',
      'with', 'replaceAll', 'isWellFormed', 'toWellFormed'])
      delete prototype[name];
  for (const name of ['hasOwn', 'groupBy']) delete Object[name];
  for (const name of ['toHex', 'setFromHex', 'toBase64', 'setFromBase64'])
    delete Uint8Array.prototype[name];
  delete Uint8Array.fromHex;
  delete Uint8Array.fromBase64;
  delete Array.fromAsync;
`;

/** A source in TypeScript, with the folder whose packages it may import. */
export interface PhoneSource {
  readonly code: string;
  readonly folder: string;
  /** Left out of the bundle, to weigh the rest. */
  readonly without?: readonly string[];
}

/** The source with all it imports as one minified script for old engines; its exports are `phone`. */
export function bundleForPhone({ code, folder, without = [] }: PhoneSource): string {
  const built = buildSync({
    stdin: { contents: code, resolveDir: folder, loader: 'ts' },
    bundle: true,
    minify: true,
    write: false,
    platform: 'neutral',
    target: 'es2018',
    format: 'iife',
    globalName: 'phone',
    mainFields: ['module', 'main'],
    conditions: ['source'],
    external: [...without],
    logLevel: 'silent',
  });
  return built.outputFiles[0]?.text ?? '';
}

/**
 * A package as it was built, with all that it requires and nothing shaken off: what a phone gets whose
 * build takes packages as they are. Its exports are `phone`.
 */
export function builtForPhone(folder: string): string {
  const built = buildSync({
    entryPoints: [join(folder, 'dist/index.js')],
    bundle: true,
    write: false,
    treeShaking: false,
    platform: 'neutral',
    target: 'es2018',
    format: 'iife',
    globalName: 'phone',
    mainFields: ['main'],
    conditions: ['require', 'default'],
    logLevel: 'silent',
  });
  return built.outputFiles[0]?.text ?? '';
}

/** Runs scripts one after the other where there is ECMAScript and nothing else; the last value of all. */
export function runBare(scripts: readonly string[]): unknown {
  const context = createContext({}, { codeGeneration: { strings: false, wasm: false } });
  runInContext(LACKING, context);
  let last: unknown;
  for (const script of scripts) last = runInContext(script, context) as unknown;
  return last;
}

/** Bytes that a phone downloads for the source. */
export function gzippedSize(source: PhoneSource): number {
  return gzipSync(bundleForPhone(source), { level: 9 }).length;
}

/**
 * Runs the source where there is ECMAScript and nothing else: no Node, no browser, no `TextEncoder`,
 * no `crypto`, no `eval`. It must export `run`, which is given the ports and answers with JSON text.
 */
export function runOnPhone(source: PhoneSource, ports: Readonly<Record<string, unknown>>): unknown {
  const context = createContext(
    { ports },
    { codeGeneration: { strings: false, wasm: false }, microtaskMode: 'afterEvaluate' },
  );
  runInContext(LACKING, context);
  runInContext(bundleForPhone(source), context);
  runInContext('Promise.resolve(phone.run(ports)).then((said) => { ports.said = said; })', context);
  const said = runInContext('ports.said', context) as unknown;
  if (typeof said !== 'string') throw new Error('the source did not end');
  return JSON.parse(said);
}
