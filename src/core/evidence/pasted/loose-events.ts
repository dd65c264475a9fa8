import { linesOf } from '../text-file.ts';
import { eventPiece } from './event-piece.ts';
import { nothing, type Form, type Piece } from './piece.ts';

/** Events of which only the sentence was copied, with or without "Event ID 7034" before it. */
export const looseEvents: Form = {
  name: 'sentences of events',
  mark: /log(?:ged)? on|logon process|fatal (?:alert|error)|cipher suites|protocol stream|self.signed|Remote Desktop Services:|has been disconnected|ActiveX|terminated unexpectedly|Faulting application|svchost|termsrv|\.(?:exe|dll)\b|security layer|IP address of|accepted a new|authorization policy/i,
  take(text) {
    const lines = linesOf(text);
    const pieces: Piece[] = [];
    const rest: string[] = [];
    for (let at = 0; at < lines.length; at += 1) {
      const line = (lines[at] ?? '').slice(0, 2_000);
      const known = line.length < SHORTEST ? undefined : sentences.find(({ begins }) => begins.test(line));
      if (!known || pieces.length >= MOST_EVENTS) {
        if (!/^.{0,40}\bEvent ID:? \d{1,5}\b.{0,20}$/i.test(line) || !sentenceFollows(lines, at))
          rest.push(lines[at] ?? '');
        continue;
      }
      const end = known.paragraphs ? endOfForm(lines, at) : endOfParagraph(lines, at);
      const message = [fromSentence(line, known), ...lines.slice(at + 1, end)].join('\n');
      const { provider, id } = known;
      pieces.push(eventPiece({ provider, id, message, time: timeBefore(line, known) }));
      at = end - 1;
    }
    return pieces.length === 0 ? nothing(text) : { pieces, rest: rest.join('\n') };
  },
};

interface Sentence {
  readonly provider: string;
  readonly id: number;
  readonly begins: RegExp;
  /** Whether what stands before these words on the line belongs to the sentence. */
  readonly wholeLine?: boolean;
  /** Whether the sentence goes on over empty lines, as those of the Security log do. */
  readonly paragraphs?: boolean;
}

function sentenceFollows(lines: readonly string[], at: number): boolean {
  return lines
    .slice(at + 1, at + 4)
    .some((line) => sentences.some(({ begins }) => begins.test(line.slice(0, 2_000))));
}

function endOfParagraph(lines: readonly string[], at: number): number {
  let end = at + 1;
  while (end < lines.length && end - at < MOST_LINES && (lines[end] ?? '').trim() !== '') end += 1;
  return end;
}

/** The sections of a Security event: indented lines and headings that end with a colon. */
function endOfForm(lines: readonly string[], at: number): number {
  let end = at + 1;
  while (end < lines.length && end - at < MOST_LINES) {
    const line = lines[end] ?? '';
    if (line.trim() !== '' && !/^\s|:\s*$|:\s/.test(line)) break;
    end += 1;
  }
  return end;
}

/** The time that stands before a sentence, as in a row of a table or a line of a ticket. */
function timeBefore(line: string, { begins }: Sentence): string | undefined {
  return TIME.exec(line.slice(0, Math.max(0, line.search(begins))).slice(0, 200))?.[0];
}

const TIME =
  /(?<!\d)\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}(?:T|,? {1,4})\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,7})?(?:Z| [AP]M)?/;

/** The line without what was written before the sentence: numbers of a date, of a row or of the event itself are none of its values. */
function fromSentence(line: string, { begins, wholeLine }: Sentence): string {
  return wholeLine === true ? line : line.slice(line.search(begins));
}

/** No sentence of an event is shorter. */
const SHORTEST = 20;

/** How the event of a crash begins, in the languages of Windows that reports come in. */
const CRASH =
  /^\s{0,8}(?:Faulting application name|Name der fehlerhaften Anwendung|Nom de l['’]application défaillante|Nombre de la aplicación con errores|Nome dell['’]applicazione che ha generato l['’]errore|Nome do aplicativo com falha|Naam van toepassing met fout|Nazwa aplikacji powodującej błąd|Имя сбойного приложения|障害が発生しているアプリケーション名|错误应用程序名称)\s{0,3}[:：]/i;

// prettier-ignore
const sentences: readonly Sentence[] = [
  { provider: 'Microsoft-Windows-Security-Auditing', id: 4625, begins: /^\s*An account failed to log on\./, paragraphs: true },
  { provider: 'Microsoft-Windows-Security-Auditing', id: 4624, begins: /^\s*An account was successfully logged on\./, paragraphs: true },
  { provider: 'Schannel', id: 36888, begins: /A fatal alert was generated and sent to the remote endpoint/ },
  { provider: 'Schannel', id: 36887, begins: /A fatal alert was received from the remote endpoint/ },
  { provider: 'Schannel', id: 36874, begins: /none of the cipher suites supported by the client (?:application )?are supported by the server/, wholeLine: true },
  { provider: 'Schannel', id: 36870, begins: /A fatal error occurred when attempting to access the (?:TLS|SSL) (?:server|client) credential private key/ },
  { provider: 'Schannel', id: 36871, begins: /A fatal error occurred while creating an? (?:TLS|SSL) (?:server|client) credential/ },
  { provider: 'Microsoft-Windows-RemoteDesktopServices-RdpCoreTS', id: 139, begins: /The server security layer detected an error \(0x[0-9a-fA-F]{1,8}\) in the protocol stream/ },
  { provider: 'Microsoft-Windows-RemoteDesktopServices-RdpCoreTS', id: 140, begins: /A connection from the client computer with an IP address of .{1,60} failed because the user name or password is not correct/ },
  { provider: 'Microsoft-Windows-RemoteDesktopServices-RdpCoreTS', id: 131, begins: /The server accepted a new (?:TCP|UDP) connection from client/ },
  { provider: 'TermDD', id: 56, begins: /The Terminal Server security layer detected an error in the protocol stream/i },
  { provider: 'TermDD', id: 50, begins: /The RDP protocol component .{1,60} detected an error in the protocol stream/i },
  { provider: 'Microsoft-Windows-TerminalServices-RemoteConnectionManager', id: 1058, begins: /failed to replace the expired self.signed certificate/ },
  { provider: 'Microsoft-Windows-TerminalServices-RemoteConnectionManager', id: 1057, begins: /failed to create a new self.signed certificate/ },
  { provider: 'Microsoft-Windows-TerminalServices-RemoteConnectionManager', id: 1149, begins: /Remote Desktop Services: User authentication succeeded/ },
  { provider: 'Microsoft-Windows-TerminalServices-LocalSessionManager', id: 40, begins: /Session \d{1,6} has been disconnected, reason code \d/ },
  { provider: 'Microsoft-Windows-TerminalServices-LocalSessionManager', id: 24, begins: /Remote Desktop Services: Session has been disconnected/ },
  { provider: 'Microsoft-Windows-TerminalServices-LocalSessionManager', id: 21, begins: /Remote Desktop Services: Session logon succeeded/ },
  { provider: 'Microsoft-Windows-TerminalServices-ClientActiveXCore', id: 1026, begins: /RDP ClientActiveX has been disconnected \(Reason ?= ?\d/ },
  { provider: 'Microsoft-Windows-TerminalServices-ClientActiveXCore', id: 1024, begins: /RDP ClientActiveX is trying to connect to the server/ },
  { provider: 'Service Control Manager', id: 7034, begins: /^The .{1,80} service terminated unexpectedly\. {1,3}It has done this \d+ time/ },
  { provider: 'Application Error', id: 1000, begins: CRASH },
  { provider: 'Microsoft-Windows-Winlogon', id: 4005, begins: /The Windows logon process has unexpectedly terminated/ },
  { provider: 'Microsoft-Windows-TerminalServices-Gateway', id: 301, begins: /did not meet (?:the )?resource authorization policy requirements/, wholeLine: true },
  { provider: 'Microsoft-Windows-TerminalServices-Gateway', id: 201, begins: /did not meet (?:the )?connection authorization policy requirements/, wholeLine: true },
  { provider: 'Microsoft-Windows-TerminalServices-Gateway', id: 304, begins: /met .{0,80}resource authorization policy requirements, but could not connect/, wholeLine: true },
];

const MOST_EVENTS = 10_000;
const MOST_LINES = 60;
