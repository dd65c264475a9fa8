import type { CertificateSpell } from './certificate-spell.ts';
import type { Check } from './check.ts';
import type { Group } from './group.ts';
import type { Host } from './host.ts';
import type { Notice } from './notice.ts';
import type { SeenCertificate, Snapshot } from './snapshot.ts';
import type { Strongest } from './strongest.ts';

/** What is remembered of one host when somebody asks what to warn of. */
export interface Watched {
  readonly host: Host;
  /** The newest checks, oldest first; of several vantage points where several look. */
  readonly checks: readonly Check[];
  readonly certificates: readonly CertificateSpell[];
  /** What the negotiation has held, since before the oldest of the checks, and when somebody last said that weaker is meant. */
  readonly strongest?: readonly Strongest[];
  readonly weakerAcceptedAt?: string;
  /** How it is when all is well, as its owner saved it, and when. */
  readonly baseline?: { readonly at: string; readonly snapshot: Snapshot };
  /** The hosts of its groups, itself among them. */
  readonly group: Group;
}

/** One kind of notice: what it sees at a time (ISO 8601). */
export type Forecast = (watched: Watched, now: string) => readonly Notice[];

/** The newest check that got as far as a value, of one vantage point where one is named. */
export function newestWith<T>(
  checks: readonly Check[],
  value: (check: Check) => T | undefined,
): { readonly check: Check; readonly value: T } | undefined {
  for (let i = checks.length - 1; i >= 0; i -= 1) {
    const check = checks[i]!;
    const found = value(check);
    if (found !== undefined) return { check, value: found };
  }
  return undefined;
}

/** The certificate that a host showed last, and when: also where it has been silent for longer than its checks reach back. */
export function lastShown({
  checks,
  certificates,
}: Pick<Watched, 'checks' | 'certificates'>):
  | { readonly certificate: SeenCertificate; readonly seenAt: string }
  | undefined {
  const shown = newestWith(checks, ({ snapshot }) => snapshot.certificate);
  if (shown !== undefined) return { certificate: shown.value, seenAt: shown.check.startedAt };
  const [first, ...others] = certificates;
  if (first === undefined) return undefined;
  const { certificate, lastSeen } = others.reduce((a, b) => (b.lastSeen > a.lastSeen ? b : a), first);
  return { certificate, seenAt: lastSeen };
}

/** The newest values there are, at most so many, the oldest of them first. */
export function newestOf<T>(
  checks: readonly Check[],
  value: (check: Check) => T | undefined,
  count: number,
): readonly T[] {
  const found: T[] = [];
  for (let i = checks.length - 1; i >= 0 && found.length < count; i -= 1) {
    const one = value(checks[i]!);
    if (one !== undefined) found.push(one);
  }
  return found.toReversed();
}
