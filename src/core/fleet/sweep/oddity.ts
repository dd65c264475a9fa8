/** What makes a host worth a closer look. */
export const oddities = [
  'dead',
  'notRdp',
  'diesEarly',
  'refusedOffer',
  'standardSecurity',
  'withoutNla',
  'withoutCertificate',
  'expired',
  'notYetValid',
  'endsSoon',
  'shortKey',
  'weakHash',
  'oldTls',
  'clockOff',
  'notAsExpected',
] as const;
export type Oddity = (typeof oddities)[number];
