import { problemWords } from '../codes/problem-words.ts';
import { endsInSignIn, refusesLogon } from '../facts/situations.ts';
import { byHand } from '../remedy/remedy.ts';
import type { Remedy } from '../remedy/remedy.ts';
import type { FactTypes } from '../facts/vocabulary.ts';
import { cite, defineObservation, notLooked, notSeen, seen, type Sighting } from './observation.ts';
import { citeDeath } from '../judging/death.ts';
import { sources } from '../judging/sources.ts';

export const closedCredssp = defineObservation({
  id: 'closed-credssp',
  title: 'Encryption works, and sign-in ends without an answer that gives a reason',
  phase: 'signIn',
  impact: 'blocks',
  ending: true,
  explanation:
    'TLS is up, and the server closed, fell silent or sent something that is no sign-in message while NLA was negotiated. Servers with CredSSP version 2 or 5, and several that are not Windows, can only close where others send an error code: a wrong password looks like this there. ' +
    'Policies against NTLM, a service that crashes, and devices that end TLS do it too.',
  needs: [],
  uses: ['credssp', 'logon', 'phaseOfDeath'],

  look({ credssp, logon, phaseOfDeath }) {
    if (logon && (logon.outcome === 'closed' || logon.outcome === 'reset' || logon.outcome === 'timedOut'))
      return {
        is: 'seen',
        title: `The logon is ${logonEnds[logon.outcome]}, without an answer that gives a reason`,
        because: [
          cite(
            'logon',
            `the logon was ${logonEnds[logon.outcome]} (CredSSP version ${logon.credsspVersion})`,
          ),
          ...citeDeath(phaseOfDeath),
        ],
      };
    if (logon?.outcome === 'malformed')
      return seen(cite('logon', problemWords(logon.problem)), ...citeDeath(phaseOfDeath));
    if (!credssp) return endedUnseen(phaseOfDeath);
    if (credssp.outcome === 'challenged') return notSeen(cite('credssp', 'the server asks for the password'));
    if (credssp.outcome === 'refused') return notSeen(cite('credssp', 'the server gave an error code'));
    if (credssp.outcome === 'malformed')
      return seen(
        cite('credssp', `what came is no CredSSP message (${problemWords(credssp.problem)})`),
        ...citeDeath(phaseOfDeath),
      );
    return {
      is: 'seen',
      title: firstEnds[credssp.outcome],
      because: [
        cite('credssp', `the first message of sign-in was ${logonEnds[credssp.outcome]}`),
        ...citeDeath(phaseOfDeath),
      ],
    };
  },

  remedies: ({ logon, credssp }) => [
    ...(logon
      ? [
          byHand(
            'Check user name and password first',
            'client',
            'Write the user as DOMAIN\\name or name@domain, and type the password anew.',
          ),
        ]
      : []),
    ...(logon === undefined && credssp !== undefined ? adviceFor(credssp.outcome) : []),
    byHand(
      'Read what the server logged at that moment',
      'server',
      'Security log: event 4625 with its status. System log: LsaSrv and Schannel. Policies "Network security: Restrict NTLM".',
    ),
  ],
  wouldNotHelp: [
    'a new certificate: the encryption works',
    'NLA off: the cause stays, and the sign-in screen is open to everybody',
  ],
  settledBy:
    'the Security log of the server (event 4625), or rdpdoctor check HOST --user NAME (it is a logon)',
  references: [sources.tsRequest, sources.credsspProcessing],
  examples: [
    {
      name: 'a capture without keys: closed by the server during sign-in',
      facts: {
        phaseOfDeath: {
          phase: 'signIn',
          sameEnding: 1,
          attempts: 1,
          ending: { by: 'alert', after: 'credsspAuthenticate', ms: 90, bytes: 2_000, side: 'server' },
        },
      },
      unknown: ['credssp', 'logon', 'ntlmIdentity', 'sessionStart', 'earlyUserAuth'],
      verdict: 'seen',
    },
    { name: 'closed behind the negotiate message', ...endsInSignIn({ outcome: 'closed' }), verdict: 'seen' },
    { name: 'reset at the negotiate message', ...endsInSignIn({ outcome: 'reset' }), verdict: 'seen' },
    {
      name: 'silence after the negotiate message',
      ...endsInSignIn({ outcome: 'timedOut' }),
      verdict: 'seen',
    },
    {
      name: 'a logon that is answered with a close',
      facts: { logon: { outcome: 'closed', credsspVersion: 2 } },
      unknown: ['earlyUserAuth', 'sessionStart'],
      verdict: 'seen',
    },
    {
      name: 'an error code is no silence',
      ...endsInSignIn({ outcome: 'refused', version: 6, errorCode: 0xc0000022 }),
      verdict: 'notSeen',
    },
    {
      name: 'a refused password is an answer',
      ...refusesLogon(0xc000006d),
      verdict: 'notSeen',
    },
    {
      name: 'a logon that is reset',
      facts: { logon: { outcome: 'reset', credsspVersion: 2 } },
      unknown: ['earlyUserAuth', 'sessionStart'],
      verdict: 'seen',
    },
    {
      name: 'a logon that is never answered',
      facts: { logon: { outcome: 'timedOut', credsspVersion: 2 } },
      unknown: ['earlyUserAuth', 'sessionStart'],
      verdict: 'seen',
    },
    {
      name: 'a capture without keys: ended by the client',
      facts: {
        phaseOfDeath: {
          phase: 'signIn',
          sameEnding: 1,
          attempts: 1,
          ending: { by: 'fin', after: 'credsspAuthenticate', ms: 90, bytes: 2_000, side: 'client' },
        },
      },
      unknown: ['credssp', 'logon', 'ntlmIdentity', 'sessionStart', 'earlyUserAuth'],
      verdict: 'notLooked',
    },
    {
      name: 'a capture without keys: ended by us',
      facts: {
        phaseOfDeath: {
          phase: 'signIn',
          sameEnding: 1,
          attempts: 1,
          ending: { by: 'us', after: 'credsspAuthenticate', ms: 90, bytes: 2_000, side: 'server' },
        },
      },
      unknown: ['credssp', 'logon', 'ntlmIdentity', 'sessionStart', 'earlyUserAuth'],
      verdict: 'notLooked',
    },
    {
      name: 'a capture without keys: it ended earlier',
      facts: {
        phaseOfDeath: {
          phase: 'encryption',
          sameEnding: 1,
          attempts: 1,
          ending: { by: 'fin', after: 'credsspAuthenticate', ms: 90, bytes: 2_000, side: 'server' },
        },
      },
      unknown: ['credssp', 'logon', 'ntlmIdentity', 'sessionStart', 'earlyUserAuth'],
      verdict: 'notSeen',
    },
    {
      name: 'a capture without keys: closed',
      facts: {
        phaseOfDeath: {
          phase: 'signIn',
          sameEnding: 1,
          attempts: 1,
          ending: { by: 'fin', after: 'credsspAuthenticate', ms: 90, bytes: 2_000, side: 'server' },
        },
      },
      unknown: ['credssp', 'logon', 'ntlmIdentity', 'sessionStart', 'earlyUserAuth'],
      verdict: 'seen',
    },
    {
      name: 'a capture without keys: reset',
      facts: {
        phaseOfDeath: {
          phase: 'signIn',
          sameEnding: 1,
          attempts: 1,
          ending: { by: 'rst', after: 'credsspAuthenticate', ms: 90, bytes: 2_000, side: 'server' },
        },
      },
      unknown: ['credssp', 'logon', 'ntlmIdentity', 'sessionStart', 'earlyUserAuth'],
      verdict: 'seen',
    },
    {
      name: 'a capture without keys: silent',
      facts: {
        phaseOfDeath: {
          phase: 'signIn',
          sameEnding: 1,
          attempts: 1,
          ending: { by: 'silence', after: 'credsspAuthenticate', ms: 90, bytes: 2_000, side: 'server' },
        },
      },
      unknown: ['credssp', 'logon', 'ntlmIdentity', 'sessionStart', 'earlyUserAuth'],
      verdict: 'seen',
    },
    {
      name: 'a capture without keys: refused in so many words',
      facts: {
        phaseOfDeath: {
          phase: 'signIn',
          sameEnding: 1,
          attempts: 1,
          ending: { by: 'refusal', after: 'credsspAuthenticate', ms: 90, bytes: 2_000, side: 'server' },
        },
      },
      unknown: ['credssp', 'logon', 'ntlmIdentity', 'sessionStart', 'earlyUserAuth'],
      verdict: 'notLooked',
    },
    { name: 'nothing is known', unknown: ['credssp', 'logon', 'phaseOfDeath'], verdict: 'notLooked' },
  ],
});

/** In a capture without keys the messages cannot be read; who ended it and behind how many of them can be seen. */
function endedUnseen(death: FactTypes['phaseOfDeath'] | undefined): Sighting<'phaseOfDeath'> {
  const end = death?.ending;
  if (!death || !end) return notLooked();
  if (death.phase !== 'signIn') return notSeen(cite('phaseOfDeath', `it ended in the phase ${death.phase}`));
  if (end.side === 'client' || end.by === 'us') return notLooked(...citeDeath(death));
  return ['fin', 'rst', 'alert', 'silence'].includes(end.by) ? seen(...citeDeath(death)) : notLooked();
}

type Ended = 'closed' | 'reset' | 'timedOut';

const logonEnds: Readonly<Record<Ended, string>> = {
  closed: 'answered with a close',
  reset: 'answered with a reset',
  timedOut: 'met with silence',
};

const firstEnds: Readonly<Record<Ended, string>> = {
  closed: 'Encryption works, and the server closes the connection at the first message of sign-in (NLA)',
  reset: 'Encryption works, and the connection is reset at the first message of sign-in (NLA)',
  timedOut: 'Encryption works, and the first message of sign-in (NLA) meets silence',
};

/** What to look at first, by how the first message of sign-in was answered. */
function adviceFor(outcome: FactTypes['credssp']['outcome']): readonly Remedy[] {
  if (outcome === 'reset')
    return [
      byHand(
        'Find who sends the reset',
        'network',
        'Check from the network of the server: if it goes on to the password there, a device on the way cuts NLA.',
        'If it is reset there too, look in the Application log of the server for a crash of lsass.exe or svchost.exe (Application Error 1000) at that time.',
      ),
    ];
  if (outcome === 'timedOut')
    return [
      byHand(
        'See what sign-in waits for',
        'server',
        'A server that waits for its domain controller answers late or never: `nltest /sc_query:DOMAIN` on the server.',
        'Check from the network of the server as well: if it answers there, a device on the way drops NLA.',
      ),
    ];
  return [];
}
