import { definePeer } from '../peer.ts';
import { rdpServer } from '../rdp-server.ts';

/** A Windows 7 or Server 2008 R2 that never got its TLS updates: speaks TLS 1.0 and nothing newer. */
export const tls10Only = definePeer({
  id: 'tls10-only',
  title: 'a Windows 7 or Server 2008 R2 that never got its TLS updates',
  fault: 'speaks TLS 1.0 and nothing newer',
  serve: rdpServer({ tls: { minVersion: 'TLSv1', maxVersion: 'TLSv1', ciphers: 'ALL@SECLEVEL=0' } }),
});
