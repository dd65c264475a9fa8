/** Somebody who works on a server, and from where. */
export interface Worker {
  readonly user: string;
  readonly from: string;
}

/** "anna 10.1.2.3" is a worker and where from. */
export function staff(...who: readonly string[]): readonly Worker[] {
  return who.map((line) => {
    const [user = '', from = ''] = line.split(' ');
    return { user, from };
  });
}
