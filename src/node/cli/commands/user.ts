import { Command } from 'commander';
import { roles, type Role, type Store } from '../../../app/store.ts';
import { newName } from '../../../app/api/people.ts';
import { LONGEST, passwordsOf, SHORTEST } from '../../server/access/password.ts';
import type { CommandContext } from '../context.ts';
import { askNewPassword } from '../ask-new-password.ts';
import { fleetAt } from '../monitor/fleet-at.ts';
import { storeOf } from '../monitor/fleet-options.ts';
import type { Output } from '../output.ts';
import { mustBeThere, shownStore } from '../monitor/store-place.ts';
import { UsageError } from '../usage-error.ts';

interface UserFlags {
  readonly store?: string;
  readonly role: string;
  readonly passwordFile?: string;
}

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
        .action((name: string, flags: UserFlags) =>
          withPeople(storeAt(flags), output(), (people) => add(people, nameOf(name), flags, output())),
        ),
    )
    .addCommand(
      new Command('list')
        .description('Lists who may sign in.')
        .option(...store)
        .action((flags: UserFlags) =>
          withPeople(mustBeThere(storeAt(flags)), output(), (people) => list(people, output())),
        ),
    )
    .addCommand(
      new Command('disable')
        .description('Lets somebody in no longer, and ends their sessions at once.')
        .argument('<name>')
        .option(...store)
        .action((name: string, flags: UserFlags) =>
          withPeople(mustBeThere(storeAt(flags)), output(), (people) => disable(people, name, output())),
        ),
    );
}

function storeAt(flags: UserFlags): string {
  return storeOf({ ...flags, atOnce: '1' });
}

async function withPeople(url: string, output: Output, work: (people: Store['people']) => Promise<void>) {
  const fleet = await fleetAt(url, output);
  try {
    await work(fleet.store.people);
  } finally {
    await fleet.close();
  }
}

async function add(people: Store['people'], name: string, flags: UserFlags, output: Output): Promise<void> {
  const role = roleOf(flags.role);
  const password = await askNewPassword(flags.passwordFile, SHORTEST, LONGEST);
  const known = await people.user(name);
  await people.putUser({
    ...known,
    name,
    role,
    disabled: false,
    passwordHash: await passwordsOf().hash(password),
  });
  await people.removeSessionsOf(name);
  output.write(`${name} may sign in as ${role} (${shownStore(storeAt(flags))}).\n`);
}

async function list(people: Store['people'], output: Output): Promise<void> {
  const users = await people.users();
  if (users.length === 0) output.note('Nobody may sign in yet: rdpdoctor user add NAME\n');
  for (const { name, role, disabled, identity } of users)
    output.write(
      `${name}  ${role}${disabled ? '  switched off' : ''}${identity === undefined ? '' : '  by OpenID Connect'}\n`,
    );
}

async function disable(people: Store['people'], name: string, output: Output): Promise<void> {
  const user = await people.user(name);
  if (user === undefined) throw new UsageError(`user "${name}": there is none of this name`);
  await people.putUser({ ...user, disabled: true });
  await people.removeSessionsOf(name);
  output.write(`${name} is let in no longer.\n`);
}

function nameOf(text: string): string {
  if (newName.safeParse(text).success) return text;
  throw new UsageError(
    `user "${text.slice(0, 40)}": is no name of 1 to 100 characters, without control characters`,
  );
}

function roleOf(text: string): Role {
  const role = roles.find((each) => each === text);
  if (role === undefined) throw new UsageError(`--role "${text}": is none of ${roles.join(', ')}`);
  return role;
}
