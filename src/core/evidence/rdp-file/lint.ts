import { entraAccountRule } from './entra-account.ts';
import type { RdpFileRemark } from './remark.ts';
import { valueOf, type RdpFile, type RdpSetting } from './settings.ts';
import { unexpectedSettings } from './unexpected-settings.ts';
import { gatewayWithoutName, gatewayOfProfile } from './gateway-rules.ts';
import { outsideSignature } from './signature-rules.ts';

/** Dangers, conflicts and things worth knowing in an .rdp file, most serious first. */
export function lintRdpFile(file: RdpFile): readonly RdpFileRemark[] {
  const remarks = [
    ...rules.flatMap((rule) => rule(file)),
    ...twice(file),
    ...outsideSignature(file),
    ...unexpectedSettings(file),
  ];
  const order = ['danger', 'conflict', 'note'];
  return remarks.toSorted((a, b) => order.indexOf(a.level) - order.indexOf(b.level));
}

type Rule = (file: RdpFile) => readonly RdpFileRemark[];

const rules: readonly Rule[] = [
  when('authentication level', [0, 3], 'danger', (value) => ({
    says: `authentication level ${value}: the client connects to whoever answers, without a warning when the server cannot prove who it is; it never makes a server accept a connection, so it cures no 0x904`,
    doThis:
      'set authentication level:i:2, and import the one certificate you have compared if its warning disturbs',
  })),
  when('enablecredsspsupport', [0], 'danger', () => ({
    says: 'enablecredsspsupport 0: the client does not use Network Level Authentication; a server that requires it refuses (failure code 5)',
    doThis: 'remove the line, or set enablecredsspsupport:i:1',
  })),
  when('negotiate security layer', [0], 'conflict', () => ({
    says: 'negotiate security layer 0: the client starts TLS at once, without the RDP negotiation (meaning unconfirmed: from the ActiveX property of that name); a server that expects the negotiation may close the connection',
    doThis: 'set negotiate security layer:i:1 or remove the line',
  })),
  (file) => withSecret(file, 'cleartextpassword', 'a password in plain text'),
  (file) => withSecret(file, 'gatewaypassword', 'the gateway password in plain text'),
  (file) => withSecret(file, 'gatewayaccesstoken', 'an access token of the gateway'),
  (file) =>
    withSecret(
      file,
      'password 51',
      'a password protected for one user of one machine; on another machine it is of no use',
    ),
  entraAccountRule,
  portTwice,
  gatewayWithoutName,
  remoteAppWithoutProgram,
  missingAddress,
  gatewayOfProfile,
  when('gatewaycredentialssource', [3], 'note', () => ({
    says: 'gatewaycredentialssource 3: the gateway is asked with basic authentication, which sends the password inside the TLS of the gateway',
  })),
  when('drivestoredirect', ['*'], 'note', () => ({
    says: 'drivestoredirect *: every local drive is opened to the remote host',
  })),
  when('administrative session', [1], 'note', () => ({
    says: 'administrative session 1 (meaning unconfirmed): like mstsc /admin, without licensing and broker redirection',
  })),
];

function when(
  name: string,
  values: readonly (string | number)[],
  level: RdpFileRemark['level'],
  tell: (value: string | number) => Pick<RdpFileRemark, 'says' | 'doThis'>,
): Rule {
  return (file) => {
    const setting = file.settings.findLast((candidate) => candidate.name === name);
    if (!setting || !values.includes(setting.value)) return [];
    return [{ level, setting: name, line: setting.line, ...tell(setting.value) }];
  };
}

function withSecret(file: RdpFile, name: string, what: string): readonly RdpFileRemark[] {
  const setting = file.settings.findLast((candidate) => candidate.name === name);
  if (!setting || setting.value === '') return [];
  const level = name === 'password 51' ? 'note' : 'danger';
  return [
    {
      level,
      setting: name,
      line: setting.line,
      says: `the file holds ${what}`,
      doThis: 'remove the line before the file is passed on',
    },
  ];
}

function portTwice(file: RdpFile): readonly RdpFileRemark[] {
  const port = valueOf(file, 'server port');
  const inAddress = /^(?:\[[^\]]*\]|[^:]*):(\d+)$/.exec(String(valueOf(file, 'full address') ?? ''))?.[1];
  if (port === undefined || inAddress === undefined || Number(inAddress) === port) return [];
  return [
    {
      level: 'conflict',
      setting: 'server port',
      says: `full address names port ${inAddress} and server port ${port}: clients differ in which one they take (FreeRDP takes server port)`,
      doThis: 'keep the port in one place',
    },
  ];
}

function remoteAppWithoutProgram(file: RdpFile): readonly RdpFileRemark[] {
  if (valueOf(file, 'remoteapplicationmode') !== 1 || valueOf(file, 'remoteapplicationprogram')) return [];
  return [
    {
      level: 'conflict',
      setting: 'remoteapplicationmode',
      says: 'remoteapplicationmode 1 without remoteapplicationprogram: no program to start',
      doThis: 'name the program, or set remoteapplicationmode:i:0',
    },
  ];
}

function missingAddress(file: RdpFile): readonly RdpFileRemark[] {
  const address = valueOf(file, 'full address');
  if (address !== undefined && address !== '') return [];
  return [
    {
      level: 'note',
      setting: 'full address',
      says: 'no full address: the client will ask which computer to connect to',
    },
  ];
}

function twice(file: RdpFile): readonly RdpFileRemark[] {
  // From the end, so that for each line the next one of its name with another value is at hand.
  const next = new Map<string, { readonly setting: RdpSetting; readonly other: RdpSetting | undefined }>();
  const remarks: RdpFileRemark[] = [];
  for (const setting of file.settings.toReversed()) {
    const behind = next.get(setting.name);
    const later = behind?.setting.value === setting.value ? behind.other : behind?.setting;
    next.set(setting.name, { setting, other: later });
    if (later === undefined) continue;
    remarks.push({
      level: 'conflict',
      setting: setting.name,
      line: setting.line,
      says: `${setting.name} stands at line ${setting.line} (${setting.value}) and at line ${later.line} (${later.value})`,
      doThis: 'keep one of them',
    });
  }
  return remarks.toReversed();
}
