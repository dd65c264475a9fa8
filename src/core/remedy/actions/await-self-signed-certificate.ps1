$actions['awaitSelfSignedCertificate'] = @{ Name = 'AwaitSelfSignedCertificate'; Drops = 'nothing'; Undo = 'none'; Always = $false; AfterUndo = $false; Scope = 'machine' }

function Assert-AwaitSelfSignedCertificate {
    param($Action, [string] $What, [string[]] $Accepted)
    Assert-Members -Value $Action -What $What -Must @('kind', 'seconds')
    Assert-Whole -Value $Action['seconds'] -What "$What seconds" -Min 1 -Max 300
}

function Get-AwaitSelfSignedCertificateState {
    param($Action, [hashtable] $Run)
    return [ordered]@{ stored = (Get-StoreThumbprint -Store 'Remote Desktop') }
}

function Set-AwaitSelfSignedCertificate {
    param($Action, $State, [hashtable] $Run)
    $until = (Get-Date).AddSeconds($Action['seconds'])
    while ((Test-AwaitSelfSignedCertificate -Action $Action -State $State -Run $Run) -ne '' -and (Get-Date) -lt $until) {
        Start-Sleep -Seconds 1
    }
}

function Test-AwaitSelfSignedCertificate {
    param($Action, $State, [hashtable] $Run)
    $faults = @()
    foreach ($sha1 in (Get-StoreThumbprint -Store 'Remote Desktop')) {
        $fault = Get-ListenerFault -Certificate (Get-StoreCertificate -Store 'Remote Desktop' -Thumbprint $sha1)
        if ($fault -eq '') {
            return ''
        }
        $faults += "$sha1 $fault"
    }
    if ($faults.Count -eq 0) {
        return 'there is no certificate in the store Remote Desktop'
    }
    return "no usable certificate in the store Remote Desktop: $($faults -join '; ')"
}

function Undo-AwaitSelfSignedCertificate {
    param($Action, $State, [hashtable] $Run)
}
