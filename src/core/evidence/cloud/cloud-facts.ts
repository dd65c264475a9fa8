import type { FactTypes } from '../../facts/vocabulary.ts';
import {
  anybody,
  isPublic,
  publicRanges,
  rangeOf,
  type AddressRange,
  type Family,
} from './address-ranges.ts';
import { decideDoor } from './decide-door.ts';
import { darkGate, isSameAddress, type Front } from './front.ts';
import type { Gate } from './gate.ts';
import type { Hop } from './way-back.ts';

type Machine = FactTypes['cloudMachine'];
type Rules = FactTypes['cloudRules'];
type Door = Rules['doors'][number];

/** A network card of the machine: its addresses, each with the one that the machine itself has behind it, and its gates. */
export interface NetworkCard {
  readonly addresses: readonly CardAddress[];
  /** Undefined where the rules of this card could not be read. */
  readonly gates: ((port: number, address: CardAddress, family: Family) => readonly Gate[]) | undefined;
  /** Where answers to far ends are sent; absent where the routes are not known, undefined where one is not understood. */
  readonly wayBack?: (asked: readonly AddressRange[]) => readonly Hop[] | undefined;
  /** What a packet from the internet to an address of the machine meets first, where that is not the network itself. */
  readonly wayIn?: (behind: string) => Hop | undefined;
}
export interface CardAddress {
  readonly address: string;
  readonly kind: 'public' | 'private';
  readonly behind: string;
}

/** What was measured from here that the rules are asked about. */
export interface Asked {
  readonly port: number;
  readonly addresses: readonly string[];
  /** The address of this machine on the way there. */
  readonly local: string | undefined;
}

/** What the rules do with the connections that were made; undefined where no rules were read, or nothing was connected to. */
export function cloudRulesOf(
  { provider, machine, region }: Machine,
  cards: readonly NetworkCard[],
  { port, addresses, local }: Asked,
  fronts: readonly Front[] = [],
): Rules | undefined {
  const doors = addresses.flatMap((address) => {
    const front = fronts.find(({ told }) => isSameAddress(told.address, address));
    const door =
      front === undefined ? doorOf(address, cards, port, local) : doorBehind(front, cards, port, local);
    return door === undefined ? [] : [door];
  });
  if (doors.length === 0) return undefined;
  return { provider, machine, ...(region === undefined ? {} : { region }), port, doors };
}

function doorOf(
  address: string,
  cards: readonly NetworkCard[],
  port: number,
  local: string | undefined,
): Door | undefined {
  const asked = rangeOf(address);
  if (asked === undefined) return undefined;
  const same = (own: CardAddress) => isSameAddress(own.address, address);
  const card = cards.find(({ addresses }) => addresses.some(same)) ?? onlyOne(cards);
  if (card?.gates === undefined) return undefined;
  const { family } = asked;
  const listed = card.addresses.find(same);
  const of = listed?.kind ?? 'unknown';
  const own = listed ?? standIn(card, family);
  if (own === undefined) return undefined;
  const gates = card.gates(port, { ...own, address }, family);
  const byInternet = of === 'public' || (of === 'unknown' && isPublic(address));
  const into = of === 'public' ? card.wayIn?.(own.behind) : undefined;
  const decided = decideFrom(gates, card.wayBack, family, byInternet, local);
  return { address, of, ...decided, ...(into === undefined ? {} : { into }) };
}

/** A door of something that leads to the machine: its own rules first, then those of the machine for the port it leads to. */
function doorBehind(
  { told, behind, gates, hidesSource }: Front,
  cards: readonly NetworkCard[],
  port: number,
  local: string | undefined,
): Door | undefined {
  const { address, leads, toPort = port } = told;
  const asked = rangeOf(address);
  if (leads !== 'machine' || asked === undefined) return undefined;
  const { family } = asked;
  const isBehind = (own: CardAddress) => behind !== undefined && isSameAddress(own.behind, behind);
  const card = cards.find(({ addresses }) => addresses.some(isBehind)) ?? onlyOne(cards);
  const own = card?.addresses.find(isBehind) ?? (card && standIn(card, family));
  if (card?.gates === undefined || own === undefined) return undefined;
  const inner = card.gates(toPort, { ...own, address }, rangeOf(own.behind)?.family ?? family);
  const seen = hidesSource ? inner.map((gate) => withoutSource(gate, family)) : inner;
  const decided = decideFrom([...gates(family), ...seen], undefined, family, isPublic(address), local);
  return { address, of: 'unknown', ...(toPort === port ? {} : { toPort }), ...decided };
}

/** A gate as it is for somebody who is met by another address: only what it does to everybody is known. */
function withoutSource(gate: Gate, family: Family): Gate {
  const { is } = decideDoor([gate], anybody(family));
  if (is === 'open' || is === 'closed') return gate;
  return darkGate(gate.level, `the address that ${gate.group} is met by`, family);
}

/** What has the addresses, with the rule that keeps a load balancer from finding out whether the machine is fit. */
export function cloudFrontsOf(
  { provider, machine, region }: Machine,
  cards: readonly NetworkCard[],
  port: number,
  fronts: readonly Front[],
): FactTypes['cloudFronts'] {
  const told = fronts.map((front) => {
    const shutBy = probeShutBy(front, cards);
    const { probe } = front.told;
    return shutBy === undefined || probe === undefined
      ? front.told
      : { ...front.told, probe: { ...probe, shutBy } };
  });
  return { provider, machine, ...(region === undefined ? {} : { region }), port, fronts: told };
}

/** Whether what finds out if the machine is fit is shut out, and by which rule. */
function probeShutBy(
  { told, behind, probe }: Front,
  cards: readonly NetworkCard[],
): { readonly rule: string; readonly group: string } | undefined {
  if (probe === undefined || behind === undefined || told.leads !== 'machine') return undefined;
  const isBehind = (own: CardAddress) => isSameAddress(own.behind, behind);
  const card = cards.find(({ addresses }) => addresses.some(isBehind));
  const own = card?.addresses.find(isBehind);
  if (card?.gates === undefined || own === undefined) return undefined;
  const { is, deciding } = decideDoor(card.gates(probe.port, own, probe.from.family), [probe.from]);
  const [by] = deciding;
  return is === 'closed' && by !== undefined ? { rule: by.rule, group: by.group } : undefined;
}

/** Asks the rules about as many far ends as possible: what holds for all of them does not depend on where we are. */
function decideFrom(
  gates: readonly Gate[],
  wayBack: NetworkCard['wayBack'],
  family: Family,
  byInternet: boolean,
  local: string | undefined,
): Omit<Door, 'address' | 'of'> {
  const decided = (asked: readonly AddressRange[]) => {
    const back = wayBack?.(asked);
    return { ...decideDoor(gates, asked), ...(back === undefined ? {} : { back }) };
  };
  const everybody = decided(byInternet ? publicRanges(family) : anybody(family));
  const from = byInternet ? 'internet' : 'anywhere';
  if (everybody.is === 'closed' || everybody.is === 'open') return { from, ...everybody };
  const own = local === undefined ? undefined : rangeOf(local);
  const isOurs = own?.family === family && (!byInternet || isPublic(local!));
  if (own === undefined || !isOurs) return { from, ...everybody };
  return { from: 'address', source: local!, ...decided([own]) };
}

/** An address that the cloud does not list, of a load balancer perhaps, may lead to the only card there is. */
function onlyOne(cards: readonly NetworkCard[]): NetworkCard | undefined {
  return cards.length === 1 ? cards[0] : undefined;
}

function standIn({ addresses }: NetworkCard, family: Family): CardAddress | undefined {
  return addresses.find(({ behind }) => rangeOf(behind)?.family === family);
}
