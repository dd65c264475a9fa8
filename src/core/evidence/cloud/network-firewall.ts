import { everything, overlap, united, type Family } from './address-ranges.ts';
import { coversOwn, either, rangesOf } from './far-ends.ts';
import type { Gate, GateRule } from './gate.ts';
import { coversPort } from './port-ranges.ts';
import { statefulRules, type StatefulPart } from './stateful-rules.ts';

/** A rule of a stateless rule group of AWS Network Firewall; absent lists match everything. */
export interface StatelessRule {
  readonly priority: number;
  readonly sources: readonly string[];
  readonly destinations: readonly string[];
  /** "3389-3389". */
  readonly sourcePorts: readonly string[];
  readonly destinationPorts: readonly string[];
  readonly protocols: readonly number[];
  readonly hasFlags: boolean;
  readonly actions: readonly string[];
}

/** What was read of an AWS Network Firewall; a group that may not be read has no rules. */
export interface NetworkFirewall {
  readonly name: string;
  readonly policy: string;
  readonly endpoints: readonly string[];
  /** Undefined where the policy itself may not be read. */
  readonly rules: FirewallRules | undefined;
}
export interface FirewallRules {
  readonly stateless: readonly {
    readonly name: string;
    readonly priority: number;
    readonly rules: readonly StatelessRule[] | undefined;
  }[];
  readonly statelessDefault: readonly string[];
  readonly stateful: StatefulPart;
}

/**
 * The gates of a firewall for a port of a machine: what comes in passes the stateless rules and, where they say so, the
 * stateful ones; answers pass the stateless ones again. A rule that is not understood may do either.
 */
export function firewallGates(
  { name, policy, rules }: NetworkFirewall,
  port: number,
  machine: string,
  family: Family,
): readonly Gate[] {
  const gate = (direction: Gate['direction'], list: readonly GateRule[]): Gate => ({
    group: name,
    groupId: policy,
    level: 'firewall',
    direction,
    rules: list,
  });
  if (rules === undefined)
    return [
      gate('in', either({ ranges: [everything(family)], name: '?', opaque: [`the policy of ${name}`] })),
    ];
  const inspected = statefulRules(rules.stateful, port, machine, family);
  const passed: readonly GateRule[] = [
    { name: '', access: 'allow', byDefault: true, ranges: [everything(family)], mayBe: [], opaque: [] },
  ];
  return [
    gate('in', statelessRules(rules, { direction: 'in', port, machine, family }, inspected)),
    gate('out', statelessRules(rules, { direction: 'out', port, machine, family }, passed)),
  ];
}

interface Way {
  readonly direction: Gate['direction'];
  readonly port: number;
  readonly machine: string;
  readonly family: Family;
}

function statelessRules(
  { stateless, statelessDefault }: FirewallRules,
  way: Way,
  inspected: readonly GateRule[],
): readonly GateRule[] {
  const all = everything(way.family);
  const own = stateless
    .toSorted((a, b) => a.priority - b.priority)
    .flatMap(({ name, rules }) => {
      if (rules === undefined) return either({ ranges: [all], name, opaque: [name] });
      return rules
        .toSorted((a, b) => a.priority - b.priority)
        .flatMap((rule) => statelessRule(rule, name, way, inspected));
    });
  const last = { name: DEFAULT, ranges: [all], mayBe: [], byDefault: true };
  return [...own, ...acted(statelessDefault, last, inspected)];
}

function statelessRule(
  rule: StatelessRule,
  group: string,
  { direction, port, machine, family }: Way,
  inspected: readonly GateRule[],
): readonly GateRule[] {
  const isIn = direction === 'in';
  if (rule.protocols.length > 0 && !rule.protocols.includes(6)) return [];
  const [farPrefixes, ownPrefixes] = isIn
    ? [rule.sources, rule.destinations]
    : [rule.destinations, rule.sources];
  const [farPorts, ownPorts] = isIn
    ? [rule.sourcePorts, rule.destinationPorts]
    : [rule.destinationPorts, rule.sourcePorts];
  const covers = [
    coversPort(ownPorts, port),
    coversPort(farPorts, undefined),
    coversOwn(ownPrefixes, machine),
  ];
  if (covers.includes('no')) return [];
  const far = rangesOf(farPrefixes, family);
  const isSure = covers.every((one) => one === 'yes') && !rule.hasFlags && far !== undefined;
  const ranges = far ?? [everything(family)];
  const name = `${group} ${rule.priority}`;
  const parts = isSure ? { ranges, mayBe: [] } : { ranges: [], mayBe: ranges };
  return acted(rule.actions, { name, byDefault: false, ...parts }, inspected);
}

/** What the action of a rule makes of those it is about: passed, dropped, or looked at by the stateful rules. */
function acted(
  actions: readonly string[],
  about: Pick<GateRule, 'name' | 'byDefault' | 'ranges' | 'mayBe'>,
  inspected: readonly GateRule[],
): readonly GateRule[] {
  const opaque = about.mayBe.length > 0 ? [about.name] : [];
  if (actions.includes('aws:pass')) return [{ ...about, access: 'allow', opaque }];
  if (actions.includes('aws:drop')) return [{ ...about, access: 'deny', opaque }];
  if (!actions.includes('aws:forward_to_sfe'))
    return either({
      name: about.name,
      ranges: united([...about.ranges, ...about.mayBe]),
      opaque: [about.name],
    });
  return inspected.map((rule) => ({
    ...rule,
    ranges: overlap(rule.ranges, about.ranges),
    mayBe: united([
      ...overlap(rule.mayBe, united([...about.ranges, ...about.mayBe])),
      ...overlap(rule.ranges, about.mayBe),
    ]),
    opaque: [...rule.opaque, ...opaque],
  }));
}

const DEFAULT = 'the default of the stateless rules';
