using Seaworthy.Syntax;
using Seaworthy.Trust;

namespace Seaworthy.Rules.Trust;

[Rule("SEA1100", Category.Images, Severity.Error, Mode.Minimum, Since = "0.1")]
sealed class InvalidTrustPolicy : Rule<ParsedFile>
{
    public override string Title => "Trust policy is not understood";

    public override string Message => "The trust policy is not understood: {0}";

    public override string Why => """
        A key that is misspelt or a value that means nothing would leave the policy weaker than it seems. So nothing of it counts until it is repaired: `seaworthy lock` refuses to run, and no image is checked against it.
        """;

    // A reason is of use only as a whole: the advice is at its end.
    internal override int LongestArgument => TrustWords.LongestReason;

    public override void Check(ParsedFile subject, Report report)
    {
        var problems = report.Trust.ProblemsOf(subject);
        for (var i = 0; i < problems.Count && i < SyntaxDiagnostic.MostReported; i++)
            report.At(problems[i].Span, problems[i].Message);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.TrustPolicy("version: 1\nscopes:\n- images: registry.example.com/*\n  require: [|cosign|]\n"),
        Bad.TrustPolicy("version: 1\nscopes:\n- images: registry.example.com/*\n  [|requires|]: sigstore\n"),
        Bad.TrustPolicy("version: 1\nscopes:\n- images: [|alpine|]\n"),
        Bad.TrustPolicy("version: 1\nscopes:\n- images: registry.example.com/*\n  require: [|sigstore|]\n").Because("a scheme needs to know whom to trust"),
        Bad.TrustPolicy("version: 1\nscopes:\n- images: registry.example.com/*\n  require: contentTrust\n  contentTrust:\n    server: [|http://a.example|]\n"),
        Bad.TrustPolicy("version: 1\nscopes:\n- images: registry.example.com/*\n  require: sigstore\n  sigstore:\n    keys: [|cosign.pub|]\n")
            .Beside("other.pub", "-----BEGIN PUBLIC KEY-----")
            .Because("the key file is missing"),
        Good.TrustPolicy("version: 1\nscopes:\n- images: registry.example.com/*\n  require: sigstore\n  sigstore:\n    keys: cosign.pub\n")
            .Beside("cosign.pub", "-----BEGIN PUBLIC KEY-----"),
        Good.TrustPolicy("""
            version: 1
            registries:
              registry.example.com: { private: true }
            scopes:
            - images: registry.example.com/*
              require: sigstore
              sigstore:
                keys: keys/cosign.pub
            - images: [docker.io/library/*, ghcr.io/acme/tools]
              require: digest
            """),
    ];
}
