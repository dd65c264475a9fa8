import type { BlindCase } from './blind-case.ts';
import { dead, droppedSession, untraced } from './failures.ts';
import { knocked, written } from './fifth-days.ts';
import { clientAttempt } from '../corpus/evidence/log-events.ts';
import type { Life } from './life.ts';
import { every, later } from './moments.ts';
import { case6, clinic, shop, single } from './sixth-days.ts';

type Failing = NonNullable<Life['failing']>;
const monday = '2026-09-14T05:00:00.000Z';
const home = single('NB-204.klinik.example').log;
const seen = [
  'client-reported',
  'program-reported',
  'reported-event',
  'unreached-service',
  'dropped-before-sign-in',
  'closed-session',
  'ended-session',
  'measured-death',
  'sessions-break-off',
  'failing-since-onset',
  'failed-security-layer',
];
const guesses = [
  'blocking-firewall',
  'stopped-service',
  'dead-tunnel',
  'lossy-network',
  'resetting-middlebox',
  'unreadable-certificate-key',
  'wrong-password',
  'locked-account',
  'session-time-limit',
  'administrative-disconnect',
  'crashed-session',
  'foreign-security-product',
  'disabled-remote-desktop',
];
const open = { kind: 'cannot tell', truth: ['unknown'], mayAlso: seen, mustNot: guesses } as const;

/** Signed in, and the shell never reports: the person looks at a black screen until somebody gives up. */
const blackScreen: Failing = (machine, time, worker) => {
  const who = { User: `${machine.domain}\\${worker.user}`, SessionID: '6', Address: worker.from };
  return [
    ...knocked(machine, time, worker),
    machine.accepted(later(time, 1.8), worker, 3),
    machine.authenticated(later(time, 2), worker),
    machine.accepted(later(time, 3.5), worker, 10),
    machine.log.sessions(21, later(time, 4), who),
    machine.log.sessions(24, later(time, 240), who),
    machine.log.core(102, later(time, 240)),
    machine.log.core(103, later(time, 240), { ReasonCode: 0 }),
  ];
};

/** Something is wrong, and this evidence does not say what. */
export const sixthOpen: readonly BlindCase[] = [
  case6({
    ...open,
    id: 'sixth-open-homes-break-off',
    made: 'Since Monday the three who come through the VPN lose their sessions after three minutes, those in the house do not; loss, a limit of the VPN, a route: no log tells.',
    files: clinic({
      computer: 'RDSH-70.klinik.example',
      seed: 680,
      onset: monday,
      whom: ['frieda', 'gustav', 'helena'],
      failing: droppedSession,
    }),
  }),
  case6({
    ...open,
    id: 'sixth-open-dead-days-after-patches',
    made: 'All die before signing in since Monday, after four good days since the patch night and no change in any log.',
    mustNot: [...guesses, 'update-regression', 'pending-restart'],
    files: clinic({ computer: 'RDSH-71.klinik.example', seed: 681, onset: monday, failing: dead }),
  }),
  case6({
    ...open,
    id: 'sixth-open-black-screens',
    made: 'Since Monday four people sign in and see black: 21 without 22, nothing else in any log; eight others work.',
    files: clinic({
      computer: 'RDSH-72.klinik.example',
      seed: 682,
      onset: monday,
      whom: ['ivo', 'jana', 'kemal', 'lotte'],
      failing: blackScreen,
    }),
  }),
  case6({
    ...open,
    id: 'sixth-open-two-changes-at-once',
    made: 'At one minute on Friday a driver was installed and policies changed; all die since. Which of the two it was cannot be told, only that it began then.',
    truth: [
      'unknown',
      { began: ['Service Control Manager', 7045] },
      { began: ['Microsoft-Windows-GroupPolicy', 1502] },
    ],
    mayAlso: [...seen, 'foreign-security-product'],
    mustNot: guesses.filter((id) => id !== 'foreign-security-product'),
    files: clinic({
      computer: 'RDSH-73.klinik.example',
      seed: 683,
      onset: '2026-09-11T09:02:00.000Z',
      failing: dead,
      events: (machine) => [
        machine.system('Service Control Manager', 7045, 'information', '2026-09-11T09:01:10.000Z', {
          ServiceName: 'Backup Change Tracking',
          ImagePath: '\\SystemRoot\\system32\\drivers\\bctrk.sys',
          ServiceType: 'kernel mode driver',
          StartType: 'boot start',
          AccountName: '',
        }),
        machine.system('Microsoft-Windows-GroupPolicy', 1502, 'information', '2026-09-11T09:01:25.000Z', {
          SupportInfo1: '1',
          SupportInfo2: '4018',
          ProcessingMode: '0',
          ProcessingTimeInMilliseconds: '2900',
          DCName: 'dc01',
          NumberOfGroupPolicyObjects: '11',
        }),
      ],
    }),
  }),
  case6({
    ...open,
    id: 'sixth-open-client-sees-server-does-not',
    made: 'Helena’s laptop has 516 since Monday, and the server’s log is full of others who work and holds nothing of her: nobody looked at what stands between.',
    files: () => [
      ...clinic({
        computer: 'RDSH-74.klinik.example',
        seed: 684,
        onset: monday,
        whom: ['helena'],
        failing: untraced,
      })(),
      ...written(
        every(86_400, '2026-09-07T06:20:00.000Z', 5).flatMap((time) => clientAttempt(home, time, 'rdsh-74')),
        every(600, '2026-09-14T06:20:00.000Z', 8).flatMap((time) =>
          clientAttempt(home, time, 'rdsh-74', 516),
        ),
      )(),
    ],
  }),
  case6({
    ...open,
    id: 'sixth-open-shop-without-visitors',
    made: 'Portuguese shop: since Monday no connection arrives, the listener and the service are as they were; stock-taking, a dead switch or a closed port look alike.',
    files: shop({
      computer: 'LOJA-SRV',
      seed: 686,
      language: 'pt',
      onset: monday,
      failing: untraced,
    }),
  }),
];
