import { tlsVersions } from './names.ts';
import type { TlsVersion } from './names.ts';
import type { HelloAnswer } from './server-flight.ts';
import { suiteName } from './suites.ts';

/** How a server took one version: `closed` covers FIN and RST, `unclear` silence and nonsense. */
export type VersionAnswer = 'accepted' | 'refused' | 'closed' | 'unclear';

/** What a scan found out; the shape of the fact of the same name. */
export interface TlsSupport {
  readonly versions: Readonly<Partial<Record<TlsVersion, VersionAnswer>>>;
  readonly suites: readonly string[];
  readonly groups: readonly string[];
  readonly signatureAlgorithms: readonly string[];
  /** Every list is complete: each was asked until the server refused what was left, and showed it still answers. */
  readonly exhaustive: boolean;
  readonly alerts: Readonly<Partial<Record<TlsVersion, number>>>;
}

/** What an answer to a hello for one version says about that version. */
export function versionAnswer(version: TlsVersion, answer: HelloAnswer): VersionAnswer {
  switch (answer.outcome) {
    case 'serverHello':
      return answer.version === version ? 'accepted' : 'refused';
    case 'alert':
    case 'ssl2Error':
      return 'refused';
    case 'closed':
    case 'reset':
      return answer.sawServerHello ? 'unclear' : 'closed';
    default:
      return 'unclear';
  }
}

/** What a scan has found so far, each thing once and in the order found. */
export class ScanNotes {
  readonly #versions: Partial<Record<TlsVersion, VersionAnswer>> = {};
  readonly #alerts: Partial<Record<TlsVersion, number>> = {};
  readonly #suites = new Set<string>();
  readonly #groups = new Set<string>();
  readonly #signatureAlgorithms = new Set<string>();

  version(version: TlsVersion, answer: VersionAnswer): void {
    this.#versions[version] = answer;
  }

  alert(version: TlsVersion, answer: HelloAnswer): void {
    if (answer.outcome === 'alert') this.#alerts[version] = answer.alert;
  }

  /** What one answer happens to show. */
  add(answer: HelloAnswer): void {
    if (answer.outcome !== 'serverHello') return;
    for (const suite of answer.ssl2Suites ?? [answer.suite]) this.#suites.add(suite);
    if (answer.group !== undefined) this.#groups.add(answer.group);
    if (answer.signatureAlgorithm !== undefined) this.#signatureAlgorithms.add(answer.signatureAlgorithm);
  }

  suites(names: readonly string[]): void {
    for (const name of names) this.#suites.add(name);
  }

  groups(names: readonly string[]): void {
    for (const name of names) this.#groups.add(name);
  }

  signatureAlgorithms(names: readonly string[]): void {
    for (const name of names) this.#signatureAlgorithms.add(name);
  }

  hasSuite(suite: number): boolean {
    return this.#suites.has(suiteName(suite));
  }

  accepted(): readonly TlsVersion[] {
    return tlsVersions.filter((version) => this.#versions[version] === 'accepted');
  }

  hasUnclear(): boolean {
    return Object.values(this.#versions).includes('unclear');
  }

  support(exhaustive: boolean): TlsSupport {
    return {
      versions: this.#versions,
      suites: [...this.#suites],
      groups: [...this.#groups],
      signatureAlgorithms: [...this.#signatureAlgorithms],
      exhaustive,
      alerts: this.#alerts,
    };
  }
}
