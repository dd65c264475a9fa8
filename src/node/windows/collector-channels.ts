import { remoteDesktopParts } from '../../core/facts/crashed-program.ts';
import { channels } from '../../core/evidence/events/telling-channels.ts';
import { tellingEvents } from '../../core/evidence/events/telling-events.ts';
import { longNames } from '../../core/facts/provider-names.ts';

/** Between these lines of collector/events.ps1 stands the list of channels; `npm run collector-list` writes it. */
export const listMarkers = {
  begin: '# The list below is written from the table of telling events.',
  end: '# The list above is written from the table of telling events.',
} as const;

/** The channels that hold telling events as PowerShell, one a line: whose events are kept of a shared log, and which. */
export function collectorList(): string {
  const names = [...new Set(tellingEvents.map(({ channel }) => channel))];
  const more = ['Microsoft-Windows-RemoteDesktopServices-RdpCoreTS/Admin'];
  const lines = [...names.filter((name) => name !== channels.security), ...more, channels.security].map(
    entryOf,
  );
  const parts = remoteDesktopParts.map((part) => part.replaceAll('.', '\\.')).join('|');
  return ['$eventChannels = @(', lines.join(',\n'), ')', `$crashesKept = '\\A(${parts})'`].join('\n');
}

function entryOf(name: string): string {
  const events = tellingEvents.filter(({ channel }) => channel === name);
  const providers = [...new Set(events.flatMap(({ provider }) => longNames[provider]))];
  const ids = [...new Set(events.map(({ id }) => id))].toSorted((a, b) => a - b);
  const kept = shared.has(name) ? `@(${providers.map((provider) => `'${provider}'`).join(', ')})` : '@()';
  // Windows takes about twenty ids in one query; these two are too large to be read whole.
  const asked = name === channels.security || name === channels.application ? `@(${ids.join(', ')})` : '@()';
  const most = name === channels.security ? '; Most = 5000' : '';
  const security = name === channels.security ? '@()' : kept;
  return `    @{ Name = '${name}'; Providers = ${security}; Ids = ${asked}${most} }`;
}

/** Channels that everybody writes to. */
const shared: ReadonlySet<string> = new Set([
  channels.system,
  channels.setup,
  channels.security,
  channels.application,
]);
