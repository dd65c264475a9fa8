import type { FactTypes } from '../../core/facts/vocabulary.ts';

type Clocks = FactTypes['clocks'];

/** Every clock that the facts of a check tell of, against the one here; a certificate made in our future is one too. */
export function clocksFact(known: Partial<FactTypes>): Clocks {
  const { serverClock, gateway, addresses = [], tlsCertificate, clockHere } = known;
  const from = serverClock?.from;
  return [
    ...(serverClock !== undefined && (from === 'ntlm' || from === 'http' || from === 'tls')
      ? [{ whose: 'server' as const, time: serverClock.time, skewSeconds: serverClock.skewSeconds, from }]
      : []),
    ...addresses.flatMap(({ address, clock, computer }) =>
      clock === undefined
        ? []
        : [{ whose: 'host' as const, name: computer ?? address, ...clock, from: 'ntlm' as const }],
    ),
    ...(gateway?.time === undefined || gateway.skewSeconds === undefined
      ? []
      : [
          {
            whose: 'gateway' as const,
            name: gateway.host,
            time: gateway.time,
            skewSeconds: gateway.skewSeconds,
            from: 'http' as const,
          },
        ]),
    ...(tlsCertificate === undefined || clockHere === undefined
      ? []
      : issuedAhead(tlsCertificate, clockHere)),
  ];
}

/** A certificate whose validity begins in our future: the clock that made it showed at least that time. */
function issuedAhead({ notBefore }: FactTypes['tlsCertificate'], here: string): Clocks {
  const skewSeconds = Math.round((Date.parse(notBefore) - Date.parse(here)) / 1_000);
  if (!(skewSeconds > 0)) return [];
  return [{ whose: 'certificate', time: notBefore, skewSeconds, from: 'issuedAt' }];
}
