import { Reader } from '../../bytes/reader.ts';
import { hex } from '../../bytes/write.ts';
import { ber, berInteger, berUnsigned, expectBer, readBer } from '../ber.ts';
import { decodeConferenceRequest, decodeConferenceResponse } from './conference.ts';
import { encodeConferenceRequest, encodeConferenceResponse } from './conference.ts';

/** MCS Connect-Initial, T.125, with the client's data blocks inside; ready for an X.224 data packet. */
export function encodeConnectInitial(userData: Uint8Array): Uint8Array<ArrayBuffer> {
  return ber(
    CONNECT_INITIAL,
    ber(0x04, hex`01`),
    ber(0x04, hex`01`),
    ber(0x01, hex`ff`),
    domainParameters([34, 2, 0, 1, 0, 1, 0xffff, 2]),
    domainParameters([1, 1, 1, 1, 0, 1, 1056, 2]),
    domainParameters([0xffff, 0xfc17, 0xffff, 1, 0, 1, 0xffff, 2]),
    ber(0x04, encodeConferenceRequest(userData)),
  );
}

/** The client's data blocks out of a Connect-Initial. */
export function decodeConnectInitial(bytes: Uint8Array): Uint8Array {
  const reader = new Reader(bytes, 'ConnectInitial');
  const inner = new Reader(expectBer(reader, CONNECT_INITIAL, 'type'), 'ConnectInitial');
  expectBer(inner, 0x04, 'callingDomainSelector');
  expectBer(inner, 0x04, 'calledDomainSelector');
  expectBer(inner, 0x01, 'upwardFlag');
  for (const name of ['targetParameters', 'minimumParameters', 'maximumParameters']) {
    expectBer(inner, 0x30, name);
  }
  return decodeConferenceRequest(expectBer(inner, 0x04, 'userData'));
}

/** MCS Connect-Response: 0 is success, other results are T.125's; then there is no user data to rely on. */
export type ConnectResponse =
  | { readonly result: 0; readonly userData: Uint8Array }
  | { readonly result: number; readonly userData?: undefined };

export function encodeConnectResponse({ result, userData }: ConnectResponse): Uint8Array<ArrayBuffer> {
  return ber(
    CONNECT_RESPONSE,
    berInteger(result, 0x0a),
    berInteger(0),
    domainParameters([34, 3, 0, 1, 0, 1, 0xfff8, 2]),
    ber(0x04, userData === undefined ? new Uint8Array(0) : encodeConferenceResponse(userData)),
  );
}

export function decodeConnectResponse(bytes: Uint8Array): ConnectResponse {
  const { tag, content } = readBer(new Reader(bytes, 'ConnectResponse'), 'type');
  const reader = new Reader(content, 'ConnectResponse');
  if (tag !== CONNECT_RESPONSE) {
    reader.reject('type', `0x${tag.toString(16)} is not 0x${CONNECT_RESPONSE.toString(16)}`);
  }
  const result = berUnsigned(expectBer(reader, 0x0a, 'result'), 'ConnectResponse.result');
  if (result !== 0) return { result };
  expectBer(reader, 0x02, 'calledConnectId');
  expectBer(reader, 0x30, 'domainParameters');
  return { result: 0, userData: decodeConferenceResponse(expectBer(reader, 0x04, 'userData')) };
}

function domainParameters(values: readonly number[]): Uint8Array<ArrayBuffer> {
  return ber(0x30, ...values.map((value) => berInteger(value)));
}

const CONNECT_INITIAL = 0x7f65;
const CONNECT_RESPONSE = 0x7f66;
