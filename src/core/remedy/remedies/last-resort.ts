import { byHand, type Remedy } from '../remedy.ts';

const folder = 'C:\\ProgramData\\Microsoft\\Crypto\\RSA\\MachineKeys';

/**
 * The folder of all machine keys set aside, as forums advise: for a person who knows what it costs, after everything else. No
 * cause proposes it and no plan holds it. The key files of others are named as their containers hash (MD5 of the name, measured
 * for TSSecKeySet1).
 */
export const lastResort: Remedy = byHand(
  'Last resort, only by hand: set the folder of all machine keys aside',
  'server',
  'Do not begin with this. The listener needs one file of that folder (f686aace6942fb7f7ceb231212eef4a4_…); granting access to it or setting it alone aside (rdpdoctor fix) does the same for Remote Desktop and costs nobody else a key.',
  `What lives in ${folder} besides: the keys of every certificate of the computer with a CryptoAPI key (web sites, WinRM over HTTPS, SQL Server, AD FS, VPN, agents of clouds), and of IIS the keys 6de9cb26d2b98c01ec4e9e8b34824aa2_… (iisConfigurationKey), 76944fb33636aeddb9590521c2e8815a_… (iisWasKey) and d6d986f09a1ee04e24c949879fdb506c_… (NetFrameworkConfigurationKey). All of them stop working.`,
  "List every certificate whose key would be orphaned: Get-ChildItem Cert:\\LocalMachine -Recurse | Where-Object { $_.PSObject.Properties['HasPrivateKey'] -and $_.HasPrivateKey } | Select-Object PSParentPath, Thumbprint, Subject, NotAfter | Format-List | Out-File keys.txt",
  'Export what can be exported; each one that fails is a key that cannot be had again: $p = Read-Host -AsSecureString; Get-ChildItem Cert:\\LocalMachine\\My | Where-Object { $_.HasPrivateKey } | ForEach-Object { $c = $_; try { Export-PfxCertificate -Cert $c -FilePath "$($c.Thumbprint).pfx" -Password $p -ErrorAction Stop } catch { "not exportable: $($c.Thumbprint) $($c.Subject)" } }',
  `Copy the folder with its access lists: robocopy ${folder} C:\\MachineKeys.copy /B /COPYALL /E`,
  `Then, and only where the list is empty or every owner has agreed: rename ${folder}, make it anew with icacls "${folder}" /grant *S-1-1-0:(R,W) *S-1-5-32-544:(F), restart the computer.`,
  'To go back: stop the services that use keys, rename the folders back, restart the computer.',
);
