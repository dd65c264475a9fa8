import { lacksInterface } from '../../core/facts/link-local.ts';
import { says, saysEnding, saysProblem } from '../../core/facts/phase-says.ts';
import type { PhaseSays } from '../../core/facts/problems.ts';
import type { FactTypes } from '../../core/facts/vocabulary.ts';
import type { Ending, ProtocolAnswer } from './attempt.ts';
import type { PhaseLine } from './probe.ts';

type TcpAttempt = FactTypes['tcpConnect']['attempts'][number];

/** Name resolution as a line of the connection. */
export function nameLine(name: FactTypes['nameResolution']): PhaseLine {
  const state = name.addresses.length === 0 ? 'died' : 'passed';
  return { phase: 'name', state, ms: name.ms, says: nameShown(name) };
}

function nameShown(name: FactTypes['nameResolution']): PhaseSays {
  const { outcome, addresses, hostsFile = [], aliases = [], aliasEnd, completedTo, problem } = name;
  switch (outcome) {
    case 'literal':
      return says('addressGiven', pointing(name));
    case 'resolved':
      return says('resolved', {
        count: addresses.length,
        ...(hostsFile.length > 0 ? { fromHosts: true } : {}),
        ...(aliases.length > 0 ? { aliases } : {}),
        ...(completedTo === undefined ? {} : { completedTo }),
        ...pointing(name),
      });
    case 'timedOut':
      return says('resolverSilent');
    default:
      if (aliasEnd === 'looping') return says('loopingAlias', { aliases });
      if (aliasEnd === 'dangling') return says('danglingAlias', { target: aliases.at(-1) ?? '' });
      if (outcome === 'notFound') return says('notFound');
      return says('resolverFailed', problem === undefined ? {} : { system: problem });
  }
}

/** What points back, once that was asked: the first name of the first address. */
function pointing({ name, pointers, addresses: [first] }: FactTypes['nameResolution']) {
  const names = first === undefined ? undefined : pointers[first.address];
  if (names === undefined) return {};
  const [pointsTo] = names;
  if (pointsTo === undefined) return { pointer: 'none' };
  const short = name.toLowerCase().split('.')[0];
  const agrees = names.some((back) => back.toLowerCase().split('.')[0] === short);
  return agrees ? { pointer: 'agrees' } : { pointer: 'other', pointsTo };
}

/** The port test of every address as a line of the connection. */
export function connectionShown(attempts: readonly TcpAttempt[]): PhaseSays {
  const open = attempts.filter(({ outcome }) => outcome === 'open');
  if (attempts.length === 1 && open.length === 1) return says('open');
  const others = attempts.filter(({ outcome }) => outcome !== 'open');
  const byOutcome: Record<string, string[]> = {};
  for (const attempt of others) (byOutcome[kindOf(attempt)] ??= []).push(attempt.address);
  const system = others.find(({ code }) => code !== undefined)?.code;
  return says(open.length === 0 ? 'openAtNone' : 'openAtSome', {
    count: attempts.length,
    open: open.length,
    ms: Math.round(Math.max(0, ...others.map(({ ms = 0 }) => ms))),
    ...(system === undefined ? {} : { system }),
    ...byOutcome,
  });
}

/** An address of one link fails with EINVAL where it names no interface, or one that this machine does not have. */
function kindOf({ outcome, code, address }: TcpAttempt): string {
  if (outcome !== 'failed' || code !== 'EINVAL') return outcome;
  if (lacksInterface(address)) return 'lacksInterface';
  return address.includes('%') ? 'withoutInterface' : outcome;
}

/** What the server made of an offer; `ending` is how the connection ended where it did. */
export function answerShown(answer: ProtocolAnswer['answer'], ending?: Ending): PhaseSays {
  switch (answer.outcome) {
    case 'accepted':
      return answer.withoutBlock === true
        ? says('answeredWithoutBlock')
        : says('chosen', { protocol: answer.protocol });
    case 'refused':
      return says('refusedOffer', { failure: answer.failure, number: answer.code });
    case 'malformed':
      return saysProblem(answer.problem);
    default:
      return ending === undefined ? says('other') : saysEnding(ending);
  }
}

/** The certificate as it was shown; `at` is ISO 8601. */
export function certificateShown(certificate: FactTypes['tlsCertificate'], at: string): PhaseSays {
  const { subject, issuer, windowsSelfMade, selfSigned, notBefore, notAfter } = certificate;
  const madeBy = windowsSelfMade ? 'windows' : selfSigned ? 'self' : 'authority';
  return says('certificate', { subject, issuer, madeBy, notBefore, notAfter, at });
}
