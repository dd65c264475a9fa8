import { createSocket } from 'node:dgram';
import { connect } from 'node:net';
import { hostname } from 'node:os';
import { connect as connectTls } from 'node:tls';
import { alertText } from '../../core/report/fleet/alert-text.ts';
import type { Message, NotTold, Teller } from './telling.ts';

/** One RFC 5424 message; by TCP and TLS framed by its length, RFC 6587 3.4.1. UDP never tells whether it came. */
export const tellBySyslog: Teller<'syslog'> = ({ server, port, transport }, message, { signal }) => {
  const line = syslogLine(message, new Date().toISOString());
  if (transport === 'udp') return sendByUdp(server, port, line);
  return sendByStream(server, port, transport === 'tls', line, signal);
};

/** Facility local0; what is over is a notice. */
function syslogLine({ alert, event, id }: Message, at: string): Buffer {
  const severity = event === 'recovered' ? 5 : { critical: 2, warning: 4, notice: 5 }[alert.severity];
  const { subject, body } = alertText(alert, event);
  const said = `${subject}; ${body
    .split('\n')
    .slice(1)
    .filter((line) => line !== '')
    .join('; ')}`;
  const host =
    hostname()
      .replace(/[^\x21-\x7e]/g, '')
      .slice(0, 255) || '-';
  return Buffer.from(
    `<${16 * 8 + severity}>1 ${at} ${host} rdpdoctor - ${event} - \ufeff${said} (delivery ${id})`,
  );
}

function sendByUdp(server: string, port: number, line: Buffer): Promise<NotTold | undefined> {
  return new Promise((resolve) => {
    const socket = createSocket(server.includes(':') ? 'udp6' : 'udp4');
    let isOver = false;
    const end = (error: Error | null) => {
      if (!isOver) socket.close();
      isOver = true;
      resolve(error === null ? undefined : { problem: error.message, again: true });
    };
    socket.on('error', end);
    // Longer ones are cut by receivers: RFC 5426 3.2 asks for no more than this everywhere.
    socket.send(line.subarray(0, 2_048), port, server, end);
  });
}

function sendByStream(
  host: string,
  port: number,
  protectedByTls: boolean,
  line: Buffer,
  signal: AbortSignal,
): Promise<NotTold | undefined> {
  return new Promise((resolve) => {
    const socket = protectedByTls ? connectTls({ host, port, servername: host }) : connect({ host, port });
    const end = (problem?: string) => {
      signal.removeEventListener('abort', stop);
      socket.destroy();
      resolve(problem === undefined ? undefined : { problem, again: true });
    };
    const stop = () => end('stopped');
    signal.addEventListener('abort', stop, { once: true });
    socket.setTimeout(10_000, () => end('no answer within ten seconds'));
    socket.on('error', (error) => end(error.message));
    socket.once(protectedByTls ? 'secureConnect' : 'connect', () => {
      // Whoever waits for the end of a stream is called where it broke, too.
      socket.end(Buffer.concat([Buffer.from(`${line.length} `), line]), (error?: Error | null) =>
        end(error?.message),
      );
    });
  });
}
