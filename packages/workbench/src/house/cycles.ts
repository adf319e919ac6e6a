/** Files by path and the files they import. */
export type Graph = Map<string, string[]>;

/**
 * The circles of a graph: groups of files each of which leads back to itself, found by Tarjan's
 * algorithm (R. Tarjan, Depth-first search and linear graph algorithms, 1972).
 */
export function circles(graph: Graph): string[][] {
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const found: string[][] = [];
  const visit = (node: string): void => {
    index.set(node, index.size);
    low.set(node, index.get(node) ?? 0);
    stack.push(node);
    for (const next of graph.get(node) ?? []) {
      if (!index.has(next)) visit(next);
      else if (!stack.includes(next)) continue;
      low.set(node, Math.min(low.get(node) ?? 0, low.get(next) ?? 0));
    }
    if (low.get(node) !== index.get(node)) return;
    const circle = stack.splice(stack.indexOf(node));
    const toItself = graph.get(node)?.includes(node) ?? false;
    if (circle.length > 1 || toItself) found.push(circle.sort());
  };
  for (const node of graph.keys()) if (!index.has(node)) visit(node);
  return found;
}
