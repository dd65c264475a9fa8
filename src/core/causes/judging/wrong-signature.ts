/** Whether a TLS library refused a handshake because what the server signed does not fit its certificate. */
export function isWrongSignature(problem: string): boolean {
  return /refuses what the server sent: .{0,300}(signature|padding|too large for modulus)/i.test(problem);
}
