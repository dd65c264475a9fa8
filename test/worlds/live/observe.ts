import type { CaseFile, Fact, Gap } from '../../../src/core/facts/case-file.ts';
import type { Phase } from '../../../src/core/facts/phases.ts';
import type { FactName, FactTypes } from '../../../src/core/facts/vocabulary.ts';
import { caseOf, gap, phaseLine, seen } from '../fact-shapes.ts';
import { iso } from './certificates.ts';
import { aroundOf } from './look-around.ts';
import { round, trustOf } from './healthy-scene.ts';
import type { Scene } from './scene.ts';

type Ending = NonNullable<FactTypes['phaseOfDeath']['ending']>;
type Death = FactTypes['phaseOfDeath'];

/** The case file a check of this path writes. */
export function observe(scene: Scene): CaseFile {
  const death = deathOf(scene);
  const values: { [N in FactName]?: FactTypes[N] | undefined } = {
    clockHere: iso(scene.now),
    nameResolution: nameOf(scene),
    ...aroundOf(scene),
    ...(scene.name.outcome === 'resolved' || scene.name.outcome === 'literal' ? ofConnection(scene) : {}),
    phases: phasesOf(scene, death),
    phaseOfDeath: death,
    gateway: scene.gateway,
    clientError: scene.told,
    reportedContext: scene.context,
  };
  const at = iso(scene.now);
  const facts = Object.entries(values).flatMap(([name, value]): readonly Fact[] =>
    // Name and value come from one and the same entry.
    value === undefined ? [] : [seen(name as FactName, value as never, 'check', at)],
  );
  return caseOf(`${scene.asked}${scene.port === 3389 ? '' : `:${scene.port}`}`, facts, gapsOf(death));
}

function nameOf({ asked, name }: Scene): FactTypes['nameResolution'] {
  const { outcome, addresses, hostsFile, dns, pointer, ms, problem } = name;
  const kind = /^[\d.]+$/.test(asked)
    ? 'ipv4'
    : asked.includes(':')
      ? 'ipv6'
      : asked.includes('.')
        ? 'fqdn'
        : 'shortName';
  return {
    name: asked,
    kind,
    outcome,
    addresses,
    hostsFile,
    pointers: Object.fromEntries(
      addresses.map(({ address }) => [address, pointer === undefined ? [] : [pointer]]),
    ),
    ...(kind === 'ipv4' || kind === 'ipv6' ? {} : { dnsAddresses: [...dns] }),
    ms,
    ...(problem === undefined ? {} : { problem }),
  };
}

type Values = { [N in FactName]?: FactTypes[N] | undefined };

function ofConnection(scene: Scene): Values {
  const tcpConnect = { port: scene.port, attempts: scene.tcp };
  if (scene.tcp.every(({ outcome }) => outcome !== 'open')) return { tcpConnect };
  const accepted = scene.offered.all.outcome === 'accepted';
  return {
    tcpConnect,
    rdpNegotiation: scene.offered.all,
    protocolAnswers: answersOf(scene),
    portSpeech: scene.speech,
    // Where the conversation dies later on or somebody signs in, the check spends its connections on that.
    rawTls: (scene.repeats > 1 && accepted) || scene.logon !== undefined ? undefined : scene.raw,
    connectionQuality: qualityOf(scene),
    rdpUdp: signsInByNla(scene) ? scene.udp : undefined,
    connectionAttempts: attemptsOf(scene),
    standardSecurity: scene.standard,
    ...(accepted && scene.offered.all.outcome === 'accepted' && scene.offered.all.protocol !== 'rdp'
      ? ofTls(scene)
      : {}),
  };
}

function answersOf({ offered }: Scene): FactTypes['protocolAnswers'] {
  const full = { offer: ['ssl', 'hybrid', 'hybridEx'], answer: offered.all } as const;
  if (offered.all.outcome === 'accepted' || offered.all.outcome === 'refused')
    return [full, { offer: ['rdp'], answer: offered.rdp }, { offer: ['ssl'], answer: offered.ssl }];
  return [full, { offer: ['none'], answer: offered.none }];
}

/** Every connection that spoke RDP: as often as it was tried, all with the same end. */
function attemptsOf(scene: Scene): FactTypes['connectionAttempts'] {
  const death = deathOf(scene);
  const open = scene.tcp.filter(({ outcome }) => outcome === 'open');
  const ms = round(scene.rtt * 4);
  const well: Ending = { by: 'us', after: 'credsspNegotiate', ms, bytes: 161 };
  const before = ['name', 'connection'].includes(death.phase);
  const reached = death.phase === 'none' || before ? 'signIn' : death.phase;
  return Array.from({ length: Math.max(scene.repeats, 1) }, (_, i) => ({
    address: open[i % open.length]!.address,
    offer: ['ssl', 'hybrid', 'hybridEx'] as const,
    reached,
    ending: death.ending ?? well,
    ms,
    at: iso(scene.now + i * 150),
  }));
}

function qualityOf({ rtt, quality, offered }: Scene): FactTypes['connectionQuality'] {
  const answered = offered.all.outcome === 'accepted' || offered.all.outcome === 'refused';
  const { attempts = 3, completed = answered ? 3 : 0 } = quality;
  const [ratioLow, ratioHigh] = wilson(completed, attempts);
  return {
    attempts,
    completed,
    ratioLow,
    ratioHigh,
    rttMs: { min: round(rtt), median: round(rtt * 1.1), max: round(rtt * 1.6) },
    synRetransmissions: 0,
    ...quality,
  };
}

/** Wilson's interval, 95 %. */
function wilson(good: number, all: number): readonly [number, number] {
  const z = 1.96;
  const share = good / all;
  const middle = share + (z * z) / (2 * all);
  const half = z * Math.sqrt((share * (1 - share)) / all + (z * z) / (4 * all * all));
  const whole = 1 + (z * z) / all;
  return [Math.max(0, (middle - half) / whole), Math.min(1, (middle + half) / whole)];
}

function ofTls(scene: Scene): Values {
  const { handshake, support } = scene;
  const done = handshake.outcome === 'completed';
  const shown =
    done || handshake.outcome === 'malformed' || ('sawCertificate' in handshake && handshake.sawCertificate);
  return {
    tlsHandshake: handshake,
    tlsSupport: support,
    ...(done ? {} : { tlsEnding: tlsEndingOf(handshake) }),
    ...(done || handshake.outcome === 'timedOut' ? { largeFlight: scene.flight } : {}),
    ...(shown ? ofCertificate(scene) : {}),
    ...(done ? ofSignIn(scene) : {}),
  };
}

function ofCertificate(scene: Scene): Values {
  const { certificate, chain, asked, computer, credssp } = scene;
  const host = hostNames(scene);
  const names = certificate.names;
  const matches = (name: string) => names.some((known) => fits(known, name));
  return {
    tlsCertificate: certificate,
    tlsChain: {
      length: chain.length,
      ...(scene.chainBytes === undefined ? {} : { bytes: scene.chainBytes }),
      certificates: chain.map(({ subject, issuer, sha256, notAfter, signature, keyBits }) => {
        return { subject, issuer, sha256, notAfter, signature, keyBits };
      }),
      ...trustOf(scene),
    },
    nameMatch: {
      asked,
      certificateNames: names,
      matches: matches(asked),
      ...(credssp.outcome === 'challenged' && scene.handshake.outcome === 'completed'
        ? { hostNames: host, matchesHost: matches(computer) || host.some(matches) }
        : {}),
    },
  };
}

const hostNames = ({ computer, domain, asked }: Scene): readonly string[] => [
  computer,
  asked.toLowerCase().startsWith(`${computer.toLowerCase()}.`)
    ? asked
    : `${computer.toLowerCase()}.${domain.toLowerCase()}.example`,
];

function fits(known: string, name: string): boolean {
  const [a, b] = [known.toLowerCase(), name.toLowerCase()];
  return (
    a === b || (!b.includes('.') && a.startsWith(`${b}.`)) || (!a.includes('.') && b.startsWith(`${a}.`))
  );
}

function ofSignIn(scene: Scene): Values {
  const { credssp, computer, domain, osBuild, skew, now } = scene;
  if (!signsInByNla(scene)) return {};
  if (credssp.outcome !== 'challenged') return { credssp };
  const [, dnsComputer] = hostNames(scene);
  const time = iso(now + skew * 1_000);
  return {
    credssp,
    ntlmIdentity: {
      computer,
      domain,
      dnsComputer: dnsComputer!,
      dnsDomain: dnsComputer!.slice(computer.length + 1),
      osBuild,
      time,
    },
    serverClock: { time, skewSeconds: skew, from: 'ntlm' },
    clocks: [{ whose: 'server', time, skewSeconds: skew, from: 'ntlm' }],
    logon: scene.logon,
    earlyUserAuth: scene.earlyUserAuth,
    sessionStart: scene.sessionStart,
  };
}

const signsInByNla = ({ offered: { all } }: Scene) =>
  all.outcome === 'accepted' && (all.protocol === 'hybrid' || all.protocol === 'hybridEx');

function tlsEndingOf(handshake: FactTypes['tlsHandshake']): Ending {
  const ms = 'ms' in handshake ? handshake.ms : 4;
  const after = 'clientHello';
  if (handshake.outcome === 'alert') return { by: 'alert', after, ms, bytes: 7, alert: handshake.alert };
  const bytes = 'bytes' in handshake ? handshake.bytes : 120;
  const by = { closed: 'fin', reset: 'rst', timedOut: 'silence' } as const;
  return {
    by: handshake.outcome in by ? by[handshake.outcome as keyof typeof by] : 'nonsense',
    after,
    ms,
    bytes,
  };
}

/** The first thing on the path that is not well, as the check reports its end. */
export function deathOf(scene: Scene): Death {
  const { name, tcp, offered, handshake, credssp, rtt } = scene;
  const died = (phase: Phase, ending?: Ending): Death => {
    const attempts = Math.max(scene.repeats, 1);
    const same = scene.sameEnding > 0 ? scene.sameEnding : attempts;
    return { phase, ...(ending === undefined ? {} : { ending }), sameEnding: same, attempts };
  };
  const by = {
    closed: 'fin',
    reset: 'rst',
    timedOut: 'silence',
    malformed: 'nonsense',
    refused: 'refusal',
  } as const;
  if (name.outcome !== 'resolved' && name.outcome !== 'literal') return died('name');
  if (tcp.every(({ outcome }) => outcome !== 'open')) {
    const { outcome, ms = 0 } = tcp[0]!;
    const how = outcome === 'timedOut' ? 'silence' : outcome === 'refused' ? 'rst' : 'icmp';
    return died('connection', { by: how, after: 'syn', ms, bytes: 0 });
  }
  if (offered.all.outcome !== 'accepted') {
    const { all } = offered;
    const ms = 'ms' in all ? all.ms : round(rtt);
    const bytes = 'bytes' in all ? all.bytes : all.outcome === 'refused' ? 19 : 62;
    return died('negotiation', { by: by[all.outcome], after: 'connectionRequest', ms, bytes });
  }
  if (
    offered.all.protocol === 'rdp' ||
    offered.all.protocol === 'rdsaad' ||
    offered.all.protocol === 'rdstls'
  )
    return { phase: 'none', sameEnding: 0, attempts: 1 };
  if (handshake.outcome !== 'completed') return died('encryption', tlsEndingOf(handshake));
  if (offered.all.protocol === 'ssl') return { phase: 'none', sameEnding: 0, attempts: 1 };
  if (credssp.outcome !== 'challenged') {
    const own = 'ending' in credssp ? credssp.ending : undefined;
    const ending = {
      by: by[credssp.outcome],
      after: 'credsspNegotiate',
      ms: round(rtt + 1),
      bytes: credssp.outcome === 'refused' ? 15 : 0,
    } as const;
    return died('signIn', own ?? ending);
  }
  return afterChallenge(scene, died);
}

function afterChallenge(
  { logon, earlyUserAuth, sessionStart, rtt }: Scene,
  died: (phase: Phase, ending?: Ending) => Death,
): Death {
  if (logon !== undefined && logon.outcome !== 'accepted') {
    const by = logon.outcome === 'refused' ? 'refusal' : 'fin';
    return died('signIn', { by, after: 'credsspAuthenticate', ms: round(2 * rtt + 20), bytes: 60 });
  }
  if (earlyUserAuth?.outcome === 'denied')
    return died('signIn', { by: 'refusal', after: 'credsspCredentials', ms: round(rtt), bytes: 4 });
  const licensed = sessionStart?.licenseError === undefined || sessionStart.licenseError === 7;
  if (!licensed) return died('license', { by: 'fin', after: 'clientInfo', ms: round(rtt), bytes: 40 });
  if (sessionStart !== undefined && (sessionStart.errorInfo ?? 0) !== 0)
    return died('session', { by: 'fin', after: 'clientInfo', ms: round(rtt), bytes: 200 });
  return { phase: 'none', sameEnding: 0, attempts: 1 };
}

const order = ['name', 'connection', 'negotiation', 'encryption', 'certificate', 'signIn'] as const;

function phasesOf(scene: Scene, death: Death): FactTypes['phases'] {
  const dead = order.findIndex((phase) => phase === death.phase);
  const { protocol } = { protocol: 'hybrid', ...scene.offered.all };
  const lines = order.map((phase, i) => {
    if (dead >= 0 && i > dead) return phaseLine(phase, 'notReached');
    if (i === dead) return phaseLine(phase, 'died', measured(death));
    const untried = protocol !== 'hybrid' && protocol !== 'hybridEx' && phase === 'signIn';
    return phaseLine(phase, untried ? 'notTried' : 'passed', { ms: round(scene.rtt + i) });
  });
  if (death.phase !== 'license' && death.phase !== 'session') return lines;
  const license = phaseLine('license', death.phase === 'license' ? 'died' : 'passed', {});
  return [...lines, license, phaseLine('session', death.phase === 'session' ? 'died' : 'notReached')];
}

const measured = ({ ending }: Death) => (ending === undefined ? {} : { ms: ending.ms, bytes: ending.bytes });

function gapsOf(death: Death): readonly Gap[] {
  const signedIn = (['logon', 'earlyUserAuth', 'sessionStart'] as const).map((name) =>
    gap(name, 'not permitted'),
  );
  const reach = death.phase === 'none' ? 'not attempted' : 'not reachable';
  const others = (
    [
      'tlsHandshake',
      'tlsSupport',
      'tlsCertificate',
      'tlsChain',
      'nameMatch',
      'largeFlight',
      'credssp',
      'ntlmIdentity',
      'serverClock',
      'portSpeech',
      'rawTls',
      'rdpNegotiation',
      'protocolAnswers',
      'connectionQuality',
    ] as const
  ).map((name) => gap(name, reach));
  return [...signedIn, ...others];
}
