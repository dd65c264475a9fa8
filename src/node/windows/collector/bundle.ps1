# The bundle: facts, and for each that could not be had a gap with its reason. One that fails does not keep the others away.

function New-Bundle {
    param([int] $Days, [bool] $Short)
    $form = 'full'
    if ($Short) {
        $form = 'short'
    }
    $bits = [long] 32
    if ([IntPtr]::Size -eq 8) {
        $bits = [long] 64
    }
    return [ordered]@{
        format     = 'rdpdoctor-bundle'
        version    = [long] 1
        form       = $form
        side       = 'both'
        computer   = [string] $env:COMPUTERNAME
        startedAt  = (Get-UtcTime)
        finishedAt = ''
        days       = [long] $Days
        collector  = [ordered]@{
            engine   = (Get-EngineText)
            bits     = $bits
            elevated = (Test-Elevated)
            language = [string] [Globalization.CultureInfo]::CurrentUICulture.Name
        }
        facts      = [ordered]@{}
        events     = (New-Object -TypeName System.Collections.ArrayList)
        channels   = (New-Object -TypeName System.Collections.ArrayList)
        policies   = (New-Object -TypeName System.Collections.ArrayList)
        gaps       = (New-Object -TypeName System.Collections.ArrayList)
    }
}

function Get-UtcTime {
    return ConvertTo-IsoTime -Time (Get-Date)
}

function ConvertTo-IsoTime {
    param($Time)
    return ([datetime] $Time).ToUniversalTime().ToString('yyyy-MM-ddTHH:mm:ss.fffZ', [Globalization.CultureInfo]::InvariantCulture)
}

function Add-Gap {
    param($Bundle, [string] $Name, $ErrorRecord)
    $reason = 'not reachable'
    if ([string] $ErrorRecord.CategoryInfo.Category -in @('PermissionDenied', 'SecurityError') -or $ErrorRecord.Exception -is [System.UnauthorizedAccessException] -or [string] $ErrorRecord.FullyQualifiedErrorId -like '*UnauthorizedAccess*') {
        $reason = 'not permitted'
    }
    $says = [string] $ErrorRecord.Exception.Message
    if ($says.Length -gt 300) {
        $says = $says.Substring(0, 300)
    }
    [void] $Bundle['gaps'].Add([ordered]@{ name = $Name; reason = $reason; detail = $says })
}

# Calls Get-<Name>; what it returns is the fact, nothing is no fact.
function Add-Fact {
    param($Bundle, [string] $Name)
    try {
        $value = & "Get-${Name}Fact" -Bundle $Bundle
        if ($null -ne $value) {
            $key = $Name.Substring(0, 1).ToLowerInvariant() + $Name.Substring(1)
            $Bundle['facts'][$key] = $value
        }
    } catch {
        $key = $Name.Substring(0, 1).ToLowerInvariant() + $Name.Substring(1)
        Add-Gap -Bundle $Bundle -Name $key -ErrorRecord $_
    }
}

# A setting of the listener: policy before the computer's own; nothing where neither is there.
function Add-Setting {
    param([System.Collections.IDictionary] $Fact, [string] $Member, [string] $Key, [string] $Name, [string] $As = 'number', [string] $PolicyName = '')
    $origin = 'policy'
    $value = $null
    if ($PolicyName -ne '') {
        $value = Get-RegistryValue -Key $keyPolicy -Name $PolicyName
    }
    if ($null -eq $value) {
        $origin = 'local'
        $value = Get-RegistryValue -Key $Key -Name $Name
    }
    if ($null -eq $value) {
        return
    }
    $data = $value['data']
    switch ($As) {
        'boolean' {
            $data = [bool] ($data -ne 0)
        }
        'number' {
            if ($value['kind'] -ne 'DWord') {
                return
            }
        }
        'hex' {
            $data = ConvertTo-Hex -Bytes ([Convert]::FromBase64String([string] $data))
        }
    }
    $Fact[$Member] = [ordered]@{ value = $data; origin = $origin }
}

function ConvertTo-Hex {
    param([byte[]] $Bytes)
    return [BitConverter]::ToString($Bytes).Replace('-', '').ToLowerInvariant()
}

# SYSTEM has a profile of its own: what a user sets for himself is not seen from there.
function Assert-OwnProfile {
    $user = (Invoke-Tool -Name 'whoami' -Arguments @('/user', '/fo', 'csv', '/nh')) -join ' '
    if ($user -match '"S-1-5-(18|19|20)"') {
        throw 'the collector runs as an account of Windows itself; the settings of the person who connects are another account''s'
    }
}

function Get-Text {
    param($Value, [int] $Max = 200)
    $text = [string] $Value
    if ($text.Length -gt $Max) {
        return $text.Substring(0, $Max)
    }
    return $text
}
