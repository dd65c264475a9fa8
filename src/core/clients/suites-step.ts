import { isEphemeral, versionsOf } from './cipher-suites.ts';
import { weakest, type ClientProfile, type Confidence, type TlsVersion } from './client-profile.ts';
import { endAt, goOn, type Facts, type Step } from './step.ts';

/** What a server was seen to accept in TLS. */
export type Support = NonNullable<Facts['tlsSupport']>;

/** Whether both have a cipher suite in common, and the group and signature that it needs. */
export function judgeSuites(common: readonly TlsVersion[], support: Support, profile: ClientProfile): Step {
  const newest = common.at(-1) ?? 'TLS 1.2';
  const { suites, tlsVersions } = profile;
  if (support.suites.length === 0) return goOn(tlsVersions.confidence, newest);
  const confidence = weakest(tlsVersions.confidence, suites.confidence);
  const shared = (suites.value ?? []).filter(
    (suite) =>
      support.suites.includes(suite) && versionsOf(suite).some((version) => common.includes(version)),
  );
  if (shared.length > 0) return judgeGroups(newest, shared, support, profile, confidence);
  const doubtful = profile.doubtfulSuites?.find((suite) => support.suites.includes(suite));
  if (doubtful) {
    return endAt('encryption', 'notKnown', 'unconfirmed', `whether it offers ${doubtful} is not confirmed`);
  }
  const exhaustive = support.exhaustive && suites.value !== undefined;
  return without('cipher suite', confidence, { exhaustive });
}

/** A suite without forward secrecy needs neither group nor signature. */
function judgeGroups(
  newest: TlsVersion,
  shared: readonly string[],
  support: Support,
  profile: ClientProfile,
  confidence: Confidence,
): Step {
  const passes = goOn(confidence, `${newest}, ${shared[0] ?? ''}`);
  if (shared.some((suite) => !isEphemeral(suite))) return passes;
  const { groups, signatureAlgorithms } = profile;
  if (disjoint(groups.value, support.groups))
    return without('elliptic curve or group', weakest(confidence, groups.confidence), support);
  if (disjoint(signatureAlgorithms.value, support.signatureAlgorithms))
    return without('signature algorithm', weakest(confidence, signatureAlgorithms.confidence), support);
  return passes;
}

/** Nothing of a kind in common: where not everything was tried, that is not known. */
function without(kind: string, confidence: Confidence, { exhaustive }: Pick<Support, 'exhaustive'>): Step {
  return exhaustive
    ? endAt('encryption', 'no', confidence, `no ${kind} in common`)
    : endAt('encryption', 'notKnown', confidence, `no common ${kind} was found, but not all were tried`);
}

/** Whether both sides are known and share nothing. */
function disjoint(own: readonly string[] | undefined, server: readonly string[]): boolean {
  return own !== undefined && server.length > 0 && !own.some((name) => server.includes(name));
}
