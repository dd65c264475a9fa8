import type { BlindCase } from './blind-case.ts';
import { clientAttempt, logFiles, logOf } from '../corpus/evidence/log-events.ts';
import { dead, untraced } from './failures.ts';
import { every, later } from './moments.ts';
import { case3, days, pasted, people, text } from './third-days.ts';

const laptop = logOf('NB-07.contoso.example');
const culprits = [
  'failed-certificate-renewal',
  'unreadable-certificate-key',
  'logon-flood',
  'update-regression',
  'failing-since-onset',
  'crashing-module',
];

/** Servers with nothing wrong, and evidence that cannot tell. */
export const thirdQuiet: readonly BlindCase[] = [
  case3({
    id: 'third-well-and-noisy',
    kind: 'healthy',
    made: 'Ten days of a server that works, with Schannel errors of a scanner at night and a few mistyped passwords.',
    truth: ['healthy'],
    mustNot: culprits,
    files: days({
      computer: 'TS-WEST.contoso.example',
      seed: 351,
      events: (machine) =>
        every(86_400, '2026-11-09T01:30:00.000Z', 9).flatMap((time) => [
          ...dead(machine, time, { user: 'scan', from: '10.20.250.9' }),
          machine.system('Schannel', 36_874, 'error', later(time, 0.4), { Protocol: 'TLS 1.2' }),
          machine.system('Schannel', 36_888, 'error', later(time, 0.4), {
            AlertDesc: '40',
            ErrorState: '1205',
          }),
        ]),
    }),
  }),
  case3({
    id: 'third-well-renewed',
    kind: 'healthy',
    made: 'Windows made a new certificate for Remote Desktop (1056) in the night; people work before and after.',
    truth: ['healthy'],
    mustNot: culprits,
    files: days({
      computer: 'TS-OST.contoso.example',
      seed: 352,
      events: (machine) => [
        machine.log.rcm(1056, '2026-11-15T02:00:10.000Z', ['TS-OST.contoso.example'], { qualifiers: 16_384 }),
        machine.system('Schannel', 36_887, 'error', '2026-11-15T08:00:10.000Z', { AlertDesc: '46' }),
      ],
    }),
  }),
  case3({
    id: 'third-well-again-after-patching',
    kind: 'healthy',
    made: 'During the restart of patch night a laptop failed three times (516); since then both logs show sessions.',
    truth: ['healthy', 'unknown'],
    mayAlso: ['client-reported'],
    mustNot: [...culprits, 'filtered-port', 'refused-port', 'unreached-service', 'disabled-remote-desktop'],
    files: () => [
      ...days({ computer: 'rdsh5.contoso.example', seed: 353 })(),
      ...logFiles([
        ...every(60, '2026-11-11T02:12:30.000Z', 3).flatMap((time) =>
          clientAttempt(laptop, time, 'rdsh5.contoso.example', 516),
        ),
        ...['2026-11-12T07:00:00.000Z', '2026-11-16T07:00:00.000Z', '2026-11-18T07:00:00.000Z'].flatMap(
          (time) => clientAttempt(laptop, time, 'rdsh5.contoso.example'),
        ),
      ]),
    ],
  }),
  case3({
    id: 'third-well-unlocked',
    kind: 'healthy',
    made: 'Anna locked herself out on Monday morning, was unlocked an hour later, and has worked since.',
    truth: ['healthy'],
    mustNot: ['locked-account', 'wrong-password', ...culprits],
    files: days({
      computer: 'TS-MITTE.contoso.example',
      seed: 354,
      events: (machine) => [
        ...every(20, '2026-11-16T05:20:00.000Z', 6).map((time) =>
          machine.refused(time, people[0]!, '0xc000006d', '0xc000006a'),
        ),
        ...every(200, '2026-11-16T05:24:00.000Z', 8).map((time) =>
          machine.refused(time, people[0]!, '0xc0000234'),
        ),
        machine.security(4767, '2026-11-16T06:02:00.000Z', {
          TargetUserName: 'anna',
          TargetDomainName: 'CONTOSO',
        }),
      ],
    }),
  }),
  case3({
    id: 'third-well-xrdp',
    kind: 'healthy',
    made: 'xrdp and its sesman on a good day: certificate, TLS, sign-in, session, with the usual warnings.',
    truth: ['healthy', 'unknown'],
    mustNot: ['wrong-password', 'crashed-session', 'ended-session', 'unreadable-certificate-key'],
    files: () => [
      text(
        'xrdp.log',
        '[2026-11-18T08:14:40.502+0100] [INFO ] Socket 12: connection accepted from AF_INET 10.20.1.12:50122',
        '[2026-11-18T08:14:40.511+0100] [INFO ] Using default X.509 certificate: /etc/xrdp/cert.pem',
        '[2026-11-18T08:14:40.512+0100] [INFO ] Using default X.509 key file: /etc/xrdp/key.pem',
        '[2026-11-18T08:14:40.521+0100] [INFO ] Security protocol: configured [SSL|RDP], requested [SSL|HYBRID|RDP], selected [SSL]',
        '[2026-11-18T08:14:40.600+0100] [INFO ] Connected client computer name: NB-07',
        '[2026-11-18T08:14:40.610+0100] [WARN ] Received [MS-RDPBCGR] TS_UD_HEADER type 0xc006 is unknown (ignored)',
        '[2026-11-18T08:14:40.900+0100] [INFO ] TLS connection established from 10.20.1.12 port 50122: TLSv1.3 with cipher TLS_AES_256_GCM_SHA384',
        '[2026-11-18T08:14:47.100+0100] [INFO ] connecting to sesman on 127.0.0.1:3350',
        '[2026-11-18T08:14:47.210+0100] [INFO ] xrdp_wm_log_msg: login successful for user ben on display 10',
        '[2026-11-18T08:14:48.002+0100] [INFO ] lib_mod_connect: connected ok',
      ),
      text(
        'xrdp-sesman.log',
        '[2026-11-18T08:14:47.110+0100] [INFO ] Received system login request from xrdp for user: ben IP: 10.20.1.12',
        '[2026-11-18T08:14:47.180+0100] [INFO ] Access permitted for user: ben',
        '[2026-11-18T08:14:47.200+0100] [INFO ] Session started successfully for user ben on display 10',
      ),
    ],
  }),
  case3({
    id: 'third-open-logs-too-old',
    kind: 'cannot tell',
    made: 'It fails since the 17th, and the logs that were sent end on the 15th, when all was well.',
    truth: ['unknown'],
    mayAlso: ['client-reported'],
    mustNot: culprits,
    context: { unreachableSince: '2026-11-17T06:00:00.000Z' },
    code: '0x204',
    files: days({ computer: 'RDSH9.contoso.example', seed: 355, until: '2026-11-15T18:00:00.000Z' }),
  }),
  case3({
    id: 'third-open-system-only',
    kind: 'cannot tell',
    made: 'Only the System log was sent, with nothing of Remote Desktop in it, and 0x904/0x7.',
    truth: ['unknown'],
    mayAlso: ['client-reported'],
    mustNot: [...culprits, 'broken-client-path', 'disabled-tls-versions'],
    code: '0x904/0x7',
    files: days({
      computer: 'RDSH10.contoso.example',
      seed: 356,
      onset: '2026-11-17T06:00:00.000Z',
      failing: untraced,
      without: [
        'Security',
        'Application',
        'Microsoft-Windows-RemoteDesktopServices-RdpCoreTS/Operational',
        'Microsoft-Windows-TerminalServices-RemoteConnectionManager/Operational',
        'Microsoft-Windows-TerminalServices-LocalSessionManager/Operational',
      ],
    }),
  }),
  case3({
    id: 'third-open-client-2308',
    kind: 'cannot tell',
    made: "The laptop's log alone: 2308 five times, never a reason.",
    truth: ['unknown'],
    mayAlso: ['client-reported'],
    mustNot: [...culprits, 'broken-client-path', 'wrong-password', 'lossy-network', 'unreached-service'],
    files: () =>
      logFiles(
        every(150, '2026-11-18T08:00:00.000Z', 5).flatMap((time) =>
          clientAttempt(laptop, time, 'rdsh5.contoso.example', 2308),
        ),
      ),
  }),
  case3({
    id: 'third-open-talk',
    kind: 'cannot tell',
    made: 'A ticket without a number: it is broken since the update, sometimes black, please fix.',
    truth: ['unknown'],
    mayAlso: ['client-reported'],
    mustNot: [...culprits, 'crashed-session', 'lossy-network'],
    files: () =>
      pasted(
        'From: eva   To: helpdesk   Mon 09:12',
        'Remote is broken since the update I think. Sometimes the screen stays black, sometimes it says it cannot connect.',
        'Yesterday at home everything was fine, colleague next to me has no trouble. I restarted twice.',
        'Please fix today, month end!',
      ),
  }),
  case3({
    id: 'third-open-half-a-security-log',
    kind: 'cannot tell',
    made: "A Security log of one hour: service sign-ins and two sign-ins of others; the person's failure (0x3000008) is of another day.",
    truth: ['unknown'],
    mayAlso: ['client-reported', 'healthy'],
    mustNot: [...culprits, 'wrong-password', 'locked-account', 'denied-logon-right'],
    code: '0x3000008',
    files: days({
      computer: 'RDSH14.contoso.example',
      seed: 357,
      from: '2026-11-13T06:30:00.000Z',
      until: '2026-11-13T07:40:00.000Z',
      without: [
        'System',
        'Application',
        'Microsoft-Windows-RemoteDesktopServices-RdpCoreTS/Operational',
        'Microsoft-Windows-TerminalServices-RemoteConnectionManager/Operational',
        'Microsoft-Windows-TerminalServices-LocalSessionManager/Operational',
      ],
    }),
  }),
];
