import { fromUtf8, toUtf8 } from '../../src/core/bytes/text.ts';
import { decodeConnectionConfirm } from '../../src/core/protocol/connection-confirm.ts';
import { decodeConnectionRequest } from '../../src/core/protocol/connection-request.ts';
import { Channel } from '../../src/core/protocol/conversation.ts';
import { credsspChallenge } from '../../src/core/protocol/credssp/credssp.ts';
import { credsspLogon } from '../../src/core/protocol/credssp/credssp-logon.ts';
import { serveCredssp } from '../../src/core/protocol/credssp/credssp-serve.ts';
import { earlyUserAuth } from '../../src/core/protocol/credssp/early-user-auth.ts';
import {
  decodeNtlmAuthenticate,
  decodeNtlmClientChallenge,
} from '../../src/core/protocol/credssp/ntlm-authenticate.ts';
import { challengeTarget, decodeNtlmChallenge } from '../../src/core/protocol/credssp/ntlm-challenge.ts';
import { decodeNtlmNegotiate } from '../../src/core/protocol/credssp/ntlm-negotiate.ts';
import { decodeNegotiateToken } from '../../src/core/protocol/credssp/spnego.ts';
import { decodeTsCredentials } from '../../src/core/protocol/credssp/ts-credentials.ts';
import { decodeTsRequest } from '../../src/core/protocol/credssp/ts-request.ts';
import { gatewayHandshake } from '../../src/core/protocol/gateway.ts';
import { decodeHttpHead } from '../../src/core/protocol/http-head.ts';
import { decodeClientData } from '../../src/core/protocol/mcs/client-data.ts';
import { decodeClientInfo } from '../../src/core/protocol/mcs/client-info.ts';
import { decodeConnectInitial, decodeConnectResponse } from '../../src/core/protocol/mcs/connect.ts';
import { decodeDomainPdu } from '../../src/core/protocol/mcs/domain.ts';
import { decodeLicense } from '../../src/core/protocol/mcs/license.ts';
import { decodeServerCertificate } from '../../src/core/protocol/mcs/server-certificate.ts';
import { decodeServerData } from '../../src/core/protocol/mcs/server-data.ts';
import { serveSession } from '../../src/core/protocol/mcs/serve-session.ts';
import { startSession } from '../../src/core/protocol/mcs/session-start.ts';
import { decodeSharePdus } from '../../src/core/protocol/mcs/share.ts';
import { standardSecurity } from '../../src/core/protocol/mcs/standard-security.ts';
import { negotiate } from '../../src/core/protocol/negotiation.ts';
import { askSpeech, hearSpeech } from '../../src/core/protocol/port-speech.ts';
import {
  decodeRdpUdpSyn,
  decodeRdpUdpSynAck,
  encodeRdpUdpSyn,
  firstSyn,
} from '../../src/core/protocol/rdp-udp.ts';
import { decodeRdstlsCapabilities, decodeRdstlsResult } from '../../src/core/protocol/rdstls.ts';
import {
  decodeClientHello,
  decodeSsl2ClientHello,
  takeClientHello,
} from '../../src/core/protocol/tls/client-hello.ts';
import { hello, overhearServerFlight } from '../../src/core/protocol/tls/hello-conversation.ts';
import { windowsClientOffer } from '../../src/core/protocol/tls/client-offers.ts';
import { decodeCertificateMessage, decodeServerHello } from '../../src/core/protocol/tls/server-messages.ts';
import { decodeCertificate } from '../../src/core/protocol/x509/certificate.ts';
import { splitPem } from '../../src/core/protocol/x509/pem.ts';
import { certificatesOfPkcs7 } from '../../src/core/protocol/x509/pkcs7.ts';
import { nodeCrypto } from '../../src/node/crypto.ts';
import { overheard } from '../../src/node/wire/overheard.ts';
import { conversation, decoder, type Target } from './target.ts';
import {
  certificate,
  credsspSeeds,
  httpSeeds,
  logon,
  negotiationSeeds,
  sessionSeeds,
  tlsSeeds,
} from './wire-seeds.ts';

const der = () => [certificate.der];
const udp = () => [encodeRdpUdpSyn(firstSyn(1)), encodeRdpUdpSyn({ ...firstSyn(1), ack: 1 })];
const session = { user: 'ada', domain: '', password: 'p', selectedProtocol: 'ssl' } as const;
const target = { computer: 'SRV01', domain: 'CORP' };
const accounts = () => ({ password: 'p' });
const served = {
  version: 0x80004,
  requestedProtocols: 1,
  encryptionMethod: 0,
  encryptionLevel: 0,
  ioChannel: 1003,
};

/** Decoders of what comes over the wire. */
export const wireDecoders: readonly Target[] = [
  decoder('connection confirm', decodeConnectionConfirm, () => negotiationSeeds),
  decoder('connection request', decodeConnectionRequest, () => negotiationSeeds),
  decoder('TSRequest', decodeTsRequest, credsspSeeds),
  decoder('TSCredentials', decodeTsCredentials, credsspSeeds),
  decoder('SPNEGO', decodeNegotiateToken, credsspSeeds),
  decoder('NTLM challenge', (bytes) => challengeTarget(decodeNtlmChallenge(fromNtlm(bytes))), credsspSeeds),
  decoder('NTLM authenticate', (bytes) => decodeNtlmAuthenticate(fromNtlm(bytes)), credsspSeeds),
  decoder('NTLM negotiate', (bytes) => decodeNtlmNegotiate(fromNtlm(bytes)), credsspSeeds),
  decoder('NTLM client challenge', decodeNtlmClientChallenge, credsspSeeds),
  decoder('ClientHello', (bytes) => decodeClientHello(bytes.subarray(9)), tlsSeeds),
  decoder('SSL 2.0 ClientHello', decodeSsl2ClientHello, tlsSeeds),
  decoder('ServerHello', (bytes) => decodeServerHello(bytes.subarray(9)), tlsSeeds),
  decoder('Certificate message', (bytes) => decodeCertificateMessage(bytes.subarray(9)), tlsSeeds),
  decoder('overheard', overheard, tlsSeeds),
  decoder('X.509', (bytes) => decodeCertificate(bytes, nodeCrypto), der),
  decoder('PKCS #7', certificatesOfPkcs7, der),
  decoder(
    'PEM',
    (bytes) => splitPem(fromUtf8(bytes)),
    () => [toUtf8(certificate.pem + certificate.keyPem)],
  ),
  decoder('MCS', (bytes) => decodeDomainPdu(bytes), sessionSeeds),
  decoder('MCS connect response', decodeConnectResponse, sessionSeeds),
  decoder('MCS connect initial', (bytes) => decodeClientData(decodeConnectInitial(bytes)), sessionSeeds),
  decoder('client info', decodeClientInfo, sessionSeeds),
  decoder('server data', decodeServerData, sessionSeeds),
  decoder('server certificate', decodeServerCertificate, sessionSeeds),
  decoder('licence', decodeLicense, sessionSeeds),
  decoder('share', decodeSharePdus, sessionSeeds),
  decoder('RDP-UDP', (bytes) => [decodeRdpUdpSyn(bytes), decodeRdpUdpSynAck(bytes, 1)], udp),
  decoder(
    'RDSTLS',
    (bytes) => [decodeRdstlsResult(bytes), decodeRdstlsCapabilities(bytes)],
    () => negotiationSeeds,
  ),
  decoder('HTTP head', decodeHttpHead, () => httpSeeds),
];

/** Conversations with a peer that may say anything. */
export const conversations: readonly Target[] = [
  conversation(
    'negotiation',
    () => negotiate(['ssl', 'hybrid', 'hybridEx']),
    () => negotiationSeeds,
  ),
  conversation('CredSSP challenge', () => credsspChallenge(), credsspSeeds),
  conversation('CredSSP logon', () => credsspLogon(nodeCrypto, logon, new Channel()), credsspSeeds),
  conversation(
    'CredSSP server',
    () => serveCredssp(nodeCrypto, { target, publicKey: new Uint8Array(270), secretOf: accounts }),
    credsspSeeds,
  ),
  conversation(
    'early user authorization',
    () => earlyUserAuth(),
    () => negotiationSeeds,
  ),
  conversation(
    'TLS hello',
    () => hello(windowsClientOffer(new Uint8Array(32), 'srv01'), new Uint8Array(32)),
    tlsSeeds,
  ),
  conversation('TLS flight', () => overhearServerFlight(), tlsSeeds),
  conversation('TLS ClientHello', () => takeClientHello(new Channel()), tlsSeeds),
  conversation(
    'gateway',
    () => gatewayHandshake({ host: 'gw', connectionId: '{x}', transport: 'websocket', webSocketKey: 'a' }),
    () => httpSeeds,
  ),
  conversation(
    'speech heard',
    () => hearSpeech(),
    () => httpSeeds,
  ),
  conversation(
    'speech asked',
    () => askSpeech('srv01'),
    () => httpSeeds,
  ),
  conversation(
    'standard security',
    () => standardSecurity(),
    () => [...negotiationSeeds, ...sessionSeeds()],
  ),
  conversation('session', () => startSession(session), sessionSeeds),
  conversation('session server', () => serveSession(served), sessionSeeds),
];

/** The bytes from the NTLM signature on, since that is where the message begins inside of its wrapping. */
function fromNtlm(bytes: Uint8Array): Uint8Array {
  for (let at = 0; at + 8 < Math.min(bytes.length, 200); at += 1)
    if (bytes[at] === 0x4e && bytes[at + 1] === 0x54 && bytes[at + 2] === 0x4c && bytes[at + 3] === 0x4d)
      return bytes.subarray(at);
  return bytes;
}
