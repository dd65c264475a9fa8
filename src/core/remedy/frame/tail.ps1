$exitCode = 0
if ($env:PROCESSOR_ARCHITEW6432) {
    $again = @()
    if ($Undo) {
        $again += '-Undo'
    }
    if ($Guard) {
        $again += '-Guard'
    }
    if ($whatIf) {
        $again += '-WhatIf'
    }
    if ($Page -gt 0) {
        $again += @('-Page', "$Page")
    }
    if ($Yes -or ($PSBoundParameters.ContainsKey('Confirm') -and -not $PSBoundParameters['Confirm'])) {
        $again += '-Yes'
    }
    $handedOver = $true
} else {
    $handedOver = $false
}
$run = New-Run -Actions $actions
if ($env:SystemRoot) {
    # Windows' own programs before all others of the same name.
    $env:Path = (Join-Path -Path $env:SystemRoot -ChildPath 'System32') + [IO.Path]::PathSeparator + $env:Path
}
try {
    if ($handedOver) {
        Invoke-In64Bit -ScriptPath $PSCommandPath -Arguments $again
        $exitCode = $LASTEXITCODE
    } elseif ($Page -gt 0) {
        Read-SavedPage -Run $run -PlanText $planText -Page $Page
    } else {
        $run.ScriptText = [string] $MyInvocation.MyCommand.ScriptBlock
        $switches = @{ Undo = [bool] $Undo; WhatIf = $whatIf; Yes = [bool] $Yes; Guard = [bool] $Guard }
        $outcome = Invoke-Plan -Run $run -PlanText $planText -Switches $switches -Cmdlet $PSCmdlet
        $json = $run.Handed
        if ($json -eq '') {
            $json = ConvertTo-JsonText -Value (Get-Result -Run $run -Outcome $outcome)
            Save-Result -Run $run -Json $json
        }
        Get-OutputPage -Json $json -Number 1
        $exitCode = @{ refused = 2; failedAndUndone = 3; undoIncomplete = 4 }[$outcome]
    }
} catch {
    [void] $run.Problems.Add((ConvertTo-Problem -ErrorRecord $_))
    Get-OutputPage -Json (ConvertTo-JsonText -Value (Get-Result -Run $run -Outcome 'refused')) -Number 1
    $exitCode = 2
}
$global:LASTEXITCODE = [int] $exitCode
if ($PSCommandPath) {
    exit $global:LASTEXITCODE
}
