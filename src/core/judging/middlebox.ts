import { mostMs } from '../facts/standstill.ts';
import type { Known } from '../facts/vocabulary.ts';
import { cite, type Citation } from './citation.ts';

type Traces = Known<never, 'capturePath' | 'reportedContext' | 'tcpConnect' | 'tlsHandshake'>;
type Named = 'capturePath' | 'reportedContext' | 'tcpConnect' | 'tlsHandshake';

/** Signs that a reset during the handshake was sent by something between here and the server. */
export function middleboxSigns({
  capturePath,
  reportedContext,
  tcpConnect,
  tlsHandshake,
}: Traces): Citation<Named>[] {
  const signs: Citation<Named>[] = [];
  if (capturePath?.resetTtl !== undefined && capturePath.serverTtl !== undefined) {
    const { resetTtl, serverTtl } = capturePath;
    if (Math.abs(resetTtl - serverTtl) > 1)
      signs.push(
        cite(
          'capturePath',
          `the reset came with TTL ${resetTtl}, the server's packets with TTL ${serverTtl}`,
        ),
      );
  }
  if (reportedContext?.viaOtherPathWorks) signs.push(cite('reportedContext', 'by another path it works'));
  if (tlsHandshake?.outcome !== 'reset') return signs;

  // What cuts does so at the message it objects to; a reset that ends a long wait is somebody who gives up.
  if (tlsHandshake.sawCertificate && mostMs(tlsHandshake) < GIVES_UP)
    signs.push(cite('tlsHandshake', 'the reset came after the server had sent its certificate'));
  const trip = tcpConnect?.attempts.find(
    ({ outcome, stoodStillMs }) => outcome === 'open' && stoodStillMs === undefined,
  )?.ms;
  if (trip !== undefined && trip >= 10 && mostMs(tlsHandshake) < trip / 2)
    signs.push(
      cite('tcpConnect', `the reset came after ${tlsHandshake.ms} ms, a round trip takes ${trip} ms`),
    );
  return signs;
}

/** Milliseconds: what is sent again for so long (RFC 6298: after 1, 2 and 4 seconds) was not cut but lost. */
const GIVES_UP = 7_000;
