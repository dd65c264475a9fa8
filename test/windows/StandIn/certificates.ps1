# The Cert: drive over the registry keys SystemCertificates\<store>\Certificates\<SHA-1>, value Blob: a list of properties
# { id, 1, length, data }, of which 32 is the certificate and 2 the link to its key ([MS-GPEF] 2.2.1.1.1).
# Remove-Item takes the entry away and leaves the key, except with -DeleteKey (about_Certificate_Provider).

class StandInCertificate {
    [System.Security.Cryptography.X509Certificates.X509Certificate2] $Inner
    [string] $Thumbprint
    [bool] $HasPrivateKey
    [datetime] $NotBefore
    [datetime] $NotAfter
    [string] $Subject
    [string] $Issuer
    [string] $SerialNumber
    [byte[]] $RawData
    [object] $Extensions
    [object] $SignatureAlgorithm
    [object] $PublicKey
    StandInCertificate([System.Security.Cryptography.X509Certificates.X509Certificate2] $inner, [bool] $key) {
        $this.Inner = $inner
        $this.Thumbprint = $inner.Thumbprint
        $this.HasPrivateKey = $key
        $this.NotBefore = $inner.NotBefore
        $this.NotAfter = $inner.NotAfter
        $this.Subject = $inner.Subject
        $this.Issuer = $inner.Issuer
        $this.SerialNumber = $inner.SerialNumber
        $this.RawData = $inner.RawData
        $this.Extensions = $inner.Extensions
        $this.SignatureAlgorithm = $inner.SignatureAlgorithm
        $this.PublicKey = $inner.PublicKey
    }
}

$script:Parsed = @{}

function New-CertificateBlob {
    param([byte[]] $Der, [string] $Container = '')
    $memory = [IO.MemoryStream]::new()
    $writer = [IO.BinaryWriter]::new($memory)
    $properties = @(@(3, [System.Security.Cryptography.SHA1]::HashData($Der)))
    if ($Container) {
        $properties = @(, @(2, [Text.Encoding]::Unicode.GetBytes("$Container`0"))) + , @(3, [System.Security.Cryptography.SHA1]::HashData($Der))
    } else {
        $properties = , @(3, [System.Security.Cryptography.SHA1]::HashData($Der))
    }
    foreach ($property in $properties + , @(32, $Der)) {
        $writer.Write([uint32] $property[0])
        $writer.Write([uint32] 1)
        $writer.Write([uint32] $property[1].Length)
        $writer.Write([byte[]] $property[1])
    }
    return [Convert]::ToBase64String($memory.ToArray())
}

function Read-CertificateBlob {
    param([string] $Base64)
    if ($script:Parsed.ContainsKey($Base64)) {
        return $script:Parsed[$Base64]
    }
    $bytes = [Convert]::FromBase64String($Base64)
    $at = 0
    $found = @{ Container = ''; Der = $null }
    while ($at + 12 -le $bytes.Length) {
        $id = [BitConverter]::ToUInt32($bytes, $at)
        $length = [int] [BitConverter]::ToUInt32($bytes, $at + 8)
        $data = [byte[]] $bytes[($at + 12)..($at + 11 + $length)]
        if ($id -eq 2) { $found.Container = [Text.Encoding]::Unicode.GetString($data).TrimEnd("`0") }
        if ($id -eq 32) { $found.Der = $data }
        $at += 12 + $length
    }
    $found.Certificate = [System.Security.Cryptography.X509Certificates.X509CertificateLoader]::LoadCertificate($found.Der)
    $script:Parsed[$Base64] = $found
    return $found
}

function Split-CertPath {
    param([string] $Path)
    $parts = ($Path -replace '^Cert:\\?', '').TrimEnd('\').Split('\')
    return @{ Location = $parts[0]; Store = $(if ($parts.Length -gt 1) { $parts[1] } else { '' }); Sha1 = $(if ($parts.Length -gt 2) { $parts[2] } else { '' }) }
}

function Get-StoreKeyName {
    param([string] $Store)
    return "HKLM\SOFTWARE\Microsoft\SystemCertificates\$Store\Certificates"
}

function Test-CertPath {
    param([string] $Path)
    $at = Split-CertPath $Path
    if ($at.Location -ne 'LocalMachine') {
        return $false
    }
    $key = Get-StoreKeyName $at.Store
    if ($at.Sha1) {
        $name = Find-RegistryKey "$key\$($at.Sha1)"
        return $null -ne $name -and $script:S.registry[$name].ContainsKey('Blob')
    }
    return $null -ne (Find-RegistryKey $key)
}

function Get-CertItem {
    param([string] $Path)
    if (-not (Test-CertPath $Path)) {
        Stop-StandIn -Message "Cannot find path '$Path' because it does not exist." -Id 'PathNotFound' -Category ObjectNotFound -Type ([System.Management.Automation.ItemNotFoundException])
    }
    $at = Split-CertPath $Path
    $name = Find-RegistryKey "$(Get-StoreKeyName $at.Store)\$($at.Sha1)"
    $blob = Read-CertificateBlob $script:S.registry[$name].Blob.data
    return [StandInCertificate]::new($blob.Certificate, ($blob.Container -ne '' -and $script:S.keys.ContainsKey($blob.Container)))
}

function Get-CertChildren {
    param([string] $Path)
    $at = Split-CertPath $Path
    foreach ($sha1 in (Get-SubKeyNames (Get-StoreKeyName $at.Store))) {
        if (Test-CertPath "Cert:\LocalMachine\$($at.Store)\$sha1") {
            Get-CertItem "Cert:\LocalMachine\$($at.Store)\$sha1"
        }
    }
}

function Add-StandInCertificate {
    param([string] $Store, [byte[]] $Der, [string] $Container = '', [string] $File = '')
    $sha1 = [Convert]::ToHexString([System.Security.Cryptography.SHA1]::HashData($Der))
    $store = Get-StoreKeyName $Store
    $parts = "$store\$sha1".Split('\')
    foreach ($count in 1..$parts.Length) {
        $name = $parts[0..($count - 1)] -join '\'
        if ($null -eq (Find-RegistryKey $name)) { $script:S.registry[$name] = @{} }
    }
    $script:S.registry["$store\$sha1"] = @{ Blob = [ordered]@{ kind = 'Binary'; data = (New-CertificateBlob -Der $Der -Container $Container) } }
    if ($Container) { $script:S.keys[$Container] = @{ file = $File } }
    return $sha1
}

function Remove-CertItem {
    param([string] $Path, [switch] $DeleteKey)
    Enter-Change "Remove-Item $Path"
    $at = Split-CertPath $Path
    $name = Find-RegistryKey "$(Get-StoreKeyName $at.Store)\$($at.Sha1)"
    if ($null -eq $name) {
        Stop-StandIn -Message "Cannot find path '$Path' because it does not exist." -Id 'PathNotFound' -Category ObjectNotFound -Type ([System.Management.Automation.ItemNotFoundException])
    }
    Assert-RegistryWrite $name
    $blob = Read-CertificateBlob $script:S.registry[$name].Blob.data
    $script:S.registry.Remove($name)
    if ($DeleteKey -and $blob.Container -and $script:S.keys.ContainsKey($blob.Container)) {
        $file = $script:S.keys[$blob.Container].file
        $script:S.keys.Remove($blob.Container)
        if (Microsoft.PowerShell.Management\Test-Path -LiteralPath $file) { Microsoft.PowerShell.Management\Remove-Item -LiteralPath $file }
        $script:S.acls.Remove((Get-AclKey $file))
    }
    Exit-Change "Remove-Item $Path"
}

# certutil -store: its words are translated, the container's unique name is not; a missing certificate ends with
# CRYPT_E_NOT_FOUND 0x80092004, one without a key still lists it.
function certutil.exe {
    # Without -silent it may ask for a PIN and wait.
    if ($args[0] -ne '-silent') { throw 'certutil could ask here' }
    $store, $sha1 = $args[2], $args[3]
    if ($script:S['certutil']) {
        $global:LASTEXITCODE = $script:S.certutil
        return 'CertUtil: -store fehlgeschlagen'
    }
    $path = "Cert:\LocalMachine\$store\$sha1"
    if (-not (Test-CertPath $path)) {
        $global:LASTEXITCODE = -2146885628
        return "$store", 'CertUtil: -store fehlgeschlagen: 0x80092004 (-2146885628 CRYPT_E_NOT_FOUND)'
    }
    $name = Find-RegistryKey "$(Get-StoreKeyName $store)\$sha1"
    $blob = Read-CertificateBlob $script:S.registry[$name].Blob.data
    $global:LASTEXITCODE = 0
    "$store"
    '================ Zertifikat 0 ================'
    "Cert-Hash(sha1): $($sha1.ToLowerInvariant())"
    if ($blob.Container -and $script:S.keys.ContainsKey($blob.Container)) {
        "  Schluesselcontainer = $($blob.Container)"
        "  Eindeutiger Containername: $($blob.Container)"
        '  Anbieter = Microsoft RSA SChannel Cryptographic Provider'
    }
}

$script:Opened = @{}

function Read-Pfx {
    param([string] $FilePath, $Password)
    $plain = if ($null -eq $Password) { '' } else { [System.Net.NetworkCredential]::new('', $Password).Password }
    try {
        $bytes = [IO.File]::ReadAllBytes((Get-RealPath $FilePath))
        $key = "$plain $([Convert]::ToBase64String($bytes))"
        if (-not $script:Opened.ContainsKey($key)) { $script:Opened[$key] = [System.Security.Cryptography.X509Certificates.X509CertificateLoader]::LoadPkcs12Collection($bytes, $plain, 'EphemeralKeySet') }
        return , $script:Opened[$key]
    } catch [System.IO.FileNotFoundException] {
        Stop-StandIn -Message 'The system cannot find the file specified.' -Id 'FileNotFound' -Category ObjectNotFound
    } catch {
        Stop-StandIn -Message 'The specified network password is not correct.' -Id 'System.ComponentModel.Win32Exception' -Category NotSpecified
    }
}

# PKI module: Get-PfxData shows what a file holds without importing it.
function Get-PfxData {
    [CmdletBinding()]
    param([string] $FilePath, [securestring] $Password)
    $all = Read-Pfx $FilePath $Password
    return [pscustomobject]@{
        EndEntityCertificates = @($all | Where-Object { $_.HasPrivateKey })
        OtherCertificates     = @($all | Where-Object { -not $_.HasPrivateKey })
    }
}

function Import-PfxCertificate {
    [CmdletBinding()]
    param([string] $FilePath, [string] $CertStoreLocation, [securestring] $Password)
    Enter-Change "Import-PfxCertificate $FilePath"
    $store = (Split-CertPath $CertStoreLocation).Store
    foreach ($one in (Read-Pfx $FilePath $Password)) {
        $container = ''
        $file = ''
        if ($one.HasPrivateKey) {
            $container = $one.Thumbprint.Substring(0, 32).ToLowerInvariant() + '_11111111-2222-3333-4444-555555555555'
            $file = [IO.Path]::Combine($env:ProgramData, 'Microsoft', 'Crypto', 'RSA', 'MachineKeys', $container)
            [IO.File]::WriteAllBytes($file, [Text.Encoding]::ASCII.GetBytes("key $container"))
            $script:S.acls[(Get-AclKey $file)] = 'O:BAG:SYD:PAI(A;;FA;;;SY)(A;;FA;;;BA)'
        }
        $target = if ($one.HasPrivateKey) { $store } else { 'CA' }
        [void] (Add-StandInCertificate -Store $target -Der $one.RawData -Container $container -File $file)
    }
    Exit-Change "Import-PfxCertificate $FilePath"
    return Get-CertItem "Cert:\LocalMachine\$store\$($one.Thumbprint)"
}

# PKI module: enrolment by a template of the enterprise CA; Status is Issued, Pending or Denied.
function Get-Certificate {
    [CmdletBinding()]
    param([string] $Template, [string] $CertStoreLocation)
    Enter-Change "Get-Certificate $Template"
    if ($null -eq $script:S.ca -or $Template -cnotin @($script:S.ca.templates)) {
        Stop-StandIn -Message 'CertEnroll::CX509Enrollment::InitializeFromTemplateName: Cannot find the requested object. 0x80092004' -Id 'System.Runtime.InteropServices.COMException' -Category NotSpecified
    }
    if ($script:S.ca.answer -eq 'Issued') {
        $container = 'abcdefabcdefabcdefabcdefabcdefab_11111111-2222-3333-4444-555555555555'
        $file = [IO.Path]::Combine($env:ProgramData, 'Microsoft', 'Crypto', 'RSA', 'MachineKeys', $container)
        [IO.File]::WriteAllBytes($file, [Text.Encoding]::ASCII.GetBytes('key of the ca'))
        $script:S.acls[(Get-AclKey $file)] = 'O:BAG:SYD:PAI(A;;FA;;;SY)(A;;FA;;;BA)'
        $sha1 = Add-StandInCertificate -Store 'My' -Der ([Convert]::FromBase64String($script:S.ca.der)) -Container $container -File $file
        Exit-Change "Get-Certificate $Template"
        return [pscustomobject]@{ Status = 'Issued'; Certificate = (Get-CertItem "Cert:\LocalMachine\My\$sha1") }
    }
    Exit-Change "Get-Certificate $Template"
    return [pscustomobject]@{ Status = $script:S.ca.answer; Certificate = $null }
}

# Get-RDCertificate of the module RemoteDesktop, which a server of a deployment has: one object for each of the four roles; one that
# is not configured has no thumbprint (learn.microsoft.com/powershell/module/remotedesktop/get-rdcertificate).
function Get-RDCertificate {
    [CmdletBinding()]
    param()
    Assert-On
    foreach ($role in @('RDGateway', 'RDWebAccess', 'RDRedirector', 'RDPublishing')) {
        $one = @($script:S['deployment'] | Where-Object { $null -ne $_ -and $_.role -eq $role })
        $known = $one.Count -gt 0
        [pscustomobject]@{
            Role = $role; Level = $(if ($known) { 'Trusted' } else { 'NotConfigured' }); Thumbprint = $(if ($known) { $one[0].sha1.ToUpperInvariant() } else { $null })
            ExpiresOn = $(if ($known) { [datetime]::Parse($one[0].ends, [cultureinfo]::InvariantCulture) } else { $null }); Subject = $(if ($known) { $one[0].subject } else { $null })
            IssuedBy = ''; IssuedTo = ''; SubjectAlternateName = $(if ($known) { $one[0].names } else { $null })
        }
    }
}
