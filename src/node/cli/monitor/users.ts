import { newName } from '../../../app/api/people.ts';
import { letIn, letOut } from '../../../app/people/people.ts';
import { roles, type Role, type Store } from '../../../app/store.ts';
import { LONGEST, passwordsOf, SHORTEST } from '../../server/access/password.ts';
import { askNewPassword } from '../ask-new-password.ts';
import type { Output } from '../output.ts';
import { UsageError } from '../usage-error.ts';
import { fleetAt } from './fleet-at.ts';
import { storeOf } from './fleet-options.ts';
import { mustBeThere, shownStore } from './store-place.ts';

/** The flags of `user` as they are typed. */
export interface UserFlags {
  readonly store?: string;
  readonly role: string;
  readonly passwordFile?: string;
}

/** Adds somebody, or gives a new password or role. */
export async function addUser(text: string, flags: UserFlags, output: Output): Promise<void> {
  const store = storeAt(flags);
  const name = nameOf(text);
  const role = roleOf(flags.role);
  await withPeople(store, output, async (people) => {
    const password = await askNewPassword(flags.passwordFile, SHORTEST, LONGEST);
    await letIn(people, { name, role, passwordHash: await passwordsOf().hash(password) });
    output.write(`${name} may sign in as ${role} (${shownStore(store)}).\n`);
  });
}

/** Lists who may sign in. */
export async function listUsers(flags: UserFlags, output: Output): Promise<void> {
  await withPeople(mustBeThere(storeAt(flags)), output, async (people) => {
    const users = await people.users();
    if (users.length === 0) output.note('Nobody may sign in yet: rdpdoctor user add NAME\n');
    for (const { name, role, disabled, identity } of users)
      output.write(
        `${name}  ${role}${disabled ? '  switched off' : ''}${identity === undefined ? '' : '  by OpenID Connect'}\n`,
      );
  });
}

/** Lets somebody in no longer, and ends their sessions at once. */
export async function disableUser(name: string, flags: UserFlags, output: Output): Promise<void> {
  await withPeople(mustBeThere(storeAt(flags)), output, async (people) => {
    if (!(await letOut(people, name))) throw new UsageError(`user "${name}": there is none of this name`);
    output.write(`${name} is let in no longer.\n`);
  });
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
