using Seaworthy.Syntax.Dockerfile;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Labels;

[Rule("SEA6340", Category.Dockerfile, Severity.Warning, Mode.All, Since = "0.1", Aliases = "hadolint:DL3048 tally:labels/valid-key")]
sealed class InvalidLabelKey : Rule<Step>
{
    static readonly string[] s_reserved = ["com.docker.", "io.docker.", "org.dockerproject."];

    public override string Title => "Invalid label key";

    public override string Message => "Label key '{0}' {1}";

    public override string Why => """
        Tools find labels by their keys. Docker recommends lowercase letters, digits, dots and dashes, a letter at the start and no consecutive
        separators, and reserves three namespaces for itself, whose keys can collide with its own.
        """;

    public override string Sources => "https://docs.docker.com/engine/manage-resources/labels/";

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
                return "is in a namespace reserved by Docker; use a domain that you own";
        }
        for (var i = 0; i < key.Length; i++)
        {
            var c = key[i];
            if (c is not ((>= 'a' and <= 'z') or (>= '0' and <= '9') or '.' or '-'))
                return "contains an invalid character; use only lowercase letters, digits, dots and dashes";
            if (i > 0 && c is '.' or '-' && key[i - 1] is '.' or '-')
                return "has consecutive separators; remove one of them";
        }
        return key[0] is >= 'a' and <= 'z' && key[key.Length - 1] is not ('.' or '-') ? null
            : "starts or ends with an invalid character; use a letter first and a letter or digit last";
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile(Debian("LABEL [|com.docker.title|]=shop [|Title|]=shop [|a..b|]=c [|-a|]=b")),
        Bad.Dockerfile(Debian("""LABEL [|"my title"|]=shop""")),
        Good.Dockerfile(Debian("LABEL org.opencontainers.image.title=shop a-b.c1=d $KEY=e")),
    ];
}
