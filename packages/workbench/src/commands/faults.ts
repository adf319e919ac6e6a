import { main as runBenches } from './bench';

/**
 * `npm run faults [-- name …]`: every `bench/*.faults.ts`, which kills, cuts off, fills or restarts
 * what it has started itself, on this machine alone, and prints its figures. Ends with 1 when one
 * expectation doesn't hold.
 */
export function main(names: string[]): Promise<number> {
  return runBenches(names, 'faults');
}
