import type { StatedFact } from './piece.ts';
import { timeOf } from './printed-time.ts';

/** What openssl s_client or x509 prints of the certificate that a server showed. */
export function certificateSays(text: string): string {
  const { subject, notAfter } = certificateIn(text);
  const problem = VERIFY.exec(text)?.[1];
  return [
    subject === undefined ? '' : ` Certificate ${subject}.`,
    notAfter === undefined ? '' : ` It ends on ${notAfter.slice(0, 10)}.`,
    problem === undefined || problem === 'ok' ? '' : ` openssl says of it: ${problem}.`,
  ].join('');
}

/** The dates as a fact, where nothing says that it was another port than that of Remote Desktop. */
export function certificateFacts(text: string): readonly StatedFact[] {
  const { subject, notBefore, notAfter } = certificateIn(text);
  const port = /-connect\s{1,4}\S{1,253}:(\d{1,5})/.exec(text)?.[1];
  if (notAfter === undefined || (port !== undefined && port !== '3389')) return [];
  return [
    {
      name: 'listenerCertificate',
      value: {
        notAfter,
        ...(notBefore === undefined ? {} : { notBefore }),
        ...(subject === undefined ? {} : { subject }),
      },
    },
  ];
}

/** The leaf stands first; where verification stopped at an expired one, its end is printed beside the error. */
function certificateIn(text: string): {
  readonly subject?: string | undefined;
  readonly notBefore?: string | undefined;
  readonly notAfter?: string | undefined;
} {
  const subject =
    /^[\t ]*subject=[\t ]?(.{1,200})$/m.exec(text)?.[1] ?? /^ ?0 s:(.{1,200})$/m.exec(text)?.[1];
  return {
    subject: subject?.trim(),
    notBefore: dateOf(/not ?before ?[=:] ?(\w{3} {1,2}\d{1,2} [\d:]{8} \d{4} GMT)/i.exec(text)?.[1]),
    notAfter: dateOf(/not ?after ?[=:] ?(\w{3} {1,2}\d{1,2} [\d:]{8} \d{4} GMT)/i.exec(text)?.[1]),
  };
}

/** "Nov  1 12:00:00 2026 GMT" */
function dateOf(printed: string | undefined): string | undefined {
  const found = /^(\w{3}) {1,2}(\d{1,2}) ([\d:]{8}) (\d{4})/.exec(printed ?? '');
  return found ? timeOf(`${found[2]}-${found[1]}-${found[4]} ${found[3]}`) : undefined;
}

const VERIFY =
  /(?:Verify return code: \d{1,3} \(|verify error:num=\d{1,3}:|Verification error: )([^)\n]{2,80})/;
