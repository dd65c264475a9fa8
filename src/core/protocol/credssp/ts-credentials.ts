import { Reader } from '../../bytes/reader.ts';
import { fromUtf16le, toUtf16le } from '../../bytes/text.ts';
import { ber, berInteger, berUnsigned, expectBer } from '../ber.ts';

/** [MS-CSSP] 2.2.1.2.1 TSPasswordCreds: what the server gets to sign the user in with. */
export interface TsPasswordCredentials {
  readonly domain: string;
  readonly user: string;
  readonly password: string;
}

/** TSCredentials with password credentials, [MS-CSSP] 2.2.1.2; sent sealed only. */
export function encodeTsCredentials(credentials: TsPasswordCredentials): Uint8Array<ArrayBuffer> {
  const { domain, user, password } = credentials;
  const texts = [domain, user, password].map((text, i) => ber(0xa0 + i, ber(OCTET_STRING, toUtf16le(text))));
  return ber(
    SEQUENCE,
    ber(0xa0, berInteger(TYPE_PASSWORD)),
    ber(0xa1, ber(OCTET_STRING, ber(SEQUENCE, ...texts))),
  );
}

/** Decodes password credentials; smart card and remote guard credentials are a DecodeError that names the type. */
export function decodeTsCredentials(bytes: Uint8Array): TsPasswordCredentials {
  const outer = new Reader(
    expectBer(new Reader(bytes, 'TSCredentials'), SEQUENCE, 'sequence'),
    'TSCredentials',
  );
  const type = berUnsigned(tagged(outer, 0xa0, INTEGER, 'credType'), 'TSCredentials.credType');
  if (type !== TYPE_PASSWORD) outer.reject('credType', `${type} is not 1 (password)`);
  const octets = tagged(outer, 0xa1, OCTET_STRING, 'credentials');
  const inner = new Reader(
    expectBer(new Reader(octets, 'TSPasswordCreds'), SEQUENCE, 'sequence'),
    'TSPasswordCreds',
  );
  return {
    domain: fromUtf16le(tagged(inner, 0xa0, OCTET_STRING, 'domainName')),
    user: fromUtf16le(tagged(inner, 0xa1, OCTET_STRING, 'userName')),
    password: fromUtf16le(tagged(inner, 0xa2, OCTET_STRING, 'password')),
  };
}

function tagged(reader: Reader, outerTag: number, innerTag: number, name: string): Uint8Array {
  return expectBer(new Reader(expectBer(reader, outerTag, name), `TSCredentials.${name}`), innerTag, name);
}

const TYPE_PASSWORD = 1;
const SEQUENCE = 0x30;
const INTEGER = 0x02;
const OCTET_STRING = 0x04;
