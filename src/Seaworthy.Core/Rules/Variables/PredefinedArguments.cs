namespace Seaworthy.Rules.Variables;

/// <summary>Arguments that can be used without a declaration.</summary>
/// <remarks>Dockerfile reference, Predefined ARGs.</remarks>
static class PredefinedArguments
{
    static readonly string[] s_names = ["HTTP_PROXY", "HTTPS_PROXY", "FTP_PROXY", "NO_PROXY", "ALL_PROXY", "SOURCE_DATE_EPOCH"];

    public static bool Contains(string name) => Array.IndexOf(s_names, name.ToUpperInvariant()) >= 0;
}
