import { randomUUID } from 'node:crypto';
import { allNamed, escapeXml, readXml, type XmlElement } from '../xml.ts';

/** One request to a remote shell, [MS-WSMV] 3.1.4. */
export interface ShellRequest {
  readonly to: string;
  readonly action: string;
  readonly shell?: string;
  readonly options?: { readonly [name: string]: string };
  readonly body: string;
}

export const actions = {
  create: 'http://schemas.xmlsoap.org/ws/2004/09/transfer/Create',
  delete: 'http://schemas.xmlsoap.org/ws/2004/09/transfer/Delete',
  command: 'http://schemas.microsoft.com/wbem/wsman/1/windows/shell/Command',
  send: 'http://schemas.microsoft.com/wbem/wsman/1/windows/shell/Send',
  receive: 'http://schemas.microsoft.com/wbem/wsman/1/windows/shell/Receive',
  signal: 'http://schemas.microsoft.com/wbem/wsman/1/windows/shell/Signal',
} as const;

/** The SOAP envelope of a request. */
export function encodeRequest({ to, action, shell, options = {}, body }: ShellRequest): string {
  const option = Object.entries(options).map(
    ([name, value]) => `<w:Option Name="${name}">${escapeXml(value)}</w:Option>`,
  );
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope"',
    ' xmlns:a="http://schemas.xmlsoap.org/ws/2004/08/addressing"',
    ' xmlns:w="http://schemas.dmtf.org/wbem/wsman/1/wsman.xsd"',
    ' xmlns:p="http://schemas.microsoft.com/wbem/wsman/1/wsman.xsd"',
    ' xmlns:rsp="http://schemas.microsoft.com/wbem/wsman/1/windows/shell"><s:Header>',
    `<a:To>${escapeXml(to)}</a:To>`,
    `<w:ResourceURI s:mustUnderstand="true">${SHELL}</w:ResourceURI>`,
    `<a:ReplyTo><a:Address s:mustUnderstand="true">${ANONYMOUS}</a:Address></a:ReplyTo>`,
    `<a:Action s:mustUnderstand="true">${action}</a:Action>`,
    `<w:MaxEnvelopeSize s:mustUnderstand="true">512000</w:MaxEnvelopeSize>`,
    `<a:MessageID>uuid:${randomUUID()}</a:MessageID>`,
    '<w:Locale xml:lang="en-US" s:mustUnderstand="false"/><p:DataLocale xml:lang="en-US" s:mustUnderstand="false"/>',
    '<w:OperationTimeout>PT20S</w:OperationTimeout>',
    option.length === 0 ? '' : `<w:OptionSet>${option.join('')}</w:OptionSet>`,
    shell === undefined
      ? ''
      : `<w:SelectorSet><w:Selector Name="ShellId">${escapeXml(shell)}</w:Selector></w:SelectorSet>`,
    `</s:Header><s:Body>${body}</s:Body></s:Envelope>`,
  ].join('');
}

/** A shell with standard input, in UTF-8. */
export const createBody =
  '<rsp:Shell><rsp:InputStreams>stdin</rsp:InputStreams><rsp:OutputStreams>stdout stderr</rsp:OutputStreams></rsp:Shell>';
export const createOptions = { WINRS_NOPROFILE: 'TRUE', WINRS_CODEPAGE: '65001' };
/** Standard input as a pipe and not as key strokes. */
export const commandOptions = { WINRS_CONSOLEMODE_STDIN: 'FALSE', WINRS_SKIP_CMD_SHELL: 'FALSE' };

export function commandBody(command: string, args: readonly string[]): string {
  const given = args.length === 0 ? '' : `<rsp:Arguments>${escapeXml(args.join(' '))}</rsp:Arguments>`;
  return `<rsp:CommandLine><rsp:Command>${escapeXml(command)}</rsp:Command>${given}</rsp:CommandLine>`;
}

/** A piece of standard input, and whether it is the last. */
export function sendBody(command: string, piece: string, last: boolean): string {
  const end = last ? ' End="true"' : '';
  const data = Buffer.from(piece, 'utf8').toString('base64');
  return `<rsp:Send><rsp:Stream Name="stdin" CommandId="${escapeXml(command)}"${end}>${data}</rsp:Stream></rsp:Send>`;
}

export function receiveBody(command: string): string {
  return `<rsp:Receive><rsp:DesiredStream CommandId="${escapeXml(command)}">stdout stderr</rsp:DesiredStream></rsp:Receive>`;
}

export function terminateBody(command: string): string {
  return `<rsp:Signal CommandId="${escapeXml(command)}"><rsp:Code>${TERMINATE}</rsp:Code></rsp:Signal>`;
}

/** What a server answered: a document, or a fault with Windows' own code. */
export type Answer =
  | { readonly is: 'answer'; readonly root: XmlElement }
  | { readonly is: 'fault'; readonly code?: number; readonly says: string }
  | { readonly is: 'malformed'; readonly problem: string };

export function decodeAnswer(text: string): Answer {
  const root = readXml(text);
  if ('problem' in root) return { is: 'malformed', problem: root.problem };
  const [fault] = allNamed(root, 'Fault');
  if (fault === undefined) return { is: 'answer', root };
  const [detail] = allNamed(fault, 'WSManFault');
  const [message] = detail === undefined ? [] : allNamed(detail, 'Message');
  const [reason] = allNamed(fault, 'Text');
  const code = Number(detail?.attributes['Code']);
  const says =
    (message === undefined || message.text.trim() === '' ? reason : message)?.text ??
    'a fault without a reason';
  return {
    is: 'fault',
    says: says.slice(0, MAX_SAID).replace(/\s+/g, ' ').trim(),
    ...(Number.isInteger(code) && code > 0 ? { code } : {}),
  };
}

/** What a Receive brought. */
export interface Received {
  readonly stdout: Uint8Array;
  readonly stderr: Uint8Array;
  readonly done: boolean;
  readonly exitCode?: number;
}

export function decodeReceived(root: XmlElement): Received {
  const bytes = (name: string) =>
    Buffer.concat(
      allNamed(root, 'Stream')
        .filter((stream) => stream.attributes['Name'] === name)
        .map((stream) => Buffer.from(stream.text, 'base64')),
    );
  const [state] = allNamed(root, 'CommandState');
  const [exit] = allNamed(root, 'ExitCode');
  const code = exit === undefined ? Number.NaN : Number(exit.text);
  return {
    stdout: bytes('stdout'),
    stderr: bytes('stderr'),
    done: state?.attributes['State']?.endsWith('/Done') === true,
    // Exit codes travel unsigned.
    ...(Number.isInteger(code) ? { exitCode: code | 0 } : {}),
  };
}

/** The id of the new shell: a selector, or the ShellId element of newer servers. */
export function shellIdIn(root: XmlElement): string | undefined {
  const selector = allNamed(root, 'Selector').find(({ attributes }) => attributes['Name'] === 'ShellId');
  return (selector ?? allNamed(root, 'ShellId')[0])?.text.trim() || undefined;
}

export function commandIdIn(root: XmlElement): string | undefined {
  return allNamed(root, 'CommandId')[0]?.text.trim() || undefined;
}

const MAX_SAID = 1_000;
/** WSMAN: the operation took longer than OperationTimeout; the command goes on. */
export const TIMED_OUT = 2_150_858_793;

const SHELL = 'http://schemas.microsoft.com/wbem/wsman/1/windows/shell/cmd';
const ANONYMOUS = 'http://schemas.xmlsoap.org/ws/2004/08/addressing/role/anonymous';
const TERMINATE = 'http://schemas.microsoft.com/wbem/wsman/1/windows/shell/signal/terminate';
