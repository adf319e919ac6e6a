import { basename } from 'node:path';
import { type ImportKind, importKindLabels, importKinds } from '@yizhan/contract';

/** What people may call a kind beside its word and its label. */
const alsoCalled: Readonly<Partial<Record<ImportKind, readonly string[]>>> = {
  stations: ['驿站', '服务点', '站点'],
  units: ['单位'],
  postings: ['招工', '用工'],
  employers: ['用人单位'],
};

/** The kind that a file's name tells of: `postings.csv`, `stations-2026.csv`, `岗位（十一月）.csv`. */
export function kindByName(name: string): ImportKind | undefined {
  const stem = basename(name).toLowerCase();
  const names = (kind: ImportKind) => [kind, importKindLabels[kind], ...(alsoCalled[kind] ?? [])];
  return importKinds.find((kind) => names(kind).some((word) => stem.startsWith(word)));
}

export function kindByWord(word: string): ImportKind | undefined {
  return importKinds.find((kind) => kind === word || importKindLabels[kind] === word);
}
