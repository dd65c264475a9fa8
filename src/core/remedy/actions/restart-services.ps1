$actions['restartServices'] = @{ Name = 'RestartServices'; Drops = 'sessions'; Undo = 'none'; Always = $true; AfterUndo = $true; Scope = 'machine'; Guard = $true }

function Assert-RestartServices {
    param($Action, [string] $What, [string[]] $Accepted)
    Assert-Members -Value $Action -What $What -Must @('kind', 'services')
    Assert-List -Value $Action['services'] -What "$What services" -Max 9
    foreach ($one in $Action['services']) {
        Assert-OneOf -Value $one -What "$What services" -Choices $services
    }
}

# Which of the services run, and with each what rests on it and goes down with it: stopped first, started last.
function Get-RestartServicesState {
    param($Action, [hashtable] $Run)
    $running = @()
    foreach ($name in @($Action['services'])) {
        $service = Get-CimInstance -ClassName Win32_Service -Filter "Name='$name'"
        if ($null -eq $service) {
            Stop-WithProblem -Code 'notFound' -Says "there is no service $name"
        }
        # Windows cannot do without this one while it runs.
        if ($name -eq 'RpcSs') {
            continue
        }
        foreach ($one in (Get-RunningDependent -Name $name)) {
            if ($running -cnotcontains $one) {
                $running += $one
            }
        }
        if ([string] $service.State -ne 'Stopped' -and $running -cnotcontains $name) {
            $running += $name
        }
    }
    return [ordered]@{ running = $running }
}

# What runs in the order to stop it: what rests on others first. SessionEnv makes the certificate and starts before TermService,
# which presents it.
function Get-StopOrder {
    param($Action, $State)
    $known = @('UmRdpService', 'TSGateway', 'TermService', 'SessionEnv', 'CertPropSvc', 'W32Time', 'KeyIso', 'CryptSvc')
    $touched = @(@($State['running']) + @($Action['services']) | Where-Object -FilterScript { $_ -ne 'RpcSs' })
    $order = @($touched | Where-Object -FilterScript { $known -cnotcontains $_ }) + @($known | Where-Object -FilterScript { $touched -ccontains $_ })
    return , $order
}

# Whatever happens while they are stopped, the starts are tried.
function Restart-InOrder {
    param($Action, $State, [string[]] $Start)
    $order = Get-StopOrder -Action $Action -State $State
    $patience = 10
    try {
        foreach ($name in $order) {
            Stop-OneService -Name $name
        }
        $patience = $servicePatience
    } finally {
        [array]::Reverse($order)
        $failed = Start-InOrder -Order @($order | Where-Object -FilterScript { $Start -ccontains $_ }) -Patience $patience
    }
    if ($failed -ne '') {
        Stop-WithProblem -Code 'stepFailed' -Says $failed
    }
}

# Starts all of them; returns what could not be started and why.
function Start-InOrder {
    param([string[]] $Order, [int] $Patience)
    $failed = @()
    foreach ($name in $Order) {
        try {
            Start-OneService -Name $name -Patience $Patience
        } catch {
            $failed += (ConvertTo-Problem -ErrorRecord $_)['says']
        }
    }
    return $failed -join '; '
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
