$actions['setAsideKeyFile'] = @{ Name = 'SetAsideKeyFile'; Drops = 'nothing'; Undo = 'exact'; Always = $false; AfterUndo = $false; Scope = 'machine'; Key = $true }

function Assert-SetAsideKeyFile {
    param($Action, [string] $What, [string[]] $Accepted)
    Assert-Members -Value $Action -What $What -Must @('kind', 'keyFile')
    Assert-Text -Value $Action['keyFile'] -What "$What keyFile" -Pattern $patternRdpKeyFile
}

function Get-KeyPlaces {
    param($Action, [hashtable] $Run)
    return @{
        There = Join-Path -Path (Get-MachineKeysFolder) -ChildPath $Action['keyFile']
        Aside = Join-Path -Path $Run.Folder -ChildPath "aside-$($Action['keyFile'])"
    }
}

function Get-SetAsideKeyFileState {
    param($Action, [hashtable] $Run)
    $places = Get-KeyPlaces -Action $Action -Run $Run
    if (-not (Test-Path -LiteralPath $places.There)) {
        Stop-WithProblem -Code 'notFound' -Says "there is no key file $($places.There)"
    }
    return [ordered]@{ list = (Get-AccessList -Path $places.There); sha256 = (Get-FileHashText -Path $places.There) }
}

function Set-SetAsideKeyFile {
    param($Action, $State, [hashtable] $Run)
    $places = Get-KeyPlaces -Action $Action -Run $Run
    if (Test-Path -LiteralPath $places.Aside) {
        Stop-WithProblem -Code 'stepFailed' -Says "$($places.Aside) is there already"
    }
    Move-Item -LiteralPath $places.There -Destination $places.Aside
}

# Windows may have made a new key by the same name since; what counts is that the old one lies aside.
function Test-SetAsideKeyFile {
    param($Action, $State, [hashtable] $Run)
    $places = Get-KeyPlaces -Action $Action -Run $Run
    if (-not (Test-Path -LiteralPath $places.Aside)) {
        return "the key file $($places.There) is in its place"
    }
    return ''
}

function Undo-SetAsideKeyFile {
    param($Action, $State, [hashtable] $Run)
    $places = Get-KeyPlaces -Action $Action -Run $Run
    if (Test-Path -LiteralPath $places.Aside) {
        if (Test-Path -LiteralPath $places.There) {
            $n = 1
            while (Test-Path -LiteralPath "$($places.Aside).newer$n") {
                $n++
            }
            Move-Item -LiteralPath $places.There -Destination "$($places.Aside).newer$n"
        }
        Move-Item -LiteralPath $places.Aside -Destination $places.There
    }
    Restore-AccessList -Run $Run -Path $places.There -List $State['list']
}
