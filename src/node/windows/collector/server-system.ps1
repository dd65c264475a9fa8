# The system: build, updates, pending restart, security products, licensing, who may log on.

function Test-PendingReboot {
    foreach ($key in @('HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Component Based Servicing\RebootPending', 'HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\WindowsUpdate\Auto Update\RebootRequired')) {
        if (Test-Path -LiteralPath (Get-RegistryPath -Key $key)) {
            return $true
        }
    }
    return $null -ne (Get-RegistryValue -Key 'HKLM\SYSTEM\CurrentControlSet\Control\Session Manager' -Name 'PendingFileRenameOperations')
}

function Get-VersionText {
    $key = 'HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion'
    $build = Get-RegistryValue -Key $key -Name 'CurrentBuildNumber'
    $revision = Get-RegistryValue -Key $key -Name 'UBR'
    if ($null -eq $build) {
        throw 'the registry does not say which build of Windows this is'
    }
    $text = '10.0.' + [string] $build['data']
    # Windows before 10 has no number of its own and says 6.1, 6.2 or 6.3 here.
    $version = Get-RegistryValue -Key $key -Name 'CurrentVersion'
    if ($null -eq (Get-RegistryValue -Key $key -Name 'CurrentMajorVersionNumber') -and $null -ne $version) {
        $text = [string] $version['data'] + '.' + [string] $build['data']
    }
    if ($null -ne $revision) {
        $text += '.' + [string] $revision['data']
    }
    return $text
}

function Get-HostSystemFact {
    param($Bundle)
    $fact = [ordered]@{ computer = [string] $env:COMPUTERNAME; osBuild = (Get-VersionText) }
    $product = Get-RegistryValue -Key 'HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion' -Name 'ProductName'
    if ($null -ne $product) {
        $fact['edition'] = Get-Text -Value $product['data']
    }
    $system = Get-CimInstance -ClassName Win32_ComputerSystem
    $fact['domainJoined'] = [bool] $system.PartOfDomain
    $fact['pendingReboot'] = [bool] (Test-PendingReboot)
    $setup = $false
    foreach ($name in @('SystemSetupInProgress', 'OOBEInProgress')) {
        $value = Get-RegistryValue -Key 'HKLM\SYSTEM\Setup' -Name $name
        $setup = $setup -or ($null -ne $value -and $value['data'] -ne 0)
    }
    $fact['setupInProgress'] = [bool] $setup
    $os = Get-CimInstance -ClassName Win32_OperatingSystem
    $fact['bootTime'] = ConvertTo-IsoTime -Time $os.LastBootUpTime
    $disk = Get-CimInstance -ClassName Win32_LogicalDisk -Filter "DeviceID='$($env:SystemDrive)'"
    if ($null -ne $disk) {
        $fact['freeDiskMb'] = [long] [Math]::Floor([double] ($disk.FreeSpace / 1048576))
    }
    return $fact
}

function Get-UpdatesFact {
    param($Bundle)
    $list = @()
    foreach ($one in @(Get-CimInstance -ClassName Win32_QuickFixEngineering)) {
        $installed = ''
        if ($one.InstalledOn -is [datetime]) {
            $installed = $one.InstalledOn.ToString('yyyy-MM-dd', [Globalization.CultureInfo]::InvariantCulture)
        } elseif ([string] $one.InstalledOn -match '^([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})$') {
            $installed = $Matches[3] + '-' + $Matches[1].PadLeft(2, '0') + '-' + $Matches[2].PadLeft(2, '0')
        }
        $list += [ordered]@{ kb = [string] $one.HotFixID; installed = $installed }
    }
    $list = @($list | Sort-Object -Property { $_['installed'] } -Descending)
    if ($Bundle['form'] -eq 'short') {
        $list = @($list | Select-Object -First 5)
    }
    return , $list
}

# The security centre on clients; on servers the drivers of known products' services are not guessed at: only what registers.
function Get-SecurityProductsFact {
    param($Bundle)
    $list = @()
    foreach ($class in @('AntiVirusProduct', 'FirewallProduct')) {
        foreach ($one in @(Get-CimInstance -Namespace 'root\SecurityCenter2' -ClassName $class)) {
            $name = Get-Text -Value $one.displayName
            if ($name -notmatch '(?i)^(windows|microsoft) defender') {
                $list += [ordered]@{ name = $name; running = [bool] (([long] $one.productState -band 0x1000) -ne 0) }
            }
        }
    }
    return , $list
}

function Get-LicensingFact {
    param($Bundle)
    $mode = Get-RegistryValue -Key $keyPolicy -Name 'LicensingMode'
    if ($null -eq $mode) {
        $mode = Get-RegistryValue -Key 'HKLM\SYSTEM\CurrentControlSet\Control\Terminal Server\RCM\Licensing Core' -Name 'LicensingMode'
    }
    $application = Get-RegistryValue -Key $keyServer -Name 'TSAppCompat'
    $word = 'unknown'
    if ($null -ne $mode) {
        $word = @{ 2 = 'perDevice'; 4 = 'perUser'; 5 = 'notConfigured' }[[int] $mode['data']]
        if (-not $word) {
            $word = 'unknown'
        }
    } elseif ($null -eq $application -or $application['data'] -eq 0) {
        $word = 'remoteAdministration'
    }
    $fact = [ordered]@{ mode = $word }
    $servers = @()
    $named = Get-RegistryValue -Key $keyPolicy -Name 'LicenseServers'
    if ($null -ne $named) {
        $servers = Get-ListOf -Value $named
    }
    $fact['servers'] = $servers
    return $fact
}

function Get-LogonRightsFact {
    param($Bundle)
    $members = @(Get-LocalGroupMember -SID 'S-1-5-32-555' | ForEach-Object -Process { [string] $_.SID })
    return [ordered]@{ remoteDesktopUsers = $members }
}
