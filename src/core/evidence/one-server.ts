import type { Fact } from '../facts/case-file.ts';
import { isAddress, sameHost } from './events/same-host.ts';

/** Hosts that an .rdp file says the person connects to. */
export function namedTargets(facts: readonly Fact[]): readonly string[] {
  return facts.flatMap((one) => {
    if (one.name !== 'rdpFile') return [];
    const { settings } = one.value;
    return [settings['full address'], settings['alternate full address']].flatMap((name) =>
      typeof name === 'string' && name !== '' ? [name] : [],
    );
  });
}

/**
 * The facts of one server: where bundles of several computers were read, only those of the one that is named among the
 * targets; where none is named, of the one collected last. Settings of two machines never make one table.
 */
export function oneServer(
  facts: readonly Fact[],
  targets: readonly string[],
): { readonly facts: readonly Fact[]; readonly leftOut: readonly string[] } {
  const computers = [...new Set(facts.flatMap((one) => computerOf(one) ?? []))];
  if (computers.length < 2) return { facts, leftOut: [] };
  const names = targets.filter((target) => !isAddress(target));
  const named = computers.find((computer) => names.some((name) => sameHost(name, computer)));
  const last = facts
    .filter((one) => computerOf(one) !== undefined)
    .toSorted((a, b) => (a.source.at < b.source.at ? 1 : -1))[0];
  const chosen = named ?? (last && computerOf(last));
  const left = (one: Fact) => {
    const computer = computerOf(one);
    return computer !== undefined && computer !== chosen;
  };
  return {
    facts: facts.filter((one) => !left(one)),
    leftOut: computers.filter((computer) => computer !== chosen),
  };
}

/** The computer that a server-side fact of a collector bundle is of; facts of the client's side belong to no server. */
function computerOf({ name, source }: Fact): string | undefined {
  return clientSide.has(name) ? undefined : source.computer;
}

const clientSide: ReadonlySet<string> = new Set(['clientSettings', 'clientInstall', 'rdpFile']);
