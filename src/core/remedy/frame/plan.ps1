# The plan as data: checked here again, whoever checked it before.

function Read-PlanText {
    param([string] $Encoded)
    try {
        $bytes = [Convert]::FromBase64String($Encoded)
        $strict = New-Object -TypeName System.Text.UTF8Encoding -ArgumentList $false, $true
        return , (ConvertFrom-JsonText -Text $strict.GetString($bytes) -MaxLength 262144)
    } catch {
        Stop-WithProblem -Code 'planDamaged' -Says "the plan in this script cannot be read ($($_.Exception.Message)); make the script again"
    }
}

function Assert-Plan {
    param(
        $Plan,
        [hashtable] $Actions
    )
    Assert-Members -Value $Plan -What 'plan' -Must @('format', 'id', 'target', 'machine', 'createdAt', 'causes', 'acceptedRisks', 'steps')
    Assert-Whole -Value $Plan['format'] -What 'plan format' -Min 1 -Max 1
    Assert-Text -Value $Plan['id'] -What 'plan id' -Pattern '\A[a-z0-9][a-z0-9-]{7,47}\z'
    Assert-Text -Value $Plan['target'] -What 'plan target' -MaxLength 300
    Assert-OneOf -Value $Plan['machine'] -What 'plan machine' -Choices @('server', 'client')
    Assert-Text -Value $Plan['createdAt'] -What 'plan createdAt' -Pattern '\A[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,7})?Z\z'
    Assert-List -Value $Plan['causes'] -What 'plan causes' -Min 0
    Assert-List -Value $Plan['acceptedRisks'] -What 'plan acceptedRisks' -Min 0
    foreach ($risk in $Plan['acceptedRisks']) {
        Assert-OneOf -Value $risk -What 'plan acceptedRisks' -Choices @('tls-off', 'nla-off', 'old-tls', 'public-exposure', 'key-loss', 'unverified-server', 'new-access')
    }
    Assert-List -Value $Plan['steps'] -What 'plan steps'
    $n = 0
    foreach ($step in $Plan['steps']) {
        $n++
        Assert-Members -Value $step -What "step $n" -Must @('n', 'remedy', 'action')
        Assert-Whole -Value $step['n'] -What "step $n number" -Min $n -Max $n
        if ($step['remedy'] -isnot [string]) {
            Stop-Refused -Says "step ${n}: remedy is not a text"
        }
        Assert-Action -Action $step['action'] -What "step $n" -Accepted ([string[]] $Plan['acceptedRisks']) -Actions $Actions
    }
}

function Assert-Action {
    param(
        $Action,
        [string] $What,
        [string[]] $Accepted,
        [hashtable] $Actions
    )
    if ($Action -isnot [System.Collections.IDictionary] -or $Action['kind'] -isnot [string]) {
        Stop-Refused -Says "${What}: not an action"
    }
    $known = $false
    foreach ($kind in $Actions.Keys) {
        $known = $known -or $kind -ceq $Action['kind']
    }
    if (-not $known) {
        Stop-Refused -Says "${What}: this script has no such kind of action"
    }
    $name = $Actions[$Action['kind']].Name
    & "Assert-$name" -Action $Action -What "$What ($($Action['kind']))" -Accepted $Accepted
}

# Whether the plan touches only what belongs to the user who runs it.
function Test-UserPlan {
    param($Plan, [hashtable] $Actions)
    foreach ($step in $Plan['steps']) {
        $scope = $Actions[$step['action']['kind']].Scope
        if ($scope -eq 'user' -or ($scope -eq 'key' -and ([string] $step['action']['key']).StartsWith('HKCU\'))) {
            continue
        }
        return $false
    }
    return $true
}
