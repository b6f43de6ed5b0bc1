using Seaworthy.Linting;

namespace Seaworthy.Hosting;

/// <summary>
/// What a project tells the compiler about warnings, applied by the hosts that are not the compiler. The order is the compiler's: <c>NoWarn</c> beats all, then
/// <c>WarningsAsErrors</c>, which also wakes what was switched off, then <c>TreatWarningsAsErrors</c>, from which <c>WarningsNotAsErrors</c> exempts.
/// </summary>
public sealed class WarningPolicy
{
    readonly HashSet<string> _none;
    readonly HashSet<string> _errors;
    readonly HashSet<string> _notErrors;
    readonly bool _allErrors;

    public WarningPolicy(string? noWarn, string? warningsAsErrors, string? warningsNotAsErrors, bool treatWarningsAsErrors)
    {
        _none = Ids(noWarn);
        _errors = Ids(warningsAsErrors);
        _notErrors = Ids(warningsNotAsErrors);
        _allErrors = treatWarningsAsErrors;
    }

    /// <summary>What is said of a rule by id before it runs; null where nothing is. For <see cref="GlobalSettings.SeverityOf"/>.</summary>
    public Severity? SeverityOf(string id) => _none.Contains(id) ? Severity.None : _errors.Contains(id) && !_notErrors.Contains(id) ? Severity.Error : null;

    /// <summary>The severity of a finding in the end.</summary>
    public Severity Apply(string id, Severity severity)
    {
        if (_none.Contains(id))
            return Severity.None;
        if (severity != Severity.Warning || _notErrors.Contains(id))
            return severity;
        return _allErrors || _errors.Contains(id) ? Severity.Error : severity;
    }

    static HashSet<string> Ids(string? list)
    {
        var ids = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var word in (list ?? "").Split([';', ',', ' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries))
            ids.Add(word);
        return ids;
    }
}
