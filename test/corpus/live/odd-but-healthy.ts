import { Duplex } from 'node:stream';
import type { Socket } from 'node:net';
import { makeChain, serverAuth, windowsSelfMade } from '../../../src/node/lab/certificate-kinds.ts';
import { makeCertificate } from '../../../src/node/lab/certificates.ts';
import { definePeer } from '../../../src/node/lab/peer.ts';
import {
  daysFromNow,
  issuedByCompany,
  practiceName,
  selfMade,
} from '../../../src/node/lab/practice-certificate.ts';
import { accept, rdpServer, type RdpServerRecipe } from '../../../src/node/lab/rdp-server.ts';
import type { CorpusCase } from '../case.ts';
import { checkPeer, rightPassword, type Looking } from './check-peer.ts';

type Label = Pick<CorpusCase, 'id' | 'made' | 'mayAlso' | 'mustNot' | 'slow'> &
  Partial<Pick<CorpusCase, 'truth'>>;

// Who issued these certificates is in no trust store of this machine.
const unknownAuthority = ['untrusted-certificate'];

function odd(label: Label, recipe: RdpServerRecipe, looking: Looking = {}): CorpusCase {
  const { id, made } = label;
  const peer = definePeer({ id, title: made, fault: made, serve: rdpServer(recipe) });
  return { truth: 'healthy', ...label, class: 'odd but healthy', run: () => checkPeer(peer, looking) };
}

/** Servers that look unusual and have nothing wrong that would keep anybody out. */
export const oddCases: readonly CorpusCase[] = [
  odd(
    {
      id: 'three-minutes-ahead',
      made: 'a healthy server whose clock is three minutes ahead, which Kerberos still tolerates',
      mustNot: ['clock-skew'],
    },
    { skewSeconds: 180 },
  ),
  odd(
    {
      id: 'two-days-left',
      made: 'a healthy server whose certificate is valid for two more days',
      mayAlso: ['soon-expiring-certificate'],
      mustNot: ['expired-certificate'],
    },
    { certificate: () => [windowsSelfMade(practiceName, daysFromNow(-181))] },
  ),
  odd(
    {
      id: 'chain-of-four',
      made: 'a healthy server with a chain of four certificates',
      mayAlso: unknownAuthority,
    },
    {
      certificate: () =>
        makeChain(4, {
          commonName: practiceName,
          notBefore: daysFromNow(-30),
          notAfter: daysFromNow(150),
          extendedKeyUsage: [serverAuth],
        }),
    },
  ),
  odd(
    {
      id: 'p384',
      made: 'a healthy server with an elliptic-curve key of 384 bits',
      mayAlso: unknownAuthority,
    },
    { certificate: () => issuedByCompany({ key: 'ec384', hash: 'sha384' }) },
  ),
  odd(
    {
      id: 'self-signed-ten-years',
      made: 'a healthy server with a self-signed certificate that somebody made by hand for ten years, marked as an authority',
      mayAlso: unknownAuthority,
    },
    {
      certificate: () => [
        makeCertificate({
          commonName: practiceName,
          notBefore: daysFromNow(-500),
          notAfter: daysFromNow(3_150),
          isCa: true,
        }),
      ],
    },
  ),
  odd(
    {
      id: 'expired-and-fine',
      made: 'a server with a certificate that expired yesterday and that signs people in',
      truth: 'expired-certificate',
    },
    { certificate: () => [windowsSelfMade(practiceName, daysFromNow(-184))] },
    { credentials: rightPassword },
  ),
  odd(
    { id: 'signed-in', made: 'a healthy server to which somebody signs in with the right password' },
    {},
    { credentials: rightPassword },
  ),
  odd(
    {
      id: 'signed-in-by-hybrid-ex',
      made: 'a healthy server with early user authorization and the right password',
    },
    { choose: ({ offer }) => (offer.includes('hybridEx') ? accept('hybridEx') : undefined) },
    { credentials: rightPassword },
  ),
  odd(
    {
      id: 'half-second-away',
      made: 'a healthy server whose every answer takes half a second more',
      mayAlso: ['slow-network'],
    },
    { carry: (socket) => delayed(socket, 500) },
  ),
  odd(
    {
      id: 'all-versions',
      made: 'a server that works and still accepts TLS 1.0 and 1.1 beside 1.2 and 1.3',
      truth: 'obsolete-tls-accepted',
    },
    { tls: { minVersion: 'TLSv1', ciphers: 'ALL@SECLEVEL=0' } },
  ),
  odd(
    { id: 'upper-case-name', made: 'a healthy server asked for as SRV01, in capitals' },
    {},
    { host: 'SRV01' },
  ),
  odd(
    {
      id: 'without-clock',
      made: 'a healthy server that states no time in its challenge',
      mustNot: ['clock-skew'],
    },
    { credssp: { target: { timestamp: undefined } } },
  ),
  odd(
    { id: 'renamed-key', made: 'a healthy server whose self-made certificate has a key of 4096 bits' },
    { certificate: () => selfMade({ key: 'rsa4096' }) },
  ),
];

/** A way on which every answer takes longer. */
function delayed(socket: Socket, ms: number): Duplex {
  const way = new Duplex({
    read: () => socket.resume(),
    write(chunk: Uint8Array, _encoding, done) {
      setTimeout(() => socket.write(chunk), ms);
      done();
    },
    final(done) {
      setTimeout(() => socket.end(), ms);
      done();
    },
  });
  socket.on('data', (bytes) => void way.push(bytes));
  socket.on('end', () => way.push(null));
  socket.on('close', () => way.destroy());
  return way;
}
