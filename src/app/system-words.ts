/** Why a server cannot listen where it is told to, by the code of the system. */
export function listeningProblem(error: unknown): string {
  const code = codeOf(error);
  return listening[code] ?? `cannot listen there (${code})`;
}

/** Why no connection came about, by the code of the system. */
export function connectingProblem(error: unknown): string | undefined {
  return connecting[codeOf(error)];
}

function codeOf(error: unknown): string {
  if (typeof error === 'string') return error;
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
}

const listening: Readonly<Record<string, string | undefined>> = {
  EADDRINUSE: 'another program listens there already; choose another port, or end that program',
  EACCES: 'may not listen there: ports below 1024 need more rights; choose a port above 1023',
  EPERM: 'may not listen there: this system forbids it',
  EADDRNOTAVAIL: 'this machine has no such address',
  EAFNOSUPPORT: 'this machine has no addresses of that kind',
  ENOTFOUND: 'this name leads to no address',
};

const connecting: Readonly<Record<string, string | undefined>> = {
  ECONNREFUSED: 'nobody listens there',
  ECONNRESET: 'the far end cut the connection',
  EPIPE: 'the far end cut the connection',
  ETIMEDOUT: 'nothing answers there',
  EHOSTUNREACH: 'no way leads there',
  ENETUNREACH: 'no way leads there',
  EHOSTDOWN: 'that machine is off',
  ENETDOWN: 'the network of this machine is down',
  EACCES: 'a firewall forbids it',
  EPERM: 'a firewall forbids it',
  ENOTFOUND: 'its name leads to no address',
  EAI_AGAIN: 'the name servers do not answer',
};
