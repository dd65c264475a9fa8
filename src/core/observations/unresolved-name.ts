import { placeOfCode } from '../codes/places-of-codes.ts';
import { hexOf } from '../codes/printed.ts';
import { minuteOf } from '../facts/time.ts';
import { notConnected } from '../facts/situations.ts';
import type { FactTypes } from '../facts/vocabulary.ts';
import { byHand } from '../remedy/remedy.ts';
import { afterMillis } from '../judging/time-taken.ts';
import { cite, defineObservation, notLooked, notSeen, seen, type Sighting } from './observation.ts';
import { beforeTls } from '../judging/guides.ts';
import { sources } from '../judging/sources.ts';

const RESOLVER_FAILS = 'The resolver of this computer failed, so the name could not be looked up';
const NOBODY_ANSWERS = 'No name server answers, so the name could not be looked up';

type Attempt = FactTypes['clientAttempts'][number];

const attempt = (code: number, began: boolean): Attempt => ({
  at: '2026-09-01T11:30:00.000Z',
  server: 'srv1.corp.example',
  code,
  began,
  arrived: 'notCovered',
});
const ofLogs = ['tcpConnect', 'rdpNegotiation', 'phaseOfDeath'] as const;
const noAnswer = { addresses: [], hostsFile: [], pointers: {}, dnsAddresses: [] } as const;

export const unresolvedName = defineObservation({
  id: 'unresolved-name',
  title: 'The name leads to no address',
  phase: 'name',
  impact: 'blocks',
  ending: true,
  explanation:
    'Name resolution gave no address, so no packet was sent to any server. Outside the office network, or without the VPN, ' +
    'a name of the office may not exist, and a short one is completed with other suffixes.',
  covers: ['unreached-service', 'client-reported'],
  needs: [],
  uses: ['nameResolution', 'clientAttempts'],

  look({ nameResolution, clientAttempts }) {
    if (nameResolution === undefined) return ofClient(clientAttempts?.at(-1));
    const { name, outcome, ms, problem } = nameResolution;
    const why = problem === undefined ? '' : ` (${problem})`;
    if (outcome === 'literal')
      return notSeen(cite('nameResolution', `${name} is an address; no name is looked up`));
    if (outcome === 'resolved')
      return notSeen(cite('nameResolution', `${name} resolves${afterMillis(ms, 'in')}`));
    if (outcome === 'failed' || outcome === 'timedOut')
      return {
        is: 'seen',
        title: outcome === 'failed' ? RESOLVER_FAILS : NOBODY_ANSWERS,
        because: [
          cite(
            'nameResolution',
            outcome === 'failed'
              ? `${name} could not be looked up${why}`
              : `${name}: no name server answered${afterMillis(ms, 'for')}${why}`,
          ),
        ],
      };
    const { aliases = [], aliasEnd } = nameResolution;
    const way = [name, ...aliases].join(' → ');
    if (aliasEnd !== undefined)
      return {
        is: 'seen',
        title: aliasTitles[aliasEnd](name, aliases.at(-1) ?? name),
        because: [cite('nameResolution', `the aliases (CNAME): ${way}${why}`)],
      };
    return seen(cite('nameResolution', `${name}: name servers answered: no such name${why}`));
  },

  remedies: ({ nameResolution }) => [
    nameResolution?.outcome === 'timedOut' || nameResolution?.outcome === 'failed'
      ? byHand(
          'Reach a name server again',
          'client',
          'Check that this machine is on the network, and on the VPN where the host needs one: it gets no answer about any name.',
          'Compare with `nslookup HOST` against the name server of the office network.',
        )
      : byHand(
          'Use a name that exists',
          'client',
          nameResolution?.kind === 'shortName'
            ? 'Try the full name (host.domain): the short name is completed only with the suffixes this machine knows.'
            : 'Check the spelling of the name and that its DNS record exists.',
          'Connect the VPN if the name exists only inside the office network.',
        ),
    { title: 'Forget earlier answers', on: 'client', actions: [{ kind: 'clearDnsCache' }] },
  ],
  wouldNotHelp: beforeTls,
  settledBy: 'nslookup HOST',
  dialogs: ['0x104', '0x208', '0x508', '0x604'],
  references: [sources.disconnectReasons],
  examples: [
    {
      name: 'no such name',
      facts: {
        nameResolution: { name: 'srv1.corp.example', kind: 'fqdn', outcome: 'notFound', ms: 20, ...noAnswer },
      },
      unknown: ['tcpConnect', ...notConnected('timedOut', 1).unknown, 'phaseOfDeath'],
      verdict: 'seen',
    },
    {
      name: 'no name server answers',
      facts: {
        nameResolution: { name: 'srv01', kind: 'shortName', outcome: 'timedOut', ms: 5_000, ...noAnswer },
      },
      unknown: ['tcpConnect', ...notConnected('timedOut', 1).unknown, 'phaseOfDeath'],
      verdict: 'seen',
    },
    {
      name: 'an alias that leads nowhere',
      facts: {
        nameResolution: {
          name: 'rds.corp.example',
          kind: 'fqdn',
          outcome: 'notFound',
          ms: 20,
          ...noAnswer,
          aliases: ['old7.corp.example'],
          aliasEnd: 'dangling',
        },
      },
      unknown: ['tcpConnect', ...notConnected('timedOut', 1).unknown, 'phaseOfDeath'],
      verdict: 'seen',
    },
    {
      name: 'the log of the client says so of its newest attempt',
      facts: { clientAttempts: [attempt(1, true), attempt(260, false)] },
      unknown: ['nameResolution', ...ofLogs],
      verdict: 'seen',
    },
    {
      name: 'the newest attempt of the client ended with another number',
      facts: { clientAttempts: [attempt(260, false), attempt(516, false)] },
      unknown: ['nameResolution', ...ofLogs],
      verdict: 'notLooked',
    },
    {
      name: 'an address needs no name',
      facts: {
        nameResolution: {
          ...noAnswer,
          name: '192.0.2.11',
          kind: 'ipv4',
          outcome: 'literal',
          addresses: [{ address: '192.0.2.11', family: 4 }],
          ms: 0,
        },
      },
      verdict: 'notSeen',
    },
    {
      name: 'the resolver of this machine is broken',
      facts: {
        nameResolution: {
          name: 'srv01',
          kind: 'shortName',
          outcome: 'failed',
          ms: 1,
          problem: 'EPERM',
          ...noAnswer,
        },
      },
      unknown: ['tcpConnect', ...notConnected('timedOut', 1).unknown, 'phaseOfDeath'],
      verdict: 'seen',
    },
  ],
});

/** What the client's own log tells of its newest attempt: its number stands for the lookup of a name and nothing else. */
function ofClient(newest: Attempt | undefined): Sighting<'clientAttempts'> {
  const { code, began = true, at = '', server } = newest ?? {};
  if (code === undefined || began) return notLooked();
  const place = placeOfCode(code);
  if (place?.phases.length !== 1 || place.phases[0] !== 'name') return notLooked();
  return {
    is: 'seen',
    title: `The client found no address for ${server ?? 'the name'}`,
    because: [
      cite(
        'clientAttempts',
        `the attempt of ${minuteOf(at)} ended with ${hexOf(code)} (RDPClient 1026), which ${place.says}`,
      ),
    ],
  };
}

type AliasEnd = NonNullable<FactTypes['nameResolution']['aliasEnd']>;

const aliasTitles: Readonly<Record<AliasEnd, (name: string, last: string) => string>> = {
  dangling: (name, last) => `${name} is an alias that leads to ${last}, and that has no address`,
  looping: (name, last) => `${name} is an alias that leads in a circle (through ${last})`,
  tooLong: (name) => `${name} is an alias of an alias of an alias, more than any resolver follows`,
};
