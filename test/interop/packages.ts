import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Programs the tests start, and the Debian package each comes from. */
const programs: Readonly<Record<string, string>> = {
  xrdp: 'xrdp',
  'freerdp-shadow-cli': 'freerdp2-shadow-x11',
  xfreerdp: 'freerdp2-x11',
  rdesktop: 'rdesktop',
  weston: 'weston',
  nmap: 'nmap',
  sslscan: 'sslscan',
  tshark: 'tshark',
  Xvfb: 'xvfb',
  nft: 'nftables',
  ip: 'iproute2',
  faketime: 'faketime',
  'winpr-hash': 'winpr-utils',
  openssl: 'openssl',
  sshd: 'openssh-server',
  python3: 'python3',
  evtxexport: 'libevtx-utils',
  tcpdump: 'tcpdump',
  curl: 'curl',
  chromium: 'chromium',
  pdftotext: 'poppler-utils',
  hivexsh: 'libhivex-bin',
  hivexregedit: 'libwin-hivex-perl',
  prometheus: 'prometheus',
  promtool: 'prometheus',
  'prometheus-alertmanager': 'prometheus-alertmanager',
  'prometheus-node-exporter': 'prometheus-node-exporter',
};

/** What is no program: modules, plug-ins and what Debian keeps out of the path, by a file each of them brings. */
const modules: Readonly<Record<string, string>> = {
  '/usr/lib/python3/dist-packages/Evtx': 'python3-evtx',
  '/usr/lib/python3/dist-packages/winrm': 'python3-winrm',
  '/usr/lib/python3/dist-packages/gssapi': 'python3-gssapi',
  '/etc/gss/mech.d/mech.ntlmssp.conf': 'gss-ntlmssp',
  '/usr/lib/postgresql': 'postgresql',
};

/** Where a program is, or undefined. */
export function programPath(name: string): string | undefined {
  return ['/usr/local/bin', '/usr/bin', '/usr/sbin', '/bin', '/sbin']
    .map((folder) => `${folder}/${name}`)
    .find((path) => existsSync(path));
}

/** Why a test that needs these programs cannot run here; undefined when it can. */
export function missing(...names: readonly string[]): string | undefined {
  const absent = names.filter((name) => !programPath(name));
  if (absent.length === 0) return undefined;
  return `needs ${absent.map((name) => `${name} (Debian package ${programs[name] ?? name})`).join(', ')}`;
}

/** Installs what is missing when this is root on Debian; otherwise the tests that need it are skipped by name. */
export function setup(): void {
  const wanted = [
    ...Object.keys(programs)
      .filter((name) => !programPath(name))
      .map((name) => programs[name]!),
    ...Object.keys(modules)
      .filter((path) => !existsSync(path))
      .map((path) => modules[path]!),
  ];
  if (wanted.length === 0) return;
  if (process.getuid?.() !== 0 || !programPath('apt-get')) {
    console.warn(`some tests need these Debian packages: ${wanted.join(' ')}`);
    return;
  }
  const run = (...args: string[]) =>
    spawnSync('apt-get', args, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  run('update', '-qq');
  run('install', '-y', '-qq', '--no-install-recommends', ...new Set(wanted));
  // Debian starts what it installs as a service; the tests start what they need by themselves.
  for (const name of wanted.filter((name) => services.includes(name)))
    spawnSync('service', [name, 'stop'], { stdio: 'ignore' });
}

const services = ['prometheus', 'prometheus-alertmanager', 'prometheus-node-exporter'];
