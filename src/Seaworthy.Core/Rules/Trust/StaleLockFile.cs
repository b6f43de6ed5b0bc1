using Seaworthy.Trust;

namespace Seaworthy.Rules.Trust;

[Rule("SEA1102", Category.Images, Severity.Warning, Mode.Recommended, Since = "0.1")]
sealed class StaleLockFile : Rule<ParsedFile>
{
    public override string Title => "Lock was written under another trust policy";

    public override string Message => "The trust policy has changed since the lock was written; run 'seaworthy lock'";

    public override string Why => """
        The lock says how each image fared under the policy of its time. What the policy of today makes of them nobody has looked at.
        """;

    public override void Check(ParsedFile subject, Report report)
    {
        if (subject.Parsed.Lock is not { Fault: null } locked)
            return;
        var policy = report.Trust.PolicyOf(subject)?.Parsed.Policy;
        if (policy is not { IsBroken: true } && policy?.Policy.Hash != locked.PolicyHash && !report.Files.Isolate)
            report.At(locked.PolicySpan);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Lock("{\n  \"version\": 1,\n  \"policy\": \"[|sha256:00|]\",\n  \"images\": {}\n}\n").Beside("seaworthy.trust.yaml", "version: 1\n"),
        Bad.Lock("[|{|]\n  \"version\": 1,\n  \"images\": {}\n}\n").Beside("seaworthy.trust.yaml", "version: 1\n").Because("the policy came after the lock"),
        Good.Lock("{\n  \"version\": 1,\n  \"images\": {}\n}\n").Because("there is no policy, and there was none"),
        Good.Lock("{\n  \"version\": 1,\n  \"policy\": \"sha256:e3822362f5ec098b5b6b2308db2c58a72f05ff7b0bb9503cc29ed9038116f1b4\",\n  \"images\": {}\n}\n")
            .Beside("seaworthy.trust.yaml", "version: 1 # a comment\n"),
    ];
}
