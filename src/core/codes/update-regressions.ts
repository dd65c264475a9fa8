/** An update that is known to have broken Remote Desktop, and the one that mended it. */
export interface UpdateRegression {
  readonly kb: string;
  readonly released: string;
  readonly on: string;
  readonly symptom: string;
  /** Whether it keeps people from connecting, or ends sessions that had begun. */
  readonly breaks: 'connecting' | 'sessions';
  readonly mendedBy?: string;
  readonly confidence: 'confirmed' | 'single-source' | 'unconfirmed';
  readonly source: string;
}

/** Dated entries; an update not listed here is not known to be harmless. */
export const updateRegressions: readonly UpdateRegression[] = [
  {
    kb: 'KB4103721',
    released: '2018-05-08',
    on: 'clients (Windows 10 1803; other builds have numbers of their own)',
    symptom:
      'patched clients refuse servers without the CredSSP update of March 2018 ("CredSSP encryption oracle remediation"); meant so: update the server',
    breaks: 'connecting',
    confidence: 'confirmed',
    source: 'https://support.microsoft.com/help/4093492',
  },
  {
    kb: 'KB5050094',
    released: '2025-01-28',
    on: 'clients (Windows 11 24H2)',
    symptom: 'sessions over UDP to Server 2016 and older end after about 65 seconds',
    breaks: 'sessions',
    mendedBy: 'KB5053656',
    confidence: 'unconfirmed',
    source: 'Windows release health, Windows 11 24H2, known issues of January 2025',
  },
  {
    kb: 'KB5051987',
    released: '2025-02-11',
    on: 'Windows Server 2025',
    symptom: 'sessions freeze shortly after connecting; reconnecting helps for a while',
    breaks: 'sessions',
    mendedBy: 'KB5055523',
    confidence: 'single-source',
    source:
      'https://windowsnews.ai/article/windows-server-2025-update-troubles-rdp-freeze-crisis-and-lessons-for-it.362932 (quoting release health)',
  },
];
