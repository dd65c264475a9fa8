import type { ClientProfile } from '../clients/client-profile.ts';
import { clientProfiles } from '../clients/client-profiles.ts';
import { simulate } from '../clients/simulate.ts';
import type { Facts, Simulation } from '../clients/step.ts';

/** One client with its answer. */
export interface SimulatedClient {
  readonly profile: ClientProfile;
  readonly simulation: Simulation;
}

/** Every client against these facts, in the order of the list. */
export function simulateClients(facts: Facts): readonly SimulatedClient[] {
  return clientProfiles.map((profile) => ({ profile, simulation: simulate(facts, profile) }));
}

/** The section "Clients" of a report: who would connect, who would not and why, and what is not known. */
export function renderClients(facts: Facts, width: number): readonly string[] {
  const answers = simulateClients(facts);
  const yes = answers.filter(({ simulation }) => simulation.connects === 'yes');
  const titles = { no: 'Would not', notKnown: 'Not known' } as const;
  return [
    ...(yes.length > 0 ? wrapped('Would connect', namesOf(yes), width) : []),
    ...(['no', 'notKnown'] as const).flatMap((kind) =>
      byReason(answers.filter(({ simulation }) => simulation.connects === kind)).flatMap(
        ([why, clients], at) => wrapped(at === 0 ? titles[kind] : '', `${namesOf(clients)}: ${why}`, width),
      ),
    ),
    ...byQuestion(yes).flatMap(([asks, clients], at) =>
      wrapped(at === 0 ? 'On the way' : '', `${everyOr(clients, yes)}: ${asks}`, width),
    ),
  ];
}

/** One line for a healthy host: who could not connect; nothing where everybody could. */
export function renderClientWatch(facts: Facts): string | undefined {
  const no = simulateClients(facts).filter(({ simulation }) => simulation.connects === 'no');
  const [first] = byReason(no);
  if (!first) return undefined;
  const [why, clients] = first;
  const others = no.length - clients.length;
  return `${namesOf(clients)} could not connect (${why})${others > 0 ? `, and ${others} more` : ''}`;
}

/** Where the connection dies before sign-in is decided: whether another client gets further, and why. */
export function anotherClient(facts: Facts): string | undefined {
  const phase = facts.phaseOfDeath?.phase ?? 'none';
  if (['none', 'license', 'session'].includes(phase) || facts.logon !== undefined) return undefined;
  const answers = simulateClients(facts);
  const yes = answers.filter(({ simulation }) => simulation.connects === 'yes');
  const no = answers.filter(({ simulation }) => simulation.connects === 'no');
  const reason = byReason(no).toSorted(([, a], [, b]) => b.length - a.length)[0]?.[0];
  if (no.length === answers.length) return `another one would not help: ${reason}`;
  if (yes.length > 0) {
    const [why = '', clients = []] = grouped(yes, ({ simulation }) => simulation.why)[0] ?? [];
    const more = yes.length > clients.length ? `, and ${yes.length - clients.length} more` : '';
    return `some get further (${why}), as far as was measured: ${namesOf(clients)}${more}`;
  }
  const open = answers.length - no.length;
  return no.length === 0
    ? undefined
    : `${no.length} of ${answers.length} known ones end here too (${reason}); of ${open} it is not known`;
}

function byReason(answers: readonly SimulatedClient[]): readonly [string, readonly SimulatedClient[]][] {
  return grouped(answers, ({ simulation }) =>
    simulation.phase
      ? `${simulation.phase === 'signIn' ? 'sign-in' : simulation.phase}, ${simulation.why}`
      : simulation.why,
  );
}

function byQuestion(answers: readonly SimulatedClient[]): readonly [string, readonly SimulatedClient[]][] {
  return grouped(
    answers.filter(({ simulation }) => simulation.asks !== undefined),
    ({ simulation }) => simulation.asks ?? '',
  );
}

function grouped(
  answers: readonly SimulatedClient[],
  keyOf: (answer: SimulatedClient) => string,
): readonly [string, readonly SimulatedClient[]][] {
  const groups = new Map<string, SimulatedClient[]>();
  for (const answer of answers) groups.set(keyOf(answer), [...(groups.get(keyOf(answer)) ?? []), answer]);
  return [...groups];
}

function everyOr(clients: readonly SimulatedClient[], all: readonly SimulatedClient[]): string {
  if (clients.length === all.length) return 'each of them';
  const others = all.filter((answer) => !clients.includes(answer));
  return others.length < clients.length ? `all of them but ${namesOf(others)}` : namesOf(clients);
}

/** "mstsc on Windows 8.1, Windows 10 1607; FreeRDP 3 (probably)": mstsc builds share their first word. */
function namesOf(answers: readonly SimulatedClient[]): string {
  const named = answers.map(({ profile, simulation }) => ({
    name: profile.name,
    doubt: simulation.connects === 'yes' && simulation.confidence === 'unconfirmed' ? ' (probably)' : '',
  }));
  const mstsc = named.filter(({ name }) => name.startsWith('mstsc, '));
  const rest = named.filter(({ name }) => !name.startsWith('mstsc, '));
  const parts = [
    ...(mstsc.length > 0
      ? [`mstsc on ${mstsc.map(({ name, doubt }) => name.slice('mstsc, '.length) + doubt).join(', ')}`]
      : []),
    ...rest.map(({ name, doubt }) => name + doubt),
  ];
  return parts.join('; ');
}

function wrapped(label: string, text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width - indent) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].map((part, at) => (at === 0 ? label : '').padEnd(indent) + part);
}

const indent = 15;
