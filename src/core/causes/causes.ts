import type { Cause } from './cause.ts';
import { expiredCertificate } from './expired-certificate.ts';
import { filteredPort } from './filtered-port.ts';
import { refusedPort } from './refused-port.ts';

/** Every cause, in the order a connection meets them: what stands first is looked at first. */
export const causes: readonly Cause[] = [
  // reach
  filteredPort,
  refusedPort,
  // secure
  expiredCertificate,
];
