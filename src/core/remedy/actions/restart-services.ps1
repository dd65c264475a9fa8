$actions['restartServices'] = @{ Name = 'RestartServices'; Drops = 'sessions'; Undo = 'none'; Always = $true; AfterUndo = $true; Scope = 'machine' }

function Assert-RestartServices {
    param($Action, [string] $What, [string[]] $Accepted)
    Assert-Members -Value $Action -What $What -Must @('kind', 'services')
    Assert-List -Value $Action['services'] -What "$What services" -Max 9
    foreach ($one in $Action['services']) {
        Assert-OneOf -Value $one -What "$What services" -Choices $services
    }
}

# UmRdpService rests on TermService and goes down with it, so it is stopped first, and started last where it ran.
function Get-RestartServicesState {
    param($Action, [hashtable] $Run)
    $running = @()
    $wanted = @($Action['services'])
    foreach ($name in @('UmRdpService') + $wanted) {
        $service = Get-CimInstance -ClassName Win32_Service -Filter "Name='$name'"
        if ($null -eq $service) {
            if ($name -eq 'UmRdpService' -and $wanted -cnotcontains $name) {
                continue
            }
            Stop-WithProblem -Code 'notFound' -Says "there is no service $name"
        }
        if ([string] $service.State -eq 'Running' -and $running -cnotcontains $name) {
            $running += $name
        }
    }
    return [ordered]@{ running = $running }
}

# SessionEnv makes the certificate and comes before TermService, which presents it.
function Restart-InOrder {
    param($Action, $State, [string[]] $Start)
    $wanted = @($Action['services'])
    $touched = @($wanted)
    if ($wanted -ccontains 'TermService' -and $wanted -cnotcontains 'UmRdpService' -and @($State['running']) -ccontains 'UmRdpService') {
        $touched += 'UmRdpService'
    }
    $order = @('RpcSs', 'CryptSvc', 'KeyIso', 'W32Time', 'CertPropSvc', 'SessionEnv', 'TermService', 'TSGateway', 'UmRdpService')
    $stop = @($order | Where-Object -FilterScript { $touched -ccontains $_ })
    [array]::Reverse($stop)
    foreach ($name in $stop) {
        # Windows cannot do without these while it runs.
        if ($name -ne 'RpcSs' -and [string] (Get-ServiceView -Name $name).State -ne 'Stopped') {
            Stop-Service -Name $name -Force
            Wait-ServiceState -Name $name -State 'Stopped'
        }
    }
    foreach ($name in @($order | Where-Object -FilterScript { $Start -ccontains $_ })) {
        Start-OneService -Name $name
    }
}

function Set-RestartServices {
    param($Action, $State, [hashtable] $Run)
    Restart-InOrder -Action $Action -State $State -Start ([string[]] (@($Action['services']) + @($State['running'])))
}

function Test-RestartServices {
    param($Action, $State, [hashtable] $Run)
    foreach ($name in @($Action['services']) + @($State['running'])) {
        $service = Get-ServiceView -Name $name
        if ([string] $service.State -ne 'Running') {
            return "$name is $($service.State) (exit code $($service.ExitCode))"
        }
    }
    return ''
}

function Undo-RestartServices {
    param($Action, $State, [hashtable] $Run)
}

# What ran before runs again; what did not is left stopped.
function Complete-RestartServicesUndo {
    param($Action, $State, [hashtable] $Run)
    Restart-InOrder -Action $Action -State $State -Start ([string[]] @($State['running']))
}
