using Seaworthy.Trust;

namespace Seaworthy.Rules.Trust;

[Rule("SEA1103", Category.Images, Severity.Warning, Mode.All, Since = "0.1")]
sealed class UnusedLockEntry : Rule<ParsedFile>
{
    public override string Title => "Lock has an image that nothing names";

    public override string Message => "No file names '{0}' any more; run 'seaworthy lock'";

    public override string Why => """
        An image that is no longer used stays in the lock until it is written anew. It does no harm, but `seaworthy lock --check` goes on asking for it.
        """;

    public override void Check(ParsedFile subject, Report report)
    {
        // Only where all manifests are known to which the lock could speak.
        if (subject.Parsed.Lock is not { Fault: null, Entries.Count: > 0 } locked || !report.Files.IsSearched(PathNames.Folder(subject.Path))
            || report.Deployment is null)
            return;
        var used = new HashSet<string>(StringComparer.Ordinal);
        foreach (var image in report.Deployment.Images())
        {
            if (report.Trust.Of(image) is { } trust && trust.Lock == locked && (trust.Locked ?? trust.Other) is { } found)
                used.Add(found.Reference);
        }
        foreach (var entry in locked.Entries)
        {
            if (!used.Contains(entry.Image.Reference))
                report.At(entry.Span, entry.Image.Reference);
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Lock(Entry("[|docker.io/library/debian:11|]")).Beside("Dockerfile", "FROM debian:12\n").Beside("nuget.config", ""),
        Good.Lock(Entry("docker.io/library/debian:12")).Beside("Dockerfile", "FROM debian:12\n").Beside("nuget.config", ""),
        Good.Lock(Entry("docker.io/library/debian:12")).Because("what else there is was not looked at"),
    ];

    static string Entry(string reference) => TrustExamples.Lock(reference, TrustExamples.Digest, "") + "\n";
}
