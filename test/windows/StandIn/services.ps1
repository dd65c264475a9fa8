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

function Stop-Service {
    [CmdletBinding()]
    param([string] $Name, [switch] $Force)
    $service = Get-ServiceEntry $Name
    $above = @($script:S.services.Keys | Where-Object { $script:S.services[$_].dependsOn -contains $Name -and $script:S.services[$_].state -eq 'Running' })
    if ($above.Count -gt 0 -and -not $Force) {
        Stop-StandIn -Message "Cannot stop service '$Name' because it has dependent services. It can only be stopped if the Force flag is set." -Id 'ServiceHasDependentServices' -Category InvalidOperation
    }
    foreach ($one in $above) { Stop-Service -Name $one -Force }
    Enter-Change "Stop-Service $Name"
    $service.state = 'Stopped'
    $script:S.volatile.pids[$Name] = 0
    Exit-Change "Stop-Service $Name"
}

function Start-Service {
    [CmdletBinding()]
    param([string] $Name)
    $service = Get-ServiceEntry $Name
    if ($service.state -eq 'Running') { return }
    Enter-Change "Start-Service $Name"
    if ($service.startMode -eq 'Disabled') {
        Stop-StandIn -Message "Service '$Name' cannot be started due to the following error: Cannot start service $Name on computer '.'." -Id 'CouldNotStartService' -Category OpenError
    }
    foreach ($below in @($service.dependsOn)) {
        if ($script:S.services.ContainsKey($below) -and $script:S.services[$below].state -ne 'Running') { Start-Service -Name $below }
    }
    if ($script:S.broken -and $script:S.broken.start -eq $Name) {
        Stop-StandIn -Message "Failed to start service '$Name'." -Id 'StartServiceFailed' -Category OpenError
    }
    $service.state = 'Running'
    $script:S.volatile.nextPid += 4
    $script:S.volatile.pids[$Name] = $script:S.volatile.nextPid
    Update-SelfSigned $Name
    Exit-Change "Start-Service $Name"
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
    if (-not [IO.File]::Exists($file)) { [IO.File]::WriteAllText($file, 'a new key') }
    [void] (Add-StandInCertificate -Store 'Remote Desktop' -Der ([Convert]::FromBase64String($script:S.selfSigned)) -Container $container -File $file)
}

function Get-Service {
    [CmdletBinding()]
    param([string] $Name)
    $service = Get-ServiceEntry $Name
    return [pscustomobject]@{ Name = $Name; Status = $service.state; DependentServices = @($script:S.services.Keys | Where-Object { $script:S.services[$_].dependsOn -contains $Name } | ForEach-Object { [pscustomobject]@{ Name = $_; Status = $script:S.services[$_].state } }) }
}

# sc config: start= auto | delayed-auto | demand | disabled; 1060 for an unknown service. The start type stands in the
# registry as well (Start 2/3/4, DelayedAutostart 0/1), as the service control manager keeps it.
function sc.exe {
    $name = $args[1]
    $key = $script:S.services.Keys | Where-Object { $_ -eq $name }
    if ($args[0] -ne 'config' -or $args[2] -ne 'start=') { throw "sc $args" }
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
