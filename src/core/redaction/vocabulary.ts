import { windowsEvents } from '../codes/windows-events/windows-event.ts';
import { ownWords } from './words.ts';

/** Whether a word says nothing about anybody: one of our own texts, of Windows or of the protocols, as it is written there. */
export function isOurs(token: string): boolean {
  const lower = token.toLowerCase();
  if (vocabulary.has(lower) || providers.has(lower) || token.length < 2 || ownForms.test(token)) return true;
  const parts = token.split(/[-_']/).filter((part) => part !== '');
  if (parts.length < 2) return isCompound(token);
  const known = (part: string) =>
    vocabulary.has(part.toLowerCase()) || isCompound(part) || technical.test(part);
  if (/^TLS_[A-Z0-9_]+$/.test(token)) return parts.every((part) => known(part) || /^\d{1,3}$/.test(part));
  // Computers are named with hyphens, capitals and digits; a word of ours so written begins in one of few ways.
  const isWritten =
    /^[a-z'-]+$|^[a-z0-9_]+$|^[A-Z]+(?:_[A-Z0-9]+)+$/.test(token) || ownBeginnings.test(token);
  return isWritten && parts.every(known);
}

/** TargetUserName, rdpCoreTs, Param1: words of ours written as one. */
function isCompound(token: string): boolean {
  if (/^(?:param|data)\d{1,2}$/i.test(token)) return true;
  const plain = token.replace(/^(?:sha\d{1,3}|md[25])With/, 'With');
  if (!/^[A-Za-z]+$/.test(plain)) return false;
  const parts = plain.replaceAll(/([a-z])([A-Z])/g, '$1 $2').replaceAll(/([A-Z])([A-Z][a-z])/g, '$1 $2');
  const words = parts.toLowerCase().split(' ');
  return words.length > 1 && words.every((word) => word.length < 2 || vocabulary.has(word));
}

const technical =
  /^(?:3des|sha\d{1,3}|md5|rc\d|aes\d{0,3}|p\d{3}|x\d{3,5}|secp\d{3}[rk]1|pkcs\d{1,2}|chacha20|poly1305|tls\d{0,2}|ssl\d?)$/i;
/** Numbers of updates and statuses, and what systems call their network adapters. */
const ownForms =
  /^(?:KB\d{6,7}|0x[0-9a-f]{1,16}|[89cd][0-9a-f]{7}|(?:eth|en|wlan|wl|wg|tun|tap|ppp|utun|lo|br)\d{1,3})$/i;
const ownBeginnings =
  /^(?:Microsoft-Windows|TerminalServices|RemoteDesktop|RDP-Tcp$|RDP-UDP$|Remote-?Desktop-|TLS_|SSL_|X-MS|CredSSP-|TLS-|SHA-|SIO-|X\.509)/i;
/** Of events that the tables explain; a short one may be the name of a machine as well. */
const providers: ReadonlySet<string> = new Set(
  windowsEvents.flatMap(({ provider }) => (provider.length >= 5 ? [provider.toLowerCase()] : [])),
);
const vocabulary: ReadonlySet<string> = new Set(ownWords.trim().split(/\s+/));
