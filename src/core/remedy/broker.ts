import type { FactTypes } from '../facts/vocabulary.ts';
import type { Unfit } from './action.ts';

/**
 * A server with the RD Connection Broker role gets its certificates from the deployment; Microsoft warns against deleting
 * SSLCertificateSHA1Hash there ("An internal error has occurred" error when connecting to a remote machine).
 */
export function brokerSetsCertificates({ services }: Partial<FactTypes>): Unfit | undefined {
  return services?.['Tssdis'] === undefined
    ? undefined
    : {
        is: 'byHand',
        steps: [
          'This server has the role RD Connection Broker (service Tssdis), which sets the certificates of its whole deployment. Change the certificate there: Server Manager > Remote Desktop Services > Overview > Tasks > Edit Deployment Properties > Certificates.',
        ],
      };
}
