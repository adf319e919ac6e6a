import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { BUILT } from './built';

/** One node of what Taro hands to WeChat to draw. */
export interface DrawnNode {
  readonly sid?: string;
  readonly cl?: string;
  /** Text of a text node. */
  readonly v?: string;
  readonly cn?: readonly DrawnNode[];
  readonly [attribute: string]: unknown;
}

const TAPPABLE = ['button', 'link', 'tab', 'radio', 'checkbox', 'switch'];

const aliases = readAliases();

/** Numbers of the attributes in the built templates: aria-role is `i.p2` there, `p2` in the data. */
function readAliases(): { role: readonly string[]; label: readonly string[] } {
  const file = path.join(BUILT, 'base.wxml');
  const templates = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const all = (name: string): string[] => [
    ...new Set(
      [...templates.matchAll(new RegExp(`${name}="{{i\\.(p\\d+)}}"`, 'g'))].map((m) => m[1] ?? ''),
    ),
  ];
  return { role: all('aria-role'), label: all('aria-label') };
}

/** The role of something to tap; '' for anything else. */
export function roleOf(node: DrawnNode): string {
  const roles = aliases.role.map((alias) => node[alias]).filter((one) => typeof one === 'string');
  return TAPPABLE.find((role) => roles.includes(role)) ?? '';
}

/** What the reader calls it, where the app says so. */
export function nameOf(node: DrawnNode): string | undefined {
  for (const alias of aliases.label) {
    const value = node[alias];
    if (typeof value === 'string' && value !== '' && !TAPPABLE.includes(value)) return value;
  }
  return undefined;
}

export function flatten(node: DrawnNode | undefined): DrawnNode[] {
  return node ? [node, ...children(node).flatMap(flatten)] : [];
}

export function textOf(node: DrawnNode | undefined): string {
  if (!node) return '';
  return (node.v ?? '') + children(node).map(textOf).join('');
}

/** From the root down to the target. */
export function pathTo(node: DrawnNode | undefined, target: DrawnNode): DrawnNode[] {
  if (!node) return [];
  if (node === target) return [node];
  for (const child of children(node)) {
    const found = pathTo(child, target);
    if (found.length > 0) return [node, ...found];
  }
  return [];
}

/** Children by position; setData by path may have made an object of numbers. */
function children(node: DrawnNode): readonly DrawnNode[] {
  return Object.values(node.cn ?? []) as DrawnNode[];
}
