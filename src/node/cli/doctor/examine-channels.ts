import { connect } from 'node:net';
import { connectingProblem } from '../../../app/system-words.ts';
import type { Channel } from '../../../core/fleet/alerts/channel.ts';
import { variableIn } from '../../../core/fleet/variable.ts';
import { programIn } from './examine-tools.ts';
import { ok, unknown, wrong, type Examined } from './examined.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Whether each channel can be reached: a TCP connection is opened and closed, nothing is sent. */
export function examineChannels(
  channels: readonly Channel[],
  environment: Environment,
): Promise<readonly Examined[]> {
  return Promise.all(channels.map((channel) => examineChannel(channel, environment)));
}

async function examineChannel(channel: Channel, environment: Environment): Promise<Examined> {
  const about = `channel ${channel.name}`;
  if (channel.kind === 'exec')
    return programIn(channel.program, environment) === undefined
      ? wrong(
          about,
          `${channel.program}: is no program here`,
          'Give its whole path, and the right to run it.',
        )
      : ok(about, `${channel.program} is there; it was not run`);
  if (channel.kind === 'syslog' && channel.transport === 'udp')
    return unknown(about, 'UDP: whether anybody hears it cannot be seen without sending');
  const place = placeOf(channel, environment);
  if (place === undefined)
    return unknown(about, 'its address is in an environment variable that is not set or holds none');
  const code = await tryToConnect(place);
  // The address of a chat is a secret: only its host is shown.
  const where = `${place.host}:${place.port}`;
  if (code === undefined) return ok(about, `${where} takes a connection; nothing was sent`);
  return wrong(
    about,
    `${where} takes no connection: ${connectingProblem(code) ?? code}`,
    'Look at its address, the firewall and the proxy.',
  );
}

interface Place {
  readonly host: string;
  readonly port: number;
}

function placeOf(channel: Exclude<Channel, { kind: 'exec' }>, environment: Environment): Place | undefined {
  if ('server' in channel) return { host: channel.server, port: channel.port };
  const name = variableIn(channel.url);
  const text = name === undefined ? channel.url : (environment[name] ?? '');
  if (!URL.canParse(text)) return undefined;
  const { hostname, port, protocol } = new URL(text);
  return { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port) || (protocol === 'http:' ? 80 : 443) };
}

function tryToConnect(place: Place): Promise<string | undefined> {
  return new Promise((resolve) => {
    const socket = connect({ ...place, timeout: 5_000 });
    const end = (code?: string) => {
      socket.destroy();
      resolve(code);
    };
    socket.once('connect', () => end());
    socket.once('timeout', () => end('no answer within 5 s'));
    socket.on('error', (error) => end('code' in error ? String(error.code) : 'failed'));
  });
}
