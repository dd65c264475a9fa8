import type { FactTypes } from '../facts/vocabulary.ts';
import type { Action } from './actions.ts';

/** One row of a plan's table: what changes, from what to what. */
export interface Change {
  readonly what: string;
  /** Absent where it was not measured; the script reads it before it changes anything. */
  readonly before?: string;
  readonly after: string;
}

/** What an action changes, with the state before as far as the facts know it. */
export function changesOf(action: Action, known: Partial<FactTypes>): readonly Change[] {
  const rows = rowsOf(action, known);
  return rows.map(([what, before, after]) => ({
    what,
    after,
    ...(before === undefined ? {} : { before: String(before) }),
  }));
}

type Row = readonly [what: string, before: string | number | boolean | undefined, after: string];

function rowsOf(action: Action, known: Partial<FactTypes>): readonly Row[] {
  return listenerRows(action, known) ?? certificateRows(action, known) ?? machineRows(action, known) ?? [];
}

function listenerRows(
  action: Action,
  { listenerSettings: settings }: Partial<FactTypes>,
): readonly Row[] | undefined {
  switch (action.kind) {
    case 'setSecurityLayer':
      return [['SecurityLayer', settings?.securityLayer?.value, `${action.layer}`]];
    case 'setNla':
      return [
        [
          'Network Level Authentication',
          required(settings?.userAuthentication?.value),
          required(action.required)!,
        ],
      ];
    case 'enableRemoteDesktop':
      return [['fDenyTSConnections', digit(settings?.denyConnections?.value), '0']];
    case 'setMaxOutstandingConnections':
      return [['MaxOutstandingConnections', settings?.maxOutstandingConnections?.value, `${action.value}`]];
    case 'movePort':
      return [['RDP port', settings?.port?.value, `${action.to}`]];
    case 'setRegistryValue':
      return [[`${action.key}\\${action.name}`, valueOf(action.name, settings), String(action.data)]];
    case 'deleteRegistryValue':
      return [[`${action.key}\\${action.name}`, valueOf(action.name, settings), 'not set']];
    default:
      return undefined;
  }
}

function certificateRows(action: Action, known: Partial<FactTypes>): readonly Row[] | undefined {
  const bound = known.listenerCertificate;
  switch (action.kind) {
    case 'bindListenerCertificate':
      return [['certificate of the RDP-Tcp listener', bound?.boundSha1, action.sha1]];
    case 'unbindListenerCertificate':
      return [['certificate of the RDP-Tcp listener', bound?.boundSha1, "Windows' own"]];
    case 'removeCertificate':
      return [[`certificate ${action.sha1} in ${action.store}`, 'there', 'exported and removed']];
    case 'importPfx':
      return [[`certificate ${action.sha1} in My`, undefined, 'there, with its private key']];
    case 'requestCertificate':
      return [['certificate in My', undefined, `a new one from the template ${action.template}`]];
    case 'awaitSelfSignedCertificate':
      return [['certificate in Remote Desktop', undefined, 'a new one made by Windows']];
    case 'grantKeyAccess': {
      const file = known.machineKeys?.rdpKeyFiles.find(({ name }) => name === action.keyFile);
      return [[`access to ${action.keyFile}`, file?.sddl, 'NETWORK SERVICE reads, SYSTEM has full control']];
    }
    case 'setAsideKeyFile':
      return [[`key file ${action.keyFile}`, 'in MachineKeys', "in the plan's own folder"]];
    case 'trustCertificate':
      return [[`trust in ${action.sha1} on this client`, undefined, 'pinned by its SHA-256']];
    default:
      return undefined;
  }
}

function machineRows(action: Action, known: Partial<FactTypes>): readonly Row[] | undefined {
  switch (action.kind) {
    case 'setServiceStartup':
      return [
        [
          `start type of ${action.service}`,
          known.services?.[action.service]?.startup,
          action.startup.toLowerCase(),
        ],
      ];
    case 'startService':
      return [[action.service, known.services?.[action.service]?.state, 'running']];
    case 'restartServices':
      return action.services.map((name): Row => [name, known.services?.[name]?.state, 'restarted, running']);
    case 'setSchannelProtocol':
      return [[`${action.version} ${action.side}`, protocolState(action, known), onOff(action.enabled)]];
    case 'setCipherOrder':
      return [['cipher suite order', suitesOf(known), `${action.suites.length} suites`]];
    case 'clearCipherPolicy':
      return [['cipher suite order', suitesOf(known), 'the order of Windows']];
    case 'enableFirewallGroup':
    case 'allowFirewallPort':
      return [
        ['inbound firewall rules for RDP', rulesOf(known), `allowed for ${action.profiles.join(', ')}`],
      ];
    case 'setNetworkProfile':
      return [
        [
          `network ${action.interface}`,
          known.networkProfile?.find((each) => each.interface === action.interface)?.category,
          action.category,
        ],
      ];
    case 'syncClock':
      return [['clock, distance from its source', offset(known), 'synchronised']];
    case 'removeHostsEntry':
      return [['hosts file', `${action.address} ${action.name}`, 'without that line']];
    case 'clearDnsCache':
      return [['DNS client cache', undefined, 'empty']];
    case 'addGroupMember':
      return [
        [
          'Remote Desktop Users (S-1-5-32-555)',
          known.logonRights?.remoteDesktopUsers.join(', '),
          `and ${action.member}`,
        ],
      ];
    case 'rewriteRdpFile':
      return Object.entries(action.set).map(([name, to]): Row => [
        name,
        known.rdpFile?.settings[name],
        String(to),
      ]);
    default:
      return undefined;
  }
}

function valueOf(name: string, settings: FactTypes['listenerSettings'] | undefined): string | undefined {
  switch (name.toLowerCase()) {
    case 'fdenytsconnections':
      return digit(settings?.denyConnections?.value);
    case 'fenablewinstation':
      return digit(settings?.listenerEnabled?.value);
    case 'flogondisabled':
      return digit(settings?.logonDisabled?.value);
    case 'maxinstancecount':
      return settings?.maxInstances?.value.toString();
    default:
      return undefined;
  }
}

function protocolState(
  { version, side }: { readonly version: string; readonly side: string },
  known: Partial<FactTypes>,
): string | undefined {
  const protocol = side === 'Server' ? known.schannelServer : known.clientSettings?.schannelClient;
  if (protocol === undefined) return undefined;
  const set = protocol[version];
  return set?.enabled === undefined ? 'as Windows has it' : onOff(set.enabled);
}

function suitesOf({ cipherOrder }: Partial<FactTypes>): string | undefined {
  return cipherOrder && `${cipherOrder.suites.length} suites (${cipherOrder.origin})`;
}

function rulesOf({ firewall }: Partial<FactTypes>): string | undefined {
  if (firewall === undefined) return undefined;
  const allowed = firewall.rules.filter((rule) => rule.enabled && rule.action === 'allow');
  return allowed.length === 0
    ? 'none allows it'
    : `allowed for ${[...new Set(allowed.flatMap(({ profiles }) => profiles))].join(', ')}`;
}

function offset({ timeSource, serverClock }: Partial<FactTypes>): string | undefined {
  const seconds = timeSource?.offsetSeconds ?? serverClock?.skewSeconds;
  return seconds === undefined ? undefined : `${seconds} s`;
}

function digit(value: boolean | undefined): string | undefined {
  return value === undefined ? undefined : value ? '1' : '0';
}

function required(value: boolean | undefined): string | undefined {
  return value === undefined ? undefined : value ? 'required' : 'not required';
}

function onOff(value: boolean): string {
  return value ? 'on' : 'off';
}
