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
): Rules | undefined {
  const doors = addresses.flatMap((address) => {
    const door = doorOf(address, cards, port, local);
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
  const same = (own: CardAddress) => rangeOf(own.address)?.first === asked.first;
  const card = cards.find(({ addresses }) => addresses.some(same)) ?? onlyOne(cards);
  if (card?.gates === undefined) return undefined;
  const { family } = asked;
  const listed = card.addresses.find(same);
  const of = listed?.kind ?? 'unknown';
  const behind = listed ?? standIn(card, family);
  if (behind === undefined) return undefined;
  const gates = card.gates(port, behind, family);
  const byInternet = of === 'public' || (of === 'unknown' && isPublic(address));
  return { address, of, ...decideFrom(gates, card.wayBack, family, byInternet, local) };
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
