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

# What a file with that password could not be opened for, besides the password: how OpenSSL 3 writes it, Windows before build
# 17763 cannot read.
function Get-PfxAdvice {
    $build = Get-RegistryValue -Key 'HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion' -Name 'CurrentBuildNumber'
    $advice = 'its password is taken from the environment variable RDPDOCTOR_PFX_PASSWORD'
    if ($null -ne $build -and [int] $build['data'] -lt 17763) {
        $advice += '. Windows before build 17763 reports a wrong password also where the password is right and the file is encrypted with AES, as OpenSSL 3 writes it: make it with openssl pkcs12 -export -legacy'
    }
    return $advice
}

# A certificate that is here without its key is put back as it was; one with its key is not imported.
function Get-ImportPfxState {
    param($Action, [hashtable] $Run)
    $entry = Get-RegistryState -Key (Get-StoreBlobKey -Store 'My' -Thumbprint $Action['sha1']) -Name 'Blob'
    $there = Get-StoreCertificate -Store 'My' -Thumbprint $Action['sha1']
    if ($null -ne $there -and $there.HasPrivateKey) {
        return [ordered]@{ key = $true; entry = $entry }
    }
    # The file is gone when the run that brought it has ended.
    if ($Run.Undoing) {
        return [ordered]@{ key = $false; entry = $entry }
    }
    if (-not (Test-Path -LiteralPath $Action['path'])) {
        Stop-WithProblem -Code 'notFound' -Says "there is no file $($Action['path']) on this computer"
    }
    try {
        $content = Get-PfxData -FilePath $Action['path'] -Password (Get-PfxPassword)
    } catch {
        Stop-WithProblem -Code 'stepFailed' -Says "the file $($Action['path']) cannot be opened ($($_.Exception.Message)); $(Get-PfxAdvice)"
    }
    $ends = @($content.EndEntityCertificates | ForEach-Object -Process { ([string] $_.Thumbprint).ToLowerInvariant() })
    if ($ends -cnotcontains $Action['sha1']) {
        Stop-WithProblem -Code 'notFound' -Says "the file $($Action['path']) does not hold the certificate $($Action['sha1']) with its key; it holds $($ends -join ', ')"
    }
    return [ordered]@{ key = $false; entry = $entry }
}

# Roots are left out on purpose: Windows adds some by itself, and taking one away would take it from the whole computer.
function Get-ImportStores {
    $all = @()
    foreach ($store in @('My', 'CA')) {
        $all += @(Get-StoreThumbprint -Store $store | ForEach-Object -Process { $_ } | ForEach-Object -Process { "$store\$_" })
    }
    return , $all
}

# Looked at directly before and after: what is there then and was not is what the import added.
function Set-ImportPfx {
    param($Action, $State, [hashtable] $Run)
    $before = Get-ImportStores
    [void] (Import-PfxCertificate -FilePath $Action['path'] -CertStoreLocation (Get-StorePath -Store 'My') -Password (Get-PfxPassword))
    $added = @(Get-ImportStores | ForEach-Object -Process { $_ } | Where-Object -FilterScript { $before -cnotcontains $_ -and $_ -cne "My\$($Action['sha1'])" })
    Write-Made -Run $Run -Made ([ordered]@{ added = $added })
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

# The journal names the one certificate whose key came with this plan; of the others it names what was added, else they stay.
function Undo-ImportPfx {
    param($Action, $State, [hashtable] $Run)
    $there = Get-StoreCertificate -Store 'My' -Thumbprint $Action['sha1']
    if (-not $State['key'] -and $null -ne $there) {
        if ($there.HasPrivateKey) {
            Remove-Item -LiteralPath (Get-StorePath -Store 'My' -Thumbprint $Action['sha1']) -DeleteKey
        }
        Restore-RegistryState -Key (Get-StoreBlobKey -Store 'My' -Thumbprint $Action['sha1']) -Name 'Blob' -State $State['entry']
    }
    $made = Get-Made -Run $Run
    foreach ($one in $made) {
        foreach ($place in $one['added']) {
            $store, $sha1 = ([string] $place).Split('\')
            if ($null -ne (Get-StoreCertificate -Store $store -Thumbprint $sha1)) {
                Remove-Item -LiteralPath (Get-StorePath -Store $store -Thumbprint $sha1)
            }
        }
    }
    if ($made.Length -eq 0 -and $null -ne $there) {
        [void] $Run.Notes.Add('the run was cut off before it could be noted which certificates of the chain the import had added; they are left')
    }
}
