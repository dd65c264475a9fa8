/** The connection in the order it happens; every report and every death uses these names. */
export const phases = [
  'name',
  'connection',
  'negotiation',
  'encryption',
  'certificate',
  'signIn',
  'license',
  'session',
] as const;
export type Phase = (typeof phases)[number];
