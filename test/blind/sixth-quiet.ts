import { clientAttempt } from '../corpus/evidence/log-events.ts';
import type { BlindCase } from './blind-case.ts';
import { dead, refusedWith } from './failures.ts';
import { written } from './fifth-days.ts';
import { strangers } from './fourth-strangers.ts';
import { every, later } from './moments.ts';
import { crashedService, restarted } from './noise.ts';
import { asked, beside, case6, clinic, shop, single } from './sixth-days.ts';

const laptop = single('NB-031.klinik.example').log;
const accusations = [
  'stopped-service',
  'blocking-firewall',
  'wrong-password',
  'locked-account',
  'unreachable-domain-controller',
  'broken-domain-trust',
  'lossy-network',
  'update-regression',
  'full-system-drive',
  'session-time-limit',
  'failing-since-onset',
];
const well = { kind: 'healthy', truth: ['healthy'], mustNot: accusations } as const;
const open = { kind: 'cannot tell', truth: ['unknown'], mustNot: accusations } as const;

/** Servers on which people work, whatever else their logs say, and logs that hold no answer. */
export const sixthQuiet: readonly BlindCase[] = [
  case6({
    ...well,
    id: 'sixth-quiet-template-fails',
    made: 'The certificate template cannot be used since Monday (1064 twice a day), so Windows makes its own certificate (1056); everybody gets in.',
    mayAlso: ['unusable-certificate-template', 'failed-certificate-renewal'],
    files: clinic({
      computer: 'RDSH-40.klinik.example',
      seed: 660,
      events: (machine) => [
        ...every(43_200, '2026-09-14T02:00:00.000Z', 3).map((time) =>
          machine.log.rcm(1064, time, ['%%2148204800'], { level: 2 }),
        ),
        machine.log.rcm(1056, '2026-09-14T02:00:05.000Z', [], { level: 4 }),
      ],
    }),
  }),
  case6({
    ...well,
    id: 'sixth-quiet-strangers-all-night',
    made: 'The port is open to the world: strangers guess eight names all day and night, and all four people of the shop sign in as ever.',
    mayAlso: ['logon-flood'],
    files: shop({
      computer: 'LADEN-2',
      seed: 661,
      events: (machine) => strangers(machine, '2026-09-01T00:03:00.000Z', 800, 1_550),
    }),
  }),
  case6({
    ...well,
    id: 'sixth-quiet-temporary-profiles',
    made: 'Two people get a temporary profile each day (1511, 1515), which is a nuisance and keeps nobody out.',
    files: clinic({
      computer: 'RDSH-41.klinik.example',
      seed: 663,
      events: (machine) =>
        every(86_400, '2026-09-07T06:40:00.000Z', 5).flatMap((time) => [
          machine.application('Microsoft-Windows-User Profiles Service', 1515, 'error', time, {}),
          machine.application('Microsoft-Windows-User Profiles Service', 1511, 'error', later(time, 1), {}),
        ]),
    }),
  }),
  case6({
    ...well,
    id: 'sixth-quiet-out-of-office',
    made: 'The shop was shut for a week from the 5th to the 13th; since Monday all four are back.',
    files: shop({
      computer: 'LADEN-3',
      seed: 664,
      language: 'es',
      onset: '2026-09-05T00:00:00.000Z',
      mended: '2026-09-14T00:00:00.000Z',
      failing: () => [],
    }),
  }),
  case6({
    ...well,
    id: 'sixth-quiet-service-fell-once',
    made: 'The service crashed once at 22:40 on Thursday (7031) and came back after a minute; nobody was there, and Friday was a day like others.',
    files: clinic({
      computer: 'RDSH-42.klinik.example',
      seed: 665,
      events: (machine) => [
        crashedService(machine, '2026-09-10T22:40:00.000Z', 'Remote Desktop Services', 'TermService'),
        machine.service('TermService', true, '2026-09-10T22:41:01.000Z'),
      ],
    }),
  }),
  case6({
    ...well,
    id: 'sixth-quiet-mended-on-friday',
    made: 'All were refused with 0xC000005E on Thursday until noon while a controller was moved; since then five days without a refusal.',
    mustNot: accusations.filter(
      (id) => id !== 'failing-since-onset' && id !== 'unreachable-domain-controller',
    ),
    files: clinic({
      computer: 'RDSH-43.klinik.example',
      seed: 666,
      language: 'de',
      onset: '2026-09-10T05:00:00.000Z',
      mended: '2026-09-10T11:00:00.000Z',
      failing: refusedWith('0xc000005e'),
    }),
  }),
  case6({
    ...well,
    id: 'sixth-quiet-fslogix-grumbles',
    made: 'FSLogix warns of a slow share each morning and the printer driver crashes twice; sessions begin and last.',
    files: clinic({
      computer: 'RDSH-44.klinik.example',
      seed: 667,
      restarts: ['2026-09-06T04:00:00.000Z'],
      events: (machine) => [
        ...every(86_400, '2026-09-01T06:35:00.000Z', 14).map((time) =>
          beside(machine, 'Microsoft-FSLogix-Apps', 'Operational', 57, time, {
            Message: 'Lookup of the profile share took 4100 ms.',
          }),
        ),
        ...['2026-09-08T09:12:00.000Z', '2026-09-14T13:44:00.000Z'].map((time) =>
          crashedService(machine, time, 'Print Spooler', 'Spooler'),
        ),
      ],
    }),
  }),
  case6({
    ...well,
    id: 'sixth-quiet-laptop-good-days',
    made: 'A laptop’s log of two weeks: connected each working day, ended by its owner; on one evening 2308 when the train went into a tunnel, and in again after.',
    mayAlso: ['sessions-break-off'],
    files: written(
      [1, 2, 3, 4, 7, 8, 9, 10, 11, 14, 15].flatMap((day) => {
        const time = `2026-09-${String(day).padStart(2, '0')}T06:5${String(day % 10)}:00.000Z`;
        const ended = (seconds: number, value: string) =>
          laptop.client(1026, later(time, seconds), {
            Name: 'Disconnect Reason',
            Value: value,
            CustomLevel: 'Info',
          });
        return [
          ...clientAttempt(laptop, time, 'rdsh-44'),
          ...(day === 8
            ? [ended(9_000, '2308'), ...clientAttempt(laptop, later(time, 9_060), 'rdsh-44')]
            : []),
          ended(21_000, day % 2 === 0 ? '1' : '2'),
        ];
      }),
    ),
  }),
  case6({
    ...open,
    id: 'sixth-quiet-only-three-hours',
    made: 'The Security log holds three hours, Remote Desktop’s own logs were not exported, and the person sees 0x204; nothing in it speaks of Remote Desktop failing.',
    mayAlso: ['client-reported', 'unreached-service'],
    code: '0x204',
    files: clinic({
      computer: 'RDSH-45.klinik.example',
      seed: 669,
      from: '2026-09-15T11:00:00.000Z',
      without: [
        'Application',
        'Microsoft-Windows-RemoteDesktopServices-RdpCoreTS/Operational',
        'Microsoft-Windows-TerminalServices-RemoteConnectionManager/Operational',
        'Microsoft-Windows-TerminalServices-LocalSessionManager/Operational',
      ],
    }),
  }),
  case6({
    ...open,
    id: 'sixth-quiet-file-server-logs',
    made: 'The logs are of the file server FS-01, on which nobody works; the person cannot reach RDSH-46 and sees 0x204.',
    mayAlso: ['client-reported', 'unreached-service', 'foreign-logs'],
    code: '0x204',
    files: clinic({ computer: 'FS-01.klinik.example', seed: 670, workers: [] }),
  }),
  case6({
    ...open,
    id: 'sixth-quiet-sunday-evening',
    made: 'Asked on Sunday evening: all week went well, nobody has come since Friday because it is the weekend; the one at home sees 0x204 and whether that reached the server is nowhere.',
    truth: ['unknown', 'client-reported'],
    mayAlso: ['unreached-service'],
    now: '2026-09-13T19:00:00.000Z',
    code: '0x204',
    files: clinic({ computer: 'RDSH-47.klinik.example', seed: 672, until: '2026-09-13T18:50:00.000Z' }),
  }),
  case6({
    ...open,
    id: 'sixth-quiet-scanner-dies-only',
    made: 'A jump host restarted an hour ago that nobody uses: the only connections are those of a scanner that hangs up at once.',
    mayAlso: ['dropped-before-sign-in'],
    files: clinic({
      computer: 'JUMP-09.klinik.example',
      seed: 673,
      workers: [],
      events: (machine) => [
        ...every(86_400, '2026-09-02T01:10:00.000Z', 13).flatMap((night) =>
          every(6, night, 4).flatMap((time) => dead(machine, time, { user: '', from: '10.20.250.4' })),
        ),
        ...restarted(machine, later(asked, -3_600), 'Other (Planned)'),
      ],
    }),
  }),
];
