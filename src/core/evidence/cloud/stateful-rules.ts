import { everything, type Family } from './address-ranges.ts';
import { coversOwn, either, rangesOf } from './far-ends.ts';
import type { GateRule } from './gate.ts';
import { coversPort } from './port-ranges.ts';

/** A rule of five parts in a stateful rule group. */
export interface StatefulRule {
  readonly action: string;
  readonly protocol: string;
  readonly source: string;
  readonly sourcePort: string;
  readonly destination: string;
  readonly destinationPort: string;
  readonly isBothWays: boolean;
  /** Keywords beyond the number of the rule and its message. */
  readonly narrows: boolean;
}
export interface StatefulGroup {
  readonly name: string;
  readonly priority: number | undefined;
  /** Undefined for rules in Suricata's language, lists of domains, and what may not be read: they are not judged. */
  readonly rules: readonly StatefulRule[] | undefined;
  /** Its drops only alert. */
  readonly onlyAlerts: boolean;
}

/** The stateful rules of a policy: in the order of their groups where it is strict, else all that pass before all that drop. */
export interface StatefulPart {
  readonly groups: readonly StatefulGroup[];
  readonly isStrict: boolean;
  readonly defaults: readonly string[];
}

/** What the stateful rules make of the first packet to a port, in the order of their policy. */
export function statefulRules(
  { groups, isStrict, defaults }: StatefulPart,
  port: number,
  machine: string,
  family: Family,
): readonly GateRule[] {
  const about = { port, machine, family };
  if (isStrict) {
    const inOrder = groups
      .toSorted((a, b) => (a.priority ?? 0) - (b.priority ?? 0))
      .flatMap((group) => groupRules(group, about, everyAction));
    return [...inOrder, ...lastRules(defaults, family)];
  }
  const known = groups.filter(({ rules }) => rules !== undefined);
  const dark = groups.filter(({ rules }) => rules === undefined);
  return [
    ...known.flatMap((group) => groupRules(group, about, ['PASS'])),
    ...dark.flatMap((group) => groupRules(group, about, everyAction)),
    ...known.flatMap((group) => groupRules(group, about, ['DROP', 'REJECT'])),
    ...lastRules([], family),
  ];
}

interface About {
  readonly port: number;
  readonly machine: string;
  readonly family: Family;
}

function groupRules(
  { name, rules, onlyAlerts }: StatefulGroup,
  about: About,
  actions: readonly string[],
): readonly GateRule[] {
  if (rules === undefined) return either({ name, ranges: [everything(about.family)], opaque: [name] });
  return rules
    .filter(({ action }) => actions.includes(action) && !(onlyAlerts && action !== 'PASS'))
    .flatMap((rule) => statefulRule(rule, name, about));
}

function statefulRule(
  rule: StatefulRule,
  name: string,
  { port, machine, family }: About,
): readonly GateRule[] {
  if (!['IP', 'TCP'].includes(rule.protocol)) return dark(rule, name, family);
  const covers = [
    coversPort(portsOf(rule.destinationPort), port),
    coversPort(portsOf(rule.sourcePort), undefined),
    coversOwn(prefixesOf(rule.destination), machine),
  ];
  // Both ways, it may be about the machine as its source.
  if (covers.includes('no')) return rule.isBothWays ? dark(rule, name, family) : [];
  const ranges = rangesOf(prefixesOf(rule.source), family);
  const isSure = covers.every((one) => one === 'yes') && !rule.narrows && ranges !== undefined;
  // A rejection is an answer, so that it explains no silence.
  if (!isSure || rule.action === 'REJECT') return dark(rule, name, family, ranges);
  const access = rule.action === 'PASS' ? 'allow' : 'deny';
  return [{ name, access, byDefault: false, ranges, mayBe: [], opaque: [] }];
}

/** A protocol above TCP decides only when something was said, and that rule is then about another packet. */
function dark(
  { action, protocol }: StatefulRule,
  name: string,
  family: Family,
  ranges = [everything(family)] as GateRule['ranges'],
): readonly GateRule[] {
  if (['UDP', 'ICMP'].includes(protocol)) return [];
  const access = action === 'PASS' ? 'allow' : 'deny';
  return [{ name, access, byDefault: false, ranges: [], mayBe: ranges, opaque: [name] }];
}

/** What is dropped when no rule matched: only drop_strict drops the first packet. */
function lastRules(actions: readonly string[], family: Family): readonly GateRule[] {
  const access = actions.includes('aws:drop_strict') ? 'deny' : 'allow';
  const name = access === 'deny' ? 'the default drop_strict' : 'the default of the stateful rules';
  return [{ name, access, byDefault: true, ranges: [everything(family)], mayBe: [], opaque: [] }];
}

/** "ANY", "1994" or "1990:1994". */
function portsOf(text: string): readonly string[] {
  return /^any$/i.test(text) ? [] : [text.replace(':', '-')];
}

function prefixesOf(text: string): readonly string[] {
  return /^any$/i.test(text) ? [] : [text];
}

const everyAction: readonly string[] = ['PASS', 'DROP', 'REJECT'];
