import { tallyWhere } from '../facts/event-log.ts';
import { healthy } from '../facts/healthy.ts';
import { oneEvent } from '../facts/situations-of-logs.ts';
import { refusesLogon } from '../facts/situations.ts';
import {
  cite,
  citeEvent,
  defineCause,
  entitled,
  inferredAs,
  proven,
  provenAs,
  ruledOut,
  unclear,
} from './cause.ts';
import { timeWords } from '../facts/time.ts';
import type { FactTypes } from '../facts/vocabulary.ts';
import { byHand } from '../remedy/remedy.ts';
import { hexOf } from '../codes/printed.ts';
import { signedInSince } from '../judging/works-since.ts';
import { sources } from '../judging/sources.ts';

const kerberosSeconds = 300;
const timeStatuses = [0xc0000133, 0x80090324];
const clockSources = {
  ntlm: 'its NTLM challenge',
  tls: 'its TLS hello',
  http: 'an HTTP answer',
  collector: 'the collector',
} as const;

export const clockSkew = defineCause({
  id: 'clock-skew',
  title: 'The clocks of client and server differ by more than sign-in tolerates',
  phase: 'encryption',
  impact: 'degrades',
  shows: ['clocks-differ'],
  predicts: [
    'dropped-before-sign-in',
    'refused-logon',
    'closed-credssp',
    'program-reported',
    'client-reported',
  ],
  explanation:
    'Kerberos refuses tickets when clocks differ by more than five minutes (its default), and certificates seem expired or not yet valid. Sign-in then falls back to NTLM or fails. ' +
    'Which of the two clocks is wrong is decided by a third one.',
  needs: [],
  uses: ['serverClock', 'logon', 'clientError', 'programLogs', 'timeSource', 'serverEvents', 'arrivals'],

  detect({ serverClock, logon, clientError, programLogs, timeSource, serverEvents, arrivals }) {
    const skew = serverClock && Math.round(serverClock.skewSeconds);
    const says =
      serverClock && skew !== undefined
        ? [
            cite(
              'serverClock',
              `${timeWords(Math.abs(skew))} ${skew < 0 ? 'behind' : 'ahead of'} the clock of the machine that looked (by ${clockSources[serverClock.from]})`,
            ),
          ]
        : [];
    const off = skew !== undefined && Math.abs(skew) > kerberosSeconds;
    const source = timeSource
      ? [cite('timeSource', `the server takes its time from ${timeSource.source}`)]
      : [];
    const told = programLogs?.find(
      ({ phrase, statuses }) =>
        phrase === 'clock-skew' || statuses.some((status) => timeStatuses.includes(status >>> 0)),
    );
    if (told !== undefined)
      return inferredAs(
        'blocks',
        cite('programLogs', `${told.program} logged that the clocks differ`),
        ...says,
        ...source,
      );
    if (logon?.outcome === 'refused' && timeStatuses.includes(logon.status >>> 0))
      return provenAs(
        'blocks',
        cite('logon', `refused with ${hexOf(logon.status)}: the clocks differ`),
        ...says,
        ...source,
      );
    if (clientError?.code === 0x1d07 || clientError?.dialog === 'clock')
      return inferredAs(
        'blocks',
        cite('clientError', 'the client says that the clocks differ'),
        ...says,
        ...source,
      );
    if (isAwayFromSource(timeSource))
      return entitled(
        'The clock of the server is off by more than sign-in tolerates',
        proven(
          cite(
            'timeSource',
            `the server is ${timeWords(Math.abs(timeSource.offsetSeconds))} away from ${timeSource.source}`,
          ),
          ...says,
        ),
      );
    if (off)
      return entitled(
        `The clocks of client and server are ${timeWords(Math.abs(skew))} apart, more than sign-in tolerates`,
        proven(...says, ...source),
      );
    const logged =
      tallyWhere(serverEvents, 'security', 4625, (fields) => /c0000133/i.test(JSON.stringify(fields))) ??
      tallyWhere(serverEvents, 'security', 4771, (fields) => /^0x25$/i.test(fields['Status'] ?? ''));
    const since = logged && signedInSince(arrivals, logged.last);
    if (logged && !since)
      return inferredAs(
        'blocks',
        citeEvent(logged, 'a sign-in was refused because the clocks differ too much'),
        ...source,
      );
    return skew === undefined ? unclear() : ruledOut(...says);
  },

  remedies: ({ timeSource }) =>
    isAwayFromSource(timeSource)
      ? [{ title: 'Set the clock of the server', on: 'server', actions: [{ kind: 'syncClock' }] }]
      : [
          byHand(
            'Find out which of the two clocks is wrong',
            'client',
            'Compare both with a third one, such as a phone or the domain controller. On Windows: `w32tm /stripchart /computer:time.windows.com /samples:3`.',
          ),
          {
            title: 'If it is the clock of the server: set it',
            on: 'server',
            actions: [{ kind: 'syncClock' }],
          },
          {
            title: 'If it is the clock of this computer: set it (`w32tm /resync`)',
            on: 'client',
            actions: [{ kind: 'syncClock' }],
          },
        ],
  wouldNotHelp: ['a new certificate before the clock is right: it would be dated wrongly as well'],
  settledBy: 'w32tm /stripchart /computer:HOST /samples:3',
  dialogs: ['0x1D07'],
  references: ['https://www.rfc-editor.org/rfc/rfc4120#section-1.6', sources.ntlmAvPairs],
  examples: [
    {
      name: 'a domain controller refused for the time (4771, 0x25)',
      facts: oneEvent('security', 4771, { Status: '0x25', TargetUserName: 'maria' }),
      unknown: ['serverClock'],
      verdict: 'inferred',
    },
    {
      name: 'klist failed with the status of a time difference',
      facts: {
        programLogs: [{ program: 'klist', side: 'client', statuses: [0xc0000133], gatewayStatuses: [] }],
      },
      unknown: ['logon', 'earlyUserAuth', 'sessionStart', 'serverClock', 'timeSource'],
      verdict: 'inferred',
    },
    {
      name: 'the host is far from its own time source',
      facts: { timeSource: { source: 'Local CMOS Clock', offsetSeconds: -700 } },
      verdict: 'recorded',
    },
    {
      name: 'seven minutes ahead',
      facts: { serverClock: { time: '2026-09-01T12:07:00.000Z', skewSeconds: 420, from: 'ntlm' } },
      verdict: 'measured',
    },
    { name: 'the logon was refused for it', ...refusesLogon(0xc0000133), verdict: 'measured' },
    {
      name: 'four minutes',
      facts: { serverClock: { ...healthy.serverClock, time: '2026-09-01T12:04:00.000Z', skewSeconds: 240 } },
      verdict: 'ruledOut',
    },
    { name: 'no clock was read', unknown: ['serverClock'], verdict: 'unclear' },
    {
      name: 'the client showed 0x1D07',
      facts: { clientError: { code: 0x1d07, from: 'dialog' } },
      unknown: ['logon', 'earlyUserAuth', 'sessionStart', 'serverClock', 'timeSource'],
      verdict: 'told',
    },
  ],
});

/** A clock that its own source contradicts is the wrong one; between two others nobody can choose. */
function isAwayFromSource<T extends Partial<FactTypes['timeSource']>>(
  source: T | undefined,
): source is T & { readonly offsetSeconds: number } {
  return source?.offsetSeconds !== undefined && Math.abs(source.offsetSeconds) > kerberosSeconds;
}
