namespace Seaworthy.Knowledge;

/// <summary>The licences that software in images is commonly under, by their SPDX identifiers.</summary>
/// <remarks>SPDX License List 3.25. By family: a version that does not exist is not noticed.</remarks>
static class SpdxLicenses
{
    // Families whose members differ in version or suffix.
    static readonly string[] s_families =
    [
        "0BSD", "AFL-", "AGPL-", "Apache-", "APSL-", "Artistic-", "BlueOak-", "BSD-", "BSL-", "BUSL-", "CC-", "CC0-", "CDDL-", "CDLA-", "CECILL-", "CPAL-",
            "CPL-", "ECL-", "EFL-",
        "Elastic-", "EPL-", "ErlPL-", "EUDatagrid", "EUPL-", "FSFAP", "FSFUL", "FSFULLR", "FSFULLRWD", "MITNFA", "FSL-", "FTL", "GFDL-", "GPL-", "HPND", "ICU",
            "IJG", "Intel", "IPA", "IPL-", "ISC", "JSON", "LGPL-", "LPL-",
        "LPPL-", "MIT", "MPL-", "MS-PL", "MS-RL", "MulanPSL-", "NCSA", "NPL-", "OFL-", "OGL-", "OLDAP-", "OpenSSL", "OSL-", "PHP-", "PostgreSQL", "PSF-",
            "Python-", "QPL-", "Ruby",
        "SSPL-", "Sleepycat", "SPL-", "TCL", "UPL-", "Unicode-", "Unlicense", "Vim", "W3C", "WTFPL", "X11", "XFree86-", "Zend-", "Zlib", "zlib-", "ZPL-",
            "curl", "bzip2-", "libpng", "NTP",
        "LicenseRef-", "DocumentRef-",
    ];

    /// <summary>Identifiers joined by AND, OR and WITH, in parentheses or not.</summary>
    public static bool IsExpression(string text)
    {
        var words = text.Replace("(", " ").Replace(")", " ").Split([' '], StringSplitOptions.RemoveEmptyEntries);
        var wantsName = true;
        var isException = false;
        foreach (var word in words)
        {
            if (wantsName)
            {
                if (!isException && !IsKnown(word))
                    return false;
            }
            else if (word is not ("AND" or "OR" or "WITH"))
            {
                return false;
            }
            isException = word == "WITH";
            wantsName = !wantsName;
        }
        return words.Length > 0 && !wantsName;
    }

    static bool IsKnown(string name)
    {
        foreach (var family in s_families)
        {
            if (name.StartsWith(family, StringComparison.OrdinalIgnoreCase)
                && (family[family.Length - 1] == '-' || name.Length == family.Length || name[family.Length] is '-' or '+'))
                return true;
        }
        return false;
    }
}
