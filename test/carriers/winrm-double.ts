import { spawn, type ChildProcess } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { join } from 'node:path';
import { acceptNtlm, makeNtlmChallenge } from '../../src/core/protocol/credssp/ntlm-accept.ts';
import { channelBindingsHash } from '../../src/core/protocol/credssp/ntlm-keys.ts';
import { NtlmSession } from '../../src/core/protocol/credssp/ntlm-session.ts';
import { nodeCrypto } from '../../src/node/crypto.ts';

export interface DoubleOptions {
  readonly address: string;
  /** 0 takes a free one. */
  readonly port: number;
  readonly engineFolder: string;
  readonly user: string;
  readonly password: string;
  readonly tls?: { readonly key: string; readonly cert: string; readonly der: Uint8Array };
  /** What goes wrong, and at which action. */
  readonly fault?:
    | 'accessDenied'
    | 'dropsAtReceive'
    | 'wrongSignature'
    | 'answersInTheClear'
    | 'basicOnly'
    | 'slow';
}

export interface WinrmDouble {
  readonly port: number;
  /** Actions in the order they came, and whether each came sealed. */
  readonly seen: readonly { readonly action: string; readonly sealed: boolean; readonly size: number }[];
  /** Everything that came over the wire in the clear. */
  readonly clear: () => string;
  readonly shellsOpen: () => number;
  /** How many HTTP requests came at all. */
  readonly requests: () => number;
  readonly close: () => Promise<void>;
}

interface Visitor {
  negotiate?: Uint8Array;
  challenge?: Uint8Array;
  session?: NtlmSession;
}
interface Command {
  readonly process: ChildProcess;
  out: Buffer[];
  err: Buffer[];
  ended?: number;
  wake: () => void;
}

/** A WinRM listener as [MS-WSMV] describes one: Negotiate with NTLM, sealed messages over HTTP, shells with real processes. */
export async function startWinrmDouble(options: DoubleOptions): Promise<WinrmDouble> {
  const visitors = new WeakMap<Socket, Visitor>();
  const commands = new Map<string, Command>();
  const shells = new Set<string>();
  const seen: { action: string; sealed: boolean; size: number }[] = [];
  let clear = '';
  let requests = 0;

  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    requests += 1;
    const { socket } = request;
    const visitor = visitors.get(socket) ?? {};
    visitors.set(socket, visitor);
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const body = Buffer.concat(parts);
    const token = /^(?:Negotiate|NTLM) (.+)$/i.exec(request.headers.authorization ?? '')?.[1];
    if (token !== undefined && options.fault !== 'basicOnly') {
      const message = new Uint8Array(Buffer.from(token, 'base64'));
      if (!authenticate(visitor, message, response, options)) return;
    }
    if (visitor.session === undefined) {
      challengeAgain(response, options);
      return;
    }
    if (body.length === 0) {
      response.writeHead(200, { 'Content-Length': 0 }).end();
      return;
    }
    const sealed = /multipart\/encrypted/.test(request.headers['content-type'] ?? '');
    if (!sealed) clear += body.toString('utf8');
    if (!sealed && options.tls === undefined) {
      response.writeHead(500).end();
      return;
    }
    const soap = sealed ? openSealed(visitor.session, body) : body.toString('utf8');
    const action = between(soap, 'Action').replace(/^.*\//, '');
    seen.push({ action, sealed, size: body.length });
    if (options.fault === 'dropsAtReceive' && action === 'Receive') {
      socket.destroy();
      return;
    }
    const answer = await act(action, soap, shells, commands, options);
    const status = answer.includes('Fault>') ? 500 : 200;
    if (sealed && options.fault !== 'answersInTheClear') {
      const bytes = sealAnswer(visitor.session, answer);
      if (options.fault === 'wrongSignature') bytes[bytes.length - 40]! ^= 1;
      response.writeHead(status, { 'Content-Type': SEALED, 'Content-Length': bytes.length }).end(bytes);
    } else {
      response.writeHead(status, { 'Content-Type': 'application/soap+xml;charset=UTF-8' }).end(answer);
    }
  };
  const handle = (request: IncomingMessage, response: ServerResponse) =>
    void serve(request, response).catch((error: unknown) => response.writeHead(400).end(String(error)));
  const server: Server =
    options.tls === undefined ? createServer(handle) : createTlsServer(options.tls, handle);
  server.keepAliveTimeout = 60_000;
  server.listen(options.port, options.address);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    port,
    seen,
    clear: () => clear,
    shellsOpen: () => shells.size,
    requests: () => requests,
    async close() {
      for (const { process } of commands.values()) process.kill('SIGKILL');
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function challengeAgain(response: ServerResponse, { fault }: DoubleOptions): void {
  response
    .writeHead(401, {
      'WWW-Authenticate': fault === 'basicOnly' ? 'Basic realm="WSMAN"' : 'Negotiate',
      'Content-Length': 0,
    })
    .end();
}

/** Whether the request may go on; else it was answered. */
function authenticate(
  visitor: Visitor,
  message: Uint8Array,
  response: ServerResponse,
  options: DoubleOptions,
): boolean {
  if (message[8] === 1) {
    visitor.negotiate = message;
    visitor.challenge = makeNtlmChallenge(nodeCrypto, message, {
      computer: 'SRV01',
      domain: 'SRV01',
      dnsComputer: 'srv01',
      dnsDomain: 'srv01',
      timestamp: (BigInt(Date.now()) + 11_644_473_600_000n) * 10_000n,
    });
    response
      .writeHead(401, {
        'WWW-Authenticate': `Negotiate ${Buffer.from(visitor.challenge).toString('base64')}`,
        'Content-Length': 0,
      })
      .end();
    return false;
  }
  if (visitor.negotiate === undefined || visitor.challenge === undefined) return true;
  const bound =
    options.tls && channelBindingsHash(nodeCrypto, createHash('sha256').update(options.tls.der).digest());
  const accepted = acceptNtlm(nodeCrypto, {
    negotiate: visitor.negotiate,
    challenge: visitor.challenge,
    authenticate: message,
    secretOf: (user) => (user.toLowerCase() === options.user ? { password: options.password } : undefined),
    channelBindings: bound,
  });
  if (accepted.outcome === 'accepted') {
    visitor.session = new NtlmSession(nodeCrypto, accepted, 'server');
    return true;
  }
  challengeAgain(response, options);
  return false;
}

const BOUNDARY = '--Encrypted Boundary';
const SEALED =
  'multipart/encrypted;protocol="application/HTTP-SPNEGO-session-encrypted";boundary="Encrypted Boundary"';

function openSealed(session: NtlmSession, body: Buffer): string {
  const second = body.indexOf(`${BOUNDARY}\r\n`, BOUNDARY.length);
  const stream = body.indexOf('octet-stream\r\n', second) + 'octet-stream\r\n'.length;
  const end = body.lastIndexOf(`${BOUNDARY}--`);
  const length = body.readUInt32LE(stream);
  const plain = session.unwrap({
    signature: body.subarray(stream + 4, stream + 4 + length),
    sealed: body.subarray(stream + 4 + length, end),
  });
  if (plain === undefined) throw new Error('signature does not hold');
  return Buffer.from(plain).toString('utf8');
}

function sealAnswer(session: NtlmSession, answer: string): Buffer {
  const plain = Buffer.from(answer, 'utf8');
  const { signature, sealed } = session.wrap(plain);
  return Buffer.concat([
    Buffer.from(
      `${BOUNDARY}\r\n\tContent-Type: application/HTTP-SPNEGO-session-encrypted\r\n\tOriginalContent: type=application/soap+xml;charset=UTF-8;Length=${plain.length}\r\n${BOUNDARY}\r\n\tContent-Type: application/octet-stream\r\n`,
    ),
    Buffer.from([signature.length, 0, 0, 0]),
    signature,
    sealed,
    Buffer.from(`${BOUNDARY}--\r\n`),
  ]);
}

async function act(
  action: string,
  soap: string,
  shells: Set<string>,
  commands: Map<string, Command>,
  { engineFolder, fault }: DoubleOptions,
): Promise<string> {
  if (fault === 'accessDenied') return envelope(soap, faultBody(5, 'Access is denied.'));
  switch (action) {
    case 'Create': {
      const id = randomUUID().toUpperCase();
      shells.add(id);
      return envelope(
        soap,
        `<x:ResourceCreated xmlns:x="http://schemas.xmlsoap.org/ws/2004/09/transfer"><w:SelectorSet><w:Selector Name="ShellId">${id}</w:Selector></w:SelectorSet></x:ResourceCreated><rsp:Shell><rsp:ShellId>${id}</rsp:ShellId></rsp:Shell>`,
      );
    }
    case 'Command': {
      const id = randomUUID().toUpperCase();
      const program = between(soap, 'Command');
      const args = between(soap, 'Arguments');
      const child =
        program === 'powershell.exe'
          ? spawn(join(engineFolder, program), args.split(' '))
          : spawn('/bin/sh', ['-c', `${program} ${args}`]);
      const command: Command = { process: child, out: [], err: [], wake: () => {} };
      child.stdout.on('data', (bytes: Buffer) => {
        command.out.push(bytes);
        command.wake();
      });
      child.stderr.on('data', (bytes: Buffer) => {
        command.err.push(bytes);
        command.wake();
      });
      child.stdin.on('error', () => {});
      child.on('close', (code) => {
        command.ended = code ?? 0xc000_013a;
        command.wake();
      });
      commands.set(id, command);
      return envelope(
        soap,
        `<rsp:CommandResponse><rsp:CommandId>${id}</rsp:CommandId></rsp:CommandResponse>`,
      );
    }
    case 'Send': {
      const [, id, rest = '', data = ''] = /<rsp:Stream[^>]*CommandId="([^"]+)"([^>]*)>([^<]*)</.exec(soap)!;
      const { stdin } = commands.get(id!)!.process;
      stdin!.write(Buffer.from(data, 'base64'));
      if (/End="true"/i.test(rest)) stdin!.end();
      return envelope(soap, '<rsp:SendResponse/>');
    }
    case 'Receive': {
      const id = /CommandId="([^"]+)"/.exec(soap)![1]!;
      return envelope(soap, await receive(id, commands.get(id)!, fault === 'slow' ? 300 : 5_000));
    }
    case 'Signal':
      return envelope(soap, '<rsp:SignalResponse/>');
    default:
      shells.delete(/Name="ShellId">([^<]+)</.exec(soap)?.[1] ?? '');
      return envelope(soap, '');
  }
}

async function receive(id: string, command: Command, patienceMs: number): Promise<string> {
  if (command.out.length + command.err.length === 0 && command.ended === undefined) {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, patienceMs);
      command.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
  const stream = (name: string, parts: Buffer[]) =>
    parts
      .map((bytes) => `<rsp:Stream Name="${name}" CommandId="${id}">${bytes.toString('base64')}</rsp:Stream>`)
      .join('');
  const text = stream('stdout', command.out.splice(0, 4)) + stream('stderr', command.err.splice(0, 4));
  const done = command.ended !== undefined && command.out.length + command.err.length === 0;
  if (text === '' && !done)
    return faultBody(
      2_150_858_793,
      'The WS-Management service cannot complete the operation within the time specified in OperationTimeout.',
    );
  const state = done ? 'Done' : 'Running';
  const exit = done ? `<rsp:ExitCode>${command.ended}</rsp:ExitCode>` : '';
  return `<rsp:ReceiveResponse>${text}<rsp:CommandState CommandId="${id}" State="http://schemas.microsoft.com/wbem/wsman/1/windows/shell/CommandState/${state}">${exit}</rsp:CommandState></rsp:ReceiveResponse>`;
}

function faultBody(code: number, says: string): string {
  return `<s:Fault><s:Code><s:Value>s:Receiver</s:Value><s:Subcode><s:Value>w:InternalError</s:Value></s:Subcode></s:Code><s:Reason><s:Text xml:lang="en-US">${says} &amp; so on</s:Text></s:Reason><s:Detail><f:WSManFault xmlns:f="http://schemas.microsoft.com/wbem/wsman/1/wsmanfault" Code="${code}" Machine="srv01"><f:Message>${says}</f:Message></f:WSManFault></s:Detail></s:Fault>`;
}

function envelope(request: string, body: string): string {
  return `<s:Envelope xml:lang="en-US" xmlns:s="http://www.w3.org/2003/05/soap-envelope" xmlns:a="http://schemas.xmlsoap.org/ws/2004/08/addressing" xmlns:w="http://schemas.dmtf.org/wbem/wsman/1/wsman.xsd" xmlns:rsp="http://schemas.microsoft.com/wbem/wsman/1/windows/shell"><s:Header><a:MessageID>uuid:${randomUUID()}</a:MessageID><a:RelatesTo>${between(request, 'MessageID')}</a:RelatesTo></s:Header><s:Body>${body}</s:Body></s:Envelope>`;
}

function between(soap: string, name: string): string {
  const text = new RegExp(`<(?:\\w+:)?${name}(?: [^>]*)?>([^<]*)<`).exec(soap)?.[1] ?? '';
  return text.replaceAll('&#34;', '"').replaceAll('&#38;', '&').replaceAll('&amp;', '&');
}
