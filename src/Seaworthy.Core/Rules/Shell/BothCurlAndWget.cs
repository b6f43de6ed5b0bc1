using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Shell;

[Rule("SEA6200", Category.Dockerfile, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "hadolint:DL4001 kics:run_using_wget_and_curl trivy:DS-0014 semgrep:use-either-wget-or-curl")]
sealed class BothCurlAndWget : Rule<Stage>
{
    public override string Title => "Both curl and wget are used";

    public override string Message => "This stage downloads with both {1} and {0}; use only {1}";

    public override string Why => """
        Two downloaders are two packages to install and to update, and proxies, retries and certificates must be configured
        twice. One of them makes the image smaller and leaves an attacker fewer tools. Both are acceptable in a build stage
        that is not shipped.
        """;

    public override string Sources => "https://github.com/hadolint/hadolint/wiki/DL4001";

    public override string? Differences => """
        Each stage is reported once, at the first call of the second program. A program that is only installed or searched for
        does not count.
        """;

    public override void Check(Stage stage, Report report)
    {
        var first = "";
        foreach (var step in stage.Steps)
        {
            foreach (var script in step.Scripts)
            {
                foreach (var command in script.Script.Commands)
                {
                    if (command.Name is not ("curl" or "wget") || command.Name == first)
                        continue;
                    if (first.Length == 0)
                    {
                        first = command.Name;
                        continue;
                    }
                    report.At(command.Words[0].Span, command.Name, first);
                    return;
                }
            }
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile(Debian("""
            RUN wget -q https://acme.test/a
            RUN apt-get update && [|curl|] -fsSLO https://acme.test/b && curl -fsSLO https://acme.test/c
            """)),
        Bad.Dockerfile(Debian("""
            RUN ["curl", "-fsSLO", "https://acme.test/a"]
            ONBUILD RUN bash -c "[|wget|] -q https://acme.test/b"
            """)),
        Good.Dockerfile("""
            FROM debian:12 AS a
            RUN apt-get install -y wget && curl -fsSLO https://acme.test/a && command -v wget && echo wget
            FROM debian:12
            RUN wget -q https://acme.test/b
            """),
    ];
}
