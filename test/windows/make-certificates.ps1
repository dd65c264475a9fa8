# Certificates for the stand-in, made anew for each run: name -> { sha1, der } in certificates.json, and one .pfx.
param([string] $Work)

Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'
$eku = [System.Security.Cryptography.OidCollection]::new()
[void] $eku.Add([System.Security.Cryptography.Oid]::new('1.3.6.1.5.5.7.3.1'))
$clientEku = [System.Security.Cryptography.OidCollection]::new()
[void] $clientEku.Add([System.Security.Cryptography.Oid]::new('1.3.6.1.5.5.7.3.2'))
$day = [DateTimeOffset]::new(2026, 9, 1, 0, 0, 0, [TimeSpan]::Zero)
$made = @{}
foreach ($one in @(
        @{ Name = 'self'; Cn = 'SRV01'; From = -200; To = -17; Eku = $eku },
        @{ Name = 'renewed'; Cn = 'SRV01'; From = -1; To = 180; Eku = $eku },
        @{ Name = 'good'; Cn = 'srv01.corp.example'; From = -10; To = 300; Eku = $eku },
        @{ Name = 'expired'; Cn = 'srv01.corp.example'; From = -400; To = -30; Eku = $eku },
        @{ Name = 'client'; Cn = 'a user'; From = -10; To = 300; Eku = $clientEku },
        @{ Name = 'enrolled'; Cn = 'srv01.corp.example'; From = -1; To = 360; Eku = $eku },
        @{ Name = 'pfx'; Cn = 'rdp.example.org'; From = -1; To = 89; Eku = $eku }
    )) {
    $key = [System.Security.Cryptography.RSA]::Create(2048)
    $request = [System.Security.Cryptography.X509Certificates.CertificateRequest]::new("CN=$($one.Cn)", $key, 'SHA256', [System.Security.Cryptography.RSASignaturePadding]::Pkcs1)
    $request.CertificateExtensions.Add([System.Security.Cryptography.X509Certificates.X509EnhancedKeyUsageExtension]::new($one.Eku, $false))
    $certificate = $request.CreateSelfSigned($day.AddDays($one.From), $day.AddDays($one.To))
    $sha256 = [Convert]::ToHexString([System.Security.Cryptography.SHA256]::HashData($certificate.RawData)).ToLowerInvariant()
    $made[$one.Name] = @{ sha1 = $certificate.Thumbprint.ToLowerInvariant(); sha256 = $sha256; der = [Convert]::ToBase64String($certificate.RawData) }
    if ($one.Name -eq 'pfx') { $made['pfxFile'] = [Convert]::ToBase64String($certificate.Export('Pfx', 'pfx "pass" $word`')) }
}
[IO.File]::WriteAllText((Join-Path $Work 'certificates.json'), (ConvertTo-Json $made))
