/** The system of the person who reads, where that is known: commands differ. */
export type Platform = 'windows' | 'linux' | 'macos';

/**
 * Commands that a person types where they sit, as that system has them; where it is not known, as all have them. What is
 * said of another machine ("on the server") stays as it is there.
 */
export function typedHere(text: string, platform: Platform | undefined): string {
  if (elsewhere.test(text)) return text;
  return commands.reduce(
    (said, { pattern, as }) =>
      said.replace(pattern, (typed: string, open: string, one: string, two = '', close = '') => {
        // A command that is part of a longer one stays as it is.
        if (open !== close) return typed;
        const { windows, linux, macos } = quoted(as([one, two]), open);
        if (platform !== undefined) return { windows, linux, macos }[platform];
        return linux === macos
          ? `${windows} (Linux and macOS: ${linux})`
          : `${windows} (Linux: ${linux}; macOS: ${macos})`;
      }),
    text,
  );
}

type Systems = Readonly<Record<Platform, string>>;

function quoted({ windows, linux, macos }: Systems, quote: string): Systems {
  const within = (command: string) => `${quote}${command}${quote}`;
  return { windows: within(windows), linux: within(linux), macos: within(macos) };
}

/** Each with the quotes around it and two parts, of which the second may be empty. */
const commands: readonly { readonly pattern: RegExp; readonly as: (parts: readonly string[]) => Systems }[] =
  [
    {
      // `ping -f` floods on Linux and macOS; there the flags that forbid fragments have other names.
      pattern: /(`?)\bping ([^\s`]{1,255}) -f -l (\d{1,5})(`?)/g,
      as: ([host, size]) => ({
        windows: `ping ${host} -f -l ${size}`,
        linux: `ping -M do -s ${size} ${host}`,
        macos: `ping -D -s ${size} ${host}`,
      }),
    },
    {
      pattern: /(`?)\btracert ([^\s`]{1,255})()(`?)/g,
      as: ([host]) => ({
        windows: `tracert ${host}`,
        linux: `traceroute ${host}`,
        macos: `traceroute ${host}`,
      }),
    },
    {
      pattern: /(`?)\bpathping ([^\s`]{1,255})()(`?)/g,
      as: ([host]) => ({ windows: `pathping ${host}`, linux: `mtr ${host}`, macos: `mtr ${host}` }),
    },
    {
      pattern: /(`?)\bTest-NetConnection ([^\s`]{1,255}) -Port (\d{1,5})(`?)/g,
      as: ([host, port]) => ({
        windows: `Test-NetConnection ${host} -Port ${port}`,
        linux: `nc -vz ${host} ${port}`,
        macos: `nc -vz ${host} ${port}`,
      }),
    },
    {
      // Windows itself traces with ICMP only.
      pattern: /(`?)\btraceroute -T -p (\d{1,5}) ([^\s`]{1,255})(`?)/g,
      as: ([port, host]) => ({
        windows: `tracert ${host}`,
        linux: `sudo traceroute -T -p ${port} ${host}`,
        macos: `sudo traceroute -P tcp -p ${port} ${host}`,
      }),
    },
    {
      pattern: /(`?)\bw32tm \/stripchart \/computer:([^\s`]{1,255})( \/samples:\d{1,2})?(`?)/g,
      as: ([host, samples]) => ({
        windows: `w32tm /stripchart /computer:${host}${samples}`,
        linux: `ntpdate -q ${host}`,
        macos: `sntp ${host}`,
      }),
    },
    {
      pattern: /(`?)\bnetsh interface ipv4 set subinterface "([^"`]{1,100})" mtu=(\d{2,5}) store=active(`?)/g,
      as: ([name, mtu]) => ({
        windows: `netsh interface ipv4 set subinterface "${name}" mtu=${mtu} store=active`,
        linux: `sudo ip link set dev ${name} mtu ${mtu}`,
        macos: `sudo ifconfig ${name} mtu ${mtu}`,
      }),
    },
    {
      pattern: /(`?)\bResolve-DnsName ([^\s`]{1,255})()(`?)/g,
      as: ([name]) => ({
        windows: `Resolve-DnsName ${name}`,
        linux: `nslookup ${name}`,
        macos: `nslookup ${name}`,
      }),
    },
  ];

const elsewhere = /\bon the (?:server|gateway|broker|domain controller)\b/i;
