using Seaworthy.Syntax.Dockerfile;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Labels;

[Rule("SEA6340", Category.Dockerfile, Severity.Warning, Mode.All, Since = "0.1", Aliases = "hadolint:DL3048 tally:labels/valid-key")]
sealed class InvalidLabelKey : Rule<Step>
{
    static readonly string[] s_reserved = ["com.docker.", "io.docker.", "org.dockerproject."];

    public override string Title => "Label key is not as Docker asks for";

    public override string Message => "Label key '{0}' {1}";

    public override string Why => """
        Tools find labels by their keys. Docker asks for lower-case letters, digits, dots and dashes, starting with a letter, no two separators in a row, and keeps three
        namespaces to itself.
        """;

    public override void Check(Step step, Report report)
    {
        if (step.Work is not PairsInstruction { Kind: InstructionKind.Label } label)
            return;
        foreach (var pair in label.Pairs)
        {
            if (pair.Name.ConstantValue is { Length: > 0 } key && Problem(key) is { } problem)
                report.At(pair.Name.Span, key, problem);
        }
    }

    static string? Problem(string key)
    {
        foreach (var reserved in s_reserved)
        {
            if (key.StartsWith(reserved, StringComparison.Ordinal))
                return "is in a namespace that Docker keeps to itself; use one of your own";
        }
        for (var i = 0; i < key.Length; i++)
        {
            var c = key[i];
            if (c is not ((>= 'a' and <= 'z') or (>= '0' and <= '9') or '.' or '-'))
                return "holds something else than lower-case letters, digits, dots and dashes";
            if (i > 0 && c is '.' or '-' && key[i - 1] is '.' or '-')
                return "has two separators in a row";
        }
        return key[0] is >= 'a' and <= 'z' && key[key.Length - 1] is not ('.' or '-') ? null : "must start with a letter and end with a letter or digit";
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile(Debian("LABEL [|com.docker.title|]=shop [|Title|]=shop [|a..b|]=c [|-a|]=b")),
        Bad.Dockerfile(Debian("""LABEL [|"my title"|]=shop""")),
        Good.Dockerfile(Debian("LABEL org.opencontainers.image.title=shop a-b.c1=d $KEY=e")),
    ];
}
