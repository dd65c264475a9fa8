import { randomBytes } from 'node:crypto';

/** fix-20260901-1a2b3c4d */
export function newPlanId(createdAt: string): string {
  return `fix-${createdAt.slice(0, 10).replaceAll('-', '')}-${randomBytes(4).toString('hex')}`;
}
