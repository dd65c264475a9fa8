import { StoreProblem, type StoreTrouble } from '../../app/store-problem.ts';

/** An error of PostgreSQL by its SQLSTATE (appendix A of its manual), or of the way there; any other comes back as it is. */
export function postgresProblem(error: unknown, name: string): unknown {
  if (!(error instanceof Error)) return error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const found = meanings.find(([pattern]) => pattern.test(code === '' ? error.message : code));
  if (found === undefined) return error;
  const [, kind, text] = found;
  return new StoreProblem(kind, `store: ${name}: ${text}${code === '' ? '' : ` (${code})`}`);
}

const away =
  'the database cannot be reached; nothing of this was confirmed, it goes on when the database is back';

const meanings: readonly (readonly [RegExp, StoreTrouble, string])[] = [
  [/^(08|57P0|ECONN|EPIPE|ETIMEDOUT|EHOSTUN|ENETUN|ENOENT|ENOTFOUND|EAI_)/, 'unreachable', away],
  [
    /^(Connection terminated|timeout exceeded|Client has encountered a connection error)/,
    'unreachable',
    away,
  ],
  [/^Query read timeout/, 'unreachable', away],
  [
    /^The server does not support SSL/,
    'refused',
    'the database speaks no TLS; switch it on there (ssl = on), or add ?sslmode=disable where nobody else is on the way',
  ],
  [
    /^53100/,
    'full',
    'the disk of the database is full; nothing of this was stored, make room and it goes on',
  ],
  [/^(53|55P03|57014|40001|40P01)/, 'busy', 'the database has too much to do; nothing of this was stored'],
  [/^(28|SASL)/, 'refused', 'the database does not accept this user or password'],
  [
    /^ERR_TLS_CERT_ALTNAME_INVALID/,
    'refused',
    'the certificate of the database is for another name; write the name that it holds into the URL, or give the database one for this name',
  ],
  [/^CERT_HAS_EXPIRED/, 'refused', 'the certificate of the database has expired; renew it there'],
  [
    /^(DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|CERT_|ERR_TLS_)/,
    'refused',
    'nobody that is trusted here signed the certificate of the database; name its authority, or the certificate itself, with sslrootcert=FILE in the URL',
  ],
  [/^3D000/, 'refused', 'there is no database of this name; create it first'],
  [/^(42501|25006)/, 'refused', 'the user may not write in this database'],
  [/^XX00[12]/, 'damaged', 'the database is damaged; restore a backup'],
];
