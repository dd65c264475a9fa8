import { healthy } from '../facts/healthy.ts';
import { minuteOf } from '../facts/time.ts';
import type { FactTypes } from '../facts/vocabulary.ts';
import { cite, defineCause, inferred, proven, provenAs, ruledOut, unclear, type Citation } from './cause.ts';
import { byHandDropping } from '../remedy/remedy.ts';
import { sources } from '../judging/sources.ts';

/** The client's own System log: the version that the other side offered is not permitted by its policy. */
const LSA = 'LsaSrv';
const NOT_PERMITTED = 6041;

export const unpatchedCredssp = defineCause({
  id: 'unpatched-credssp',
  title: 'The server has a CredSSP without the fix of 2018, and patched clients refuse it',
  phase: 'signIn',
  impact: 'blocks',
  predicts: ['closed-credssp', 'client-reported'],
  explanation:
    'The server speaks a CredSSP version below 5, from before the correction of CVE-2018-0886. A patched client with the default policy ends the connection with "An authentication error has occurred … CredSSP encryption oracle remediation". The server misses years of updates.',
  needs: [],
  uses: ['credssp', 'clientSettings', 'logon', 'clientError', 'eventActivity', 'clientAttempts'],

  detect({ credssp, clientSettings, logon, clientError, eventActivity, clientAttempts }) {
    const refused = refusedVersion(eventActivity, clientAttempts);
    if (credssp === undefined && refused !== undefined) return proven(refused);
    if (credssp === undefined)
      return clientError?.dialog === 'encryption-oracle'
        ? inferred(
            cite(
              'clientError',
              'the client names "encryption oracle remediation": it has the fix, and the server answered without',
            ),
          )
        : unclear();
    const version = 'version' in credssp ? credssp.version : undefined;
    if (version === undefined)
      return unclear(cite('credssp', `the server did not get as far as its version (${credssp.outcome})`));
    const says = cite('credssp', `the server speaks CredSSP version ${version}`);
    if (version >= 5) return ruledOut(says);
    const policy = clientSettings?.allowEncryptionOracle;
    if (policy === 2 || logon?.outcome === 'accepted')
      return provenAs(
        'weakens',
        says,
        policy === 2
          ? cite('clientSettings', 'AllowEncryptionOracle = 2: this client accepts it')
          : cite('logon', 'a logon was accepted all the same'),
      );
    return inferred(says);
  },

  remedies: () => [
    byHandDropping(
      'Install the updates of the server',
      'server',
      'Install the current cumulative update (at least the one of May 2018) and restart. Use the console or another way in.',
    ),
  ],
  wouldNotHelp: [
    'AllowEncryptionOracle = 2 on the clients: each of them becomes open to the attack the update closed',
    'NLA off',
  ],
  settledBy: 'rdpdoctor check HOST (it reads the version without credentials)',
  dialogs: ['encryption-oracle'],
  references: [sources.tsRequest, 'https://nvd.nist.gov/vuln/detail/CVE-2018-0886'],
  examples: [
    {
      name: 'version 3',
      facts: { credssp: { outcome: 'challenged', version: 3 } },
      unknown: ['logon', 'earlyUserAuth', 'sessionStart'],
      verdict: 'inferred',
    },
    {
      name: 'version 2, and a logon works',
      facts: { credssp: { outcome: 'challenged', version: 2 } },
      verdict: 'measured',
    },
    {
      name: 'a patched client says so',
      facts: { clientError: { dialog: 'encryption-oracle', from: 'dialog' } },
      unknown: ['credssp', 'logon', 'earlyUserAuth', 'sessionStart'],
      verdict: 'told',
    },
    {
      name: 'the log of the client says that the version is not permitted',
      facts: {
        eventActivity: {
          ...healthy.eventActivity,
          logs: [
            ...healthy.eventActivity.logs,
            {
              ...healthy.eventActivity.logs[0]!,
              channel: 'Microsoft-Windows-TerminalServices-RDPClient/Operational',
            },
          ],
          kinds: [
            ...healthy.eventActivity.kinds,
            {
              ...healthy.eventActivity.kinds[0]!,
              provider: LSA,
              id: NOT_PERMITTED,
              channel: 'System',
              last: '2026-09-01T11:30:00.000Z',
              fieldsLast: { '0': 'TERMSRV/srv01', '1': '2' },
            },
          ],
        },
      },
      unknown: ['credssp', 'logon', 'earlyUserAuth', 'sessionStart', 'clientAttempts'],
      verdict: 'logged',
    },
    { name: 'nobody saw anything', unknown: ['credssp'], verdict: 'unclear' },
    { name: 'version 5', facts: { credssp: { outcome: 'challenged', version: 5 } }, verdict: 'ruledOut' },
  ],
});

/** The log is that of a client, by its target or by what else it holds; a session that began later outlives it. */
function refusedVersion(
  activity: FactTypes['eventActivity'] | undefined,
  attempts: FactTypes['clientAttempts'] | undefined = [],
): Citation<'eventActivity'> | undefined {
  const logs = activity?.logs ?? [];
  for (const { provider, id, computer, count, last, fieldsLast = {} } of activity?.kinds ?? []) {
    if (id !== NOT_PERMITTED || !isLsa.test(provider)) continue;
    const [target = '', version = ''] = Object.values(fieldsLast);
    const ofClient =
      /^TERMSRV\//i.test(target) ||
      logs.some((log) => log.computer === computer && /RDPClient\/Operational$/i.test(log.channel));
    if (!ofClient || attempts.some(({ began, at }) => began && at > last)) continue;
    return cite(
      'eventActivity',
      `LsaSrv ${id} ×${count}, last ${minuteOf(last)}: this client does not permit the CredSSP version ${version} of ${target}`,
    );
  }
  return undefined;
}

const isLsa = /^(LsaSrv|LSA|Microsoft-Windows-LSA)$/i;
