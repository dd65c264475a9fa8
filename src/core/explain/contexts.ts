import type { Family } from '../codes/code-row.ts';

/** What the words around a number say it is. */
export interface Context {
  readonly families: readonly Family[];
  /** Start of the event names meant, such as "Schannel". */
  readonly provider?: string;
  /** The words that said so. */
  readonly word: string;
}

/** The context of a text, if its words name one; the first match in the list counts. */
export function contextOf(text: string): Context | undefined {
  for (const { words, families, provider } of contexts) {
    const found = words.exec(text);
    if (found) return { families, ...(provider ? { provider } : {}), word: found[0].trim() };
  }
  return undefined;
}

interface Wording {
  readonly words: RegExp;
  readonly families: readonly Family[];
  readonly provider?: string;
}

// prettier-ignore
const contexts: readonly Wording[] = [
  { words: /\b[wx]?(?:freerdp|xfreerdp|sdl-freerdp)3?\b[^\n]{0,40}exit|exit(?:ed)?[^\n]{0,20}\bfreerdp|\b(?:xfreerdp|wfreerdp|sdl-freerdp)3?\b[^\n]{0,20}(?:code|status|returned)/i, families: ['freerdpExit'] },
  { words: /AADSTS/i, families: ['entraError'] },
  { words: /\bTerminalServices-Gateway\b/i, families: ['event'], provider: 'Gateway' },
  { words: /\bE_PROXY|gateway[^\n]{0,60}error|the following error occurred/i, families: ['gatewayStatus', 'event', 'gatewayReason'] },
  { words: /reason code/i, families: ['extendedReason', 'disconnectReason', 'gatewayReason'] },
  { words: /\breason ?[=:]/i, families: ['disconnectReason', 'gatewayReason'] },
  { words: /error ?state|internal state|state (?=\d)/i, families: ['schannelState'] },
  { words: /\balert\b/i, families: ['tlsAlert'] },
  { words: /\bschannel\b/i, families: ['event', 'tlsAlert', 'schannelState'], provider: 'Schannel' },
  { words: /\btermdd\b/i, families: ['event'], provider: 'TermDD' },
  { words: /\brdpcore\w*\b|RemoteDesktopServices-RdpCoreTS/i, families: ['event'], provider: 'RdpCoreTS' },
  { words: /\brcm\b|RemoteConnectionManager|TermService\b(?=.{0,200}\d)/i, families: ['event'], provider: 'RCM' },
  { words: /\blsm\b|LocalSessionManager/i, families: ['event'], provider: 'LSM' },
  { words: /ClientActiveX\w*|RDPClient|RDP client/i, families: ['event'], provider: 'RDPClient' },
  { words: /SessionBroker\S*/i, families: ['event'], provider: 'TerminalServices-SessionBroker' },
  { words: /security[- ]auditing|security (?=log|event|\d{4})/i, families: ['event'], provider: 'Security-Auditing' },
  { words: /event ?-?id|\bevents?\b|ereignis\S*|événement|evento|イベント|事件|событи\S*/i, families: ['event'] },
  { words: /err(?:or)? ?info\b/i, families: ['errorInfo'] },
  { words: /neg(?:otiation)?[ _]failure|failure ?code/i, families: ['negotiationFailure'] },
  { words: /licen[cs]\w{1,12} (?:error|code|message)/i, families: ['licensingError', 'extendedReason'] },
  { words: /\brdstls\b|early user|authz/i, families: ['authenticationResult'] },
  { words: /\bwin32\b|winsock|\bwsa\b/i, families: ['windowsError'] },
  { words: /ntstatus|sub ?status/i, families: ['ntStatus'] },
  { words: /hresult|sspi/i, families: ['hresult'] },
  { words: /disc(?:onnect)? ?reason/i, families: ['disconnectReason', 'gatewayReason'] },
  { words: /OnLogonError|OnFatalError|logon error|fatal error(?! code)/i, families: ['controlError'] },
];
