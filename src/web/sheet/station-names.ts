import type { Phase } from '../../core/facts/phases.ts';

/** What the stations are called; the wire's own words where administrators know them. */
export const stationNames: Readonly<Record<Phase, string>> = {
  name: 'Name',
  connection: 'Network',
  negotiation: 'X.224',
  encryption: 'TLS',
  certificate: 'Certificate',
  signIn: 'Sign-in',
  license: 'Licence',
  session: 'Session',
};
