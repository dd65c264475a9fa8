import { Command } from 'commander';
import type { CommandContext } from '../context.ts';
import { addUser, disableUser, listUsers, type UserFlags } from '../monitor/users.ts';

/** `rdpdoctor user add|list|disable NAME`: who may sign in to the page. */
export function userCommand(context: CommandContext): Command {
  const store = [
    '--store <where>',
    'a file or postgres://… (default: RDPDOCTOR_STORE, else rdpdoctor.db)',
  ] as const;
  const output = () => context.output(true);
  return new Command('user')
    .description('Says who may sign in to the page of rdpdoctor serve.')
    .addCommand(
      new Command('add')
        .description('Adds somebody, or gives a new password or role; the password is asked for.')
        .argument('<name>')
        .option(...store)
        .option('--role <role>', 'viewer, operator or admin', 'viewer')
        .option('--password-file <file>', 'file that holds the password')
        .action((name: string, flags: UserFlags) => addUser(name, flags, output())),
    )
    .addCommand(
      new Command('list')
        .description('Lists who may sign in.')
        .option(...store)
        .action((flags: UserFlags) => listUsers(flags, output())),
    )
    .addCommand(
      new Command('disable')
        .description('Lets somebody in no longer, and ends their sessions at once.')
        .argument('<name>')
        .option(...store)
        .action((name: string, flags: UserFlags) => disableUser(name, flags, output())),
    );
}
