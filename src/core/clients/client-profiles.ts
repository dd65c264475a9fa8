import type { ClientProfile } from './client-profile.ts';
import { otherClients } from './other-clients.ts';
import { windowsClients } from './windows-clients.ts';

/** Every client that can be simulated, in the order of the report. */
export const clientProfiles: readonly ClientProfile[] = [...windowsClients, ...otherClients];
