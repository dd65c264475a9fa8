/** How a look of a sweep ended. `certificate` is as far as a sweep goes; nothing of what comes after it is known. */
export const sweepEndings = [
  'certificate',
  'withoutCertificate',
  'unreadableCertificate',
  'standardSecurity',
  'refusedOffer',
  'notRdp',
  'endedInNegotiation',
  'tlsAlert',
  'notTls',
  'endedInTls',
  'refusedPort',
  'silent',
  'unreachable',
  'prohibited',
  'notOpened',
  'nameNotFound',
  'nameFailed',
  'resolverDown',
] as const;
export type SweepEnding = (typeof sweepEndings)[number];
