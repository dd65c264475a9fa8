# Problems are errors with an id of script-result.ts; plan data is checked by these before any of it is used.

function Stop-WithProblem {
    param(
        [string] $Code,
        [string] $Says
    )
    $exception = New-Object -TypeName System.InvalidOperationException -ArgumentList $Says
    throw (New-Object -TypeName System.Management.Automation.ErrorRecord -ArgumentList $exception, "rdpdoctor-$Code", 'NotSpecified', $null)
}

# The problem that an error stands for: ours by its id, Windows' own by its category.
function ConvertTo-Problem {
    param(
        $ErrorRecord,
        [int] $Step = 0,
        [string] $Otherwise = 'stepFailed'
    )
    $code = $Otherwise
    $says = [string] $ErrorRecord.Exception.Message
    $id = [string] $ErrorRecord.FullyQualifiedErrorId
    if ($id -match '^rdpdoctor-([A-Za-z]+)') {
        $code = $Matches[1]
    } elseif ([string] $ErrorRecord.CategoryInfo.Category -in @('PermissionDenied', 'SecurityError') -or $ErrorRecord.Exception -is [System.UnauthorizedAccessException]) {
        $code = 'accessDenied'
        $says = "access denied: $says"
    } elseif ([string] $ErrorRecord.CategoryInfo.Category -eq 'ObjectNotFound') {
        $code = 'notFound'
    }
    if ($says.Length -gt 500) {
        $says = $says.Substring(0, 500)
    }
    $problem = [ordered]@{ code = $code; says = $says }
    if ($Step -gt 0) {
        $problem['step'] = $Step
    }
    return $problem
}

function Stop-Refused {
    param([string] $Says)
    Stop-WithProblem -Code 'planRefused' -Says $Says
}

# Exactly these members, and perhaps those.
function Assert-Members {
    param(
        $Value,
        [string] $What,
        [string[]] $Must,
        [string[]] $May = @()
    )
    if ($Value -isnot [System.Collections.IDictionary]) {
        Stop-Refused -Says "${What}: not an object"
    }
    foreach ($name in $Must) {
        if (-not $Value.Contains($name)) {
            Stop-Refused -Says "${What}: $name is missing"
        }
    }
    foreach ($entry in $Value.GetEnumerator()) {
        if ($Must -cnotcontains $entry.Key -and $May -cnotcontains $entry.Key) {
            Stop-Refused -Says "${What}: has a member that does not belong there"
        }
    }
}

function Assert-Text {
    param(
        $Value,
        [string] $What,
        [string] $Pattern = '',
        [int] $MaxLength = 1024
    )
    if ($Value -isnot [string] -or $Value.Length -eq 0 -or $Value.Length -gt $MaxLength) {
        Stop-Refused -Says "${What}: not a text of 1 to $MaxLength characters"
    }
    if ($Value.IndexOf([char] 0) -ge 0) {
        Stop-Refused -Says "${What}: holds a zero character"
    }
    if ($Pattern -ne '' -and -not [regex]::IsMatch($Value, $Pattern)) {
        Stop-Refused -Says "${What}: does not have the form it must have"
    }
}

function Assert-OneOf {
    param(
        $Value,
        [string] $What,
        [string[]] $Choices
    )
    if ($Value -isnot [string] -or $Choices -cnotcontains $Value) {
        Stop-Refused -Says "${What}: is none of $($Choices -join ', ')"
    }
}

function Assert-Whole {
    param(
        $Value,
        [string] $What,
        [long] $Min,
        [long] $Max
    )
    if ($Value -isnot [long] -or $Value -lt $Min -or $Value -gt $Max) {
        Stop-Refused -Says "${What}: not a whole number from $Min to $Max"
    }
}

function Assert-Boolean {
    param(
        $Value,
        [string] $What
    )
    if ($Value -isnot [bool]) {
        Stop-Refused -Says "${What}: neither true nor false"
    }
}

function Assert-List {
    param(
        $Value,
        [string] $What,
        [int] $Min = 1,
        [int] $Max = 64
    )
    if ($Value -isnot [object[]] -or $Value.Length -lt $Min -or $Value.Length -gt $Max) {
        Stop-Refused -Says "${What}: not a list of $Min to $Max"
    }
}

function Assert-Profiles {
    param(
        $Value,
        [string] $What,
        [string[]] $Accepted
    )
    Assert-List -Value $Value -What $What -Max 3
    foreach ($one in $Value) {
        Assert-OneOf -Value $one -What $What -Choices @('domain', 'private', 'public')
        if ($one -eq 'public') {
            Assert-Risk -Risk 'public-exposure' -Accepted $Accepted -What $What
        }
    }
}

function Assert-Risk {
    param(
        [string] $Risk,
        [string[]] $Accepted,
        [string] $What
    )
    if ($Accepted -cnotcontains $Risk) {
        Stop-WithProblem -Code 'riskNotAccepted' -Says "${What}: makes this computer less safe and was not accepted; the plan has to be made with --accept-risk $Risk"
    }
}

$patternThumbprint = '\A[0-9a-f]{40}\z'
$patternRdpKeyFile = '\A[fF]686[aA]{2}[cC][eE]6942[fF][bB]7[fF]7[cC][eE][bB]231212[eE]{2}[fF]4[aA]4_[0-9a-fA-F-]{36}\z'
$patternPath = '\A[A-Za-z]:\\[^"*/:<>?|\x00-\x1f]{1,240}\z'
$services = @('TermService', 'UmRdpService', 'SessionEnv', 'KeyIso', 'CryptSvc', 'CertPropSvc', 'W32Time', 'RpcSs', 'TSGateway')
