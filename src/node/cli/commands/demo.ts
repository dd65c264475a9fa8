import { Command } from 'commander';
import { closesAtClientHello } from '../../lab/peers/closes-at-client-hello.ts';
import type { CommandContext } from '../context.ts';
import type { ExitCode } from '../../../app/exit-codes.ts';
import type { Output } from '../output.ts';
import { check } from '../check/check.ts';

/** `rdpdoctor demo`: a server of our own on loopback that misbehaves, and the check that finds out how. */
export function demoCommand(context: CommandContext): Command {
  return new Command('demo')
    .description('Starts a small RDP server on loopback that misbehaves, and diagnoses it.')
    .action(async () => {
      context.exit(await demo(context.output(false), context));
    });
}

async function demo(output: Output, context: CommandContext): Promise<ExitCode> {
  const peer = await closesAtClientHello.start();
  const target = `${peer.address}:${peer.port}`;
  output.write(
    `No host was named, so here is a practice server on ${target}: ${closesAtClientHello.fault}.\n` +
      'People report error 0x904, extended error 0x7 for connections that end like this one.\n\n' +
      `  rdpdoctor check ${target} --code 0x904/0x7\n\n`,
  );
  try {
    await check([target], { code: '0x904/0x7', timeout: '3s' }, output, context);
  } finally {
    await peer.close();
  }
  output.write('\nNow with a host of yours: npm start -- HOST, or rdpdoctor check HOST.\n');
  return 0;
}
