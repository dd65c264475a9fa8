import type { FactTypes } from '../facts/vocabulary.ts';

type Facts = Partial<
  Pick<
    FactTypes,
    | 'ntlmIdentity'
    | 'hostSystem'
    | 'nameMatch'
    | 'serverEvents'
    | 'clientEvents'
    | 'clientAttempts'
    | 'timeline'
  >
>;

/** Whose logs these are, where that is another machine than the one that answered or was asked; undefined where nothing says so. */
export function foreignLogOf(facts: Facts): string | undefined {
  const names = machinesMeant(facts);
  const own = new Set(facts.clientEvents?.covers.map(({ computer }) => computer.toLowerCase()));
  const computers = (facts.serverEvents?.covers ?? [])
    .map(({ computer }) => computer)
    // What the client itself logs beside its connections is no log of another server.
    .filter((name) => name !== '' && !own.has(name.toLowerCase()));
  const others = computers.filter((computer) => !names.has(shortName(computer)));
  return names.size > 0 && computers.length > 0 && others.length === computers.length ? others[0] : undefined;
}

/** The short names of the machine that answered, else of the one that was asked; none where nothing tells which is meant. */
export function machinesMeant(facts: Facts): ReadonlySet<string> {
  const { ntlmIdentity, hostSystem, nameMatch } = facts;
  const answered = [
    ntlmIdentity?.dnsComputer,
    ntlmIdentity?.computer,
    ...(nameMatch?.hostNames ?? []),
    hostSystem?.computer,
  ].flatMap((name) => name ?? []);
  return new Set((answered.length > 0 ? answered : askedIn(facts)).map(shortName));
}

/** The names the client's own log connects to, where no connection of it is known to have arrived: an alias ties nothing. */
function askedIn({ clientAttempts = [], timeline }: Facts): readonly string[] {
  const isTied =
    timeline?.clockOffset !== undefined || clientAttempts.some(({ arrived }) => arrived === 'yes');
  const names = clientAttempts.map(({ server }) => server).filter((name) => name !== '');
  return isTied || names.some(isAddress) ? [] : names;
}

const isAddress = (name: string) => /^[\d.]+$/.test(name) || name.split(':').length > 2;

function shortName(name: string): string {
  return name.toLowerCase().split(/[.:]/)[0] ?? '';
}
