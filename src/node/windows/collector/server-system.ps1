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
    $fact['componentStore'] = Get-ComponentStore
    $fact['writeProtection'] = Get-WriteProtection
    return $fact
}

# What servicing leaves in the registry; nothing is scanned. Corruption and Unserviceable are what DISM /CheckHealth reads.
function Get-ComponentStore {
    $key = 'HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Component Based Servicing'
    $state = [ordered]@{ pending = $false; corrupt = $false; unserviceable = $false }
    foreach ($below in @('RebootInProgress', 'PackagesPending')) {
        $state['pending'] = [bool] ($state['pending'] -or (Test-Path -LiteralPath (Get-RegistryPath -Key "$key\$below")))
    }
    foreach ($mark in @(@('corrupt', 'Corruption'), @('unserviceable', 'Unserviceable'))) {
        $value = Get-RegistryValue -Key $key -Name $mark[1]
        $state[$mark[0]] = [bool] ($null -ne $value -and $value['kind'] -eq 'DWord' -and $value['data'] -ne 0)
    }
    return $state
}

# The write filter tells by WMI (UWF_Filter) or, before Windows 10, by its driver; a disk without either class is not protected by it.
function Get-WriteProtection {
    $found = @()
    $filter = @((Get-CimOrNothing -Namespace 'root\standardcimv2\embedded' -Class 'UWF_Filter') | Where-Object -FilterScript { [bool] $_.CurrentEnabled })
    $driver = @((Get-CimOrNothing -Namespace 'root\cimv2' -Class 'Win32_SystemDriver') | Where-Object -FilterScript { @('ewf', 'fbwf') -contains [string] $_.Name -and [string] $_.State -eq 'Running' })
    if ($filter.Length + $driver.Length -gt 0) {
        $found += 'writeFilter'
    }
    $disk = @((Get-CimOrNothing -Namespace 'root\Microsoft\Windows\Storage' -Class 'MSFT_Disk') | Where-Object -FilterScript { [bool] $_.IsReadOnly -and ([bool] $_.IsSystem -or [bool] $_.IsBoot) })
    if ($disk.Length -gt 0) {
        $found += 'readOnlyDisk'
    }
    return , $found
}

function Get-CimOrNothing {
    param([string] $Namespace, [string] $Class)
    try {
        $found = @(Get-CimInstance -Namespace $Namespace -ClassName $Class)
    } catch {
        # This Windows does not have the class.
        $found = @()
    }
    return , $found
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

# The security centre is on clients only; on every Windows a product that looks into files has a driver in the load-order group
# of virus scanners, whose name no language changes.
function Get-SecurityProductsFact {
    param($Bundle)
    $list = @()
    foreach ($class in @('AntiVirusProduct', 'FirewallProduct')) {
        # Servers have no security centre.
        foreach ($one in (Get-CimOrNothing -Namespace 'root\SecurityCenter2' -Class $class)) {
            $name = Get-Text -Value $one.displayName
            if ($name -notmatch '(?i)^(windows|microsoft) defender') {
                $list += [ordered]@{ name = $name; running = [bool] (([long] $one.productState -band 0x1000) -ne 0) }
            }
        }
    }
    foreach ($driver in @(Get-CimInstance -ClassName Win32_SystemDriver -Filter "ServiceType='File System Driver'")) {
        $group = Get-RegistryValue -Key "HKLM\SYSTEM\CurrentControlSet\Services\$($driver.Name)" -Name 'Group'
        if ($null -ne $group -and [string] $group['data'] -match '\AFSFilter (Anti-Virus|Activity Monitor|Infrastructure Antivirus)\z' -and -not (Test-MicrosoftFile -Path ([string] $driver.PathName))) {
            $list += [ordered]@{ name = "driver $(Get-Text -Value $driver.Name -Max 60)"; running = [bool] ([string] $driver.State -eq 'Running') }
        }
    }
    return , $list
}

function Test-MicrosoftFile {
    param([string] $Path)
    $plain = $Path -replace '\A\\\?\?\\', '' -replace '(?i)\A\\?SystemRoot', $env:SystemRoot
    return (Test-Path -LiteralPath $plain) -and [string] (Get-Item -LiteralPath $plain).VersionInfo.CompanyName -match 'Microsoft'
}

# Win32_TerminalServiceSetting knows the mode, the servers named by policy, deployment or by hand, and the days of grace that are
# left; the registry only what policy says.
function Get-LicensingFact {
    param($Bundle)
    $setting = @(Get-CimInstance -Namespace 'root\cimv2\TerminalServices' -ClassName Win32_TerminalServiceSetting)[0]
    $word = @{ 0 = 'unknown'; 1 = 'remoteAdministration'; 2 = 'perDevice'; 4 = 'perUser'; 5 = 'notConfigured' }[[int] $setting.LicensingType]
    if (-not $word) {
        $word = 'unknown'
    }
    if ([int] $setting.TerminalServerMode -eq 0) {
        $word = 'remoteAdministration'
    }
    $fact = [ordered]@{ mode = $word; servers = (Get-LicenseServer -Setting $setting) }
    if ($word -ne 'remoteAdministration') {
        $days = Get-GraceDays -Setting $setting
        if ($null -ne $days) {
            $fact['graceDaysLeft'] = $days
        }
    }
    return $fact
}

function Get-LicenseServer {
    param($Setting)
    $answer = Invoke-CimMethod -InputObject $Setting -MethodName GetSpecifiedLicenseServerList
    $servers = @(@($answer.SpecifiedLSList) | Where-Object -FilterScript { $_ } | ForEach-Object -Process { Get-Text -Value $_ })
    if ($servers.Length -eq 0) {
        $servers = Get-ListOf -Value (Get-RegistryValue -Key $keyPolicy -Name 'LicenseServers')
    }
    return , $servers
}

# The method fails where there is no grace period (a license server was found, or the role is not there).
function Get-GraceDays {
    param($Setting)
    try {
        $answer = Invoke-CimMethod -InputObject $Setting -MethodName GetGracePeriodDays
        if ([long] $answer.ReturnValue -eq 0) {
            return [long] $answer.DaysLeft
        }
    } catch {
        return $null
    }
    return $null
}

function Get-LogonRightsFact {
    param($Bundle)
    $fact = [ordered]@{ remoteDesktopUsers = (Get-GroupSid -Group 'S-1-5-32-555') }
    $guest = Get-RegistryValue -Key 'HKLM\SYSTEM\CurrentControlSet\Control\Lsa' -Name 'forceguest'
    if ($null -ne $guest -and $guest['kind'] -eq 'DWord') {
        $fact['forceGuest'] = [bool] ($guest['data'] -ne 0)
    }
    try {
        Add-UserRights -Fact $fact
    } catch {
        Add-Gap -Bundle $Bundle -Name 'logonRights' -ErrorRecord $_
    }
    return $fact
}

# secedit writes the rights into a file, accounts as *SID; the file goes again.
function Add-UserRights {
    param([System.Collections.IDictionary] $Fact)
    $file = [IO.Path]::GetTempFileName()
    try {
        [void] (Invoke-Tool -Name 'secedit' -Arguments @('/export', '/areas', 'USER_RIGHTS', '/cfg', $file, '/quiet'))
        foreach ($line in [IO.File]::ReadAllLines($file)) {
            if ($line -match '\A(SeRemoteInteractiveLogonRight|SeDenyRemoteInteractiveLogonRight) = (.*)\z') {
                $member = @{ SeRemoteInteractiveLogonRight = 'allowLogon'; SeDenyRemoteInteractiveLogonRight = 'denyLogon' }[$Matches[1]]
                $Fact[$member] = @($Matches[2].Split(',') | ForEach-Object -Process { $_.Trim().TrimStart('*') } | Where-Object -FilterScript { $_ -ne '' } | Select-Object -First 64)
            }
        }
    } finally {
        [IO.File]::Delete($file)
    }
}
