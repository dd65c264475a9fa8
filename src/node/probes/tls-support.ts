import type { FactTypes } from '../../core/facts/vocabulary.ts';
import { tlsVersions, type TlsVersion } from '../../core/protocol/tls/names.ts';
import type { HelloAnswer } from '../../core/protocol/tls/server-flight.ts';

type TlsSupport = FactTypes['tlsSupport'];
type Answers = { -readonly [V in TlsVersion]?: TlsSupport['versions'][V] };

const nothingKnown: TlsSupport = {
  versions: {},
  suites: [],
  groups: [],
  signatureAlgorithms: [],
  exhaustive: false,
  alerts: {},
};

/** Adds what a completed handshake proves: that version, and that a newer one offered with it was not taken. */
export function withHandshake(
  known: TlsSupport | undefined,
  handshake: FactTypes['tlsHandshake'] | undefined,
): TlsSupport {
  const support = known ?? nothingKnown;
  if (handshake?.outcome !== 'completed') return support;
  const { version, cipher, group } = handshake;
  const newer = tlsVersions.slice(tlsVersions.indexOf(version) + 1);
  const versions: Answers = { ...support.versions };
  for (const name of newer) versions[name] ??= 'refused';
  versions[version] = 'accepted';
  return {
    ...support,
    versions,
    suites: added(support.suites, cipher),
    groups: added(support.groups, group),
  };
}

/** Adds what the answer to a ClientHello for these versions says. */
export function withAnswer(
  known: TlsSupport | undefined,
  asked: readonly TlsVersion[],
  answer: HelloAnswer,
): TlsSupport {
  const support = known ?? nothingKnown;
  const versions: Answers = { ...support.versions };
  if (answer.outcome === 'serverHello') {
    // The newest version both sides know is chosen, so every newer one that was asked is refused.
    for (const name of asked) {
      if (tlsVersions.indexOf(name) > tlsVersions.indexOf(answer.version)) versions[name] ??= 'refused';
    }
    versions[answer.version] = 'accepted';
    return {
      ...support,
      versions,
      suites: added(support.suites, answer.suite),
      groups: added(support.groups, answer.group),
      signatureAlgorithms: added(support.signatureAlgorithms, answer.signatureAlgorithm),
    };
  }
  for (const name of asked) {
    if (versions[name] !== 'accepted') versions[name] = verdictOf(answer);
  }
  const newest = tlsVersions.findLast((name) => asked.includes(name));
  const alerts =
    answer.outcome === 'alert' && newest !== undefined
      ? { ...support.alerts, [newest]: answer.alert }
      : support.alerts;
  return { ...support, versions, alerts };
}

function verdictOf(answer: Exclude<HelloAnswer, { outcome: 'serverHello' }>) {
  switch (answer.outcome) {
    case 'alert':
    case 'ssl2Error':
      return 'refused' as const;
    case 'closed':
    case 'reset':
      return 'closed' as const;
    default:
      return 'unclear' as const;
  }
}

function added(list: readonly string[], name: string | undefined): readonly string[] {
  return name === undefined || list.includes(name) ? list : [...list, name];
}
