/** An update that is known to have broken Remote Desktop, and the one that mended it. */
export interface UpdateRegression {
  readonly kb: string;
  readonly released: string;
  readonly on: string;
  readonly symptom: string;
  /** Numbers a client shows for it, as the dialog prints them. */
  readonly codes?: readonly string[];
  /** Whether it keeps people from connecting, or ends sessions that had begun. */
  readonly breaks: 'connecting' | 'sessions';
  readonly mendedBy?: string;
  /** The Known Issue Rollback or switch, in one sentence. */
  readonly rollback?: string;
  readonly confidence: 'confirmed' | 'single-source' | 'unconfirmed';
  readonly source: string;
}

/** The same change under the number of another Windows version. */
interface Twin {
  readonly kb: string;
  readonly on: string;
  readonly mendedBy?: string;
}

const written: readonly (UpdateRegression & { readonly twins?: readonly Twin[] })[] = [
  {
    kb: 'KB4103721',
    twins: [
      { kb: 'KB4103727', on: 'clients (Windows 10 1709)' },
      { kb: 'KB4103731', on: 'clients (Windows 10 1703)' },
      { kb: 'KB4103723', on: 'clients (Windows 10 1607, Server 2016)' },
      { kb: 'KB4103725', on: 'clients (Windows 8.1, Server 2012 R2)' },
      { kb: 'KB4103718', on: 'clients (Windows 7, Server 2008 R2)' },
    ],
    released: '2018-05-08',
    on: 'clients (Windows 10 1803; other builds have numbers of their own)',
    symptom:
      'patched clients refuse servers without the CredSSP update of March 2018 ("CredSSP encryption oracle remediation"); meant so: update the server',
    codes: ['0x80090302'],
    breaks: 'connecting',
    confidence: 'confirmed',
    source: 'https://support.microsoft.com/help/4093492',
  },
  {
    kb: 'KB5050094',
    released: '2025-01-28',
    on: 'clients (Windows 11 24H2)',
    symptom:
      'sessions over UDP to Server 2016 and older end or freeze after about 65 seconds (disconnect of the session)',
    breaks: 'sessions',
    mendedBy: 'KB5053656',
    rollback: 'A Known Issue Rollback was published for it. Without it: switch UDP off on the client.',
    confidence: 'unconfirmed',
    source: 'Windows release health, Windows 11 24H2, known issues of January 2025; FreeRDP/FreeRDP#10864',
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
  {
    kb: 'KB5074109',
    twins: [
      { kb: 'KB5073724', on: 'Windows 10 22H2', mendedBy: 'KB5077796' },
      { kb: 'KB5073379', on: 'Windows Server 2025', mendedBy: 'KB5077793' },
      { kb: 'KB5073457', on: 'Windows Server 2022' },
      { kb: 'KB5073723', on: 'Windows Server 2019' },
      { kb: 'KB5073722', on: 'Windows Server 2016' },
    ],
    released: '2026-01-13',
    on: 'Windows 11 24H2 and 25H2; other versions have numbers of their own',
    symptom:
      'the credential prompt fails and sign-in is refused with the right password: Windows App, Azure Virtual Desktop, Windows 365, in part mstsc (0x80080005)',
    codes: ['0x80080005'],
    breaks: 'connecting',
    mendedBy:
      'the out-of-band updates of 2026-01-17: KB5077744 (Windows 11), KB5077796 (Windows 10), KB5077793 (Server 2025), others from the catalogue',
    confidence: 'single-source',
    source:
      'https://winupdated.com/posts/kb5077796; https://www.ctrlaltnod.com/news/microsoft-releases-fix-for-remote-desktop-issues-in-january-2026-updates (quote Microsoft); 0x80080005: mRemoteNG#3088',
  },
  {
    kb: 'KB5082200',
    released: '2026-04-14',
    on: 'clients (Windows 10; other versions have numbers of their own; CVE-2026-26151)',
    symptom:
      'every unsigned .rdp file opens with "Caution: Unknown remote connection" and all redirections off; meant so: sign the file. On mixed display scaling the dialog is misplaced',
    breaks: 'connecting',
    rollback:
      'RedirectionWarningDialogVersion=1 is reported to bring the old dialog back; KB5087544 places it rightly.',
    confidence: 'unconfirmed',
    source:
      'CVE record CVE-2026-26151 (Microsoft, "Remote Desktop Spoofing Vulnerability", 2026-04-14); the rest from reports only',
  },
  {
    kb: 'KB5122882',
    released: '2026-09-08',
    on: 'Windows Server 2022',
    symptom:
      'sessions hang at "Securing remote connection" or stay black after sign-in; the service deadlocks',
    breaks: 'sessions',
    rollback: 'A Known Issue Rollback as group policy is reported since 2026-09-13.',
    confidence: 'single-source',
    source: 'https://gist.github.com/mickert/fdf0c8e94b7b7a497e3168345dd2848e',
  },
];

/** Dated entries, oldest first, one for each number; an update not listed here is not known to be harmless. */
export const updateRegressions: readonly UpdateRegression[] = written.flatMap(({ twins, ...entry }) => [
  entry,
  ...(twins ?? []).map(({ kb, on, mendedBy }) => {
    const { mendedBy: _ofFirst, ...rest } = entry;
    return { ...rest, kb, on, ...(mendedBy === undefined ? {} : { mendedBy }) };
  }),
]);
