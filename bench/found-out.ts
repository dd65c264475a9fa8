/** What a tool has found out about a host, read from its output, in one line. */
export function foundOut(tool: 'rdpdoctor' | 'nmap' | 'sslscan', said: string): string {
  return { rdpdoctor: byRdpdoctor, nmap: byNmap, sslscan: bySslscan }[tool](said);
}

function byRdpdoctor(said: string): string {
  const { headline, caseFile } = JSON.parse(said) as {
    readonly headline: string;
    readonly caseFile: { readonly facts: readonly { readonly name: string; readonly value: object }[] };
  };
  const known = new Map(caseFile.facts.map(({ name, value }) => [name, value]));
  const answers = JSON.stringify(known.get('protocolAnswers') ?? []);
  const required = answers.includes('hybridRequiredByServer');
  const identity = known.get('ntlmIdentity');
  return line({
    certificate: known.has('tlsCertificate'),
    nla: required ? 'required' : answers.includes('"protocol":"hybrid"') ? 'taken' : 'not taken',
    names: identity !== undefined,
    versions: Object.keys((known.get('tlsSupport') as { versions?: object })?.versions ?? {}).length,
    verdict: headline,
  });
}

function byNmap(said: string): string {
  const layers = [...said.matchAll(/^\|\s+(.+): SUCCESS$/gm)].map(([, name]) => name);
  const nla = layers.length > 0 ? `says of NLA and others: ${layers.join(', ')}` : 'nothing said';
  return line({
    certificate: /ssl-cert: Subject/.test(said),
    nla,
    names: /NetBIOS_Computer_Name/.test(said),
    versions: 0,
  });
}

function bySslscan(said: string): string {
  return line({
    certificate: /^Subject:/m.test(said),
    nla: 'not asked',
    names: false,
    versions: [...said.matchAll(/^(?:SSL|TLS)v\S+\s+(?:enabled|disabled)/gm)].length,
  });
}

function line(seen: {
  readonly certificate: boolean;
  readonly nla: string;
  readonly names: boolean;
  readonly versions: number;
  readonly verdict?: string;
}): string {
  const yes = (is: boolean) => (is ? 'yes' : 'no');
  return [
    `certificate ${yes(seen.certificate)}`,
    `NLA ${seen.nla}`,
    `names ${yes(seen.names)}`,
    `${seen.versions} TLS versions judged`,
    `verdict ${seen.verdict === undefined ? 'none' : `"${seen.verdict}"`}`,
  ].join('; ');
}
