import { silenceOf, tallyOf, type Tally } from '../facts/event-log.ts';
import { logOfOnly, event, oneEvent, offTheWire } from '../facts/situations-of-logs.ts';
import type { FactTypes } from '../facts/vocabulary.ts';
import { byHand } from '../remedy/remedy.ts';
import { signedInSince } from '../judging/works-since.ts';
import {
  cite,
  citeEvent,
  citeSilence,
  defineCause,
  entitled,
  inferred,
  inferredAs,
  ruledOut,
  suspected,
  suspectedAs,
  unclear,
} from './cause.ts';

const application = /^(Application|ForwardedEvents)$/i;
/** So many crashes with sign-ins between them still throw people out. */
const AGAIN_AND_AGAIN = 3;

/** Logs are all there is. */
const fromLogs = [...offTheWire, 'sessionStart'] as const;

/** What a crash takes away, by the program or module: Remote Desktop itself, the session, or a part one can do without. */
const services =
  /^(svchost\.exe_(termservice|umrdpservice|sessionenv)|termsrv\.dll|rdp(core|wrap|base|serverbase)|umrdp|sessenv|lsm\.dll|tspkg)/i;
const sessions = /^(logonui|logoncontroller|winlogon|userinit|csrss|dwm|rdpinit|rdpshell|lsass)/i;

export const crashingModule = defineCause({
  id: 'crashing-module',
  title: 'A part of Windows that Remote Desktop stands on crashes',
  phase: 'session',
  impact: 'blocks',
  predicts: [
    'refused-port',
    'closed-before-answer',
    'reset-before-answer',
    'silent-listener',
    'closed-at-hello',
    'reset-in-handshake',
    'failing-tls-service',
    'dropped-before-sign-in',
    'failing-since-onset',
    'sessions-break-off',
    'ended-session',
    'closed-session',
    'unreached-service',
    'service-ended',
  ],
  rare: true,
  explanation:
    'The Application log names a program and the module it crashed in. The module is what to look at: one that is not from Microsoft (RDP Wrapper, a credential provider, a graphics driver) leads; one of Windows points to damaged files or an update.',
  needs: [],
  uses: ['serverEvents', 'arrivals', 'sessionStart', 'phaseOfDeath'],

  detect({ serverEvents: log, arrivals, sessionStart, phaseOfDeath }) {
    const works =
      sessionStart?.reached === 'connected'
        ? cite('sessionStart', 'a session was opened')
        : phaseOfDeath?.phase === 'none'
          ? cite('phaseOfDeath', 'the server answers properly from here')
          : undefined;
    const crash = crashesOf(log, services) ?? crashesOf(log, sessions);
    if (crash) {
      const says = citeEvent(crash.tally, `${crash.program} crashed in ${crash.module}`);
      const since = signedInSince(arrivals, crash.tally.last) ?? works;
      const title = `${crash.program} crashes in ${crash.module}`;
      if (!since) return entitled(title, inferred(says));
      return crash.tally.count >= AGAIN_AND_AGAIN
        ? entitled(title, inferredAs('degrades', says, since))
        : ruledOut(says, since);
    }
    const logon = tallyOf(log, 'winlogon', 4005);
    if (logon) {
      const says = citeEvent(logon, 'the logon process (winlogon.exe) of a session ended unexpectedly');
      const since = signedInSince(arrivals, logon.last) ?? works;
      return since ? ruledOut(says, since) : suspected(says);
    }
    const other = crashesOf(log, /./);
    if (other)
      return suspectedAs('degrades', citeEvent(other.tally, `${other.program} crashed in ${other.module}`));
    const silence = silenceOf(log, application, 'crash', [1000]);
    return silence
      ? ruledOut(citeSilence(silence, 'Application', 'crash of a part of Remote Desktop'))
      : unclear();
  },

  remedies: ({ serverEvents: log }) => {
    const { module } = crashesOf(log, services) ?? crashesOf(log, sessions) ?? {};
    return [
      byHand(
        `Find out whose ${module ?? 'the module'} is`,
        'server',
        'Application log, Application Error 1000: "Faulting module path". `(Get-Item PATH).VersionInfo | Format-List CompanyName, ProductName, FileVersion` names the maker.',
        'Not from Microsoft: update it or take it out with the uninstaller of its product (RDP Wrapper: `RDPWInst.exe -u`). From Microsoft: `DISM /Online /Cleanup-Image /RestoreHealth`, then `sfc /scannow`, and compare with the newest updates.',
      ),
    ];
  },
  wouldNotHelp: [
    'starting the service again and again: it ends in the same module',
    'a new certificate, NLA off or a lower security layer',
  ],
  settledBy: 'the Application log of the server, events 1000, 1001 and 4005',
  references: [
    'https://github.com/stascorp/rdpwrap/issues/1332',
    'https://learn.microsoft.com/troubleshoot/windows-server/remote/system-admin-restrict-types-logon',
  ],
  examples: [
    {
      name: 'the service crashes in a module of another maker',
      facts: logOfOnly(
        event('crash', 1000, { AppName: 'svchost.exe_TermService', ModuleName: 'rdpwrap.dll' }),
      ),
      unknown: fromLogs,
      verdict: 'inferred',
    },
    {
      name: 'the sign-in screen crashes',
      facts: oneEvent('crash', 1000, { AppName: 'LogonUI.exe', ModuleName: 'otherprovider.dll' }),
      unknown: fromLogs,
      verdict: 'inferred',
    },
    {
      name: 'the report of a crash alone',
      facts: oneEvent('report', 1001, { AppName: 'dwm.exe', ModuleName: 'otherdriver.dll' }),
      unknown: fromLogs,
      verdict: 'inferred',
    },
    {
      name: 'winlogon ended, and nothing says in which module',
      facts: oneEvent('winlogon', 4005),
      unknown: fromLogs,
      verdict: 'suspected',
    },
    {
      name: 'the shell of one person',
      facts: oneEvent('crash', 1000, { AppName: 'explorer.exe', ModuleName: 'other.dll' }),
      verdict: 'suspected',
    },
    {
      name: 'once, and people signed in since',
      facts: oneEvent(
        'crash',
        1000,
        { AppName: 'LogonUI.exe', ModuleName: 'ntdll.dll' },
        '2026-08-30T09:00:00.000Z',
      ),
      verdict: 'ruledOut',
    },
    {
      name: 'once, and a session is opened now',
      facts: oneEvent('crash', 1000, { AppName: 'dwm.exe', ModuleName: 'otherdriver.dll' }),
      verdict: 'ruledOut',
    },
    {
      name: 'again and again, and people get in between',
      facts: oneEvent(
        'crash',
        1000,
        { AppName: 'dwm.exe', ModuleName: 'otherdriver.dll' },
        '2026-09-01T10:00:00.000Z',
        7,
      ),
      verdict: 'inferred',
    },
    { name: 'the Application log was not read', verdict: 'unclear' },
  ],
});

interface Crashes {
  readonly tally: Tally;
  readonly program: string;
  readonly module: string;
}

/** Crashes whose program or module fits, of the newest the names; a report tells of the crash that has an event too. */
function crashesOf(log: FactTypes['serverEvents'] | undefined, fits: RegExp): Crashes | undefined {
  for (const [provider, id] of [['crash', 1000] as const, ['report', 1001] as const]) {
    const tally = tallyOf(log, provider, id);
    const samples = (tally?.samples ?? []).filter(
      ({ fields: { AppName = '', ModuleName = '' } }) => fits.test(AppName) || fits.test(ModuleName),
    );
    const newest = samples.toSorted((a, b) => (a.last < b.last ? 1 : -1))[0];
    if (!tally || !newest) continue;
    const count = samples.reduce((sum, sample) => sum + sample.count, 0);
    const { AppName: program = '', ModuleName: module = '' } = newest.fields;
    return {
      tally: { ...tally, samples, last: newest.last, count },
      program: program.slice(0, MOST_CHARACTERS) || 'a program',
      module: module.slice(0, MOST_CHARACTERS) || 'a module without a name',
    };
  }
  return undefined;
}

const MOST_CHARACTERS = 60;
