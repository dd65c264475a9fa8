# What lies around the listener: other listeners, adapters, the domain, the certificates of other roles.

function Get-WinStationsFact {
    param($Bundle)
    $list = @()
    $accounts = Get-ListenerAccounts -Bundle $Bundle
    foreach ($name in @(Get-ChildItem -LiteralPath (Get-RegistryPath -Key "$keyServer\WinStations") | ForEach-Object -Process { [string] $_.PSChildName })) {
        if ($name -eq 'Console') {
            continue
        }
        $key = "$keyServer\WinStations\$name"
        $entry = [ordered]@{ name = (Get-Text -Value $name) }
        $driver = Get-RegistryValue -Key $key -Name 'WdName'
        if ($null -ne $driver) {
            $entry['driver'] = Get-Text -Value $driver['data']
        }
        $enabled = Get-RegistryValue -Key $key -Name 'fEnableWinStation'
        if ($null -ne $enabled -and $enabled['kind'] -eq 'DWord') {
            $entry['enabled'] = [bool] ($enabled['data'] -ne 0)
        }
        $port = Get-RegistryValue -Key $key -Name 'PortNumber'
        if ($null -ne $port -and $port['kind'] -eq 'DWord') {
            $entry['port'] = $port['data']
        }
        $entry['ownAccessList'] = [bool] ($null -ne (Get-RegistryValue -Key $key -Name 'Security'))
        if ($accounts.ContainsKey($name)) {
            $entry['accounts'] = $accounts[$name]
        }
        $list += $entry
    }
    return , $list
}

# Win32_TSAccount has one instance for each account in the access list of each listener.
function Get-ListenerAccounts {
    param($Bundle)
    $found = @{}
    try {
        foreach ($one in @(Get-CimInstance -Namespace 'root\cimv2\TerminalServices' -ClassName Win32_TSAccount | Select-Object -First 200)) {
            $name = [string] $one.TerminalName
            $entry = [ordered]@{ sid = (Get-Text -Value $one.SID); allowed = [long] $one.PermissionsAllowed; denied = [long] $one.PermissionsDenied }
            $found[$name] = @($found[$name] | Where-Object -FilterScript { $_ }) + $entry
        }
    } catch {
        Add-Gap -Bundle $Bundle -Name 'winStations' -ErrorRecord $_
    }
    return $found
}

# Interface type 24 is the loopback, 131 a tunnel.
function Get-AdaptersFact {
    param($Bundle)
    $words = @{ 'Up' = 'up'; 'Disconnected' = 'disconnected'; 'Disabled' = 'disabled' }
    $addresses = @{}
    foreach ($one in @(Get-NetIPAddress -ErrorAction SilentlyContinue)) {
        if ([string] $one.IPAddress -notmatch '\A(169\.254\.|fe80:)') {
            $addresses[[string] $one.InterfaceAlias] = @($addresses[[string] $one.InterfaceAlias] | Where-Object -FilterScript { $_ }) + [string] $one.IPAddress
        }
    }
    $list = @()
    foreach ($adapter in @(Get-NetAdapter -ErrorAction SilentlyContinue | Where-Object -FilterScript { @(24, 131) -notcontains [int] $_.InterfaceType } | Select-Object -First 20)) {
        $state = $words[[string] $adapter.Status]
        if (-not $state) {
            $state = 'other'
        }
        $list += [ordered]@{ name = (Get-Text -Value $adapter.Name); state = $state; addresses = @($addresses[[string] $adapter.Name] | Where-Object -FilterScript { $_ }) }
    }
    return , $list
}

# nltest prints the status of the channel as a number behind words that are translated.
function Get-DomainChannelFact {
    param($Bundle)
    $system = Get-CimInstance -ClassName Win32_ComputerSystem
    if (-not $system.PartOfDomain) {
        return $null
    }
    $domain = [string] $system.Domain
    $lines = (Invoke-Tool -Name 'nltest' -Arguments @("/sc_query:$domain") -Good @()) -join "`n"
    $fact = [ordered]@{ domain = (Get-Text -Value $domain); works = [bool] ($lines -match '= 0 0x0 ') }
    if (-not $fact['works'] -and $lines -match '0x([0-9A-Fa-f]{1,8})') {
        $fact['error'] = '0x' + $Matches[1].ToLowerInvariant()
    }
    return $fact
}

function Get-RoleCertificatesFact {
    param($Bundle)
    $list = @()
    foreach ($one in (Get-HttpsEndpoint)) {
        $list += Get-RoleCertificate -Role $one.Role -Endpoint $one.Endpoint -Thumbprint $one.Thumbprint
    }
    try {
        foreach ($one in (Get-DeploymentCertificate)) {
            $entry = [ordered]@{ role = $one.Role; sha1 = $one.Thumbprint; names = $one.Names }
            if ($one.Ends -ne '') {
                $entry['notAfter'] = $one.Ends
            }
            if ($one.Subject -ne '') {
                $entry['subject'] = Get-Text -Value $one.Subject
            }
            $list += $entry
        }
    } catch {
        Add-Gap -Bundle $Bundle -Name 'roleCertificates' -ErrorRecord $_
    }
    return , $list
}

function Get-RoleCertificate {
    param([string] $Role, [string] $Endpoint, [string] $Thumbprint)
    $entry = [ordered]@{ role = $Role; sha1 = $Thumbprint }
    if ($Endpoint -ne '') {
        $entry['endpoint'] = Get-Text -Value $Endpoint
    }
    $certificate = Get-StoreCertificate -Store 'My' -Thumbprint $Thumbprint
    if ($null -ne $certificate) {
        $entry['notAfter'] = ConvertTo-IsoTime -Time $certificate.NotAfter
        $entry['subject'] = Get-Text -Value $certificate.Subject
    }
    return $entry
}
