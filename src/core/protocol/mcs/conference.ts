import { Reader } from '../../bytes/reader.ts';
import { toHex } from '../../bytes/text.ts';
import { hex, join } from '../../bytes/write.ts';
import { perLength, readPerLength } from './per.ts';

/** GCC ConferenceCreateRequest around the client's data blocks, T.124 in aligned PER, [MS-RDPBCGR] 2.2.1.3. */
export function encodeConferenceRequest(userData: Uint8Array): Uint8Array<ArrayBuffer> {
  const body = join(hex`0008 0010 0001 c000`, clientKey, perLength(userData.length), userData);
  return join(objectIdentifier, perLength(body.length), body);
}

/** The client's data blocks out of a ConferenceCreateRequest. */
export function decodeConferenceRequest(bytes: Uint8Array): Uint8Array {
  const reader = openConnectData(bytes, 'ConferenceCreateRequest');
  const choice = reader.u8('choice');
  if (choice !== 0) reader.reject('choice', `${choice} is not a create request`);
  const options = reader.u8('options');
  if ((options & 0x08) === 0) reader.reject('options', 'no user data');
  const digits = readPerLength(reader, 'conferenceName') + 1;
  reader.bytes(Math.ceil(digits / 2), 'conferenceName');
  reader.u8('conference flags');
  const sets = reader.u8('number of sets');
  if (sets !== 1) reader.reject('number of sets', `${sets} instead of 1`);
  return readUserData(reader, clientKey);
}

/** GCC ConferenceCreateResponse around the server's data blocks, [MS-RDPBCGR] 2.2.1.4. */
export function encodeConferenceResponse(userData: Uint8Array): Uint8Array<ArrayBuffer> {
  const body = join(hex`14 760a 0101 00 01 c000`, serverKey, perLength(userData.length), userData);
  return join(objectIdentifier, perLength(body.length), body);
}

/** The server's data blocks out of a ConferenceCreateResponse. */
export function decodeConferenceResponse(bytes: Uint8Array): Uint8Array {
  const reader = openConnectData(bytes, 'ConferenceCreateResponse');
  const choice = reader.u8('choice');
  if ((choice & 0xf0) !== 0x10) reader.reject('choice', `0x${choice.toString(16)} is not a create response`);
  reader.u16be('nodeId');
  reader.bytes(readPerLength(reader, 'tag'), 'tag');
  const result = reader.u8('result') >> 4;
  if (result !== 0) reader.reject('result', `${result} is not success`);
  const sets = reader.u8('number of sets');
  if (sets !== 1) reader.reject('number of sets', `${sets} instead of 1`);
  return readUserData(reader, serverKey);
}

function openConnectData(bytes: Uint8Array, structure: string): Reader {
  const reader = new Reader(bytes, structure);
  const identifier = reader.bytes(objectIdentifier.length, 'object identifier');
  if (toHex(identifier) !== toHex(objectIdentifier)) {
    reader.reject('object identifier', `${toHex(identifier)} is not T.124`);
  }
  // Servers state lengths here that do not fit, and clients ignore them, as the specification says.
  readPerLength(reader, 'length');
  return reader;
}

function readUserData(reader: Reader, key: Uint8Array): Uint8Array {
  const choice = reader.u8('user data choice');
  if (choice !== 0xc0) reader.reject('user data choice', `0x${choice.toString(16)} is not 0xc0`);
  const keyLength = reader.u8('key length') + 4;
  const actual = reader.bytes(keyLength, 'key');
  if (toHex(actual) !== toHex(key)) reader.reject('key', `${toHex(actual)} is not ${toHex(key)}`);
  return reader.bytes(readPerLength(reader, 'user data'), 'user data');
}

const objectIdentifier = hex`0005 0014 7c00 01`;
/** "Duca", the H.221 key of clients. */
const clientKey = hex`44756361`;
/** "McDn", the H.221 key of servers. */
const serverKey = hex`4d63446e`;
