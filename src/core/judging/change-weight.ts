import { windowsEvent } from '../codes/windows-events/windows-event.ts';
import type { EventLevel } from '../codes/windows-events/event-row.ts';
import { shortProvider } from '../facts/provider-names.ts';
import type { Change } from '../incident/changes.ts';

/** How much a kind of event says of Remote Desktop by what it means, from 0 to 1.5; its timing is in its score. */
export function weightOf({ provider, id, key, role, fields }: Change): number {
  const row = windowsEvent(provider, id);
  const meaning = row === undefined ? UNKNOWN : weights[row.level] * (row.phase === undefined ? 1 : BITES);
  const text = `${key?.text ?? ''} ${Object.values(fields).join(' ')}`;
  switch (shortProvider(provider)) {
    case 'scm':
      // A state that a service goes to and comes back from, and services that no sign-in waits for.
      return (id === 7036 ? STATE : 1) * (ofRemoteDesktop.test(text) ? 1 : ELSEWHERE);
    case 'schannel':
      // What programs of this machine do as clients is about other servers.
      return /client/i.test(key?.text ?? fields['Type'] ?? '') ? ELSEWHERE : 1;
    case 'rcm':
    case 'rdpcorets':
    case 'lsm':
      return role === undefined ? meaning : 1;
    default:
      return crashes.test(`${provider} ${id}`) && !ofRemoteDesktop.test(text) ? ELSEWHERE : meaning;
  }
}

const weights: Readonly<Record<EventLevel, number>> = { fault: 1, change: 0.8, normal: 0.2, noise: 0.1 };
/** What no table knows may be the very thing; what is known to be harmless stands behind it. */
const UNKNOWN = 0.9;
/** It is known at which step of a connection it bites. */
const BITES = 1.5;
const STATE = 0.3;
const ELSEWHERE = 0.3;

const crashes = /^(Application Error 1000|Application Hang 1002|Windows Error Reporting 1001)$/i;
/** Services and programs that a connection goes through, by name or by English display name. */
const ofRemoteDesktop =
  /TermService|SessionEnv|UmRdpService|KeyIso|CryptSvc|Netlogon|RpcSs|RpcEptMapper|DcomLaunch|Remote Procedure Call|RPC Endpoint Mapper|DCOM Server Process|LanmanServer|ProfSvc|gpsvc|TSGateway|svchost|lsass|winlogon|logonui|userinit|explorer\.exe|dwm|rdp|tsth|Remote Desktop|CNG Key Isolation|Cryptographic Services|User Profile|Group Policy Client/i;
