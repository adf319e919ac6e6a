export interface PackageSize {
  readonly name: string;
  readonly bytes: number;
}

export const LIMIT: number;
export function packageSizes(folder: string): PackageSize[];
export function tooLarge(sizes: readonly PackageSize[]): PackageSize[];
