import type { LogFault, Sign } from './fault.ts';
import { fault, sign } from './fault-parts.ts';
import { operational, system, windows } from './foreign-row.ts';
import { writers } from './world-event.ts';

const gateway = operational(windows('TerminalServices-Gateway'));
const way = { Username: '{domain}\\{user}', IpAddress: '{address}', AuthType: 'NTLM', Resource: '{server}' };
const passes: Sign = { ...sign(gateway, 302, 'attempt', { ...way, ConnectionProtocol: 'HTTP' }), mute: true };

const partly = (
  kind: string,
  rest: Omit<Parameters<typeof fault>[2], 'mayAlso'> & Partial<LogFault>,
): LogFault => fault('partly', kind, rest);

const breaks = (kind: string, made: string, rest: Partial<LogFault> = {}): LogFault =>
  partly(kind, {
    made,
    truths: ['sessions-break-off'],
    hits: 'onePerson',
    end: { how: 'returns', code: 2308 },
    signs: [],
    ...rest,
  });

const turnedAway = (id: number, made: string, code: string): LogFault =>
  partly(`gateway-some-${id}`, {
    made: `the gateway on this server lets everybody through but one person: ${made} (${id})`,
    truths: ['turned-away-by-gateway', { began: [gateway.provider, id] }],
    mayAlso: ['turned-away-by-gateway'],
    hits: 'onePerson',
    end: { how: 'beforeTheServer', code: id === 201 ? 0x300_001c : 0x300_001b },
    beside: passes,
    signs: [sign(gateway, id, 'attempt', { ...way, ErrorCode: code })],
  });

/** It works, for some people or for some time. */
export const partlyFaults: readonly LogFault[] = [
  breaks(
    'drops-of-one',
    'sessions of one person break off (LSM 24 alone) and the person is back in a minute or two (25)',
  ),
  breaks(
    'drops-of-all',
    'sessions of everybody break off (LSM 24 alone) and people are back in a minute or two (25)',
    {
      hits: 'everybody',
    },
  ),
  breaks(
    'drops-of-some',
    'one session in two of one person breaks off, and the person is back in a minute or two',
    {
      end: { how: 'returns', code: 2308, share: 0.5 },
    },
  ),
  breaks(
    'drops-with-card',
    'the network card loses its link (e1dexpress 27), and sessions of everybody with it',
    {
      truths: ['sessions-break-off', { began: ['e1dexpress', 27] }],
      hits: 'everybody',
      signs: [
        sign(system('e1dexpress'), 27, 'attempt', { '1': 'Intel(R) Ethernet Connection (17) I219-LM' }),
      ],
    },
  ),
  partly('two-places', {
    made: 'one account is used at two places, which take the session from each other (LSM 40 reason 5, 24, 25)',
    truths: ['replaced-session'],
    mayAlso: ['sessions-break-off'],
    hits: 'onePerson',
    end: { how: 'replaced', code: 3, reason: 5 },
    signs: [],
  }),
  partly('right-missing-seldom', {
    made: 'one person lacks the right to sign in remotely and tries now and then, others get in',
    truths: ['denied-logon-right'],
    mayAlso: ['logged-wrong-credentials'],
    hits: 'onePerson',
    end: { how: 'refused', code: 4871, status: 0xc000_015b, codeTells: true, once: true },
    signs: [],
  }),
  partly('no-group-seldom', {
    made: 'one person is in no group that may use Remote Desktop (4825) and tries now and then, others get in',
    truths: ['denied-logon-right'],
    hits: 'onePerson',
    end: { how: 'inSession', code: 2308, once: true },
    signs: [
      sign(writers.security, 4825, 'attempt', {
        AccountName: '{user}',
        AccountDomain: '{domain}',
        LogonID: '0x1234',
        ClientAddress: '{address}',
      }),
    ],
  }),
  partly('grace-ended-for-most', {
    made: 'the licensing grace period ended (1069); one administrator still gets in',
    truths: ['expired-licensing-grace'],
    mayAlso: ['unset-licensing-mode', 'missing-license-server'],
    hits: 'allButOne',
    end: { how: 'inSession', code: 2056 },
    signs: [sign(writers.rcmSystem, 1069, 'daily')],
  }),
  turnedAway(201, 'no connection policy fits', '23003'),
  turnedAway(301, 'no resource policy lets the person to the computer', '23002'),
];

const habit = (kind: string, made: string): LogFault =>
  fault('habit', kind, { made, truths: ['healthy'], end: { how: 'works', code: 1 }, signs: [] });

/** Nothing is wrong, though sessions end without a sign-out. */
export const habits: readonly LogFault[] = [
  habit('closes-window', 'people close the window (LSM 24 alone) and are back later (25)'),
  habit('closes-window-told', 'people close the window (LSM 24, 40 reason 0) and are back later (25)'),
  habit('roams', 'people leave their session (LSM 24) and take it up from another place (25)'),
];
