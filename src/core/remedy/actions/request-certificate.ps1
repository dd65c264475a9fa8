$actions['requestCertificate'] = @{ Name = 'RequestCertificate'; Drops = 'nothing'; Undo = 'exact'; Always = $true; AfterUndo = $false; Scope = 'machine'; Makes = $true }

function Assert-RequestCertificate {
    param($Action, [string] $What, [string[]] $Accepted)
    Assert-Members -Value $Action -What $What -Must @('kind', 'template') -May @('bind')
    Assert-Text -Value $Action['template'] -What "$What template" -MaxLength 128
    if ($Action.Contains('bind')) {
        Assert-Boolean -Value $Action['bind'] -What "$What bind"
    }
}

function Test-Binds {
    param($Action)
    return [bool] ($Action.Contains('bind') -and $Action['bind'])
}

function Get-RequestCertificateState {
    param($Action, [hashtable] $Run)
    if (Test-Binds -Action $Action) {
        Assert-NoBroker
    }
    return [ordered]@{ binding = (Get-RegistryState -Key $keyListener -Name 'SSLCertificateSHA1Hash') }
}

# A request that waits for approval stays in the store REQUEST (Get-Certificate); with the answer it came by.
function Remove-OpenRequest {
    param([string[]] $Before)
    foreach ($sha1 in (Get-StoreThumbprint -Store 'REQUEST')) {
        if ($Before -cnotcontains $sha1) {
            Remove-Item -LiteralPath (Get-StorePath -Store 'REQUEST' -Thumbprint $sha1)
        }
    }
}

# What was issued is noted by its thumbprint before anything else is done with it: only that is ever taken away again.
function Set-RequestCertificate {
    param($Action, $State, [hashtable] $Run)
    $requests = Get-StoreThumbprint -Store 'REQUEST'
    $before = Get-StoreThumbprint -Store 'My'
    $answer = Get-Certificate -Template $Action['template'] -CertStoreLocation (Get-StorePath -Store 'My')
    if ([string] $answer.Status -ne 'Issued') {
        Remove-OpenRequest -Before $requests
        Stop-WithProblem -Code 'stepFailed' -Says "the certification authority answered $($answer.Status) and not Issued; somebody has to approve the request there, then bind the certificate"
    }
    $sha1 = ([string] $answer.Certificate.Thumbprint).ToLowerInvariant()
    if ($before -ccontains $sha1) {
        Stop-WithProblem -Code 'stepFailed' -Says "the certification authority answered with $sha1, which was here before"
    }
    Write-Made -Run $Run -Made ([ordered]@{ sha1 = $sha1 })
    if (Test-Binds -Action $Action) {
        # Read anew: in PowerShell 7 the answer may come from another process, without its methods.
        $fault = Get-ListenerFault -Certificate (Assert-CertificateThere -Store 'My' -Thumbprint $sha1)
        if ($fault -ne '') {
            Stop-WithProblem -Code 'testFailed' -Says "the certificate $sha1 that was issued $fault"
        }
        Grant-KeyToService -Run $Run -File (Get-KeyFilePath -Store 'My' -Thumbprint $sha1) -Thumbprint $sha1
        Set-RegistryValue -Key $keyListener -Name 'SSLCertificateSHA1Hash' -Kind 'Binary' -Data (Get-ListenerHash -Thumbprint $sha1)
    }
}

function Test-RequestCertificate {
    param($Action, $State, [hashtable] $Run)
    $made = Get-Made -Run $Run
    if ($made.Length -eq 0 -or $null -eq (Get-StoreCertificate -Store 'My' -Thumbprint $made[0]['sha1'])) {
        return 'no certificate was issued'
    }
    if (Test-Binds -Action $Action) {
        return Compare-RegistryValue -Key $keyListener -Name 'SSLCertificateSHA1Hash' -Kind 'Binary' -Data (Get-ListenerHash -Thumbprint $made[0]['sha1'])
    }
    return ''
}

function Undo-RequestCertificate {
    param($Action, $State, [hashtable] $Run)
    Restore-RegistryState -Key $keyListener -Name 'SSLCertificateSHA1Hash' -State $State['binding']
    $made = Get-Made -Run $Run
    foreach ($one in $made) {
        if ($null -ne (Get-StoreCertificate -Store 'My' -Thumbprint $one['sha1'])) {
            Remove-Item -LiteralPath (Get-StorePath -Store 'My' -Thumbprint $one['sha1']) -DeleteKey
        }
    }
    if ($made.Length -eq 0) {
        [void] $Run.Notes.Add("the journal names no certificate that was issued from $($Action['template']); if one was and the run was cut off before it could be noted, it is left in the store My")
    }
}
