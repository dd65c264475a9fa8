import { linesOf } from '../text-file.ts';
import { nothing, type Form, type Piece } from './piece.ts';

/** nltest /sc_query and /sc_verify, Test-ComputerSecureChannel: whether this machine is still heard by its domain. */
export const channelOutputs: Form = {
  name: 'secure channel',
  mark: /Status = \d|Test-ComputerSecureChannel/i,
  take(text) {
    const piece = nltest(text) ?? secureChannel(text);
    if (piece === undefined) return nothing(text);
    return {
      pieces: [piece],
      rest: linesOf(text)
        .filter((line) => !READ.test(line.slice(0, 400)))
        .join('\n'),
    };
  },
};

/** The status of the last line that has one; with more than one of them any failure is one. */
function nltest(text: string): Piece | undefined {
  const shown = [...text.slice(0, LONGEST).matchAll(STATUS)].map(([, code = '', name]) => ({
    code: Number(code),
    name: name ?? '',
  }));
  if (
    shown.length === 0 ||
    !/nltest|sc_query|sc_verify|Trusted DC|I_NetLogonControl|NERR_Success/i.test(text)
  )
    return undefined;
  const failed = shown.find(({ code }) => code !== 0);
  const domain =
    /\/sc_(?:query|verify|reset):\s?([\w.-]{1,253})/i.exec(text)?.[1] ??
    /Trusted DC Name[ \t]+\\\\([\w.-]{1,253})/i.exec(text)?.[1]?.replace(/^[^.]{1,63}\./, '');
  if (failed === undefined)
    return output('nltest', domain, true, 'The secure channel of this machine to its domain works.');
  const hex = `0x${failed.code.toString(16)}`;
  const word = failed.name === '' ? hex : `${hex} ${failed.name}`;
  return output(
    'nltest',
    domain,
    false,
    `The secure channel of this machine to its domain is broken: ${word}. NLA of domain accounts fails with it.`,
    hex,
  );
}

/** True or False alone on a line, or the sentence of -Verbose; both stay English. */
function secureChannel(text: string): Piece | undefined {
  if (!/Test-ComputerSecureChannel/i.test(text)) return undefined;
  const works = /^[ \t]*(True|False)[ \t]*\r?$/im.exec(text)?.[1];
  if (works === undefined) return undefined;
  const domain = /domain ([\w.-]{1,253}?) is (?:broken|in good)/i.exec(text)?.[1];
  return /true/i.test(works)
    ? output(
        'Test-ComputerSecureChannel',
        domain,
        true,
        'The secure channel of this machine to its domain works.',
      )
    : output(
        'Test-ComputerSecureChannel',
        domain,
        false,
        'The secure channel of this machine to its domain is broken: no domain account can sign in there until it is mended.',
      );
}

function output(
  tool: string,
  domain: string | undefined,
  works: boolean,
  says: string,
  error?: string,
): Piece {
  const value = { domain: domain ?? 'its domain', works, ...(error === undefined ? {} : { error }) };
  return {
    kind: 'output',
    tool,
    says,
    codes: [],
    facts: [{ name: 'domainChannel', value }],
    ...(works
      ? {}
      : {
          next: 'On that machine, as a local administrator: Test-ComputerSecureChannel -Repair -Credential DOMAIN\\admin',
        }),
  };
}

/** "Status = 1311 0x51f ERROR_NO_LOGON_SERVERS" */
const STATUS = /\bStatus = (\d{1,10}) 0x[0-9a-fA-F]{1,8}(?: (\w{4,60}))?/g;
const READ =
  /\b(?:nltest|Test-ComputerSecureChannel)\b|^\s*(?:True|False)\s*$|^(?:Flags:|Trusted DC|Trust Verification|I_NetLogon|The command completed|VERBOSE:)|\bStatus = \d/i;
const LONGEST = 100_000;
