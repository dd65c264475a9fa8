import { runInstalled } from '../package/installed.ts';

/** Runs one command of the installed package; what it writes, notes and ends with. */
export async function runCommand(name: string, ...args: readonly string[]) {
  const { out, err, code } = await runInstalled([name, ...args]);
  return { out, notes: err, exit: code };
}
