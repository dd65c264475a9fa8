import { shortProvider } from './provider-names.ts';

/**
 * What a change of Windows Firewall or of the network's category means for Remote Desktop on 3389: `shut` lets nobody in,
 * `changed` may, `opened` lets in again; `public` and `private` are what the network counts as from then on.
 */
export type DoorChange = 'shut' | 'changed' | 'opened' | 'public' | 'private' | 'privateGone';

type Fields = Readonly<Record<string, string>>;

/** What an event says of that door; undefined for one that says nothing of it. Rules go by id and port: their names are localised. */
export function doorChange(provider: string, id: number, fields: Fields): DoorChange | undefined {
  switch (shortProvider(provider)) {
    case 'firewall':
      return ofFirewall(id, fields);
    case 'networkprofile':
      return ofNetwork(id, fields['Category']);
    case 'security':
      if (id === 4949) return 'shut';
      return id === 4948 && isOfRemoteDesktop(fields) ? 'shut' : undefined;
    default:
      return undefined;
  }
}

/** Each event has two numbers or three: Windows 11 and Server 2025 write the later ones. */
function ofFirewall(id: number, fields: Fields): DoorChange | undefined {
  switch (id) {
    case 2004:
    case 2071:
    case 2097:
      return ofRule(fields, 'added');
    case 2005:
    case 2073:
    case 2099:
      return ofRule(fields, 'modified');
    case 2006:
    case 2052:
      return isOfRemoteDesktop(fields) ? 'shut' : undefined;
    case 2032:
    case 2033:
    case 2059:
    case 2060:
      return 'shut';
    case 2003:
    case 2082:
      return ofSetting(fields);
    case 2010:
      return ofProfile(fields['NewProfile']);
    default:
      return undefined;
  }
}

function ofRule(fields: Fields, how: 'added' | 'modified'): DoorChange | undefined {
  const { Action, Active, Direction = INBOUND, RemoteAddresses = '' } = fields;
  if (Direction !== INBOUND || !(isOfRemoteDesktop(fields) || coversPort(fields))) return undefined;
  const off = Active !== undefined && isNothing(Active);
  const forAll = /^(\*|any|)$/i.test(RemoteAddresses.trim());
  // What keeps guessers out blocks the addresses of some.
  if (Action === BLOCK) return off ? undefined : forAll ? 'shut' : undefined;
  if (off) return how === 'modified' ? 'shut' : undefined;
  return Active === undefined || Action === undefined || !forAll ? 'changed' : 'opened';
}

function ofSetting({ SettingType, SettingValue, SettingValueString = '' }: Fields): DoorChange | undefined {
  const kind = Number(SettingType);
  if (!settings.has(kind)) return undefined;
  const value = SettingValue ?? SettingValueString;
  if (!/^(0x)?[0-9a-f]+$/i.test(value)) return 'changed';
  const off = isNothing(value);
  switch (kind) {
    case KEEP_ALL_OUT:
      return off ? 'opened' : 'shut';
    case OWN_RULES_COUNT:
      return off ? 'shut' : 'opened';
    default:
      return off ? 'opened' : 'changed';
  }
}

function ofProfile(profile: string | undefined): DoorChange | undefined {
  if (profile === PUBLIC_PROFILE) return 'public';
  return profile === '1' || profile === '2' ? 'private' : undefined;
}

/** NetworkProfile: connected, disconnected, another category; 0 is public, 1 private, 2 the domain's. */
function ofNetwork(id: number, category: string | undefined): DoorChange | undefined {
  if (category === undefined || !['0', '1', '2'].includes(category)) return undefined;
  if (id === 10_001) return category === '0' ? undefined : 'privateGone';
  if (id !== 10_000 && id !== 10_002) return undefined;
  return category === '0' ? 'public' : 'private';
}

/** The rule that lets TCP in; those for UDP, for shadowing and for WebSockets let nobody connect with mstsc. */
function isOfRemoteDesktop({ RuleId = '', RuleName = '' }: Fields): boolean {
  if (/^RemoteDesktop-/i.test(RuleId)) return /^RemoteDesktop(-UserMode)?-In-TCP(?!-WS)/i.test(RuleId);
  return /Remote ?Desktop|\bRDP\b|\b3389\b/i.test(RuleName) && !/UDP|Shadow|WebSocket/i.test(RuleName);
}

/** Whether a rule is about TCP 3389 whatever its name; one of a program or service is about that alone. */
function coversPort({
  LocalPorts = '',
  Protocol = '',
  ApplicationPath = '',
  ServiceName = '',
}: Fields): boolean {
  if (!/^(6|256)$/.test(Protocol)) return false;
  const named = LocalPorts.split(',').some((range) => {
    const [low, high] = range.split('-').map(Number);
    return low !== undefined && low <= PORT && PORT <= (high ?? low);
  });
  return (
    named || (/^(\*|any)$/i.test(LocalPorts) && /^\*?$/.test(ApplicationPath) && /^\*?$/.test(ServiceName))
  );
}

const isNothing = (value: string) => /^((0x)?0+|false|no)$/i.test(value);

const PORT = 3389;
/** [MS-FASP] 2.2.38: the firewall is on, "block all", the computer's own rules count, what is no rule's affair is blocked. */
const [FIREWALL_ON, KEEP_ALL_OUT, OWN_RULES_COUNT, BLOCK_THE_REST] = [1, 3, 13, 17];
const settings: ReadonlySet<number> = new Set([FIREWALL_ON, KEEP_ALL_OUT, OWN_RULES_COUNT, BLOCK_THE_REST]);
/** As the events write them, by the enumerations of [MS-FASP]. */
const PUBLIC_PROFILE = '4';
const INBOUND = '1';
const BLOCK = '2';
