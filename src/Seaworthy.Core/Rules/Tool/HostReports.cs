namespace Seaworthy.Rules.Tool;

/// <summary>A finding that the engine or a host makes itself; no check can.</summary>
sealed class HostReport : FamilyRule<ParsedFile>
{
    public override void Check(ParsedFile subject, Report report)
    {
    }
}

/// <summary>What the engine and its hosts report of themselves, of suppressions and of settings.</summary>
public static class HostReports
{
    public const string InternalFaultId = "SEA0001";
    public const string InvalidSuppressionId = "SEA0005";
    public const string StaleSuppressionId = "SEA0006";
    public const string ExpiredSuppressionId = "SEA0007";
    public const string InvalidSettingId = "SEA0008";
    public const string StaleBaselineId = "SEA0011";

    // The engine reports this one itself.
    [Rule(InternalFaultId, Category.Tool, Severity.Warning, Mode.Minimum, Since = "0.1")]
    internal static HostReport InternalFault => new()
    {
        Title = "A rule failed",
        Message = "Rule {0} failed on {1} ({2}: {3}); the file was linted without it, and the fault is ours: please report it",
        Why =
            "A rule of Seaworthy threw an exception. Nothing is wrong with your file, and the other rules have run; the message names the rule and the file " +
            "so that" +
            "\nthe fault can be reported and repaired. Until then the rule can be switched off for the file.",
    };

    // The engine reports this one itself, when it reads the comments.
    [Rule(InvalidSuppressionId, Category.Tool, Severity.Warning, Mode.Minimum, Since = "0.1")]
    internal static HostReport InvalidSuppression => new()
    {
        Title = "Suppression is not understood",
        Message = "The comment {0}; {1}",
        Why =
            "A comment that should silence a finding but names no rule that exists, or holds until a day that does not exist, silences nothing. Whoever " +
            "wrote it believes" +
            "\nthat it does.",
        MoreExamples = static () =>
        [
            Bad.Dockerfile("# seaworthy allow [|SEA9999|]: we know\nFROM debian:12\n"),
            Bad.Dockerfile("# seaworthy allow latest-tag until [|2027-02-30|]: we know\nFROM debian:12\n"),
            Bad.Compose("# seaworthy allow-file [|writable-rootfilesystem|]: we know\nservices: {}\n"),
            Bad.Kubernetes("[|# seaworthy allow|]\napiVersion: v1\nkind: Namespace\n"),
            Good.Dockerfile("# seaworthy allow SEA1001: we know\nFROM debian:12\n"),
            Good.Compose("# the seaworthy crew allows anything\nservices: {}\n"),
            Good.Kubernetes("# seaworthy allow-file writable-root-filesystem until 2027-03-31: we know\napiVersion: v1\nkind: Namespace\n"),
        ],
    };

    // The engine reports this one itself, after all others.
    [Rule(StaleSuppressionId, Category.Tool, Severity.Warning, Mode.Recommended, Since = "0.1")]
    internal static HostReport UnusedSuppression => new()
    {
        Title = "Suppression is no longer needed",
        Message = "Nothing here is reported by {0} any more; delete the comment",
        Why = "The fault that the comment allowed has gone. Left behind, the comment would silence the next one without anybody having decided so.",
        Differences = "Only rules that are on in the file are judged: of a rule that does not run, nobody can say whether it would find something.",
        MoreExamples = static () =>
        [
            Bad.Dockerfile("# seaworthy allow [|SEA1001|]: mirrored\nFROM debian:12\n").With("seaworthy_severity.sea1001", "warning"),
            Bad.Compose("services:\n  # seaworthy allow [|SEA1001|]: mirrored\n  db:\n    image: postgres:17.2\n")
                .With("seaworthy_severity.sea1001", "warning"),
            Bad.Kubernetes("# seaworthy allow-file [|latest-tag|]: mirrored\napiVersion: v1\nkind: Namespace\n")
                .With("seaworthy_severity.latest-tag", "warning"),
            Good.Dockerfile("# seaworthy allow SEA1001: mirrored\nFROM debian\n").With("seaworthy_severity.sea1001", "warning"),
            Good.Compose("services:\n  # seaworthy allow SEA1001: mirrored\n  db:\n    image: postgres\n").With("seaworthy_severity.sea1001", "warning"),
            Good.Kubernetes("# seaworthy allow-file latest-tag: mirrored\napiVersion: v1\nkind: Namespace\n")
                .Because("the rule is off, so nothing can be said"),
        ],
    };

    // The engine reports this one itself, when the host has told it the date.
    [Rule(ExpiredSuppressionId, Category.Tool, Severity.Warning, Mode.Minimum, Since = "0.1")]
    internal static HostReport ExpiredSuppression => new()
    {
        Title = "Suppression has expired",
        Message = "The comment allowed {0} until a day that has passed; repair the fault, or decide anew and set another date",
        Why = "Somebody allowed the fault for a time only. The time is over, so the finding is back, and so is the question.",
        MoreExamples = static () =>
        [
            Bad.Dockerfile("# seaworthy allow [|SEA1001|] until 2001-01-31: mirrored\nFROM debian\n"),
            Bad.Compose("# seaworthy allow-file [|SEA1001|] until 2001-01-31: mirrored\nservices: {}\n"),
            Bad.Kubernetes("# seaworthy allow-file [|SEA1001|] until 2001-01-31: mirrored\napiVersion: v1\nkind: Namespace\n"),
            Good.Dockerfile("# seaworthy allow SEA1001 until 2999-12-31: mirrored\nFROM debian\n"),
            Good.Compose("# seaworthy allow-file SEA1001: mirrored\nservices: {}\n").Because("a comment without a date does not expire"),
            Good.Kubernetes("# seaworthy allow-file SEA1001 until 2999-12-31: mirrored\napiVersion: v1\nkind: Namespace\n"),
        ],
    };

    // Hosts report this one when they read the settings; it stands in a file of settings, never in a manifest.
    [Rule(InvalidSettingId, Category.Tool, Severity.Warning, Mode.Minimum, Since = "0.1")]
    internal static HostReport InvalidSetting => new()
    {
        Title = "Setting has no effect",
        Message = "Key {0} {1}; {2}",
        Why =
            "A key in `.editorconfig` or `.globalconfig` that names no rule, or has a value that means nothing, changes nothing. Whoever wrote it believes " +
            "that it does.",
    };

    // The engine reports this one itself, when it applies the baseline; it is in the baseline, never in a manifest.
    [Rule(StaleBaselineId, Category.Tool, Severity.Warning, Mode.Recommended, Since = "0.1")]
    internal static HostReport StaleBaseline => new()
    {
        Title = "Baseline entry is no longer needed",
        Message = "The baseline lists {0} in '{1}', which is no longer found; run 'seaworthy baseline --prune'",
        Why =
            "The finding that the baseline lists has been fixed, or its file has been removed. While the entry stays in the baseline, the same fault can " +
            "come back without being reported. Only entries of rules that are on, and of files that the project or the command lints, are checked.",
    };
}
