import ssh2 from 'ssh2';

/** A new ed25519 host key; the library writes one of 256 so that it cannot read it itself, and then another is made. */
export function newHostKey(): { readonly private: string; readonly public: string } {
  for (;;) {
    const key = ssh2.utils.generateKeyPairSync('ed25519');
    if (!(ssh2.utils.parseKey(key.private) instanceof Error)) return key;
  }
}
