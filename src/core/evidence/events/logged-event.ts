/** One event of a log, as far as judging needs it. Times are ISO 8601 with up to seven decimals. */
export interface LoggedEvent {
  readonly time: string;
  readonly provider: string;
  readonly eventId: number;
  readonly channel: string;
  readonly computer: string;
  readonly activityId?: string;
  /** Event data by name; unnamed data are named "0", "1" … and binary data "Binary" (hexadecimal). */
  readonly fields: Readonly<Record<string, string>>;
}

/** Short names of the providers that say something about Remote Desktop; [MS-EVEN6] knows only the long ones. */
const shortNames: Readonly<Record<string, string>> = {
  'microsoft-windows-terminalservices-remoteconnectionmanager': 'rcm',
  termservice: 'rcm',
  'microsoft-windows-terminalservices-localsessionmanager': 'lsm',
  'microsoft-windows-remotedesktopservices-rdpcorets': 'rdpcorets',
  'microsoft-windows-terminalservices-clientactivexcore': 'rdpclient',
  schannel: 'schannel',
  termdd: 'termdd',
  'microsoft-windows-security-auditing': 'security',
  'service control manager': 'scm',
  'microsoft-windows-terminalservices-sessionbroker': 'broker',
  'microsoft-windows-terminalservices-sessionbroker-client': 'brokerclient',
  'microsoft-windows-terminalservices-gateway': 'gateway',
  'microsoft-windows-windowsupdateclient': 'update',
  'microsoft-windows-servicing': 'servicing',
  'microsoft-windows-kernel-general': 'kernel',
  eventlog: 'eventlog',
  'microsoft-windows-eventlog': 'eventlog',
  'microsoft-windows-time-service': 'time',
};

/** The short name used in facts, or undefined for a provider that has no say here. */
export function shortProvider(provider: string): string | undefined {
  return shortNames[provider.toLowerCase()];
}

/** Event ids that mean something, by short provider name; everything else is only counted into what the log covers. */
const telling: Readonly<Record<string, ReadonlySet<number>>> = {
  rcm: new Set([
    258, 259, 260, 261, 262, 1003, 1004, 1006, 1011, 1012, 1035, 1036, 1041, 1046, 1050, 1051, 1052, 1053,
    1054, 1055, 1056, 1057, 1058, 1059, 1060, 1062, 1063, 1064, 1065, 1068, 1069, 1149, 1151, 1152, 1157,
    1158,
  ]),
  lsm: new Set([16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 33, 34, 36, 37, 39, 40, 41, 42, 48, 50, 51]),
  rdpcorets: new Set([
    1, 65, 66, 67, 97, 98, 99, 101, 102, 103, 105, 106, 107, 129, 131, 132, 138, 139, 140, 142, 143, 144, 146,
    147, 148, 149, 153, 154, 226, 227, 228,
  ]),
  rdpclient: new Set([
    226, 227, 1007, 1009, 1015, 1017, 1018, 1024, 1025, 1026, 1027, 1028, 1029, 1031, 1032, 1033, 1034, 1102,
    1103, 1104, 1105, 1106, 1107,
  ]),
  schannel: new Set([
    36867, 36868, 36869, 36870, 36871, 36872, 36874, 36876, 36880, 36881, 36882, 36883, 36884, 36887, 36888,
    36889,
  ]),
  termdd: new Set([50, 56]),
  security: new Set([4624, 4625, 4740, 4771, 4776, 4825]),
  scm: new Set([
    7000, 7001, 7003, 7009, 7011, 7022, 7023, 7024, 7031, 7032, 7034, 7036, 7038, 7040, 7041, 7043,
  ]),
  broker: new Set([2056]),
  brokerclient: new Set([1296, 1306]),
  gateway: new Set([200, 201, 300, 301, 302, 303, 304, 305, 307, 312, 313]),
  update: new Set([19, 20]),
  servicing: new Set([2]),
  kernel: new Set([1, 12, 13]),
  eventlog: new Set([104, 1102, 6005, 6006, 6008, 6009]),
  time: new Set([24, 29, 36, 47, 50, 134]),
};

/** Whether this event is one that facts are made of. Classic ids carry a facility in their upper half; only the lower counts. */
export function isTelling(provider: string, eventId: number): boolean {
  const short = shortProvider(provider);
  return short !== undefined && (telling[short]?.has(eventId & 0xffff) ?? false);
}
