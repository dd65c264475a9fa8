import type { FactTypes } from '../../core/facts/vocabulary.ts';
import type { Expectation } from '../../core/report/expectation.ts';
import type { Limits } from '../wire/limits.ts';
import type { ProtocolAnswer } from '../interview/attempt.ts';
import type { FirstFlight } from './first-flight.ts';
import { askOffer, askOlderTls, lookFully, type FullLook, type FullWishes, type Place } from './full-look.ts';
import { showsCertificate } from './seen-tls.ts';

/** What connections after the first one brought. */
export interface Closer {
  readonly full?: FullLook;
  readonly older?: FactTypes['tlsSupport'];
  readonly withoutNla?: ProtocolAnswer;
}

/** What is wanted of every host beside its certificate. */
export interface Wanted {
  /** The NTLM challenge: computer, domain, Windows build, clock. */
  readonly names: boolean;
  readonly expectations: readonly Expectation[];
}

/** The connections that a host still needs; none for most. */
export function closerLooks(
  { negotiation, hello }: FirstFlight,
  { names, expectations }: Wanted,
): readonly (keyof Closer)[] {
  // Load balancers route by the cookie that mstsc sends; and what ended once may not end twice.
  if (['closed', 'reset', 'timedOut'].includes(negotiation.outcome)) return ['full'];
  if (negotiation.outcome !== 'accepted') return [];
  const asks = (...kinds: readonly Expectation['kind'][]) =>
    expectations.some(({ kind }) => kinds.includes(kind));
  const looks: (keyof Closer)[] = [];
  if (asks('nla')) looks.push('withoutNla');
  if (negotiation.protocol === 'rdp') return looks;
  // TLS 1.3 shows no certificate in clear; and what a hello alone found wanting, a whole handshake has to confirm.
  if (!showsCertificate(hello) || names || asks('tls', 'trusted')) looks.push('full');
  if (asks('tls')) looks.push('older');
  return looks;
}

/** Makes those connections, one after the other. */
export async function lookCloser(
  place: Place,
  looks: readonly (keyof Closer)[],
  limits: Limits,
  { names, cookie }: FullWishes,
): Promise<Closer> {
  const full = looks.includes('full') ? await lookFully(place, limits, { names, cookie }) : undefined;
  const older = looks.includes('older') ? await askOlderTls(place, limits) : undefined;
  const withoutNla = looks.includes('withoutNla') ? await askOffer(place, limits, ['ssl']) : undefined;
  return { ...(full && { full }), ...(older && { older }), ...(withoutNla && { withoutNla }) };
}
