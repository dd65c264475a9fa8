# JSON by our own hand: Windows PowerShell and PowerShell 7 differ in dates, depth, single-element arrays and escapes.

# Reads JSON: objects become ordered dictionaries with exact keys, arrays object[], whole numbers long.
function ConvertFrom-JsonText {
    param(
        [string] $Text,
        [int] $MaxLength = 4194304
    )
    if ($Text.Length -gt $MaxLength) {
        throw "JSON of $($Text.Length) characters; at most $MaxLength are read"
    }
    $pattern = '\G[ \t\r\n]*(?:("(?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*")|(-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)|(true|false|null)|([{}\[\],:]))'
    $open = New-Object -TypeName System.Collections.Stack
    $root = New-Object -TypeName System.Collections.ArrayList
    $here = $root
    $name = $null
    # What may come next: a value, a name, a colon, or a comma; `first` also allows the end of what was just opened.
    $next = 'value'
    $first = $false
    $end = 0
    foreach ($token in [regex]::Matches($Text, $pattern)) {
        $end = $token.Index + $token.Length
        $groups = $token.Groups
        $mark = $groups[4].Value
        $value = $null
        $isValue = $true
        if ($groups[1].Success) {
            $value = ConvertFrom-JsonString -Text $groups[1].Value
            if ($next -eq 'name') {
                if ($here.Contains($value)) {
                    throw 'JSON object names a member twice'
                }
                $name = $value
                $next = 'colon'
                continue
            }
        } elseif ($groups[2].Success) {
            $value = ConvertFrom-JsonNumber -Text $groups[2].Value
        } elseif ($groups[3].Success) {
            if ($groups[3].Value -ne 'null') {
                $value = $groups[3].Value -eq 'true'
            }
        } elseif ($mark -eq '{') {
            $value = New-Object -TypeName System.Collections.Specialized.OrderedDictionary -ArgumentList ([StringComparer]::Ordinal)
        } elseif ($mark -eq '[') {
            $value = New-Object -TypeName System.Collections.ArrayList
        } else {
            $isValue = $false
        }
        if ($isValue) {
            if ($next -ne 'value') {
                throw "JSON has a value where a $next should be, at character $end"
            }
            $first = $mark -ne ''
            if ($first) {
                $open.Push(@($here, $name))
                if ($open.Count -gt 24) {
                    throw 'JSON is nested more than 24 deep'
                }
                $here = $value
                $next = 'value'
                if ($mark -eq '{') {
                    $next = 'name'
                }
                continue
            }
        } elseif ($mark -eq ':' -and $next -eq 'colon') {
            $next = 'value'
            $first = $false
            continue
        } elseif ($mark -eq ',' -and $next -eq 'comma' -and $open.Count -gt 0) {
            $next = 'value'
            if ($here -is [System.Collections.IDictionary]) {
                $next = 'name'
            }
            $first = $false
            continue
        } elseif ($open.Count -gt 0 -and ($next -eq 'comma' -or $first) -and $mark -eq @(']', '}')[[int] ($here -is [System.Collections.IDictionary])]) {
            $value = $here
            if ($here -is [System.Collections.ArrayList]) {
                $value = $here.ToArray()
            }
            $outer = $open.Pop()
            $here = $outer[0]
            $name = $outer[1]
        } else {
            throw "JSON has $mark where a $next should be, at character $end"
        }
        if ($here -is [System.Collections.IDictionary]) {
            $here.Add($name, $value)
        } else {
            [void] $here.Add($value)
        }
        $first = $false
        $next = 'comma'
        if ($open.Count -eq 0) {
            $next = 'end'
        }
    }
    if ($Text.Substring($end).Trim() -ne '') {
        throw "JSON is not understood at character $end"
    }
    if ($next -ne 'end') {
        throw 'JSON ends too early'
    }
    return , $root[0]
}

function ConvertFrom-JsonString {
    param([string] $Text)
    $inner = $Text.Substring(1, $Text.Length - 2)
    if ($inner.IndexOf('\') -lt 0) {
        return $inner
    }
    $plain = @{ '"' = '"'; '\' = '\'; '/' = '/'; 'b' = "`b"; 'f' = "`f"; 'n' = "`n"; 'r' = "`r"; 't' = "`t" }
    $built = New-Object -TypeName System.Text.StringBuilder
    $at = 0
    while ($at -lt $inner.Length) {
        $char = $inner[$at]
        if ($char -ne '\') {
            [void] $built.Append($char)
            $at++
        } elseif ($inner[$at + 1] -ceq [char] 'u') {
            [void] $built.Append([char] [Convert]::ToInt32($inner.Substring($at + 2, 4), 16))
            $at += 6
        } else {
            [void] $built.Append($plain[[string] $inner[$at + 1]])
            $at += 2
        }
    }
    return $built.ToString()
}

function ConvertFrom-JsonNumber {
    param([string] $Text)
    if ($Text -match '^-?[0-9]{1,15}$') {
        return [long]::Parse($Text, [Globalization.CultureInfo]::InvariantCulture)
    }
    return [double]::Parse($Text, [Globalization.CultureInfo]::InvariantCulture)
}

# Writes JSON in ASCII: dictionaries, arrays, strings, numbers, booleans and null; everything else is our mistake.
function ConvertTo-JsonText {
    param($Value)
    if ($Value -is [string]) {
        if ($Value -cmatch '\A[ !#-\[\]-~]*\z') {
            return '"' + $Value + '"'
        }
        return ConvertTo-JsonString -Text $Value
    }
    if ($null -eq $Value) {
        return 'null'
    }
    if ($Value -is [bool]) {
        return ([string] $Value).ToLowerInvariant()
    }
    if ($Value -is [System.Collections.IDictionary]) {
        $members = foreach ($entry in $Value.GetEnumerator()) {
            (ConvertTo-JsonString -Text ([string] $entry.Key)) + ':' + (ConvertTo-JsonText -Value $entry.Value)
        }
        return '{' + (@($members) -join ',') + '}'
    }
    if ($Value -is [System.Collections.IEnumerable]) {
        $items = foreach ($item in $Value) {
            ConvertTo-JsonText -Value $item
        }
        return '[' + (@($items) -join ',') + ']'
    }
    if ($Value -is [double] -or $Value -is [single] -or $Value -is [decimal]) {
        return $Value.ToString([Globalization.CultureInfo]::InvariantCulture)
    }
    if ($Value -is [ValueType] -and ([string] $Value) -match '^-?[0-9]+$') {
        return [string] $Value
    }
    throw "no JSON for a $($Value.GetType().FullName)"
}

function ConvertTo-JsonString {
    param([string] $Text)
    if ($Text -cmatch '\A[ !#-\[\]-~]*\z') {
        return '"' + $Text + '"'
    }
    $built = New-Object -TypeName System.Text.StringBuilder
    [void] $built.Append('"')
    foreach ($char in $Text.ToCharArray()) {
        $code = [int] $char
        if ($code -eq 34 -or $code -eq 92) {
            [void] $built.Append('\').Append($char)
        } elseif ($code -ge 32 -and $code -le 126) {
            [void] $built.Append($char)
        } else {
            [void] $built.Append('\u').Append($code.ToString('x4'))
        }
    }
    [void] $built.Append('"')
    return $built.ToString()
}
