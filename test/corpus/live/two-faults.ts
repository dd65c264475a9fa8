import { windowsSelfMade } from '../../../src/node/lab/certificate-kinds.ts';
import { definePeer } from '../../../src/node/lab/peer.ts';
import {
  daysFromNow,
  issuedByCompany,
  practiceName,
  selfMade,
} from '../../../src/node/lab/practice-certificate.ts';
import { rdpServer, type RdpServerRecipe } from '../../../src/node/lab/rdp-server.ts';
import { withoutLargePackets } from '../../../src/node/lab/lossy-way.ts';
import { encodeLicenseError } from '../../../src/core/protocol/mcs/license.ts';
import type { CorpusCase } from '../case.ts';
import { checkPeer, rightPassword, type Looking } from './check-peer.ts';

type Label = Pick<CorpusCase, 'id' | 'made' | 'truth' | 'mayAlso' | 'mustNot' | 'slow'>;

const expired = () => [windowsSelfMade(practiceName, daysFromNow(-203))];

/** A server with two faults at once; what bites first or hardest has to lead. */
function twoFaults(label: Label, recipe: RdpServerRecipe, looking: Looking = {}): CorpusCase {
  const { id, made } = label;
  const peer = definePeer({ id, title: made, fault: made, serve: rdpServer(recipe) });
  return { ...label, class: 'two faults', run: () => checkPeer(peer, looking) };
}

/** Servers with more than one thing wrong. */
export const twoFaultCases: readonly CorpusCase[] = [
  twoFaults(
    {
      id: 'expired-and-skewed',
      made: 'a server with an expired certificate whose clock is seven minutes ahead',
      truth: ['expired-certificate', 'clock-skew'],
    },
    { certificate: expired, skewSeconds: 420 },
  ),
  twoFaults(
    {
      id: 'expired-and-closing',
      made: 'a server with an expired certificate that closes every connection when sign-in begins',
      truth: 'closed-credssp',
      mayAlso: ['expired-certificate'],
    },
    { certificate: expired, insideTls: (socket) => void socket.end() },
  ),
  twoFaults(
    {
      id: 'short-key-and-sha1',
      made: 'a server whose certificate has an RSA key of 1024 bits and is signed with SHA-1',
      truth: ['weak-certificate-key', 'weak-certificate-signature'],
    },
    { certificate: () => selfMade({ key: 'rsa1024', hash: 'sha1' }) },
  ),
  twoFaults(
    {
      id: 'tls10-and-expired',
      made: 'a server that speaks TLS 1.0 only and shows an expired certificate',
      truth: 'outdated-tls-only',
      mayAlso: ['expired-certificate', 'obsolete-tls-accepted'],
    },
    { certificate: expired, tls: { minVersion: 'TLSv1', maxVersion: 'TLSv1', ciphers: 'ALL@SECLEVEL=0' } },
  ),
  twoFaults(
    {
      id: 'wrong-name-and-skewed',
      made: 'a server with a certificate for another name and a clock an hour behind',
      truth: ['clock-skew', 'name-mismatch'],
      mayAlso: ['untrusted-certificate'],
    },
    {
      certificate: () =>
        issuedByCompany({ commonName: 'old.practice.example', alternativeNames: ['old.practice.example'] }),
      skewSeconds: -3_600,
    },
  ),
  twoFaults(
    {
      id: 'locked-and-expired',
      made: 'a server with an expired certificate to which a locked account signs in',
      truth: 'locked-account',
      mayAlso: ['expired-certificate'],
    },
    { certificate: expired, credssp: { refusal: () => 0xc0000234 } },
    { credentials: rightPassword },
  ),
  twoFaults(
    {
      id: 'licensing-and-sha1',
      made: 'a session host without license server whose certificate is signed with SHA-1',
      truth: 'missing-license-server',
      mayAlso: ['weak-certificate-signature'],
    },
    {
      certificate: () => selfMade({ hash: 'sha1' }),
      begins: { says: [encodeLicenseError(6)], closes: true },
    },
    { credentials: rightPassword },
  ),
  twoFaults(
    {
      id: 'black-hole-and-chain',
      made: 'a server with a company certificate behind a way that loses every large packet',
      truth: 'path-mtu-black-hole',
      slow: true,
    },
    { certificate: issuedByCompany, carry: (socket) => withoutLargePackets(socket, 1_000) },
  ),
  twoFaults(
    {
      id: 'no-nla-and-expired',
      made: 'a server without NLA that shows an expired certificate',
      truth: 'expired-certificate',
      mayAlso: ['unrequired-nla'],
    },
    {
      certificate: expired,
      choose: ({ offer }) => ({
        outcome: 'accepted',
        protocol: offer.includes('ssl') ? 'ssl' : 'rdp',
        flags: 0x1f,
      }),
    },
  ),
  twoFaults(
    {
      id: 'old-credssp-and-skewed',
      made: 'a server with CredSSP 2 whose clock is two hours ahead',
      truth: 'unpatched-credssp',
      mayAlso: ['clock-skew'],
    },
    { credssp: { version: 2 }, skewSeconds: 7_200 },
  ),
];
