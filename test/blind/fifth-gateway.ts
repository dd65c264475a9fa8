import type { WrittenEvent } from '../evtx-writer/written-event.ts';
import { computer, eight } from './fifth-days.ts';
import { every, later } from './moments.ts';

const gateway = computer('GW-EXT.nordwind.example');

/** What a Remote Desktop Gateway writes of one person and one resource. */
export function doorway(
  id: number,
  time: string,
  user: string,
  resource: string,
  errorCode: string,
): WrittenEvent {
  return gateway.event(
    'Microsoft-Windows-TerminalServices-Gateway/Operational',
    'Microsoft-Windows-TerminalServices-Gateway',
    id,
    errorCode === '0' ? 'information' : 'error',
    time,
    {},
    {
      userData: {
        element: 'EventInfo',
        namespace: 'aag',
        values: {
          Username: `NORDWIND\\${user}`,
          IpAddress: '203.0.113.77',
          AuthType: 'NTLM',
          Resource: resource,
          ConnectionProtocol: 'HTTP',
          ErrorCode: errorCode,
        },
      },
    },
  );
}

/** So many people who come through the gateway, work, and leave. */
export function passed(from: string, count: number, resource: string): readonly WrittenEvent[] {
  return every(18_000, from, count).flatMap((time, i) => {
    const user = eight[i % eight.length]?.user ?? '';
    return [
      doorway(200, time, user, resource, '0'),
      doorway(300, later(time, 0.3), user, resource, '0'),
      doorway(302, later(time, 0.6), user, resource, '0'),
      doorway(303, later(time, 5_400), user, resource, '0'),
    ];
  });
}
