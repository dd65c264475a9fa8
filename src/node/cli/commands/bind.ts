import { Command } from 'commander';
import { bindHere, type BindFlags } from '../bind/bind-here.ts';
import type { CommandContext } from '../context.ts';
import { addCarrierFlags } from '../reach/carrier-flags.ts';

/** `rdpdoctor bind THUMBPRINT|FILE.pfx [HOST]`: quiet and repeatable, for the hooks of ACME clients. */
export function bindCommand(context: CommandContext): Command {
  const command = new Command('bind')
    .description(
      'Makes Remote Desktop present this certificate: import, key access, binding, proof from outside.',
    )
    .argument('<certificate>', 'SHA-1 thumbprint of a certificate in LocalMachine\\My, or a .pfx file')
    .argument('[host]', 'the machine; without it this one', 'localhost')
    .option(
      '--pfx-password-file <file>',
      'file that holds the password of the .pfx; or set RDPDOCTOR_PFX_PASSWORD',
    )
    .option('--restart', 'restart Remote Desktop Services too; people who are connected are dropped')
    .option('--prove-within <time>', 'how long the new certificate may take to be seen from outside', '60s')
    .option('--verbose', 'say something also when all is well')
    .option('--json', 'print what became of it as JSON');
  return addCarrierFlags(command).action(async (certificate: string, host: string, flags: BindFlags) => {
    context.exit(await bindHere(certificate, host, flags, context.output(true), context.signal));
  });
}
