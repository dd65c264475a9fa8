import type { Socket } from 'node:net';
import type { ConnectionRequest } from '../../core/protocol/connection-request.ts';
import { Channel } from '../../core/protocol/conversation.ts';
import { serveSession } from '../../core/protocol/mcs/serve-session.ts';
import { encodeProprietaryCertificate } from '../../core/protocol/mcs/server-certificate.ts';
import { offerBits } from '../../core/protocol/security-protocols.ts';
import { nodeCrypto } from '../crypto.ts';
import { drive } from '../wire/drive.ts';
import type { Visit } from './peer.ts';
import { drain, patience } from './rdp-server.ts';

/** Standard RDP security up to the settings, [MS-RDPBCGR] 1.3.1.1: 128-bit RC4, level client compatible. */
export async function serveStandardSecurity(
  socket: Socket,
  visit: Visit,
  { offer }: Pick<ConnectionRequest, 'offer'>,
): Promise<void> {
  const server = {
    version: 0x0008_0004,
    requestedProtocols: offerBits(offer),
    encryptionMethod: 0x02,
    encryptionLevel: 2,
    serverRandom: nodeCrypto.random(32),
    serverCertificate: encodeProprietaryCertificate({
      modulus: nodeCrypto.random(64),
      exponent: 65_537,
      signature: nodeCrypto.random(64),
    }),
    ioChannel: 1003,
  };
  const { result } = await drive(serveSession(server, new Channel()), socket, patience);
  if (result.outcome === 'arrived') visit.sawCredentials();
  drain(socket);
}
