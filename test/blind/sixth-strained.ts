import type { BlindCase } from './blind-case.ts';
import { dead, refusedWith, shortSession, withoutSession } from './failures.ts';
import { endedBy } from './fifth-days.ts';
import { daysLater, every, later } from './moments.ts';
import { beside, case6, clinic, patchNight, shop } from './sixth-days.ts';

const monday = '2026-09-14T05:00:00.000Z';
const tuesday = '2026-09-15T04:30:00.000Z';

/** Servers that are strained, limited or changed from below, and whose sessions tell it. */
export const sixthStrained: readonly BlindCase[] = [
  case6({
    id: 'sixth-log-fslogix-share-full',
    kind: 'with cause',
    made: 'The share with the profile disks is full: FSLogix 26 tells so at each sign-in since Tuesday morning and the session ends; the own drive is fine.',
    truth: [{ began: ['Microsoft-FSLogix-Apps', 26] }, { began: ['FSLogix', 26] }],
    mayAlso: ['ended-session', 'closed-session'],
    mustNot: [
      'full-system-drive',
      'crashed-session',
      'wrong-password',
      'session-limit',
      'session-time-limit',
    ],
    files: clinic({
      computer: 'RDSH-02.klinik.example',
      seed: 602,
      onset: tuesday,
      failing: (machine, time, worker) => [
        ...shortSession(machine, time, worker),
        beside(machine, 'Microsoft-FSLogix-Apps', 'Admin', 26, later(time, 3.7), {
          Message: `LoadProfile failed. Version: 2.9.8884.27471 User: ${worker.user}. (There is not enough space on the disk.)`,
          Function: 'LoadProfile',
        }),
      ],
    }),
  }),
  case6({
    id: 'sixth-log-paged-pool-empty',
    kind: 'with cause',
    made: 'A filter driver leaks: srv 2019 (nonpaged pool empty) every ten minutes since Tuesday before dawn, sessions end in seconds since.',
    truth: ['exhausted-server-memory', { began: ['srv', 2019] }],
    mustNot: ['full-system-drive', 'session-limit', 'update-regression', 'wrong-password'],
    files: clinic({
      computer: 'RDSH-05.klinik.example',
      seed: 606,
      onset: tuesday,
      failing: shortSession,
      events: (machine) =>
        every(600, '2026-09-15T03:50:00.000Z', 60).map((time) =>
          machine.system('srv', 2019, 'error', time, ['\\Device\\LanmanServer'], { qualifiers: 49_152 }),
        ),
    }),
  }),
  case6({
    id: 'sixth-log-storage-stalls',
    kind: 'with cause',
    made: 'The storage stalls since Tuesday before dawn: storahci 129 and disk 153 by the minute, people are authenticated and get no session.',
    truth: [{ began: ['disk', 153] }, { began: ['storahci', 129] }],
    mayAlso: ['closed-session'],
    mustNot: ['full-system-drive', 'session-limit', 'expired-licensing-grace', 'wrong-password'],
    files: clinic({
      computer: 'RDSH-10.klinik.example',
      seed: 611,
      onset: tuesday,
      failing: withoutSession,
      events: (machine) =>
        every(95, '2026-09-15T04:21:00.000Z', 350).flatMap((time) => [
          machine.system('storahci', 129, 'warning', time, ['\\Device\\RaidPort0'], { qualifiers: 32_772 }),
          machine.system('disk', 153, 'warning', later(time, 0.2), [
            '\\Device\\Harddisk0\\DR0',
            '0x1b3d8a0',
            '0',
          ]),
        ]),
    }),
  }),
  case6({
    id: 'sixth-log-link-flaps',
    kind: 'with cause',
    made: 'A worn cable: the link of the only card goes and comes twenty times a day since Monday (e1dexpress 27 and 32), and whoever is in is thrown out at those moments.',
    truth: ['unconnected-adapter', 'lossy-network', { began: ['e1dexpress', 27] }],
    mayAlso: ['sessions-break-off'],
    mustNot: ['session-time-limit', 'administrative-disconnect', 'stopped-service', 'crashed-session'],
    files: clinic({
      computer: 'RDSH-11.klinik.example',
      seed: 612,
      onset: monday,
      failing: (machine, time, worker) => [
        ...endedBy(0, 7)(machine, time, worker),
        machine.system('e1dexpress', 27, 'warning', later(time, 410), ['Intel(R) I219-LM'], {
          qualifiers: 40_964,
        }),
        machine.system('e1dexpress', 32, 'information', later(time, 424), ['Intel(R) I219-LM'], {
          qualifiers: 24_580,
        }),
      ],
    }),
  }),
  case6({
    id: 'sixth-log-idle-limit-new',
    kind: 'with cause',
    made: 'A new policy ends idle sessions after ten minutes since Monday: LocalSessionManager 40 with reason 3 for everybody, who all complain of "the line".',
    truth: ['session-time-limit'],
    mustNot: ['lossy-network', 'administrative-disconnect', 'resetting-middlebox', 'dead-tunnel'],
    files: clinic({
      computer: 'RDSH-13.klinik.example',
      seed: 614,
      onset: monday,
      failing: endedBy(3, 11),
    }),
  }),
  case6({
    id: 'sixth-log-tills-share-one-name',
    kind: 'with cause',
    made: 'Since Monday both tills use the same account: whoever comes throws the other out (40 with reason 5), the office works as before.',
    truth: ['replaced-session'],
    mustNot: ['lossy-network', 'session-time-limit', 'session-limit', 'stopped-service'],
    files: shop({
      computer: 'LADEN-TS',
      seed: 615,
      onset: monday,
      whom: ['till1', 'till2'],
      failing: (machine, time, worker) => endedBy(5, 6)(machine, time, { ...worker, user: 'till' }),
    }),
  }),
  case6({
    id: 'sixth-log-license-server-dry',
    kind: 'with cause',
    made: 'The licence server has no per-device licence left (TermServLicensing 22 each morning since Monday), and new thin clients are refused (1004); old ones work.',
    truth: ['exhausted-licenses'],
    mayAlso: ['refused-license', 'missing-license-server'],
    mustNot: ['expired-licensing-grace', 'draining-server', 'wrong-password', 'session-limit'],
    files: clinic({
      computer: 'RDSH-14.klinik.example',
      seed: 616,
      onset: monday,
      whom: ['ivo', 'jana', 'kemal'],
      failing: (machine, time, worker) => [
        ...withoutSession(machine, time, worker),
        machine.log.rcm(1004, later(time, 47), [], { level: 2 }),
        machine.system('Microsoft-Windows-TerminalServices-Licensing', 22, 'error', later(time, 46), [
          'RDSH-14',
          'Windows Server 2022 : RDS Per Device CAL',
        ]),
      ],
    }),
  }),
  case6({
    id: 'sixth-log-filter-installed-at-noon',
    kind: 'with cause',
    made: 'On Friday noon an endpoint product installs a network filter (7045) and from then on every connection dies before anybody signs in; nothing else changed.',
    truth: [
      'foreign-security-product',
      'dropping-filter',
      'resetting-middlebox',
      { began: ['Service Control Manager', 7045] },
    ],
    mustNot: ['update-regression', 'unreadable-certificate-key', 'disabled-tls-versions', 'wrong-password'],
    files: clinic({
      computer: 'RDSH-15.klinik.example',
      seed: 617,
      onset: '2026-09-11T10:31:00.000Z',
      failing: dead,
      events: (machine) => [
        machine.system('Service Control Manager', 7045, 'information', '2026-09-11T10:30:12.000Z', {
          ServiceName: 'Argus Network Inspection Driver',
          ImagePath: '\\SystemRoot\\system32\\drivers\\argusnid.sys',
          ServiceType: 'kernel mode driver',
          StartType: 'system start',
          AccountName: '',
        }),
      ],
    }),
  }),
  case6({
    id: 'sixth-log-all-dead-after-patches',
    kind: 'with cause',
    made: 'Every connection dies before signing in from the first morning after the patch night on, with no other word in the logs; a week of people who cannot work.',
    truth: [
      'update-regression',
      { began: ['Microsoft-Windows-WindowsUpdateClient', 19] },
      { began: ['User32', 1074] },
    ],
    mayAlso: ['pending-restart', 'failing-since-onset'],
    mustNot: ['unreadable-certificate-key', 'wrong-password', 'blocking-firewall', 'disabled-tls-versions'],
    files: clinic({
      computer: 'RDSH-16.klinik.example',
      seed: 618,
      onset: later(patchNight, 120),
      failing: dead,
    }),
  }),
  case6({
    id: 'sixth-log-memory-and-one-password',
    kind: 'with cause',
    made: 'Two things at once: reason 6 (no memory) ends everybody’s session since Tuesday with 2004 beside it, and lotte’s password expired last week.',
    truth: ['exhausted-server-memory', { began: ['Microsoft-Windows-Resource-Exhaustion-Detector', 2004] }],
    mayAlso: ['expired-password'],
    mustNot: ['session-time-limit', 'lossy-network', 'wrong-password', 'full-system-drive'],
    files: clinic({
      computer: 'RDSH-17.klinik.example',
      seed: 619,
      onset: tuesday,
      failing: (machine, time, worker) =>
        worker.user === 'lotte'
          ? refusedWith('0xc0000071')(machine, time, worker)
          : endedBy(6, 1)(machine, time, worker),
      events: (machine) => [
        ...[7, 8, 10, 11, 14].flatMap((day) =>
          refusedWith('0xc0000071')(machine, daysLater('2026-09-01T07:20:00.000Z', day - 1), {
            user: 'lotte',
            from: '10.20.3.57',
          }),
        ),
        ...every(900, '2026-09-15T04:10:00.000Z', 38).map((time) =>
          machine.system('Microsoft-Windows-Resource-Exhaustion-Detector', 2004, 'warning', time, {
            SystemCommitLimit: '68719476736',
            SystemCommitCharge: '68412301312',
            ProcessName: 'imgview.exe',
          }),
        ),
      ],
    }),
  }),
];
