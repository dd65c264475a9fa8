import { healthy } from '../facts/healthy.ts';
import { deniedSince } from '../facts/situations-of-silence.ts';
import { beganWith, cameWith } from '../judging/began-with.ts';
import { changeWords } from '../judging/change-words.ts';
import { cite, defineCause, inferred, proven, ruledOut, unclear } from './cause.ts';
import { byHand } from '../remedy/remedy.ts';

/** RemoteConnectionManager: a sign-in is denied because of drain mode. */
const DENIED = 1070;

export const drainingServer = defineCause({
  id: 'draining-server',
  title: 'The server takes no new logons: they are disabled or it is being drained',
  phase: 'session',
  impact: 'blocks',
  predicts: ['ended-session', 'closed-session', 'failing-since-onset', 'sessions-break-off'],
  explanation:
    'TSServerDrainMode or fLogonDisabled keeps new sessions away, usually for maintenance. People with a session may still reconnect.',
  needs: [],
  uses: ['listenerSettings', 'incident'],

  detect({ listenerSettings, incident }) {
    const { drainMode, logonDisabled } = listenerSettings ?? {};
    if (drainMode && drainMode.value !== 0)
      return proven(cite('listenerSettings', `TSServerDrainMode = ${drainMode.value}`));
    if (logonDisabled?.value)
      return proven(
        cite('listenerSettings', 'logons are disabled (fLogonDisabled = 1, or change logon /disable)'),
      );
    const began = beganWith(incident, 'rcm', DENIED);
    if (began !== undefined) return proven(cite('incident', changeWords(began)));
    const came = cameWith(incident, 'rcm', DENIED);
    if (came !== undefined) return inferred(cite('incident', changeWords(came)));
    if (!drainMode && !logonDisabled) return unclear();
    return ruledOut(cite('listenerSettings', 'neither drain mode is set nor are logons disabled'));
  },

  remedies: () => [
    byHand(
      'Ask who drains the server, and end it',
      'server',
      'Drain mode is set on purpose: ask before ending it.',
      'Then, on the server: chglogon.exe /enable',
    ),
  ],
  settledBy: 'rdpdoctor collector on the server',
  references: [
    'https://learn.microsoft.com/windows-server/administration/windows-commands/change-logon',
    'https://learn.microsoft.com/previous-versions/windows/it-pro/windows-server-2008-R2-and-2008/cc727367(v=ws.10)',
  ],
  examples: [
    {
      name: 'drain mode 1',
      facts: { listenerSettings: { ...healthy.listenerSettings, drainMode: { value: 1, origin: 'local' } } },
      verdict: 'recorded',
    },
    {
      name: 'logons disabled',
      facts: {
        listenerSettings: { ...healthy.listenerSettings, logonDisabled: { value: true, origin: 'local' } },
      },
      verdict: 'recorded',
    },
    {
      name: 'sign-ins are denied for it since people do not get in',
      facts: deniedSince('Microsoft-Windows-TerminalServices-RemoteConnectionManager', DENIED),
      unknown: ['listenerSettings'],
      verdict: 'logged',
    },
    { name: 'neither', verdict: 'ruledOut' },
  ],
});
