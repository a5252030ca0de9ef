/** One limit that holds a sum: which one it is, for messages and for the Binding column. */
export interface BoundSource {
  /** Short name of the limit, such as "Min", "Max move", "Fixed", "Hold". */
  readonly name: string;
  /** Where it stands: "limits row 3 (Events)", or "setting Max move". */
  readonly where: string;
}

/** A set of channels whose spends add up to something between `lower` and `upper` (money). */
export interface GroupBound {
  readonly name: string;
  readonly members: readonly number[]; // channels, ascending
  readonly lower: number;
  readonly upper: number;
  readonly lowerBy: BoundSource | null;
  readonly upperBy: BoundSource | null;
}

/**
 * Nested groups as a tree: nodes 0..n-1 are the channels, then groups with children before parents; the last node is
 * the whole. Two groups of a tree are nested or disjoint, never crossing (a laminar family).
 */
export interface LaminarTree {
  readonly nChannels: number;
  /** Children of group node `nChannels + g`. */
  readonly children: readonly Int32Array[];
  /** The group of each group node; the last is the whole. */
  readonly groups: readonly GroupBound[];
  readonly parent: Int32Array; // [node], -1 for the whole
}

/** True where two sets of channels overlap and neither holds the other. */
function areCrossing(a: readonly number[], b: readonly number[]): boolean {
  const inB = new Set(b);
  const shared = a.filter((channel) => inB.has(channel)).length;
  return shared > 0 && shared < a.length && shared < b.length;
}

/**
 * Sorts groups into a tree under the whole and the rest that crosses it (say Brand across regions): larger groups are
 * taken last, so a crossing group is the one that meets a smaller one. Equal sets nest in the order given.
 */
export function buildLaminarTree(
  nChannels: number,
  whole: GroupBound,
  groups: readonly GroupBound[],
): { tree: LaminarTree; crossing: readonly GroupBound[] } {
  const nested: GroupBound[] = [];
  const crossing: GroupBound[] = [];
  for (const group of [...groups].sort((a, b) => a.members.length - b.members.length)) {
    const fits = nested.every((other) => !areCrossing(group.members, other.members));
    (fits ? nested : crossing).push(group);
  }
  return { tree: treeOf(nChannels, [...nested, whole]), crossing };
}

function treeOf(nChannels: number, groups: readonly GroupBound[]): LaminarTree {
  const top = Int32Array.from({ length: nChannels }, (_, channel) => channel); // outermost node so far, by channel
  const parent = new Int32Array(nChannels + groups.length).fill(-1);
  const children = groups.map((group, index) => {
    const inside = [...new Set(group.members.map((channel) => top[channel]!))];
    for (const node of inside) parent[node] = nChannels + index;
    for (const channel of group.members) top[channel] = nChannels + index;
    return Int32Array.from(inside);
  });
  return { nChannels, children, groups, parent };
}
