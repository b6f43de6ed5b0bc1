using Seaworthy.Syntax.Dockerfile;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Copying;

[Rule("SEA6310", Category.Dockerfile, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "hadolint:DL3021 kics:copy_with_more_than_two_arguments_not_ending_with_slash trivy:DS-0011 dockerfile-utils:INVALID_DESTINATION " +
        "dockerfilelint:add_dest_invalid")]
sealed class MissingDestinationSlash : Rule<Step>
{
    public override string Title => "Missing slash after a destination directory";

    public override string Message => "{0} copies several sources to '{1}', which has no trailing slash; add '/'";

    public override string Why => """
        Several sources need a directory as their destination, and only a trailing slash marks it as one. Without the slash
        the builder can reject the instruction, or write one file over the other.
        """;

    public override string Sources => "https://docs.docker.com/reference/dockerfile/#copy";

    public override string? Differences => """
        Other tools also require the slash after '.'; every builder treats '.' as a directory, and many Dockerfiles use it.
        """;

    public override void Check(Step step, Report report)
    {
        if (step.Work is not CopyInstruction { Destination: { } destination } copy || copy.Sources.Count + copy.Heredocs.Count < 2)
            return;
        var expanded = destination.Expand(step.Scope).Text;
        var path = expanded?.Text ?? destination.Raw.Text;
        if (path.Length == 0 || path[path.Length - 1] is '/' or '\\' or '.' || (expanded is null && path[path.Length - 1] is '}'))
            return;
        // The last character of an unknown variable is unknown.
        if (expanded is null && path.LastIndexOf('$') > path.LastIndexOf('/'))
            return;
        var finding = report.At(destination.Span, copy.Keyword, path);
        if (destination.IsPlain)
            finding.WithFix("Add a trailing slash", f => f.Insert(destination.Span.End, "/"), Safety.Safe);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile(Debian("COPY a.txt b.txt [|/data|]")).Fixed(Debian("COPY a.txt b.txt /data/")),
        Bad.Dockerfile(Debian("""COPY ["a.txt", "b.txt", "[|/data|]"]""")).Fixed(Debian("""COPY ["a.txt", "b.txt", "/data/"]""")),
        Bad.Dockerfile(Debian("ADD a.txt b.txt [|data|]")).Fixed(Debian("ADD a.txt b.txt data/")),
        Good.Dockerfile(Debian("""
            COPY a.txt b.txt /data/
            COPY a.txt b.txt ./
            COPY a.txt b.txt .
            COPY a.txt b.txt $TARGET
            COPY a.txt /data
            """)),
    ];
}
