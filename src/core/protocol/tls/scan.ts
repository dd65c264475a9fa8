import { allGroups, allSignatureAlgorithms, tlsVersions } from './names.ts';
import type { TlsVersion } from './names.ts';
import type { Offer } from './hello.ts';
import { ScanNotes, versionAnswer } from './scan-notes.ts';
import type { TlsSupport } from './scan-notes.ts';
import type { HelloAnswer, Revealed } from './server-flight.ts';
import { keyExchangeOf, suiteName, suitesOf } from './suites.ts';

/** A scan without I/O: yields the next hello, each for a connection of its own, and is resumed with its answer. */
export type Scan<Result> = Generator<Offer, Result, HelloAnswer>;

/** A hello that asks for one version with everything this program knows of it. */
export function widestOffer(version: TlsVersion, changes: Partial<Offer> = {}): Offer {
  return {
    versions: [version],
    suites: suitesOf(version),
    groups: allGroups,
    signatureAlgorithms: allSignatureAlgorithms,
    ...changes,
  };
}

/** Two connections: TLS 1.2 and below in one hello, whose answer shows the newest of them, then TLS 1.3 alone. */
export function* scanBriefly(changes: Partial<Offer> = {}): Scan<TlsSupport> {
  const notes = new ScanNotes();
  const asked = ['TLS 1.0', 'TLS 1.1', 'TLS 1.2'] as const;
  const answer = yield { ...widestOffer('TLS 1.2', changes), versions: asked };
  notes.add(answer);
  if (answer.outcome === 'serverHello') {
    // A server answers with the newest version both know, so the ones above its choice are refused.
    const chosen = tlsVersions.indexOf(answer.version);
    for (const version of asked) {
      const at = tlsVersions.indexOf(version);
      if (at >= chosen) notes.version(version, at === chosen ? 'accepted' : 'refused');
    }
  } else {
    for (const version of asked) notes.version(version, versionAnswer(version, answer));
    notes.alert('TLS 1.2', answer);
  }
  yield* askVersion('TLS 1.3', notes, changes);
  return notes.support(false);
}

/** One connection for each version. */
export function* scanVersions(
  versions: readonly TlsVersion[] = tlsVersions,
  changes: Partial<Offer> = {},
): Scan<TlsSupport> {
  const notes = new ScanNotes();
  for (const version of versions) yield* askVersion(version, notes, changes);
  return notes.support(false);
}

/** Every version, then every suite, group and signature algorithm of those it accepts; dozens of connections. */
export function* scanDeeply(changes: Partial<Offer> = {}): Scan<TlsSupport> {
  const notes = new ScanNotes();
  for (const version of tlsVersions) yield* askVersion(version, notes, changes);
  const accepted = notes.accepted();
  let complete = accepted.length > 0 && !notes.hasUnclear();
  for (const version of accepted.toReversed()) {
    // The answer to an SSL 2.0 hello lists all cipher kinds at once.
    if (version === 'SSL 2.0') continue;
    const unknown = suitesOf(version).filter((suite) => !notes.hasSuite(suite));
    const found = yield* scanSuites(version, changes, unknown);
    notes.suites(found.found);
    complete &&= found.complete;
  }
  const withGroups = accepted.filter((version) => version.startsWith('TLS'));
  const ways = withGroups.filter((version) => version === withGroups.at(-1) || version === 'TLS 1.2');
  for (const version of ways) {
    const groups = yield* scanGroups(version, changes);
    notes.groups(groups.found);
    complete &&= groups.complete;
  }
  if (accepted.includes('TLS 1.2')) {
    const algorithms = yield* scanSignatureAlgorithms(changes);
    notes.signatureAlgorithms(algorithms.found);
    complete &&= algorithms.complete;
  }
  return notes.support(complete);
}

/** What a scan by elimination found, in the server's order, and whether it got to the end. */
export interface Found {
  readonly found: readonly string[];
  readonly complete: boolean;
}

/** The suites of one version: asks, takes the chosen one away, asks again until the server refuses the rest. */
export function* scanSuites(
  version: TlsVersion,
  changes: Partial<Offer> = {},
  candidates: readonly number[] = suitesOf(version),
): Scan<Found> {
  const widest = widestOffer(version, changes);
  return yield* eliminate(
    widest,
    candidates,
    (suites) => ({ ...widest, suites }),
    (answer) => (answer.version === version ? answer.suiteNumber : undefined),
    suiteName,
  );
}

/** The groups of one version; before TLS 1.3 only suites that use one are offered. */
export function* scanGroups(version: TlsVersion, changes: Partial<Offer> = {}): Scan<Found> {
  const suites = version === 'TLS 1.3' ? suitesOf(version) : suitesOf(version).filter(isElliptic);
  const widest = widestOffer(version, { suites, ...changes });
  return yield* eliminate(
    widest,
    widest.groups ?? allGroups,
    (groups) => ({ ...widest, groups }),
    (answer) => (answer.version === version ? answer.groupNumber : undefined),
    (_, answer) => answer.group ?? '',
  );
}

/** The signature algorithms of TLS 1.2 with key exchanges that are signed. */
export function* scanSignatureAlgorithms(changes: Partial<Offer> = {}): Scan<Found> {
  const suites = suitesOf('TLS 1.2').filter((suite) => ['ecdhe', 'dhe'].includes(keyExchangeOf(suite) ?? ''));
  const widest = widestOffer('TLS 1.2', { suites, ...changes });
  return yield* eliminate(
    widest,
    widest.signatureAlgorithms ?? allSignatureAlgorithms,
    (signatureAlgorithms) => ({ ...widest, signatureAlgorithms }),
    (answer) => answer.signatureAlgorithmNumber,
    (_, answer) => answer.signatureAlgorithm ?? '',
  );
}

function isElliptic(suite: number): boolean {
  return keyExchangeOf(suite) === 'ecdhe';
}

/**
 * Takes the server's choices away one by one. An alert ends the search for certain; a closed connection might be a
 * server that has had enough of us, so then the first hello is asked again, and only its answer proves the end.
 */
function* eliminate(
  control: Offer,
  candidates: readonly number[],
  offerOf: (left: readonly number[]) => Offer,
  chosenOf: (answer: Revealed) => number | undefined,
  nameOf: (chosen: number, answer: Revealed) => string,
): Scan<Found> {
  let left = candidates;
  const found: string[] = [];
  while (left.length > 0) {
    const answer = yield offerOf(left);
    if (answer.outcome === 'alert') return { found, complete: true };
    if (answer.outcome === 'closed' || answer.outcome === 'reset') {
      const again = yield control;
      return { found, complete: again.outcome === 'serverHello' };
    }
    if (answer.outcome !== 'serverHello') return { found, complete: false };
    const chosen = chosenOf(answer);
    // A choice that was not offered comes from a server that ignores the offer; there is no end to such a search.
    if (chosen === undefined || !left.includes(chosen)) return { found, complete: false };
    found.push(nameOf(chosen, answer));
    left = left.filter((candidate) => candidate !== chosen);
  }
  return { found, complete: true };
}

function* askVersion(version: TlsVersion, notes: ScanNotes, changes: Partial<Offer>): Scan<void> {
  const offer = widestOffer(version, changes);
  const answer = yield version === 'SSL 2.0' ? { ...offer, suites: suitesOf(version) } : offer;
  notes.version(version, versionAnswer(version, answer));
  notes.alert(version, answer);
  notes.add(answer);
}
