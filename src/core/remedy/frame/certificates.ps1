# Certificates of this computer: as the Cert: drive shows them, and as the registry keeps them with all their properties.

function Get-StorePath {
    param(
        [string] $Store,
        [string] $Thumbprint = ''
    )
    $path = "Cert:\LocalMachine\$Store"
    if ($Thumbprint -ne '') {
        $path += '\' + $Thumbprint.ToUpperInvariant()
    }
    return $path
}

function Get-StoreCertificate {
    param(
        [string] $Store,
        [string] $Thumbprint
    )
    $path = Get-StorePath -Store $Store -Thumbprint $Thumbprint
    if (-not (Test-Path -LiteralPath $path)) {
        return $null
    }
    return Get-Item -LiteralPath $path
}

function Get-StoreThumbprint {
    param([string] $Store)
    $path = Get-StorePath -Store $Store
    if (-not (Test-Path -LiteralPath $path)) {
        return , @()
    }
    $all = @(Get-ChildItem -LiteralPath $path | ForEach-Object -Process { ([string] $_.Thumbprint).ToLowerInvariant() } | Sort-Object)
    return , $all
}

# The stored certificate with its properties, the link to its key among them ([MS-GPEF] 2.2.1.1.1).
function Get-StoreBlobKey {
    param(
        [string] $Store,
        [string] $Thumbprint
    )
    return "HKLM\SOFTWARE\Microsoft\SystemCertificates\$Store\Certificates\" + $Thumbprint.ToUpperInvariant()
}

function Assert-CertificateThere {
    param(
        [string] $Store,
        [string] $Thumbprint
    )
    $certificate = Get-StoreCertificate -Store $Store -Thumbprint $Thumbprint
    if ($null -eq $certificate) {
        $there = Get-StoreThumbprint -Store $Store
        $list = 'it is empty'
        if ($there.Length -gt 0) {
            $list = 'it holds ' + (@($there | Select-Object -First 5) -join ', ')
        }
        Stop-WithProblem -Code 'notFound' -Says "there is no certificate $Thumbprint in Cert:\LocalMachine\$Store; $list"
    }
    return $certificate
}

# Where the private key lies: certutil prints the container's unique name, whose form no language changes. Empty where it does
# not say: a key on a card or in a module, or one it may not open; -silent keeps it from asking for a PIN.
function Get-KeyFilePath {
    param(
        [string] $Store,
        [string] $Thumbprint
    )
    $lines = Invoke-Tool -Name 'certutil' -Arguments @('-silent', '-store', $Store, $Thumbprint) -Good @()
    foreach ($name in [regex]::Matches(($lines -join "`n"), '[0-9a-fA-F]{32}_[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}')) {
        foreach ($kind in @('RSA', 'CNG')) {
            $path = Join-Path -Path (Get-MachineKeysFolder -Kind $kind) -ChildPath $name.Value
            if (Test-Path -LiteralPath $path) {
                return $path
            }
        }
    }
    return ''
}

# Why Remote Desktop could not use this certificate; empty where it can.
function Get-ListenerFault {
    param($Certificate)
    if (-not $Certificate.HasPrivateKey) {
        return 'has no private key on this computer'
    }
    $now = Get-Date
    if ($now -gt $Certificate.NotAfter) {
        return "ended on $($Certificate.NotAfter.ToUniversalTime().ToString('yyyy-MM-dd', [Globalization.CultureInfo]::InvariantCulture))"
    }
    if ($now -lt $Certificate.NotBefore) {
        return "is not valid before $($Certificate.NotBefore.ToUniversalTime().ToString('yyyy-MM-dd', [Globalization.CultureInfo]::InvariantCulture))"
    }
    foreach ($extension in $Certificate.Extensions) {
        if ($extension.Oid.Value -eq '2.5.29.37') {
            $usages = @($extension.EnhancedKeyUsages | ForEach-Object -Process { $_.Value })
            if ($usages -notcontains '1.3.6.1.5.5.7.3.1' -and $usages -notcontains '1.3.6.1.4.1.311.54.1.2' -and $usages -notcontains '2.5.29.37.0') {
                return 'is not meant for server authentication (extended key usage)'
            }
        }
    }
    return ''
}

# The thumbprint as SSLCertificateSHA1Hash holds it, in base64.
# A thumbprint as the bytes in which the registry holds it.
function Get-ListenerHash {
    param([string] $Thumbprint)
    $bytes = New-Object -TypeName 'byte[]' -ArgumentList 20
    for ($i = 0; $i -lt 20; $i++) {
        $bytes[$i] = [Convert]::ToByte($Thumbprint.Substring(2 * $i, 2), 16)
    }
    return [Convert]::ToBase64String($bytes)
}

# A deployment with the RD Connection Broker sets the certificates of its servers itself.
function Assert-NoBroker {
    if (Test-Broker) {
        Stop-WithProblem -Code 'notSupported' -Says 'this computer has the role RD Connection Broker (service Tssdis), which sets the certificates of its deployment: change it in Server Manager, Remote Desktop Services, Edit Deployment Properties, Certificates'
    }
}

# The service that listens runs as NETWORK SERVICE and has to read the key; a key that is not in a file cannot be looked at.
function Grant-KeyToService {
    param([hashtable] $Run, [string] $File, [string] $Thumbprint)
    if ($File -eq '') {
        [void] $Run.Notes.Add("certutil does not say in which file the private key of $Thumbprint lies (a card, a module, or not permitted), so whether NETWORK SERVICE may read it was not looked at")
    } elseif (-not (Test-FileRight -Sddl (Get-FileSddl -Path $File) -Sids $sidNetworkService -Wanted 0x120089)) {
        Add-FileRight -Path $File -Sid 'S-1-5-20' -Right 'R'
    }
}

# Certificates that other roles present over HTTPS: RD Gateway tells its own by WMI; every other endpoint of the host (RD Web,
# WinRM, sites) stands in the list of http.sys, whose labels are translated and whose order is not.
function Get-HttpsEndpoint {
    $list = @()
    try {
        foreach ($one in @(Get-CimInstance -Namespace 'root\cimv2\TerminalServices' -ClassName Win32_TSGatewayServerSettings)) {
            if (@($one.CertHash).Length -eq 20) {
                $list += @{ Role = 'gateway'; Endpoint = ''; Thumbprint = [BitConverter]::ToString([byte[]] $one.CertHash).Replace('-', '').ToLowerInvariant() }
            }
        }
    } catch {
        # Without the role there is no such class.
        $list = @()
    }
    $endpoint = ''
    foreach ($line in (Invoke-Tool -Name 'netsh' -Arguments @('http', 'show', 'sslcert') -Good @())) {
        if ($line -match '(?:\A|\s)(\S+:[0-9]{1,5})\s*\z') {
            $endpoint = $Matches[1]
        } elseif ($line -match ':\s([0-9a-fA-F]{40})\s*\z' -and $list.Length -lt 20) {
            $list += @{ Role = 'https'; Endpoint = $endpoint; Thumbprint = $Matches[1].ToLowerInvariant() }
        }
    }
    return , $list
}

function Test-Broker {
    return $null -ne (Get-CimInstance -ClassName Win32_Service -Filter "Name='Tssdis'")
}

# The certificates that RD Connection Broker keeps for the roles of its deployment (Get-RDCertificate), also of other computers. It
# asks a database and has no limit of its own, so it gets a process and a minute.
function Get-DeploymentCertificate {
    $list = @()
    if (-not (Test-Broker) -or -not (Get-Command -Name 'Get-RDCertificate' -ErrorAction SilentlyContinue)) {
        return , $list
    }
    $job = Start-Job -ScriptBlock {
        foreach ($one in @(Get-RDCertificate)) {
            $ends = ''
            if ($one.ExpiresOn -is [datetime]) {
                $ends = $one.ExpiresOn.ToUniversalTime().ToString('yyyy-MM-ddTHH:mm:ssZ', [Globalization.CultureInfo]::InvariantCulture)
            }
            @([string] $one.Role, [string] $one.Thumbprint, $ends, [string] $one.Subject, (@($one.SubjectAlternateName) -join ' ')) -join "`t"
        }
    }
    try {
        if ($null -eq (Wait-Job -Job $job -Timeout 60)) {
            throw 'RD Connection Broker did not tell its certificates within a minute'
        }
        foreach ($line in @(Receive-Job -Job $job -ErrorAction Stop)) {
            $role, $sha1, $ends, $subject, $names = ([string] $line).Split("`t")
            $sha1 = ([string] $sha1).Replace(' ', '').ToLowerInvariant()
            if ($sha1 -match '\A[0-9a-f]{40}\z' -and $deploymentRoles.ContainsKey($role) -and $list.Length -lt 8) {
                $list += @{ Role = $deploymentRoles[$role]; Thumbprint = $sha1; Ends = $ends; Subject = $subject; Names = @([regex]::Matches([string] $names, '[A-Za-z0-9*][A-Za-z0-9.-]{0,252}') | Select-Object -First 20 | ForEach-Object -Process { $_.Value }) }
            }
        }
    } finally {
        Remove-Job -Job $job -Force
    }
    return , $list
}

$deploymentRoles = @{
    'RDGateway'    = 'deploymentGateway'
    'RDWebAccess'  = 'deploymentWeb'
    'RDRedirector' = 'deploymentBroker'
    'RDPublishing' = 'deploymentPublishing'
}
