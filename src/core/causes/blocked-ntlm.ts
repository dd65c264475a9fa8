import { endsInSignIn, refusesLogon } from '../facts/situations.ts';
import { byHand } from '../remedy/remedy.ts';
import type { FactTypes } from '../facts/vocabulary.ts';
import { cite, defineCause, inferred, proven, ruledOut, suspected, unclear, type Verdict } from './cause.ts';
import { hexOf } from '../codes/printed.ts';
import { loggedRefusal } from '../judging/logged-refusal.ts';
import { sources } from '../judging/sources.ts';

const blocked = 0xc0000418;
/** Seen in a recording of a server whose policy blocks NTLM, behind the authenticate message. */
const unsupported = 0x80090302;

export const blockedNtlm = defineCause({
  id: 'blocked-ntlm',
  title: 'The server does not accept NTLM, and the client came without Kerberos',
  phase: 'signIn',
  impact: 'blocks',
  predicts: [
    'client-reported',
    'refused-credssp',
    'connection-by-address',
    'refused-logon',
    'closed-credssp',
  ],
  explanation:
    'A policy of the server or its domain blocks NTLM. A client uses Kerberos only when it connects by name, reaches a domain controller and belongs to a trusted domain; by address, or from outside, it falls back to NTLM and is refused.',
  needs: [],
  uses: ['credssp', 'logon', 'nameResolution', 'clientError', 'incident', 'ntlmPolicy'],

  detect({ credssp, logon, nameResolution, clientError, incident, ntlmPolicy }) {
    const byAddress = nameResolution?.kind === 'ipv4' || nameResolution?.kind === 'ipv6';
    const how = byAddress
      ? [cite('nameResolution', 'the connection goes to an address, which excludes Kerberos')]
      : [];
    const status = logon?.outcome === 'refused' ? logon.status >>> 0 : undefined;
    if (status === blocked)
      return proven(cite('logon', `refused with ${hexOf(blocked)} (STATUS_NTLM_BLOCKED)`), ...how);
    if (status === unsupported)
      return inferred(
        cite(
          'logon',
          `refused with ${hexOf(unsupported)} (SEC_E_UNSUPPORTED_FUNCTION), as servers that block NTLM do`,
        ),
        ...how,
      );
    const logged = loggedRefusal(incident, (code) => code !== undefined && Number(code) === blocked);
    if (logged !== undefined) return proven(logged.says, ...how);
    if (credssp?.outcome === 'refused' && credssp.errorCode >>> 0 === blocked)
      return proven(cite('credssp', `refused with ${hexOf(blocked)} (STATUS_NTLM_BLOCKED)`), ...how);
    const policy = ofPolicy(ntlmPolicy, clientError);
    if (policy !== undefined && credssp === undefined && logon === undefined) return policy;
    if (clientError?.code === 0x1707)
      return suspected(
        cite('clientError', 'the client showed 0x1707: mutual authentication was not achieved'),
        ...how,
      );
    if (credssp?.outcome === 'challenged')
      return ruledOut(cite('credssp', 'the server answers NTLM with a challenge'));
    return credssp?.outcome === 'refused'
      ? ruledOut(cite('credssp', `another code: ${hexOf(credssp.errorCode)}`))
      : unclear();
  },

  remedies: () => [
    byHand(
      'Connect so that Kerberos can be used',
      'client',
      'Use the full name of the server, not an address, from a machine that reaches a domain controller (VPN connected).',
      'Write the user as name@domain.',
    ),
  ],
  wouldNotHelp: ['allowing NTLM again for everybody', 'NLA off'],
  settledBy: 'Microsoft-Windows-NTLM/Operational on the server and on the domain controller',
  references: [
    sources.ntstatus,
    'https://learn.microsoft.com/windows/security/threat-protection/security-policy-settings/network-security-restrict-ntlm-incoming-ntlm-traffic',
  ],
  examples: [
    {
      name: 'not supported, behind the authenticate message',
      ...refusesLogon(unsupported),
      verdict: 'inferred',
    },
    {
      name: 'blocked before sign-in',
      ...endsInSignIn({ outcome: 'refused', version: 6, errorCode: blocked }),
      verdict: 'measured',
    },
    { name: 'blocked at the logon', ...refusesLogon(blocked), verdict: 'measured' },
    {
      name: 'the server denies all NTLM, and the client was refused',
      facts: {
        ntlmPolicy: { receiving: 'denied' },
        clientError: { dialog: 'logon-failed', from: 'dialog' },
      },
      unknown: ['credssp', 'logon'],
      verdict: 'inferred',
    },
    {
      name: 'the server denies all NTLM, and nobody complains',
      facts: { ntlmPolicy: { receiving: 'denied' } },
      unknown: ['credssp', 'logon'],
      verdict: 'suspected',
    },
    {
      name: 'another code',
      ...endsInSignIn({ outcome: 'refused', version: 6, errorCode: 0xc0000022 }),
      verdict: 'ruledOut',
    },
  ],
});

/** The setting alone refuses nobody who comes with Kerberos; a client that was refused for name or password came without. */
function ofPolicy(
  policy: FactTypes['ntlmPolicy'] | undefined,
  clientError: FactTypes['clientError'] | undefined,
): Verdict<'ntlmPolicy' | 'clientError'> | undefined {
  if (policy?.receiving !== 'denied') return undefined;
  const says = cite('ntlmPolicy', 'RestrictReceivingNTLMTraffic = 2: the server refuses all NTLM');
  const { dialog, code } = clientError ?? {};
  const refused = dialog === 'logon-failed' || (code !== undefined && refusals.has(code));
  return refused
    ? inferred(says, cite('clientError', 'the client was refused as with a wrong password'))
    : suspected(says);
}

/** Disconnect reasons that mstsc shows for a refused name or password. */
const refusals: ReadonlySet<number> = new Set([0x807, 0xa07]);
