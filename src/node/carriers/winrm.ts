import { bootstrapArguments, envelopeOf } from './bootstrap.ts';
import {
  keepEnd,
  type Carried,
  type Carrier,
  type Reach,
  type RunLimits,
  type ScriptJob,
} from './carrier.ts';
import { notThrough, timeLimit } from './patience.ts';
import * as messages from './winrm/messages.ts';
import { WsmanConnection, type WsmanOptions } from './winrm/wsman-connection.ts';

export interface WinrmOptions {
  readonly host: string;
  readonly port?: number;
  /** DOMAIN\user, user@domain, or a local user. */
  readonly user: string | undefined;
  readonly password: string | undefined;
  readonly certificate?: string;
}

/** Runs scripts through Windows Remote Management, [MS-WSMV]: NTLM, sealed over HTTP, in TLS over HTTPS. */
export function winrmCarrier(options: WinrmOptions): Carrier {
  return {
    name: 'winrm',
    async reach(limits) {
      const opened = await open(options, limits);
      if (!('connection' in opened)) return opened;
      const shell = await createShell(opened.connection);
      if (typeof shell === 'string') await ask(opened.connection, deleteShell(shell));
      opened.connection.close();
      return typeof shell === 'string' ? { outcome: 'ready' } : shell;
    },
    async run(job, limits) {
      const opened = await open(options, limits);
      if (!('connection' in opened)) return { outcome: 'notStarted', why: 'why' in opened ? opened.why : '' };
      const { connection } = opened;
      try {
        const shell = await createShell(connection);
        if (typeof shell !== 'string') return { outcome: 'notStarted', why: shell.why };
        const carried = await runIn(connection, shell, job, limits);
        await leave(connection, shell, options, limits);
        return carried;
      } finally {
        connection.close();
      }
    },
  };
}

type Failed = Extract<Reach, { why: string }>;

async function open(
  options: WinrmOptions,
  limits: RunLimits,
): Promise<{ connection: WsmanConnection } | Reach> {
  const { host, user, password, certificate } = options;
  const port = options.port ?? (certificate === undefined ? HTTP_PORT : HTTPS_PORT);
  if (user === undefined || password === undefined) {
    return {
      outcome: 'notConfigured',
      why: 'WinRM needs a user and a password; --user with RDPDOCTOR_PASSWORD, --password-file or --ask-password',
    };
  }
  const slash = user.indexOf('\\');
  const wsman: WsmanOptions = {
    host,
    port,
    https: port === HTTPS_PORT || certificate !== undefined,
    user: user.slice(slash + 1),
    domain: slash < 0 ? '' : user.slice(0, slash),
    password,
    ...(certificate === undefined
      ? {}
      : { certificate: certificate.toLowerCase().replace(/[^0-9a-f]/g, '') }),
  };
  const connection = new WsmanConnection(wsman, timeLimit(limits.timeoutMs, limits.signal));
  const signedIn = await connection.signIn();
  if (signedIn.outcome === 'answered') return { connection };
  connection.close();
  return failed(signedIn.outcome, signedIn.why);
}

async function runIn(
  connection: WsmanConnection,
  shell: string,
  job: ScriptJob,
  limits: RunLimits,
): Promise<Carried> {
  const started = await ask(connection, {
    action: messages.actions.command,
    shell,
    options: messages.commandOptions,
    body: messages.commandBody('powershell.exe', bootstrapArguments),
  });
  const command = 'root' in started ? messages.commandIdIn(started.root) : undefined;
  if (command === undefined)
    return { outcome: 'notStarted', why: 'why' in started ? started.why : 'no command was made' };
  const sent = await sendInput(connection, shell, command, envelopeOf(job));
  if (sent !== undefined) return { outcome: 'lost', why: sent.why, stdout: '' };
  const carried = await receiveAll(connection, shell, command, limits);
  if (carried.outcome === 'ran')
    await ask(connection, { action: messages.actions.signal, shell, body: messages.terminateBody(command) });
  return carried;
}

/** Deletes the shell, since a user may have few of them; by a new connection where this one is gone. */
async function leave(
  connection: WsmanConnection,
  shell: string,
  options: WinrmOptions,
  { signal }: RunLimits,
): Promise<void> {
  if (!connection.timeIsUp && 'root' in (await ask(connection, deleteShell(shell)))) return;
  // Whoever interrupts waits for the end; who named a time rather has no shell left behind.
  const again = await open(options, { timeoutMs: signal?.aborted === true ? HASTY_MS : FAREWELL_MS });
  if (!('connection' in again)) return;
  await ask(again.connection, deleteShell(shell));
  again.connection.close();
}

async function sendInput(
  connection: WsmanConnection,
  shell: string,
  command: string,
  text: string,
): Promise<Failed | undefined> {
  for (let at = 0; at < text.length; at += PIECE) {
    const piece = text.slice(at, at + PIECE);
    const body = messages.sendBody(command, piece, at + PIECE >= text.length);
    const answer = await ask(connection, { action: messages.actions.send, shell, body });
    if (!('root' in answer)) return answer;
  }
  return undefined;
}

async function receiveAll(
  connection: WsmanConnection,
  shell: string,
  command: string,
  { timeoutMs, signal }: RunLimits,
): Promise<Carried> {
  const [out, err] = [new TextDecoder(), new TextDecoder()];
  let stdout = '';
  let stderr = '';
  for (;;) {
    const answer = await ask(connection, {
      action: messages.actions.receive,
      shell,
      body: messages.receiveBody(command),
    });
    if ('root' in answer) {
      const received = messages.decodeReceived(answer.root);
      stdout = keepEnd(stdout, out.decode(received.stdout, { stream: true }));
      stderr = keepEnd(stderr, err.decode(received.stderr, { stream: true }));
      if (received.done) return { outcome: 'ran', stdout, stderr, exitCode: received.exitCode ?? 0 };
    } else if (answer.code !== messages.TIMED_OUT) {
      const why = signal?.aborted ? 'interrupted' : connection.timeIsUp ? notThrough(timeoutMs) : answer.why;
      return { outcome: 'lost', why, stdout };
    }
  }
}

async function createShell(connection: WsmanConnection): Promise<string | Failed> {
  const answer = await ask(connection, {
    action: messages.actions.create,
    options: messages.createOptions,
    body: messages.createBody,
  });
  if (!('root' in answer)) return answer;
  return messages.shellIdIn(answer.root) ?? failed('refused', `${connection.url}: made no shell`);
}

function deleteShell(shell: string): Omit<messages.ShellRequest, 'to'> {
  return { action: messages.actions.delete, shell, body: '' };
}

async function ask(
  connection: WsmanConnection,
  request: Omit<messages.ShellRequest, 'to'>,
): Promise<Extract<messages.Answer, { is: 'answer' }> | (Failed & { readonly code?: number })> {
  const exchange = await connection.exchange(messages.encodeRequest({ to: connection.url, ...request }));
  if (exchange.outcome !== 'answered') return failed(exchange.outcome, exchange.why);
  const answer = messages.decodeAnswer(exchange.text);
  if (answer.is === 'answer') return answer;
  if (answer.is === 'malformed') return failed('refused', `${connection.url}: ${answer.problem}`);
  const code = answer.code === undefined ? {} : { code: answer.code };
  return { ...failed('refused', `${connection.url}: ${answer.says}`), ...code };
}

function failed(outcome: 'refused' | 'untrusted' | 'unreachable' | 'malformed', why: string): Failed {
  return { outcome: outcome === 'malformed' ? 'unsuitable' : outcome, why };
}

const HASTY_MS = 800;
const FAREWELL_MS = 15_000;
const HTTP_PORT = 5985;
const HTTPS_PORT = 5986;
/** Characters of input in one message, well below the 150 KB of old servers after base64. */
const PIECE = 60_000;
