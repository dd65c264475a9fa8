/** Makers of devices and programs that open TLS to inspect it; their names stand in the issuer they sign with. */
export const tlsInspectors =
  /fortinet|fortigate|zscaler|palo alto|sophos|check ?point|blue ?coat|netskope|umbrella|kaspersky|\beset\b|avast|bitdefender|watchguard|sonicwall|barracuda|untangle/i;
