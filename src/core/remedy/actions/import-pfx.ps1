$actions['importPfx'] = @{ Name = 'ImportPfx'; Drops = 'nothing'; Undo = 'exact'; Always = $false; AfterUndo = $false; Scope = 'machine'; Makes = $true }

function Assert-ImportPfx {
    param($Action, [string] $What, [string[]] $Accepted)
    Assert-Members -Value $Action -What $What -Must @('kind', 'path', 'sha1')
    Assert-Text -Value $Action['path'] -What "$What path" -Pattern $patternPath
    Assert-Text -Value $Action['sha1'] -What "$What sha1" -Pattern $patternThumbprint
}

# The password comes by the environment variable RDPDOCTOR_PFX_PASSWORD, never by the plan; it is not written anywhere.
function Get-PfxPassword {
    $secret = New-Object -TypeName System.Security.SecureString
    foreach ($char in ([string] $env:RDPDOCTOR_PFX_PASSWORD).ToCharArray()) {
        $secret.AppendChar($char)
    }
    return $secret
}

# Which of the file's certificates are here already: those that are not will be taken away by an undo.
function Get-ImportPfxState {
    param($Action, [hashtable] $Run)
    if ($null -ne (Get-StoreCertificate -Store 'My' -Thumbprint $Action['sha1'])) {
        return [ordered]@{ present = $true; absent = @() }
    }
    if (-not (Test-Path -LiteralPath $Action['path'])) {
        Stop-WithProblem -Code 'notFound' -Says "there is no file $($Action['path']) on this computer"
    }
    try {
        $content = Get-PfxData -FilePath $Action['path'] -Password (Get-PfxPassword)
    } catch {
        Stop-WithProblem -Code 'stepFailed' -Says "the file $($Action['path']) cannot be opened ($($_.Exception.Message)); its password is taken from the environment variable RDPDOCTOR_PFX_PASSWORD"
    }
    $ends = @($content.EndEntityCertificates | ForEach-Object -Process { ([string] $_.Thumbprint).ToLowerInvariant() })
    if ($ends -cnotcontains $Action['sha1']) {
        Stop-WithProblem -Code 'notFound' -Says "the file $($Action['path']) does not hold the certificate $($Action['sha1']) with its key; it holds $($ends -join ', ')"
    }
    $absent = @()
    foreach ($sha1 in @($content.OtherCertificates | ForEach-Object -Process { ([string] $_.Thumbprint).ToLowerInvariant() })) {
        foreach ($store in @('My', 'CA', 'Root')) {
            if ($null -eq (Get-StoreCertificate -Store $store -Thumbprint $sha1)) {
                $absent += "$store\$sha1"
            }
        }
    }
    return [ordered]@{ present = $false; absent = $absent }
}

function Set-ImportPfx {
    param($Action, $State, [hashtable] $Run)
    [void] (Import-PfxCertificate -FilePath $Action['path'] -CertStoreLocation (Get-StorePath -Store 'My') -Password (Get-PfxPassword))
}

function Test-ImportPfx {
    param($Action, $State, [hashtable] $Run)
    $certificate = Get-StoreCertificate -Store 'My' -Thumbprint $Action['sha1']
    if ($null -eq $certificate) {
        return "the certificate $($Action['sha1']) is not in the store My"
    }
    if (-not $certificate.HasPrivateKey) {
        return "the certificate $($Action['sha1']) is in the store My without its private key"
    }
    return ''
}

function Undo-ImportPfx {
    param($Action, $State, [hashtable] $Run)
    if (-not $State['present'] -and $null -ne (Get-StoreCertificate -Store 'My' -Thumbprint $Action['sha1'])) {
        Remove-Item -LiteralPath (Get-StorePath -Store 'My' -Thumbprint $Action['sha1']) -DeleteKey
    }
    foreach ($one in $State['absent']) {
        $store, $sha1 = ([string] $one).Split('\')
        if ($null -ne (Get-StoreCertificate -Store $store -Thumbprint $sha1)) {
            Remove-Item -LiteralPath (Get-StorePath -Store $store -Thumbprint $sha1)
        }
    }
}
