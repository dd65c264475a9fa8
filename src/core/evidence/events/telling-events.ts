import type { EventRole } from '../../facts/event-activity.ts';
import { channels } from './telling-channels.ts';
import { shortProvider, type ShortProvider } from '../../facts/provider-names.ts';

/** An event that means something for Remote Desktop. */
export interface TellingEvent {
  readonly provider: ShortProvider;
  readonly id: number;
  /** Where Windows writes it. */
  readonly channel: string;
  /** What it is to a connection; absent where it only stands for itself. */
  readonly role?: EventRole;
  /** Whether it is a step that a timeline of connections tells. */
  readonly step: boolean;
  /** Fields whose values make kinds of their own: the first that is there and not zero. */
  readonly keys: readonly string[];
}

type Written = readonly [id: number, role?: EventRole | '', step?: 'step'];

/** Every event that facts are made of. The reader's filter, timeline, attempts, arrivals, pressure and the collector's list follow from it. */
// prettier-ignore
export const tellingEvents: readonly TellingEvent[] = [
  ...events('rcm', channels.connections, [], [
    [258, 'listener'], [259, 'listener'], [260, 'listener'], [262, 'listener'], [261, 'reached', 'step'],
    [1149, 'authenticated', 'step'], [1151], [1152],
  ]),
  ...events('rcm', channels.connectionsAdmin, ['Param1'], [
    [1006, 'network', 'step'], [1157, 'listener'], [1068, 'licence'], [1069, 'licence'],
  ]),
  ...events('rcm', channels.connectionsAdmin, [], [
    [1158, 'reached', 'step'], [1008, 'licence'], [1009, 'licence'], [1010, 'licence'], [1026, 'licence'],
    [1027, 'licence'], [1028, 'licence'], [1128, 'licence'], [1129, 'licence'], [1130, 'licence'],
    [50180, 'licence'], [50280, 'licence'], [50281, 'licence'], [50282, 'licence'],
  ]),
  ...events('rcm', channels.system, ['0', 'Param1'], [
    [1003, 'licence'], [1004, 'licence'], [1011, 'licence'], [1012, 'account'], [1035, 'listener'],
    [1036, 'listener', 'step'], [1041], [1046, 'account'], [1050, 'encryption'], [1051, 'certificate'],
    [1052, 'certificate'], [1053, 'certificate'], [1054, 'certificate'], [1055, 'certificate', 'step'],
    [1056, 'certificate', 'step'], [1057, 'certificate', 'step'], [1058, 'certificate', 'step'],
    [1059, 'certificate', 'step'], [1060], [1062, 'certificate'], [1063, 'certificate'],
    [1064, 'certificate'], [1065, 'certificate'],
  ]),
  ...events('lsm', channels.sessions, [], [
    [16, 'serviceState'], [17, 'serviceState'], [18, 'serviceState'], [19, 'serviceState'], [20], [33], [34],
    [36], [37], [41], [42], [48], [50], [51], [21, 'session', 'step'], [22, 'session', 'step'],
    [25, 'session', 'step'], [23, 'ended', 'step'], [24, 'ended', 'step'], [39, 'ended', 'step'],
  ]),
  ...events('lsm', channels.sessions, ['Reason'], [[40, 'ended', 'step']]),
  ...events('rdpcorets', channels.core, [], [
    [1], [67], [98], [99], [101], [105], [106], [107], [129, 'listener'], [132], [138], [144], [146], [147],
    [148], [149], [153], [154], [226], [227], [228], [65, 'reached', 'step'], [66, 'reached', 'step'],
    [97, 'ended', 'step'], [102, 'ended', 'step'], [139, 'ended', 'step'], [140, 'refused', 'step'],
    [142, 'ended', 'step'], [143, 'ended', 'step'],
  ]),
  ...events('rdpcorets', channels.core, ['ConnType'], [[131, 'reached', 'step']]),
  ...events('rdpcorets', channels.core, ['ReasonCode'], [[103, 'ended', 'step']]),
  ...events('rdpclient', channels.client, [], [
    [227], [1007], [1009], [1015], [1017], [1018], [1028], [1031], [1032], [1033], [1034], [1103], [1104],
    [1106], [1107], [226, '', 'step'], [1024, 'opened', 'step'], [1025, 'reached', 'step'],
    [1027, 'session', 'step'], [1029, 'opened', 'step'], [1102, '', 'step'], [1105, '', 'step'],
  ]),
  ...events('rdpclient', channels.client, ['Value'], [[1026, 'ended', 'step']]),
  ...events('schannel', channels.system, ['Type'], [
    [36870, 'encryption', 'step'], [36871, 'encryption', 'step'],
  ]),
  ...events('schannel', channels.system, ['AlertDesc', 'ErrorState'], [
    [36887, 'encryption', 'step'], [36888, 'encryption', 'step'],
  ]),
  ...events('schannel', channels.system, [], [
    [36874, 'encryption', 'step'], [36867, 'encryption'], [36868, 'encryption'], [36869, 'encryption'],
    [36872, 'encryption'], [36876, 'encryption'], [36880, 'encryption'], [36881, 'encryption'],
    [36882, 'encryption'], [36883, 'encryption'], [36884, 'encryption'], [36889, 'encryption'],
  ]),
  ...events('termdd', channels.system, [], [[50, 'ended', 'step'], [56, 'ended', 'step']]),
  ...events('security', channels.security, ['SubStatus', 'Status'], [
    [4625, 'refused'], [4771, 'account'], [4776, 'account'],
  ]),
  ...events('security', channels.security, ['LogonType'], [[4624, 'signedIn']]),
  ...events('security', channels.security, [], [
    [4740, 'account'], [4825, 'refused'], [4948, 'network'], [4949, 'network'],
  ]),
  ...events('firewall', channels.firewall, [], [
    [2003, 'network'], [2004, 'network'], [2005, 'network'], [2006, 'network'], [2010, 'network'],
    [2032, 'network'], [2033, 'network'], [2052, 'network'], [2059, 'network'], [2060, 'network'],
    [2071, 'network'], [2073, 'network'], [2082, 'network'], [2097, 'network'], [2099, 'network'],
  ]),
  ...events('networkprofile', channels.networkProfile, [], [
    [10000, 'network'], [10001, 'network'], [10002, 'network'],
  ]),
  ...events('scm', channels.system, ['param1'], [
    [7000, 'serviceState'], [7001, 'serviceState'], [7003, 'serviceState'], [7009, 'serviceState'],
    [7011, 'serviceState'], [7022, 'serviceState'], [7023, 'serviceState'], [7024, 'serviceState'],
    [7031, 'serviceState'], [7032, 'serviceState'], [7034, 'serviceState'], [7036, 'serviceState'],
    [7038, 'serviceState'], [7040, 'serviceState'], [7041, 'serviceState'], [7043, 'serviceState'],
  ]),
  ...events('broker', channels.broker, [], [[2056, 'broker']]),
  ...events('brokerclient', channels.brokerClient, [], [[1296, 'broker'], [1306, 'broker']]),
  ...events('gateway', channels.gateway, ['Username', 'ErrorCode'], [
    [200, 'gateway'], [201, 'gateway'], [203, 'gateway'], [204, 'gateway'], [300, 'gateway'], [301, 'gateway'], [302, 'gateway'],
    [303, 'gateway'], [304, 'gateway'], [305, 'gateway'], [307, 'gateway'], [312, 'gateway'],
    [313, 'gateway'],
  ]),
  ...events('licensing', channels.system, [], [
    [9, 'licence'], [12, 'licence'], [18, 'licence'], [20, 'licence'], [21, 'licence'], [22, 'licence'],
  ]),
  ...events('update', channels.system, ['errorCode'], [[19, 'update'], [20, 'update']]),
  ...events('servicing', channels.setup, [], [[2, 'update']]),
  ...events('kernel', channels.system, [], [[1, 'clock'], [12, 'start'], [13, 'stop']]),
  ...events('eventlog', channels.system, ['Channel'], [[104, 'cleared']]),
  ...events('eventlog', channels.security, [], [[1102, 'cleared']]),
  ...events('eventlog', channels.system, [], [
    [6005, 'start'], [6006, 'stop'], [6008, 'stop'], [6009, 'start'],
  ]),
  ...events('time', channels.system, [], [
    [24, 'clock'], [29, 'clock'], [36, 'clock'], [47, 'clock'], [50, 'clock'], [134, 'clock'],
  ]),
  ...events('netlogon', channels.system, [], [[3210], [5719], [5721]]),
  // The module is what tells crashes apart; its place differs between logs with and without names.
  ...events('crash', channels.application, ['ModuleName', '3', 'Param4'], [[1000]]),
  ...events('report', channels.application, ['P4', '8', 'Param9'], [[1001]]),
  ...events('winlogon', channels.application, [], [[4005]]),
];

const byProvider = new Map<ShortProvider, Map<number, TellingEvent>>();
for (const event of tellingEvents) {
  const ofProvider = byProvider.get(event.provider) ?? new Map<number, TellingEvent>();
  byProvider.set(event.provider, ofProvider.set(event.id, event));
}

/** What is known of an event, or undefined; classic ids carry a facility in their upper half, only the lower counts. */
export function tellingEvent(provider: string, eventId: number): TellingEvent | undefined {
  const short = shortProvider(provider);
  return short === undefined ? undefined : byProvider.get(short)?.get(eventId & 0xffff);
}

function events(
  provider: ShortProvider,
  channel: string,
  keys: readonly string[],
  written: readonly Written[],
): readonly TellingEvent[] {
  return written.map(([id, role, step]) => ({
    provider,
    id,
    channel,
    ...(role ? { role } : {}),
    step: step !== undefined,
    keys,
  }));
}
