# Services as Win32_Service shows them (state and start mode are English on every Windows), stopped and started with their
# dependents: Stop-Service without -Force refuses while dependents run; a disabled service does not start (error 1058).

function Get-ServiceEntry {
    param([string] $Name)
    $key = $script:S.services.Keys | Where-Object { $_ -eq $Name }
    if (-not $key) {
        Stop-StandIn -Message "Cannot find any service with service name '$Name'." -Id 'NoServiceFoundForGivenName' -Category ObjectNotFound
    }
    return $script:S.services[$key]
}

function Get-ServiceView {
    param([string] $Name)
    $service = $script:S.services[$Name]
    return [pscustomobject]@{
        Name        = $Name
        State       = $service.state
        StartMode   = $service.startMode
        StartName   = $service.account
        ProcessId   = [uint32] $script:S.volatile.pids[$Name]
        ExitCode    = [uint32] $service.exitCode
        PathName    = $service.path
        DisplayName = "uebersetzt: $Name"
    }
}

# Stop-Service and Start-Service wait for ever while a service is stopping or starting ("This API will wait forever",
# Service.cs of PowerShell): over a service that hangs, only the end of the carrier's patience ends them.
function Stop-Service {
    [CmdletBinding()]
    param([string] $Name, [switch] $Force)
    $service = Get-ServiceEntry $Name
    foreach ($one in @(Get-Dependents $Name)) { Stop-Service -Name $one -Force }
    Set-StoppedOrPending $Name
    if ($service.state -eq 'Stop Pending' -and $service['hang'] -eq 'never') { $script:Off = $true; Assert-On }
    if ($service.state -eq 'Stop Pending') { Start-Sleep -Seconds 600; Update-Pending }
}

function Start-Service {
    [CmdletBinding()]
    param([string] $Name)
    if ((Get-ServiceEntry $Name).state -eq 'Running') { return }
    [void] (sc.exe start $Name)
    if ($global:LASTEXITCODE -ne 0) { Stop-StandIn -Message "Failed to start service '$Name'." -Id 'StartServiceFailed' -Category OpenError }
}

# Everything that rests on a service and runs, in the order to stop it (EnumDependentServices).
function Get-Dependents {
    param([string] $Name)
    foreach ($one in @($script:S.services.Keys | Sort-Object)) {
        if ($script:S.services[$one].dependsOn -contains $Name -and $script:S.services[$one].state -ne 'Stopped') { Get-Dependents $one; $one }
    }
}

# `hang` is how many seconds the service needs to stop, or "never".
function Set-StoppedOrPending {
    param([string] $Name)
    $service = Get-ServiceEntry $Name
    Enter-Change "stop $Name"
    if ($null -ne $service['hang']) {
        $service.state = 'Stop Pending'
        $script:S.volatile.pending = @{ name = $Name; since = $script:S.volatile.clock }
    } else {
        $service.state = 'Stopped'
        $script:S.volatile.pids[$Name] = 0
    }
    Exit-Change "stop $Name"
}

function Update-Pending {
    $pending = $script:S.volatile['pending']
    if ($null -eq $pending) { return }
    $service = $script:S.services[$pending.name]
    if ($service['hang'] -eq 'never' -or $script:S.volatile.clock - $pending.since -lt 1000 * $service['hang']) { return }
    $service.state = 'Stopped'
    $script:S.volatile.pids[$pending.name] = 0
    $script:S.volatile.pending = $null
}

# taskkill /F /PID: every service of the process is gone at once; 128 where there is no such process.
function taskkill.exe {
    Assert-On
    $id = [int] $args[2]
    $hit = @($script:S.services.Keys | Where-Object { $script:S.volatile.pids[$_] -eq $id })
    $global:LASTEXITCODE = if ($hit.Count -eq 0) { 128 } else { 0 }
    Enter-Change "taskkill $id"
    foreach ($one in $hit) { $script:S.services[$one].state = 'Stopped'; $script:S.volatile.pids[$one] = 0 }
    if ($hit.Count -gt 0) { $script:S.volatile.pending = $null }
    Exit-Change "taskkill $id"
}

# TermService (with SessionEnv) makes and stores a new certificate of its own where none is bound and none is stored:
# support article "event-id-troubleshoot-vm-rdp-connecton". Which of the two services writes it is not known.
function Update-SelfSigned {
    param([string] $Name)
    if ($Name -ne 'TermService' -or $null -eq $script:S.selfSigned) { return }
    $listener = $script:S.registry['HKLM\SYSTEM\CurrentControlSet\Control\Terminal Server\WinStations\RDP-Tcp']
    if ($listener.ContainsKey('SSLCertificateSHA1Hash')) { return }
    if (@(Get-SubKeyNames (Get-StoreKeyName 'Remote Desktop')).Count -gt 0) { return }
    $container = 'f686aace6942fb7f7ceb231212eef4a4_11111111-2222-3333-4444-555555555555'
    $file = [IO.Path]::Combine($env:ProgramData, 'Microsoft', 'Crypto', 'RSA', 'MachineKeys', $container)
    # "Object already exists": a key file that is there and not open to the service is neither used nor replaced.
    if ([IO.File]::Exists($file) -and $script:S.acls[(Get-AclKey $file)] -notmatch 'S-1-5-80-4022436659') { return }
    if (-not [IO.File]::Exists($file)) { [IO.File]::WriteAllText($file, 'a new key'); $script:S.acls[(Get-AclKey $file)] = 'O:SYG:SYD:PAI(A;;0xd01f01ff;;;SY)(A;;0x80120089;;;NS)(A;;0xd01f01ff;;;S-1-5-80-4022436659-1090538466-1613889075-870485073-3428993833)' }
    [void] (Add-StandInCertificate -Store 'Remote Desktop' -Der ([Convert]::FromBase64String($script:S.selfSigned)) -Container $container -File $file)
}

function Get-Service {
    [CmdletBinding()]
    param([string] $Name)
    Assert-On
    Update-Pending
    $service = Get-ServiceEntry $Name
    return [pscustomobject]@{ Name = $Name; Status = $service.state; DependentServices = @(Get-Dependents $Name | ForEach-Object { [pscustomobject]@{ Name = $_; Status = $script:S.services[$_].state } }) }
}

# sc stop and sc start ask and do not wait; the exit codes are Win32 errors: 1051 others rest on it, 1053 no answer in time,
# 1056 runs already (also while it is stopping), 1058 disabled, 1060 no such service, 1062 does not run.
function Stop-ByControl {
    param([string] $Name)
    Update-Pending
    $service = $script:S.services[$Name]
    if ($service.state -eq 'Stopped') { return 1062 }
    if ($service.state -eq 'Stop Pending') { return 1061 }
    if (@(Get-Dependents $Name).Count -gt 0) { return 1051 }
    Set-StoppedOrPending $Name
    return 0
}

function Start-ByControl {
    param([string] $Name)
    Update-Pending
    $service = $script:S.services[$Name]
    if ($service.state -ne 'Stopped') { return 1056 }
    Enter-Change "start $Name"
    if ($service.startMode -eq 'Disabled') { return 1058 }
    foreach ($below in @($service.dependsOn)) {
        if ($script:S.services.ContainsKey($below) -and $script:S.services[$below].state -ne 'Running') { [void] (Start-ByControl $below) }
    }
    if ($script:S.broken -and $script:S.broken.start -eq $Name) { return 1053 }
    $service.state = 'Running'
    $script:S.volatile.nextPid += 4
    $script:S.volatile.pids[$Name] = $script:S.volatile.nextPid
    Update-SelfSigned $Name
    Exit-Change "start $Name"
    return 0
}

# sc config: start= auto | delayed-auto | demand | disabled; 1060 for an unknown service. The start type stands in the
# registry as well (Start 2/3/4, DelayedAutostart 0/1), as the service control manager keeps it.
function sc.exe {
    $name = $args[1]
    Assert-On
    $key = $script:S.services.Keys | Where-Object { $_ -eq $name }
    if ($key -and @('start', 'stop') -contains $args[0]) {
        $global:LASTEXITCODE = if ($args[0] -eq 'start') { Start-ByControl $key } else { Stop-ByControl $key }
        return "[SC] $($args[0]) $name"
    }
    if (@('config', 'start', 'stop') -cnotcontains $args[0]) { throw "sc $args" }
    if (-not $key) {
        $global:LASTEXITCODE = 1060
        return '[SC] OpenService FEHLER 1060:'
    }
    Enter-Change "sc $args"
    $mode = @{ 'auto' = @('Auto', 2, 0); 'delayed-auto' = @('Auto', 2, 1); 'demand' = @('Manual', 3, $null); 'disabled' = @('Disabled', 4, $null) }[$args[3]]
    $script:S.services[$key].startMode = $mode[0]
    $registry = $script:S.registry["HKLM\SYSTEM\CurrentControlSet\Services\$key"]
    $registry['Start'] = [ordered]@{ kind = 'DWord'; data = [long] $mode[1] }
    if ($null -ne $mode[2]) {
        if ($mode[2] -eq 1 -or $registry.ContainsKey('DelayedAutostart')) { $registry['DelayedAutostart'] = [ordered]@{ kind = 'DWord'; data = [long] $mode[2] } }
    }
    $global:LASTEXITCODE = 0
    Exit-Change "sc $args"
    '[SC] ChangeServiceConfig ERFOLG'
}
