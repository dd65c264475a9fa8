import { parseRegExpLiteral } from '@eslint-community/regexpp';
import type { AST } from '@eslint-community/regexpp';

/** A letter class of the pattern: which letters of the alphabet it takes. */
export type Letters = ReadonlySet<number>;

/** What must hold between two letters: of the letter before, or of both. */
export type Condition =
  | { readonly kind: 'before'; readonly letters: Letters; readonly orStart: boolean }
  | { readonly kind: 'boundary'; readonly words: Letters; readonly wanted: boolean }
  | { readonly kind: 'start' }
  /** Something that can fail and is not followed further: the end, what stands ahead. */
  | { readonly kind: 'may fail' };

/** A place in the pattern that takes one letter. */
export interface Place {
  readonly letters: Letters;
}

export interface Step {
  readonly from: number;
  readonly to: number;
  readonly conditions: readonly Condition[];
}

/** The positions automaton of a pattern (Glushkov's); steps stand once for each way that leads along them. */
export interface Automaton {
  readonly alphabet: readonly string[];
  readonly places: readonly Place[];
  readonly firsts: readonly Entry[];
  readonly steps: readonly Step[];
  /** Places after which the pattern has matched, whatever follows. */
  readonly matched: ReadonlySet<number>;
  /** What is too much of a kind that the search for ambiguity does not look at. */
  readonly objection: string | undefined;
}

interface Entry {
  readonly place: number;
  readonly conditions: readonly Condition[];
}

interface Part {
  readonly firsts: readonly Entry[];
  readonly lasts: readonly Entry[];
  /** Ways to match nothing, each with what it demands. */
  readonly empty: readonly (readonly Condition[])[];
}

interface Draft {
  readonly alphabet: readonly string[];
  readonly flags: string;
  readonly places: Place[];
  readonly steps: Step[];
  objection: string | undefined;
}

const MOST_COPIES = 3;
const MOST_REPEATED = 1_000;
const MOST_WAYS = 3;

/** The automaton of a pattern over the letters that it tells apart. */
export function automatonOf(pattern: string, flags: string): Automaton {
  const { pattern: tree } = parseRegExpLiteral(`/${pattern}/${flags}`);
  const draft: Draft = { alphabet: lettersOf(pattern), flags, places: [], steps: [], objection: undefined };
  const whole = alternatives(draft, tree.alternatives);
  return {
    alphabet: draft.alphabet,
    places: draft.places,
    firsts: whole.firsts,
    steps: draft.steps,
    matched: new Set(
      whole.lasts.filter(({ conditions }) => conditions.length === 0).map(({ place }) => place),
    ),
    objection: draft.objection,
  };
}

/** All of ASCII, some of what lies beyond, and what the pattern itself names. */
function lettersOf(pattern: string): readonly string[] {
  const ascii = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code));
  const escaped = Array.from(pattern.matchAll(/\\u([0-9a-fA-F]{4})/g), ([, hex]) =>
    String.fromCharCode(Number.parseInt(hex!, 16)),
  );
  const beyond = [
    '\u0085',
    '\u009b',
    '\u00a0',
    'é',
    'Ü',
    'ſ',
    'π',
    'щ',
    '٣',
    '\u0301',
    '日',
    '\u2028',
    '\ufeff',
    '\ufffd',
  ];
  return [...new Set([...ascii, ...beyond, ...Array.from(pattern).filter((c) => c > '\x7f'), ...escaped])];
}

const nothing: Part = { firsts: [], lasts: [], empty: [[]] };

function alternatives(draft: Draft, ways: readonly AST.Alternative[]): Part {
  const parts = ways.map((way) =>
    way.elements.map((one) => element(draft, one)).reduce((a, b) => chain(draft, a, b), nothing),
  );
  return {
    firsts: parts.flatMap(({ firsts }) => firsts),
    lasts: parts.flatMap(({ lasts }) => lasts),
    empty: parts.flatMap(({ empty }) => empty).slice(0, MOST_WAYS),
  };
}

function chain(draft: Draft, a: Part, b: Part): Part {
  connect(draft, a, b);
  const through = (entries: readonly Entry[], empty: Part['empty'], after: boolean) =>
    entries.flatMap(({ place, conditions }) =>
      empty.map((way) => ({ place, conditions: after ? [...conditions, ...way] : [...way, ...conditions] })),
    );
  return {
    firsts: [...a.firsts, ...through(b.firsts, a.empty, false)],
    lasts: [...b.lasts, ...through(a.lasts, b.empty, true)],
    empty: a.empty.flatMap((x) => b.empty.map((y) => [...x, ...y])).slice(0, MOST_WAYS),
  };
}

function connect(draft: Draft, a: Part, b: Part): void {
  for (const last of a.lasts)
    for (const first of b.firsts)
      draft.steps.push({
        from: last.place,
        to: first.place,
        conditions: [...last.conditions, ...first.conditions],
      });
}

function element(draft: Draft, node: AST.Element): Part {
  switch (node.type) {
    case 'Group':
    case 'CapturingGroup':
      return alternatives(draft, node.alternatives);
    case 'Quantifier':
      return repeated(draft, node);
    case 'Assertion':
      return assertion(draft, node);
    case 'Backreference':
      draft.objection ??= 'a backreference';
      return nothing;
    default:
      return place(draft, node.raw);
  }
}

function place(draft: Draft, raw: string): Part {
  const at = draft.places.push({ letters: lettersTaken(draft, raw) }) - 1;
  const entry = { place: at, conditions: [] };
  return { firsts: [entry], lasts: [entry], empty: [] };
}

/** Which letters a class takes is asked of the engine itself. */
function lettersTaken({ alphabet, flags }: Draft, raw: string): Letters {
  const one = new RegExp(`^${raw}$`, flags.replace(/[gymd]/g, ''));
  return new Set(alphabet.flatMap((letter, i) => (one.test(letter) ? [i] : [])));
}

function repeated(draft: Draft, { min, max, element: inner }: AST.Quantifier): Part {
  const endless = max === Number.POSITIVE_INFINITY;
  if (!endless && max > MOST_REPEATED) draft.objection ??= `up to ${max} times`;
  const copies = Math.min(MOST_COPIES, Math.max(1, endless ? min : max));
  if (max === 0) return nothing;
  let rest: Part = nothing;
  // From the last one on, so that each optional one stands inside the one before it: a(a(a)?)? and not aa?a?.
  for (let i = copies - 1; i >= 0; i -= 1) {
    const one = element(draft, inner);
    if (endless && i === copies - 1) connect(draft, one, one);
    const whole = chain(draft, one, rest);
    rest = i >= min ? { ...whole, empty: [[]] } : whole;
  }
  return rest;
}

function assertion(draft: Draft, node: AST.Assertion): Part {
  const only = (condition: Condition): Part => ({ firsts: [], lasts: [], empty: [[condition]] });
  if (node.kind === 'start') {
    if (!draft.flags.includes('m')) return only({ kind: 'start' });
    return only({ kind: 'before', letters: lettersTaken(draft, '[\\n\\r\\u2028\\u2029]'), orStart: true });
  }
  if (node.kind === 'word')
    return only({ kind: 'boundary', words: lettersTaken(draft, '\\w'), wanted: !node.negate });
  if (node.kind === 'lookbehind') return behind(draft, node);
  if (node.kind === 'lookahead') {
    // What is read ahead costs as much as what is read; it leads nowhere else.
    const { firsts } = alternatives(draft, node.alternatives);
    return { firsts, lasts: [], empty: [[{ kind: 'may fail' }]] };
  }
  return only({ kind: 'may fail' });
}

function behind(draft: Draft, node: AST.LookbehindAssertion): Part {
  const [only] = node.alternatives;
  const [one, ...more] = only?.elements ?? [];
  const isClass = one?.type === 'Character' || one?.type === 'CharacterClass' || one?.type === 'CharacterSet';
  if (node.alternatives.length === 1 && isClass && more.length === 0) {
    const taken = lettersTaken(draft, one.raw);
    const letters = node.negate
      ? new Set(draft.alphabet.flatMap((_, i) => (taken.has(i) ? [] : [i])))
      : taken;
    return { firsts: [], lasts: [], empty: [[{ kind: 'before', letters, orStart: node.negate }]] };
  }
  if (/[*+]|\{\d+,\}/.test(node.raw)) draft.objection ??= 'looks behind without a limit';
  return nothing;
}
