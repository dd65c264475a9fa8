import { encodeTsRequest } from '../../../src/core/protocol/credssp/ts-request.ts';
import { encodeLicenseError } from '../../../src/core/protocol/mcs/license.ts';
import { encodeSetErrorInfo } from '../../../src/core/protocol/mcs/share.ts';
import { definePeer } from '../../../src/node/lab/peer.ts';
import { accept, rdpServer, type RdpServerRecipe } from '../../../src/node/lab/rdp-server.ts';
import type { CorpusCase } from '../case.ts';
import { checkPeer, rightPassword, type Looking } from './check-peer.ts';

type Label = Pick<CorpusCase, 'id' | 'made' | 'truth' | 'mayAlso' | 'mustNot'>;

function signedIn(label: Label, recipe: RdpServerRecipe, looking: Looking = {}): CorpusCase {
  const { id, made } = label;
  const peer = definePeer({ id, title: made, fault: made, serve: rdpServer(recipe) });
  return {
    ...label,
    class: 'signed in',
    run: () => checkPeer(peer, { credentials: rightPassword, ...looking }),
  };
}

const ends = (code: number) => ({
  begins: { says: [encodeLicenseError(7), encodeSetErrorInfo(code)], closes: true },
});

/** What only a logon shows. Codes are those of [MS-RDPBCGR] 2.2.5.1.1 and NTSTATUS. */
export const signedInCases: readonly CorpusCase[] = [
  signedIn(
    { id: 'typed-wrong', made: 'a healthy server and a mistyped password', truth: 'wrong-password' },
    {},
    { credentials: { ...rightPassword, password: 'Practice' } },
  ),
  signedIn(
    { id: 'no-such-user', made: 'a healthy server and a user it does not know', truth: 'wrong-password' },
    {},
    { credentials: { ...rightPassword, user: 'nobody' } },
  ),
  signedIn(
    {
      id: 'right-and-skewed',
      made: 'the right password on a server whose clock is twenty minutes behind, which takes it nonetheless',
      truth: 'clock-skew',
    },
    { skewSeconds: -1_200 },
  ),
  signedIn(
    {
      id: 'administrator-disconnects',
      made: 'a session that an administrator ends at once (Set Error Info 0x1)',
      truth: 'administrative-disconnect',
    },
    ends(0x01),
  ),
  signedIn(
    {
      id: 'another-takes-over',
      made: 'a session that another connection takes over at once (Set Error Info 0x5)',
      truth: 'replaced-session',
    },
    ends(0x05),
  ),
  signedIn(
    {
      id: 'fresh-credentials',
      made: 'a server that takes no saved password (Set Error Info 0xA)',
      truth: 'required-fresh-credentials',
    },
    ends(0x0a),
  ),
  signedIn(
    {
      id: 'no-license-by-error-info',
      made: 'a session host without a license for this client (Set Error Info 0x102)',
      truth: 'exhausted-licenses',
    },
    ends(0x102),
  ),
  signedIn(
    {
      id: 'no-license-server-by-error-info',
      made: 'a session host that finds no license server (Set Error Info 0x101)',
      truth: 'missing-license-server',
    },
    ends(0x101),
  ),
  signedIn(
    {
      id: 'early-denied-and-expired-clock',
      made: 'a server that denies by early user authorization and whose clock is ten minutes ahead',
      truth: 'denied-logon-right',
      mayAlso: ['clock-skew'],
    },
    {
      choose: ({ offer }) => (offer.includes('hybridEx') ? accept('hybridEx') : undefined),
      admits: 5,
      skewSeconds: 600,
    },
  ),
  signedIn(
    {
      id: 'workstation-restriction',
      made: 'an account that may sign in from other workstations only (STATUS_INVALID_WORKSTATION)',
      truth: 'restricted-logon',
    },
    { credssp: { refusal: () => 0xc0000070 } },
  ),
  signedIn(
    {
      id: 'outside-logon-hours',
      made: 'an account that may not sign in at this hour (STATUS_INVALID_LOGON_HOURS)',
      truth: 'restricted-logon',
    },
    { credssp: { refusal: () => 0xc000006f } },
  ),
  signedIn(
    {
      id: 'refused-before-challenge',
      made: 'a server that answers the first CredSSP message with STATUS_NOT_SUPPORTED',
      truth: ['refused-credssp', 'blocked-ntlm'],
    },
    {
      insideTls: (socket) => {
        socket.once('data', () => socket.write(encodeTsRequest({ version: 6, errorCode: 0xc00000bb })));
      },
    },
  ),
];
