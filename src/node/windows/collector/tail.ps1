# The collection, whole or one part of it, and how it is printed.

$parts = @(
    @('ListenerSettings', 'SchannelServer', 'CipherOrder', 'Services'),
    @('ListenerCertificate', 'RemoteDesktopStore', 'MachineKeys'),
    @('Firewall', 'NetworkProfile', 'Adapters', 'WinStations', 'PortOwner', 'Sessions', 'TimeSource'),
    @('Updates', 'HostSystem', 'DomainChannel', 'RoleCertificates', 'SecurityProducts', 'Licensing', 'LogonRights', 'ClientSettings', 'ClientInstall', 'RdpFile'),
    @('LogonPressure')
)

function Invoke-Collection {
    param([int] $Days, [bool] $Short, [int] $Part)
    $bundle = New-Bundle -Days $Days -Short $Short
    for ($n = 1; $n -le 5; $n++) {
        if ($Part -ne 0 -and $Part -ne $n) {
            continue
        }
        foreach ($name in $parts[$n - 1]) {
            Add-Fact -Bundle $bundle -Name $name
        }
        if ($n -eq 1) {
            Add-Policies -Bundle $bundle
        }
        if ($n -eq 5) {
            Add-Events -Bundle $bundle
        }
    }
    $bundle['finishedAt'] = Get-UtcTime
    return $bundle
}

# One line for one part: details go first, then whole facts, each with a gap that says so.
function Get-FittingLine {
    param($Bundle)
    foreach ($one in $Bundle['events']) {
        if ($one['newest'].Count -gt 1) {
            $one['newest'] = @($one['newest'][0])
        }
    }
    $reductions = @('fields', 'rules', 'policies', 'events')
    $next = 0
    while ($true) {
        $json = ConvertTo-JsonText -Value $Bundle
        if ($json.Length -le $pageLength -or (ConvertTo-GzipText -Text $json).Length -le $pageLength) {
            return Get-OutputPage -Json $json -Number 1
        }
        if ($next -lt $reductions.Length) {
            Remove-Detail -Bundle $Bundle -What $reductions[$next]
            $next++
            continue
        }
        $largest = $null
        foreach ($entry in $Bundle['facts'].GetEnumerator()) {
            $length = (ConvertTo-JsonText -Value $entry.Value).Length
            if ($null -eq $largest -or $length -gt $largest.Length) {
                $largest = @{ Name = [string] $entry.Key; Length = $length }
            }
        }
        if ($null -eq $largest) {
            return Get-OutputPage -Json $json -Number 1
        }
        $Bundle['facts'].Remove($largest.Name)
        Add-LeftOut -Bundle $Bundle -Name $largest.Name -Says "$($largest.Length) characters, left out to fit into 4 KB"
    }
}

function Add-LeftOut {
    param($Bundle, [string] $Name, [string] $Says)
    [void] $Bundle['gaps'].Add([ordered]@{ name = $Name; reason = 'not attempted'; detail = $Says })
}

function Remove-Detail {
    param($Bundle, [string] $What)
    switch ($What) {
        'fields' {
            foreach ($one in $Bundle['events']) {
                $one['newest'] = @()
            }
        }
        'rules' {
            if ($Bundle['facts'].Contains('firewall') -and $Bundle['facts']['firewall']['rules'].Length -gt 12) {
                $rules = @($Bundle['facts']['firewall']['rules'])
                $Bundle['facts']['firewall']['rules'] = @($rules[0..11])
                Add-LeftOut -Bundle $Bundle -Name 'firewall' -Says "$($rules.Length - 12) of $($rules.Length) rules left out to fit into 4 KB"
            }
        }
        'policies' {
            $count = $Bundle['policies'].Count
            if ($count -gt 10) {
                $Bundle['policies'].RemoveRange(10, $count - 10)
            }
        }
        'events' {
            $count = $Bundle['events'].Count
            if ($count -gt 40) {
                $Bundle['events'].RemoveRange(40, $count - 40)
                Add-LeftOut -Bundle $Bundle -Name 'serverEvents' -Says "$($count - 40) of $count kinds of events left out to fit into 4 KB"
            }
        }
    }
}

if ($env:SystemRoot) {
    $env:Path = (Join-Path -Path $env:SystemRoot -ChildPath 'System32') + [IO.Path]::PathSeparator + $env:Path
}
$bundle = Invoke-Collection -Days $Days -Short ([bool] $Short) -Part $Part
if ($Short -and $Part -gt 0) {
    Get-FittingLine -Bundle $bundle
} elseif ($Path -ne '') {
    # A relative path is meant from where the person stands, which is not always where the process was started.
    $full = $ExecutionContext.SessionState.Path.GetUnresolvedProviderPathFromPSPath($Path)
    [IO.File]::WriteAllText($full, (ConvertTo-JsonText -Value $bundle), [Text.Encoding]::ASCII)
} elseif ($Short) {
    $json = ConvertTo-JsonText -Value $bundle
    $number = 1
    while ($number -eq 1 -or $number -le $count) {
        $line = Get-OutputPage -Json $json -Number $number
        $count = [int] ($line -replace '\Ardpdoctor:[0-9]+/([0-9]+):.*\z', '$1')
        $line
        $number++
    }
} else {
    ConvertTo-JsonText -Value $bundle
}
