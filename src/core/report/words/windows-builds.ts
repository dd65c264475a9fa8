/** What is sold under a Windows build number, e.g. 20348 → "Windows Server 2022"; undefined where no release has it. */
export function windowsOfBuild(build: number): string | undefined {
  return releases[build];
}

/** Client and server often share a build: then both names stand there. */
const releases: Readonly<Record<number, string>> = {
  2600: 'Windows XP',
  3790: 'Windows Server 2003',
  6002: 'Windows Server 2008 SP2',
  6003: 'Windows Server 2008 SP2',
  7600: 'Windows 7 or Server 2008 R2',
  7601: 'Windows 7 SP1 or Server 2008 R2 SP1',
  9200: 'Windows 8 or Server 2012',
  9600: 'Windows 8.1 or Server 2012 R2',
  10240: 'Windows 10 1507',
  10586: 'Windows 10 1511',
  14393: 'Windows 10 1607 or Server 2016',
  15063: 'Windows 10 1703',
  16299: 'Windows 10 1709',
  17134: 'Windows 10 1803',
  17763: 'Windows 10 1809 or Server 2019',
  18362: 'Windows 10 1903',
  18363: 'Windows 10 1909',
  19041: 'Windows 10 2004',
  19042: 'Windows 10 20H2',
  19043: 'Windows 10 21H1',
  19044: 'Windows 10 21H2',
  19045: 'Windows 10 22H2',
  20348: 'Windows Server 2022',
  22000: 'Windows 11 21H2',
  22621: 'Windows 11 22H2',
  22631: 'Windows 11 23H2',
  25398: 'Windows Server, version 23H2',
  26100: 'Windows 11 24H2 or Server 2025',
  26200: 'Windows 11 25H2',
};
