import { applicationEvents } from './application-events.ts';
import { auditEvents } from './audit-events.ts';
import { authenticationEvents } from './authentication-events.ts';
import { brokerEvents } from './broker-events.ts';
import { certificateEvents } from './certificate-events.ts';
import { clusterEvents } from './cluster-events.ts';
import { displayEvents } from './display-events.ts';
import type { WindowsEventRow } from './event-row.ts';
import { executionEvents } from './execution-events.ts';
import { fileSharingEvents } from './file-sharing-events.ts';
import { firewallEvents } from './firewall-events.ts';
import { gatewayEvents } from './gateway-events.ts';
import { logonEvents } from './logon-events.ts';
import { malwareEvents } from './malware-events.ts';
import { networkEvents } from './network-events.ts';
import { networkPolicyEvents } from './network-policy-events.ts';
import { policyEvents } from './policy-events.ts';
import { powerEvents } from './power-events.ts';
import { printingEvents } from './printing-events.ts';
import { profileEvents } from './profile-events.ts';
import { remoteManagementEvents } from './remote-management-events.ts';
import { serviceEvents } from './service-events.ts';
import { shadowCopyEvents } from './shadow-copy-events.ts';
import { storageEvents } from './storage-events.ts';
import { taskEvents } from './task-events.ts';
import { timeEvents } from './time-events.ts';
import { tlsEvents } from './tls-events.ts';
import { updateEvents } from './update-events.ts';
import { virtualisationEvents } from './virtualisation-events.ts';

/** Every row of the table, by area. */
export const windowsEvents: readonly WindowsEventRow[] = [
  ...serviceEvents,
  ...storageEvents,
  ...shadowCopyEvents,
  ...timeEvents,
  ...networkEvents,
  ...firewallEvents,
  ...policyEvents,
  ...profileEvents,
  ...logonEvents,
  ...authenticationEvents,
  ...executionEvents,
  ...updateEvents,
  ...malwareEvents,
  ...displayEvents,
  ...virtualisationEvents,
  ...clusterEvents,
  ...networkPolicyEvents,
  ...gatewayEvents,
  ...brokerEvents,
  ...auditEvents,
  ...powerEvents,
  ...applicationEvents,
  ...taskEvents,
  ...certificateEvents,
  ...printingEvents,
  ...fileSharingEvents,
  ...remoteManagementEvents,
  ...tlsEvents,
];

let index: ReadonlyMap<string, ReadonlyMap<number, WindowsEventRow>> | undefined;

/** What is known of an event; providers in any case and by alias. Classic ids carry a facility in their upper half; only the lower counts. */
export function windowsEvent(provider: string, id: number): WindowsEventRow | undefined {
  if (!Number.isInteger(id) || id < 0) return undefined;
  index ??= indexOf(windowsEvents);
  return index.get(plain(provider))?.get(id % 0x10000);
}

/** Rows by every name of their provider, in lower case, and by id. */
function indexOf(
  rows: readonly WindowsEventRow[],
): ReadonlyMap<string, ReadonlyMap<number, WindowsEventRow>> {
  const byName = new Map<string, Map<number, WindowsEventRow>>();
  const byWritten = new Map<string, Map<number, WindowsEventRow>>();
  for (const row of rows) {
    for (const written of namesOf(row)) {
      let known = byWritten.get(written);
      if (!known) {
        const name = plain(written);
        known = byName.get(name) ?? new Map<number, WindowsEventRow>();
        byName.set(name, known);
        byWritten.set(written, known);
      }
      known.set(row.id, row);
    }
  }
  return byName;
}

/** Every name of a row's provider. */
export function namesOf({ provider, aliases }: WindowsEventRow): readonly string[] {
  return [provider, ...aliases];
}

function plain(provider: string): string {
  return provider.trim().toLowerCase();
}
