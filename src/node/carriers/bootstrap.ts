import { gzipSync } from 'node:zlib';
import type { ScriptJob } from './carrier.ts';

/**
 * The fixed PowerShell that every carrier with a standard input starts. It reads one envelope from there (base64 of gzip of
 * JSON), so that neither the script's length nor a secret ever meets a command line or a script log. A file that comes along is
 * made new, with an access list of its own before a byte is in it, and taken away again.
 */
const bootstrap = `
if ([string] $ExecutionContext.SessionState.LanguageMode -ne 'FullLanguage') { 'rdpdoctor-refused:constrainedLanguage'; exit 2 }
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
$text = [Console]::In.ReadToEnd().Trim()
$packed = New-Object -TypeName System.IO.MemoryStream -ArgumentList (, [Convert]::FromBase64String($text))
$gzip = New-Object -TypeName System.IO.Compression.GZipStream -ArgumentList $packed, ([IO.Compression.CompressionMode]::Decompress)
$reader = New-Object -TypeName System.IO.StreamReader -ArgumentList $gzip, ([Text.Encoding]::UTF8)
$envelope = ConvertFrom-Json -InputObject $reader.ReadToEnd()
$arguments = @{}
foreach ($flag in $envelope.flags) { $arguments[$flag.name] = $flag.value }
if ($envelope.password) { $env:RDPDOCTOR_PFX_PASSWORD = $envelope.password }
$made = ''
try {
    if ($envelope.path) {
        [IO.File]::Open($envelope.path, [IO.FileMode]::CreateNew, [IO.FileAccess]::Write, [IO.FileShare]::None).Dispose()
        $made = $envelope.path
        if ($env:SystemRoot) {
            $icacls = Join-Path -Path $env:SystemRoot -ChildPath 'System32\\icacls.exe'
            $null = & $icacls $made /inheritance:r /grant:r '*S-1-5-18:(F)' '*S-1-5-32-544:(F)' '*S-1-3-4:(F)'
            if ($LASTEXITCODE -ne 0) { throw "icacls ended with $LASTEXITCODE" }
        }
        [IO.File]::WriteAllBytes($made, [Convert]::FromBase64String($envelope.file))
    }
    $global:LASTEXITCODE = 0
    & ([scriptblock]::Create($envelope.script)) @arguments
} finally {
    if ($made) { [IO.File]::Delete($made) }
}
exit $global:LASTEXITCODE
`;

/** The arguments that start the bootstrap; below the 8,191 characters of a Windows command line. */
export const bootstrapArguments: readonly string[] = [
  '-NoProfile',
  '-NonInteractive',
  // Else errors come as CLIXML.
  '-OutputFormat',
  'Text',
  '-ExecutionPolicy',
  'Bypass',
  '-EncodedCommand',
  Buffer.from(bootstrap, 'utf16le').toString('base64'),
];

/** What the bootstrap reads: the script, its switches, and what must not stand on a command line. */
export function envelopeOf({ script, flags, pfxPassword, file }: ScriptJob): string {
  const envelope = {
    script,
    flags: flags.map(parameterOf),
    password: pfxPassword ?? '',
    path: file?.path ?? '',
    file: file === undefined ? '' : Buffer.from(file.bytes).toString('base64'),
  };
  return `${gzipSync(JSON.stringify(envelope)).toString('base64')}\n`;
}

/** For carriers that take script text only: fixed text around base64, with switches from the fixed set. */
export function selfContainedScript({ script, flags }: ScriptJob): string {
  const packed = gzipSync(script).toString('base64');
  return [
    "$ErrorActionPreference = 'Stop'",
    "$ProgressPreference = 'SilentlyContinue'",
    `$packed = New-Object -TypeName System.IO.MemoryStream -ArgumentList (, [Convert]::FromBase64String('${packed}'))`,
    '$gzip = New-Object -TypeName System.IO.Compression.GZipStream -ArgumentList $packed, ([IO.Compression.CompressionMode]::Decompress)',
    '$reader = New-Object -TypeName System.IO.StreamReader -ArgumentList $gzip, ([Text.Encoding]::UTF8)',
    `& ([scriptblock]::Create($reader.ReadToEnd())) ${flags.join(' ')}`.trimEnd(),
  ].join('\n');
}

function parameterOf(flag: string): { readonly name: string; readonly value: number | true } {
  const [name = '', value] = flag.slice(1).split(' ');
  return { name, value: value === undefined ? true : Number(value) };
}
