using Seaworthy.Trust;

namespace Seaworthy.Rules.Trust;

[Rule("SEA1101", Category.Images, Severity.Error, Mode.Minimum, Since = "0.1")]
sealed class InvalidLockFile : Rule<ParsedFile>
{
    public override string Title => "Lock file is broken";

    public override string Message => "The lock cannot be read: {0}; {1}";

    public override string Why => """
        A merge left marks in the file, somebody edited it, or a newer tool wrote it. Nothing is known of any image until it is whole again.
        """;

    public override void Check(ParsedFile subject, Report report)
    {
        if (subject.Parsed.Lock is { Fault: { } fault } locked)
            report.At(fault.Span, fault.Message, locked.IsNewer ? "update Seaworthy here" : "write it anew with 'seaworthy lock'");
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Lock("{\n  \"version\": 1,\n[|<|]<<<<<< HEAD\n  \"images\": {}\n}\n"),
        Bad.Lock("{\n  \"version\": 2[|,|]\n  \"images\": {}\n}\n"),
        Good.Lock("{\n  \"version\": 1,\n  \"images\": {}\n}\n"),
    ];
}
