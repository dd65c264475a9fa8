import { evidence, type BlindCase } from '../blind-case.ts';
import { droppedSession, untraced } from '../failures.ts';
import { every, later } from '../moments.ts';
import { server } from '../server-life.ts';
import { staff } from '../worker.ts';

/** What stands between the server and the people, as its own logs tell it. */
export const againBeganNetwork: readonly BlindCase[] = [
  evidence({
    id: 'again-team-loses-members',
    kind: 'without cause',
    made: 'Both ports of a network team hang on one dying switch module: MsLbfoSysEvtProvider 16949 for one and the other again and again, and sessions drop with each.',
    truth: [{ began: ['Microsoft-Windows-MsLbfoSysEvtProvider', 16_949] }],
    mayAlso: ['failing-since-onset', 'lossy-network'],
    mustNot: ['session-time-limit', 'administrative-disconnect', 'crashed-session', 'stopped-service'],
    now: '2026-10-22T12:00:00.000Z',
    files: server({
      computer: 'rds-osaka1.seizo.example',
      seed: 241,
      language: 'ja',
      domain: 'SEIZO',
      dawn: 0,
      from: '2026-09-28T00:00:00.000Z',
      until: '2026-10-22T11:50:00.000Z',
      workers: staff('tanaka 10.66.0.3', 'kimura 10.66.0.4', 'abe 10.66.0.5'),
      onset: '2026-10-21T00:00:00.000Z',
      failing: droppedSession,
      events: ({ system }) =>
        every(600, '2026-10-20T23:52:00.000Z', 215).flatMap((time) => [
          system('Microsoft-Windows-MsLbfoSysEvtProvider', 16_949, 'warning', time, {
            MemberNicName: 'NIC1',
            TeamName: 'Team-LAN',
          }),
          system('Microsoft-Windows-MsLbfoSysEvtProvider', 16_949, 'warning', later(time, 2), {
            MemberNicName: 'NIC2',
            TeamName: 'Team-LAN',
          }),
        ]),
    }),
  }),
  evidence({
    id: 'again-policy-server-discards',
    kind: 'without cause',
    made: 'The policy server of the gateway runs on the session host and discards each request since the certificate of its extension ran out: Security 6274 for everybody, and no attempt ever arrives at Remote Desktop.',
    truth: [{ began: ['Microsoft-Windows-Security-Auditing', 6274] }],
    mayAlso: ['failing-since-onset', 'unreached-service'],
    mustNot: ['wrong-password', 'denied-logon-right', 'blocking-firewall', 'stopped-service'],
    now: '2026-12-09T11:00:00.000Z',
    files: server({
      computer: 'nps-rds.council.example',
      seed: 242,
      domain: 'COUNCIL',
      from: '2026-11-16T00:00:00.000Z',
      until: '2026-12-09T10:50:00.000Z',
      workers: staff('planning 10.40.0.3', 'housing 10.40.0.4'),
      onset: '2026-12-08T00:00:00.000Z',
      failing: untraced,
      events: ({ security }) =>
        [
          ...every(5_400, '2026-11-16T07:00:00.000Z', 340).map((time) => ({ id: 6272, time })),
          ...every(700, '2026-12-08T06:40:00.000Z', 120).map((time) => ({ id: 6274, time })),
        ].map(({ id, time }) =>
          security(
            id,
            time,
            {
              SubjectUserName: 'planning',
              SubjectDomainName: 'COUNCIL',
              NASIPv4Address: '10.40.9.2',
              ClientName: 'rdgw',
              NetworkPolicyName: 'RDG CAP',
              ...(id === 6274
                ? {
                    ReasonCode: 9,
                    Reason: 'The request was discarded by a third-party extension DLL file.',
                  }
                : {}),
            },
            id === 6274,
          ),
        ),
    }),
  }),
];
