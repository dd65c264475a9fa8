import { linesOf } from '../text-file.ts';

/** Which program, and which service in it. */
export interface Owner {
  readonly process?: string;
  readonly service?: string;
}

/** The programs that tasklist (with /svc or without) and Get-Process name by their number. */
export function ownersIn(text: string): ReadonlyMap<number, Owner> {
  const owners = new Map<number, Owner>();
  let isProcessTable = false;
  for (const line of linesOf(text)) {
    const row = /^\s{0,4}([\w.+-]{1,60}\.exe)\s{1,60}(\d{1,8})(?:\s{1,20}(.{0,200}))?$/i.exec(
      line.slice(0, 300),
    );
    if (row) keep(owners, Number(row[2]), ownerOf(row[1] ?? '', row[3] ?? ''));
    if (/^\s{0,8}(?:Handles|NPM\(K\)).{0,120}\bProcessName\s*$/i.test(line.slice(0, 200)))
      isProcessTable = true;
    // Handles, memory and time come before; then Id, session and name.
    const listed = isProcessTable
      ? /\s(\d{1,8})\s{1,8}\d{1,5}\s{1,4}([\w.+-]{1,60})\s*$/.exec(line.slice(0, 200))
      : null;
    if (listed) keep(owners, Number(listed[1]), { process: listed[2] ?? '' });
  }
  return owners;
}

/** tasklist /svc lists services behind the number; without it a session and the memory stand there. */
function ownerOf(process: string, behind: string): Owner {
  const services = /\d\s?[KM]\s*$/.test(behind)
    ? []
    : behind.split(/[,\s]+/).filter((word) => /^\w{3,40}$/.test(word));
  const service =
    services.find((name) => /^TermService$/i.test(name)) ?? (services.length === 1 ? services[0] : undefined);
  return { process, ...(service === undefined ? {} : { service }) };
}

function keep(owners: Map<number, Owner>, pid: number, owner: Owner): void {
  if (owners.size < MOST_PROCESSES) owners.set(pid, { ...owners.get(pid), ...owner });
}

const MOST_PROCESSES = 5_000;
