import { automatonOf, type Automaton, type Condition } from './automaton.ts';

/** How the time of a pattern grows with the text it is tried on, in the worst case. */
export type Growth = 'linear' | 'polynomial' | 'exponential' | 'not judged';

export interface Judgement {
  readonly growth: Growth;
  /** The place in the pattern, or what was not looked at. */
  readonly why?: string;
}

/**
 * Whether a backtracking engine can take more than linear time. Two runs that read the same text and come apart make it:
 * from a loop back to itself exponential, from one loop to another polynomial (Weideman et al., CIAA 2016). Starting
 * anywhere in the text is a loop in front of the pattern.
 */
export function growthOf(pattern: string, flags: string): Judgement {
  const automaton = automatonOf(pattern, flags);
  if (automaton.objection !== undefined) return { growth: 'not judged', why: automaton.objection };
  const graph = graphOf(automaton, flags);
  const loops = componentsOf(graph);
  for (const q of graph.states.keys())
    if (!graph.states[q]!.matched && loops.inLoop[q] && isDoubled(graph, loops, q))
      return { growth: 'exponential', why: graph.states[q]!.name };
  for (const q of graph.states.keys()) {
    if (graph.states[q]!.matched || !loops.inLoop[q]) continue;
    for (const p of graph.states.keys())
      if (
        loops.inLoop[p] &&
        loops.of[p] !== loops.of[q] &&
        loops.reaches(p, q) &&
        comesApart(graph, loops, p, q)
      )
        return { growth: 'polynomial', why: `${graph.states[p]!.name} before ${graph.states[q]!.name}` };
  }
  return { growth: 'linear' };
}

interface State {
  readonly place: number;
  /** Which of the letters the conditions ask about was read last. */
  readonly last: number;
  readonly matched: boolean;
  readonly name: string;
}

interface Graph {
  readonly states: readonly State[];
  /** From a state by a kind of letter: where to, as often as there are ways. */
  readonly next: readonly ReadonlyMap<number, readonly number[]>[];
}

const SEARCH = -1;
const START = -2;

function graphOf(automaton: Automaton, flags: string): Graph {
  const atoms = atomsOf(automaton);
  const bySource = new Map<number, { to: number; conditions: readonly Condition[] }[]>();
  const add = (from: number, to: number, conditions: readonly Condition[]) =>
    bySource.set(from, [...(bySource.get(from) ?? []), { to, conditions }]);
  for (const { from, to, conditions } of automaton.steps) add(from, to, conditions);
  for (const { place, conditions } of automaton.firsts)
    for (const from of [START, SEARCH]) add(from, place, conditions);
  if (!flags.includes('y')) for (const from of [START, SEARCH]) add(from, SEARCH, []);
  const takes = (place: number, letter: number) => place < 0 || automaton.places[place]!.letters.has(letter);

  const states: State[] = [];
  const next: Map<number, number[]>[] = [];
  const known = new Map<string, number>();
  const stateOf = (place: number, last: number): number => {
    const key = `${place} ${last}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    const name = place < 0 ? 'any start' : `place ${place}`;
    const index = states.push({ place, last, matched: automaton.matched.has(place), name }) - 1;
    known.set(key, index);
    next.push(new Map());
    return index;
  };
  stateOf(START, -1);
  for (let at = 0; at < states.length; at += 1) {
    const { place, last } = states[at]!;
    for (const [atom, letter] of atoms.letters.entries()) {
      for (const { to, conditions } of bySource.get(place) ?? []) {
        if (!takes(to, letter) || !conditions.every((one) => holds(one, place, last, letter))) continue;
        const target = stateOf(to, atoms.remembered(letter));
        next[at]!.set(atom, [...(next[at]!.get(atom) ?? []), target]);
      }
    }
  }
  return { states, next };
}

function holds(condition: Condition, place: number, last: number, letter: number): boolean {
  switch (condition.kind) {
    case 'start':
      return place === START;
    case 'before':
      return place === START ? condition.orStart : condition.letters.has(last);
    case 'boundary': {
      const before = place !== START && condition.words.has(last);
      return (before !== condition.words.has(letter)) === condition.wanted;
    }
    case 'may fail':
      return true;
  }
}

/** One letter for each kind that the pattern tells apart, and one for each kind that its conditions remember. */
function atomsOf({ alphabet, places, steps, firsts }: Automaton) {
  const asked = [...steps, ...firsts].flatMap(({ conditions }) =>
    conditions.flatMap((one) =>
      one.kind === 'before' ? [one.letters] : one.kind === 'boundary' ? [one.words] : [],
    ),
  );
  const kinds = [...places.map(({ letters }) => letters), ...asked];
  const signature = (sets: readonly ReadonlySet<number>[], letter: number) =>
    sets.map((set) => (set.has(letter) ? '1' : '0')).join('');
  const first = (sets: readonly ReadonlySet<number>[]) => {
    const byKind = new Map<string, number>();
    for (const letter of alphabet.keys()) {
      const key = signature(sets, letter);
      if (!byKind.has(key)) byKind.set(key, letter);
    }
    return byKind;
  };
  const remembered = first(asked);
  return {
    letters: [...first(kinds).values()],
    remembered: (letter: number) => remembered.get(signature(asked, letter))!,
  };
}

interface Loops {
  readonly of: readonly number[];
  readonly inLoop: readonly boolean[];
  readonly reaches: (from: number, to: number) => boolean;
}

/** Strongly connected components by who reaches whom; patterns are small. */
function componentsOf({ states, next }: Graph): Loops {
  const reach = states.map((_, from) => {
    const seen = new Set<number>();
    const waiting = [from];
    for (let at = waiting.pop(); at !== undefined; at = waiting.pop())
      for (const targets of next[at]!.values())
        for (const to of targets) if (!seen.has(to)) waiting.push((seen.add(to), to));
    return seen;
  });
  const of = states.map((_, a) =>
    states.findIndex((__, b) => a === b || (reach[a]!.has(b) && reach[b]!.has(a))),
  );
  return { of, inLoop: states.map((_, a) => reach[a]!.has(a)), reaches: (a, b) => reach[a]!.has(b) };
}

/** Whether two different ways lead from a state back to it by the same text. */
function isDoubled({ states, next }: Graph, { of }: Loops, q: number): boolean {
  const home = of[q]!;
  const stays = (state: number) => of[state] === home && !states[state]!.matched;
  return walk([[q, q, 0]], ([a, b, apart], go) => {
    for (const [atom, toA] of next[a!]!) {
      const inside = toA.filter(stays);
      const others = (next[b!]!.get(atom) ?? []).filter(stays);
      for (const [i, x] of inside.entries())
        for (const [j, y] of others.entries()) {
          const doubled = apart === 1 || x !== y || (a === b && i !== j);
          if (doubled && x === q && y === q) return true;
          go([x, y, doubled ? 1 : 0]);
        }
    }
    return false;
  });
}

/** Whether some text leads from p to p, from p to q, and from q to q. */
function comesApart({ states, next }: Graph, { of, reaches }: Loops, p: number, q: number): boolean {
  return walk([[p, p, q]], ([a, b, c], go) => {
    for (const [atom, toA] of next[a!]!) {
      const xs = toA.filter((x) => of[x] === of[p]);
      const zs = (next[c!]!.get(atom) ?? []).filter((z) => of[z] === of[q] && !states[z]!.matched);
      if (xs.length === 0 || zs.length === 0) continue;
      const ys = (next[b!]!.get(atom) ?? []).filter((y) => y === q || y === p || reaches(y, q));
      for (const x of xs)
        for (const y of ys)
          for (const z of zs) {
            if (x === p && y === q && z === q) return true;
            go([x, y, z]);
          }
    }
    return false;
  });
}

function walk(
  from: readonly (readonly number[])[],
  visit: (at: readonly number[], go: (to: readonly number[]) => void) => boolean,
): boolean {
  const seen = new Set<string>();
  const waiting = [...from];
  const go = (to: readonly number[]) => {
    const key = to.join(' ');
    if (seen.has(key)) return;
    seen.add(key);
    waiting.push(to);
  };
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) if (visit(at, go)) return true;
  return false;
}
