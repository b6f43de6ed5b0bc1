using Seaworthy.Trust;

namespace Seaworthy.Rules.Trust;

[Rule("SEA1101", Category.Images, Severity.Error, Mode.Minimum, Since = "0.1")]
sealed class InvalidLockFile : Rule<ParsedFile>
{
    public override string Title => "Invalid lock file";

    public override string Message => "The lock file is not valid: {0}; {1}";

    public override string Why => """
        A merge left conflict markers in the file, it was edited by hand, or a newer version wrote it. Nothing is known about any image until it is valid again.
        `seaworthy lock` stops as well, because the file holds the digests of unpinned tags and the memory against replays: restore the last committed version,
        or run `seaworthy lock --reset` to start over.
        """;

    public override void Check(ParsedFile subject, Report report)
    {
        if (subject.Parsed.Lock is { Fault: { } fault } locked)
        {
            var advice = locked.IsNewer ? "upgrade Seaworthy" : "restore it, or run 'seaworthy lock --reset' to start over";
            report.At(fault.Span, fault.Message, advice);
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Lock("{\n  \"version\": 1,\n[|<|]<<<<<< HEAD\n  \"images\": {}\n}\n"),
        Bad.Lock("{\n  \"version\": 2[|,|]\n  \"images\": {}\n}\n"),
        Bad.Lock("{\n  \"version\": 1,\n  \"images\": {},\n  \"images\"[|:|] {}\n}\n").Because("two programs could read it in two ways"),
        Bad.Lock("{\n  \"version\": 1,\n  \"memory\": { \"r.example/a\": [{ \"kind\": \"root\", \"digest\": \"sha256:00\", \"version\": [|-|]1 }] }\n}\n")
            .Because("a version that was seen cannot be negative"),
        Good.Lock("{\n  \"version\": 1,\n  \"images\": {}\n}\n"),
    ];
}
