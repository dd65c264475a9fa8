import { doorChange, type DoorChange } from '../facts/door-events.ts';
import { windowsEvent } from '../codes/windows-events/windows-event.ts';
import { phases, type Phase } from '../facts/phases.ts';
import { shortProvider } from '../facts/provider-names.ts';
import type { Change } from '../incident/changes.ts';
import type { Incident } from '../incident/incident.ts';
import { weightOf } from './change-weight.ts';

/**
 * What connections need and what broke or was changed after the last session, while nobody has tried since: as long as nobody
 * has, these logs do not show a server that works. Most telling first.
 */
export function brokeSince({ onset, began, failing }: Incident): readonly Change[] {
  if (failing !== 'no' || onset?.how !== 'sinceSession') return [];
  const { after = '' } = onset;
  return began.filter((change) => change.change === 'began' && change.at > after && isNeeded(change));
}

function isNeeded(change: Change): boolean {
  const { provider, id, key, fields } = change;
  switch (shortProvider(provider)) {
    case 'rcm':
      return broken.has(id);
    case 'rdpcorets':
      return id === DISABLED || (id === BOUND && fields['Port'] !== undefined && fields['Port'] !== STANDARD);
    case 'scm':
      return failedServices.has(id) && weightOf(change) >= 1;
    case 'firewall':
    case 'networkprofile':
      return closing.has(key?.text ?? doorChange(provider, id, fields) ?? '');
    case undefined:
      return bites(windowsEvent(provider, id)?.phase) && windowsEvent(provider, id)?.level === 'fault';
    default:
      return false;
  }
}

/** From the connection to encryption: names are kept by others, and what bites later is met by one person at a time. */
function bites(phase: Phase | undefined): boolean {
  const at = phase === undefined ? -1 : phases.indexOf(phase);
  return at >= phases.indexOf('connection') && at <= phases.indexOf('encryption');
}

/** Listener not started, certificate not made, not found or without its key. */
const broken: ReadonlySet<number> = new Set([260, 1036, 1050, 1051, 1052, 1055, 1057, 1058, 1059]);
const failedServices: ReadonlySet<number> = new Set([7000, 7001, 7022, 7023, 7024, 7031, 7034, 7038, 7041]);
const closing: ReadonlySet<string> = new Set<DoorChange>(['shut', 'changed', 'public']);
/** RdpCoreTS: the listener was disabled; it was bound to a port. */
const DISABLED = 106;
const BOUND = 129;
const STANDARD = '3389';
