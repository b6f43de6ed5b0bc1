using System.Globalization;
using Seaworthy.Trust;

namespace Seaworthy.Rules.Trust;

[Rule("SEA1102", Category.Images, Severity.Warning, Mode.Recommended, Since = "0.1")]
sealed class StaleLockFile : Rule<ParsedFile>
{
    public override string Title => "Image was verified under another trust policy";

    public override string Message => "The trust policy, or a file that it names, has changed since {0} verified; run 'seaworthy lock'";

    public override string Why => """
        The lock records for each image under which trust policy it was verified, key and certificate files included. An image that was verified under another
        policy can be signed by a party that the policy of today does not trust. The finding stays until every entry was verified again: an image that
        `seaworthy lock` could not reach, or that `--only` left out, keeps the old policy.
        """;

    public override void Check(ParsedFile subject, Report report)
    {
        if (subject.Parsed.Lock is not { Fault: null, Entries.Count: > 0 } locked || report.Deployment is null)
            return;
        var stale = new HashSet<string>();
        foreach (var image in report.Deployment.Images())
        {
            if (report.Trust.Of(image) is { Locked: { } entry } trust && trust.Lock == locked
                && report.Trust.HashOf(image.File) is { } hash && !Contains(entry.Policies, hash))
                stale.Add(entry.Reference);
        }
        if (First(locked, stale) is { } first)
        {
            var count = stale.Count.ToString(CultureInfo.InvariantCulture);
            report.At(first.PolicySpan ?? first.Span, stale.Count == 1 ? $"'{first.Image.Reference}' was" : count + " images were");
        }
    }

    static LockedEntry? First(LockFile locked, HashSet<string> stale)
    {
        foreach (var entry in locked.Entries)
        {
            if (stale.Contains(entry.Image.Reference))
                return entry;
        }
        return null;
    }

    static bool Contains(IReadOnlyList<string> hashes, string hash)
    {
        foreach (var each in hashes)
        {
            if (each == hash)
                return true;
        }
        return false;
    }

    public override IEnumerable<Example> Examples =>
    [
        Under(Bad.Lock(Entry("[|sha256:00|]"))),
        Under(Bad.Lock(Entry(null, "[|docker.io/library/debian:12|]"))).Because("the policy came after the lock"),
        Bad.Lock(Entry("[|sha256:00|]")).Beside("Dockerfile", "FROM debian:12\n").Because("the policy was removed"),
        Bad.Lock(Entry("[|" + Hash + "|]")).Beside("sub/Dockerfile", "FROM debian:12\n")
            .Beside("seaworthy.trust.yaml", "version: 1\n").Beside("sub/seaworthy.trust.yaml", "version: 1\nbuiltIn: false\n")
            .Because("the policy nearest to the manifest is another one"),
        Good.Lock(Entry(null)).Beside("Dockerfile", "FROM debian:12\n").Because("there is no policy, and there was none"),
        Under(Good.Lock(Entry(Hash)), "version: 1 # a comment\n"),
        Under(Good.Lock(Entry("sha256:00", "docker.io/library/debian:11"))).Because("no manifest names the image of this entry"),
    ];

    static Example Under(Example example, string policy = "version: 1\n") =>
        example.Beside("Dockerfile", "FROM debian:12\n").Beside("seaworthy.trust.yaml", policy);

    const string Hash = "sha256:e3822362f5ec098b5b6b2308db2c58a72f05ff7b0bb9503cc29ed9038116f1b4";

    static string Entry(string? policy, string reference = "docker.io/library/debian:12") => $$"""
        {
          "version": 1,
          "images": {
            "{{reference}}": {
              "digest": "{{TrustExamples.Digest}}"{{(policy is null ? "" : $",\n      \"policy\": \"{policy}\"")}}
            }
          }
        }
        """ + "\n";
}
