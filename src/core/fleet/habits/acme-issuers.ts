/** Whether a public authority issued it that is spoken to by ACME, for a life as those have. */
export function isPublicAcme(issuer: string, days: number): boolean {
  return days <= LONGEST_DAYS && issuers.some((name) => issuer.includes(name));
}

const issuers = ["Let's Encrypt", 'ZeroSSL', 'Buypass', 'Google Trust Services', 'SSL.com'];
const LONGEST_DAYS = 100;
