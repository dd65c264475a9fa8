import { setTimeout as pause } from 'node:timers/promises';
import { isIP } from 'node:net';
import { scanDeeply } from '../../core/protocol/tls/scan.ts';
import { askHello } from './ask-hello.ts';
import type { Attempt } from '../interview/attempt.ts';
import { defineProbe } from '../interview/probe.ts';

/** Every version, suite, group and signature algorithm, one hello each; only with `--deep`, and paced. */
export const tlsScan = defineProbe({
  name: 'tls-scan',
  asks: 'everything about TLS (versions, suites, groups, signatures)',
  provides: ['tlsSupport'],
  connections: { least: 8, most: 180 },
  long: true,
  urgency: ({ rdpNegotiation, tlsHandshake }, { deep }) =>
    deep && rdpNegotiation?.outcome === 'accepted' && tlsHandshake !== undefined ? 10 : 0,

  async run(look) {
    const scan = scanDeeply(isIP(look.target.host) === 0 ? { serverName: look.target.host } : {});
    const attempts: Attempt[] = [];
    let step = scan.next();
    for (let i = 0; i < look.granted && !step.done && !look.signal.aborted; i += 1) {
      const found = await askHello(step.value, look);
      attempts.push(...found.attempts);
      step = scan.next(
        found.hello ?? { outcome: 'closed', bytes: 0, sawServerHello: false, sawCertificate: false },
      );
      await pause(PAUSE_MS, undefined, { signal: look.signal }).catch(() => undefined);
    }
    if (step.done) return { facts: { tlsSupport: step.value }, attempts };
    const detail = { code: 'scanCut', params: { connections: attempts.length } } as const;
    return { facts: {}, attempts, gaps: [{ name: 'tlsSupport', reason: 'not attempted', detail }] };
  },
});

const PAUSE_MS = 40;
