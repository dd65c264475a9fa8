import type { Owner } from './process-lists.ts';

/** A row of netstat, ss or Get-NetTCPConnection. */
export interface Socket {
  readonly localAddress: string;
  readonly localPort: number;
  readonly remoteAddress: string;
  readonly remotePort: number | undefined;
  /** Nobody is at the other end: port 0, or *:*. The word for it is translated. */
  readonly listens: boolean;
  /** The word of the row, in the language of its machine. */
  readonly state: string;
  readonly pid?: number;
  /** Where the row names the program itself, as Linux does. */
  readonly owner?: Owner;
}

/** The socket of a line; undefined for a line that is none. */
export function socketOf(line: string): Socket | undefined {
  const words = line.trim().split(/\s+/).slice(0, 20);
  return ofNetstat(words) ?? ofTable(words);
}

/** "TCP 0.0.0.0:3389 0.0.0.0:0 ABHÖREN 1124", "tcp 0 0 0.0.0.0:3389 0.0.0.0:* LISTEN 812/xrdp", "LISTEN 0 2 *:3389 *:* …". */
function ofNetstat(words: readonly string[]): Socket | undefined {
  const [first = ''] = words;
  const isNetstat = /^tcp[46]?$/i.test(first);
  if (!isNetstat && !/^(?:LISTEN|ESTAB|SYN-SENT|TIME-WAIT|CLOSE-WAIT)$/.test(first)) return undefined;
  const at = words.findIndex((word, i) => i > 0 && endpoint.test(word));
  const local = endpoint.exec(words[at] ?? '');
  const remote = endpoint.exec(words[at + 1] ?? '');
  if (at < 0 || !local || !remote) return undefined;
  const behind = words.slice(at + 2);
  const state = isNetstat ? (behind[0] ?? '') : first;
  const own = behind.map((word) => /^(\d{1,8})\/([\w.-]{1,40})|^users:\(\("([\w.-]{1,40})"/.exec(word));
  const named = own.find((match) => match !== null);
  const name = named?.[2] ?? named?.[3];
  const pid = behind.find((word) => /^\d{1,8}$/.test(word));
  return socket(
    [local[1] ?? '', portOf(local[2])],
    [remote[1] ?? '', portOf(remote[2])],
    state,
    pid === undefined ? undefined : Number(pid),
    name === undefined ? undefined : { process: name },
  );
}

/** ":: 3389 :: 0 Listen 1124": address and port in columns of their own. */
function ofTable(words: readonly string[]): Socket | undefined {
  const [local = '', localPort = '', remote = '', remotePort = '', state = ''] = words;
  if (words.length < 5 || !address.test(local) || !address.test(remote)) return undefined;
  if (!/^\d{1,5}$/.test(localPort) || !/^\d{1,5}$/.test(remotePort) || !/^[A-Za-z]\w{3,12}$/.test(state))
    return undefined;
  const last = words.at(-1) ?? '';
  return socket(
    [local, portOf(localPort)],
    [remote, portOf(remotePort)],
    state,
    words.length > 5 && /^\d{1,8}$/.test(last) ? Number(last) : undefined,
    undefined,
  );
}

type End = readonly [address: string, port: number | undefined];

function socket(
  [localAddress, localPort]: End,
  [remoteAddress, remotePort]: End,
  state: string,
  pid: number | undefined,
  owner: Owner | undefined,
): Socket | undefined {
  if (localPort === undefined) return undefined;
  return {
    localAddress,
    localPort,
    remoteAddress,
    remotePort,
    // Windows prints a bound socket that does not listen with the same far end, and says BOUND.
    listens:
      (remotePort === 0 || (remotePort === undefined && unspecified.test(remoteAddress))) &&
      !/^bound$/i.test(state),
    state,
    ...(pid === undefined ? {} : { pid }),
    ...(owner === undefined ? {} : { owner }),
  };
}

function portOf(printed: string | undefined): number | undefined {
  if (printed === 'ms-wbt-server') return 3389;
  return printed !== undefined && /^\d{1,5}$/.test(printed) ? Number(printed) : undefined;
}

const endpoint = /^(\S{1,80}):(\d{1,5}|\*|ms-wbt-server)$/;
const address = /^(?:[\d.]{7,15}|[0-9a-fA-F:]{2,40}(?:%\w{1,10})?)$/;
const unspecified = /^(?:0\.0\.0\.0|\[?::\]?|\*)$/;
