import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { Command } from 'commander';
import { encodeConnectionConfirm } from '../../../core/protocol/connection-confirm.ts';
import type { CommandContext } from '../context.ts';
import type { ExitCode } from '../exit-codes.ts';
import type { Output } from '../output.ts';
import { check } from './check.ts';

/** `rdpdoctor demo`: a server of our own on loopback that misbehaves, and the check that finds out how. */
export function demoCommand(context: CommandContext): Command {
  return new Command('demo')
    .description('Starts a small RDP server on loopback that misbehaves, and diagnoses it.')
    .action(async () => {
      context.exit(await demo(context.output(false), context.signal));
    });
}

async function demo(output: Output, signal: AbortSignal): Promise<ExitCode> {
  const server = createServer(misbehave).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  output.write(
    `No host was named, so here is a practice server on 127.0.0.1:${port}. It agrees to TLS and NLA, then\n` +
      'resets every TLS handshake. The person in front of mstsc sees error 0x904, extended 0x7.\n\n' +
      `  rdpdoctor check 127.0.0.1:${port} --code 0x904/0x7\n\n`,
  );
  try {
    await check([`127.0.0.1:${port}`], { code: '0x904/0x7', timeout: '3s' }, output, signal);
  } finally {
    server.close();
  }
  output.write('\nNow with a host of yours: npm start -- HOST, or rdpdoctor check HOST.\n');
  return 0;
}

/** Chooses NLA like a Windows server, and resets at the first bytes of TLS. */
function misbehave(socket: Socket): void {
  socket.on('error', () => {});
  socket.once('data', () => {
    socket.write(encodeConnectionConfirm({ outcome: 'accepted', protocol: 'hybrid', flags: 0x1f }));
    socket.once('data', () => socket.resetAndDestroy());
  });
}
