import { eventsOf } from './event-row.ts';

const source =
  'repnz/etw-providers-docs@d5f68e8a:Manifests-Win10-18990/Schannel.xml; nasbench/EVTX-ETW-Resources:ETW Events List/CSV/W10_1507/Schannel.csv';

/** Schannel, the TLS of every Windows service; without the attempt at the same second it proves nothing about RDP. */
// prettier-ignore
export const tlsEvents = eventsOf({ provider: 'Schannel', aliases: ['Microsoft-Windows-Schannel-Events'],
  areas: ['tls'], source, sure: 'documented' }, [
  [36867, 'noise', 'Type', 'TLS began to set up a {Type} credential.'],
  [36868, 'noise', 'Type', 'The private key of the {Type} credential has these properties.'],
  [36869, 'fault', 'Type', 'The certificate of the {Type} credential has no private key attached.', 'certificate'],
  [36870, 'fault', 'Type, ErrorCode', 'The private key of the {Type} credential could not be used (error {ErrorCode}).', 'certificate'],
  [36871, 'fault', 'Type, ErrorState', 'A {Type} credential could not be made (internal state {ErrorState}).', 'encryption'],
  [36872, 'fault', '', 'The chain of a certificate could not be built, or (older Windows) a TLS server has none.', 'certificate'],
  [36876, 'fault', '', 'The certificate of the other side did not pass the checks.', 'certificate'],
  [36874, 'fault', 'Protocol', 'A {Protocol} connection shared no cipher suite with the client.', 'encryption'],
  [36880, 'normal', 'Protocol, TargetName', 'A {Protocol} connection was set up ({TargetName}).', 'encryption'],
  [36881, 'fault', '', 'The certificate of the other side has expired.', 'certificate'],
  [36882, 'fault', '', 'The certificate of the other side comes from an authority not trusted here.', 'certificate'],
  [36883, 'fault', '', 'The certificate of the other side has been revoked.', 'certificate'],
  [36884, 'fault', 'Name', 'The certificate of the other side does not carry the name {Name}.', 'certificate'],
  [36887, 'fault', 'AlertDesc', 'The other side ended TLS with alert {AlertDesc}.', 'encryption'],
  [36888, 'fault', 'AlertDesc, ErrorState', 'This side ended TLS with alert {AlertDesc} (internal state {ErrorState}).', 'encryption'],
]);
