import type { OwnSentence } from './dialog.ts';

/**
 * What Windows prints for a status of its security packages, keys and certificates where a dialog, a log or a program shows the
 * sentence alone: FormatMessage, learn.microsoft.com/windows/win32/com/com-error-codes-4 and [MS-ERREF] 2.1.1.
 */
// prettier-ignore
export const statusSentences: readonly OwnSentence[] = [
  [0x80090016, 'Keyset does not exist'],
  [0x80090303, 'The specified target is unknown or unreachable'],
  [0x80090305, 'The requested security package does not exist'],
  [0x80090308, 'The token supplied to the function is invalid'],
  [0x8009030D, 'The credentials supplied to the package were not recognized', 'credentials supplied to the package were not recognised'],
  [0x8009030E, 'No credentials are available in the security package'],
  [0x8009030F, 'The message or signature supplied for verification has been altered'],
  [0x80090311, 'No authority could be contacted for authentication'],
  [0x80090317, 'The context has expired and can no longer be used'],
  [0x80090322, 'The target principal name is incorrect'],
  [0x80090324, 'The clocks on the client and server machines are skewed'],
  [0x80090325, 'The certificate chain was issued by an authority that is not trusted'],
  [0x80090326, 'The message received was unexpected or badly formatted'],
  [0x80090327, 'An unknown error occurred while processing the certificate'],
  [0x80090328, 'The received certificate has expired'],
  [0x80090330, 'The specified data could not be decrypted'],
  [0x80090331, 'The client and server cannot communicate, because they do not possess a common algorithm'],
  [0x80090346, "Client's supplied SSPI channel bindings were incorrect", 'supplied Security Support Provider Interface (SSPI) channel bindings were incorrect'],
  [0x80090349, 'The certificate is not valid for the requested usage'],
  [0x80092012, 'The revocation function was unable to check revocation for the certificate'],
  [0x80092013, 'the revocation server was offline'],
  [0x800B0109, 'terminated in a root certificate which is not trusted by the trust provider'],
  [0x800B010F, "The certificate's CN name does not match the passed value"],
  [0x800706BA, 'The RPC server is unavailable'],
  [0x800706BE, 'The remote procedure call failed'],
  [0x80080005, 'Server execution failed'],
];
