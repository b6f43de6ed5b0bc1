using Seaworthy.Knowledge;
using Seaworthy.Syntax.Dockerfile;
using Seaworthy.Syntax.Shell;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Transport;

[Rule("SEA2107", Category.Identity, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "sonar:S5332 datadog:avoid_http")]
sealed class PlainHttpDownload : Rule<Step>
{
    public override string Title => "Download without encryption";

    public override string Message => "'{0}' is downloaded without TLS and can be changed in transit; use https";

    public override string Why => """
        An attacker on the network, such as a compromised router or proxy, can replace a file that is downloaded without TLS. The file then runs in the build
        and ships in the image. Acceptable if the step verifies a checksum or a signature.
        """;

    public override string Sources => """
        https://cwe.mitre.org/data/definitions/319.html
        https://docs.docker.com/build/building/best-practices/#add-or-copy
        """;

    public override string? Differences => """
        Only URLs that a command downloads from are reported, not those in files or variables. A step that verifies a checksum or a signature is not reported,
        and neither are package repositories that apt and apk verify by signature, loopback addresses, and hosts that come from a variable.
        """;

    public override void Check(Step step, Report report)
    {
        if (step.Work is CopyInstruction { Kind: InstructionKind.Add } add && add.FindFlag("checksum") is null)
        {
            foreach (var source in add.Sources)
            {
                if (source.Expand(step.Scope).Text is { } address && Addresses.IsClearText(address.Text))
                    Found(report, source.HasVariables ? address.SourceSpan : source.Span, address.Text);
            }
            return;
        }
        if (step.Work is CommandInstruction { Kind: InstructionKind.Cmd or InstructionKind.Entrypoint } start)
        {
            var script = start.Json is { IsValid: true } list ? ShellScript.FromArguments(list.Items) : ShellScript.Parse(start.Command, step.Shell);
            CheckScript(script, report);
            return;
        }
        foreach (var script in step.Scripts)
            CheckScript(script.Script, report);
    }

    static void CheckScript(ShellScript script, Report report)
    {
        if (Verification.IsIn(script))
            return;
        foreach (var command in script.Commands)
        {
            if (!Fetches(command))
                continue;
            for (var i = 1; i < command.Words.Count; i++)
            {
                var content = command.Words[i].Content;
                var equals = content.Text.StartsWith("--", StringComparison.Ordinal) ? content.Text.IndexOf('=') + 1 : 0;
                var address = equals > 0 ? content.Slice(TextSpan.FromBounds(equals, content.Length)) : content;
                if (Addresses.IsClearText(address.Text) && !IsProxy(command, i))
                    Found(report, address.SourceSpan, address.Text);
            }
        }
    }

    static void Found(Report report, TextSpan span, string address)
    {
        var finding = report.At(span, address);
        if (address.StartsWith("http:", StringComparison.Ordinal))
            finding.WithFix("Use https", f => f.Insert(span.Start + 4, "s"), Safety.Review);
    }

    static bool Fetches(ShellCommand command) => command.Name switch
    {
        "curl" or "wget" or "wget2" or "aria2c" or "axel" or "lynx" or "svn" or "hg" => true,
        "git" => command.Subcommand is "clone" or "fetch" or "pull" or "submodule" or "ls-remote" || command.HasOption("clone"),
        "pip" or "pip2" or "pip3" or "npm" or "yarn" or "pnpm" or "gem" or "dotnet" or "nuget" or "rpm" or "yum" or "dnf" or "go" or "cargo" => true,
        _ => false,
    };

    static bool IsProxy(ShellCommand command, int index) =>
        command.Words[index - 1].Content.Text is "-x" or "--proxy" or "-e" or "--referer" or "-H" or "--header"
            || command.Words[index].Content.Text.StartsWith("--proxy", StringComparison.Ordinal);

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile(Debian("RUN apt-get update && curl -fsSLO [|http://acme.test/a.tar|]"))
            .Fixed(Debian("RUN apt-get update && curl -fsSLO https://acme.test/a.tar")),
        Bad.Dockerfile(Debian("ADD [|http://acme.test/a.tar|] /tmp/")).Fixed(Debian("ADD https://acme.test/a.tar /tmp/")),
        Bad.Dockerfile(Debian("RUN wget -q \"[|ftp://acme.test/a.tar|]\"")),
        Bad.Dockerfile(From("python:3.13", "RUN pip install --index-url=[|http://pypi.acme.test/simple|] flask"))
            .Fixed(From("python:3.13", "RUN pip install --index-url=https://pypi.acme.test/simple flask")),
        Bad.Dockerfile(Debian("""CMD ["curl", "-fsSLO", "[|http://acme.test/a.tar|]"]"""))
            .Fixed(Debian("""CMD ["curl", "-fsSLO", "https://acme.test/a.tar"]""")),
        Good.Dockerfile(Debian("""
            RUN curl -fsS http://localhost:8080/ && curl -fsS http://$HOST/a && echo "deb http://deb.acme.test/debian sid main" > /etc/apt/sources.list
            RUN curl -fsSLO http://acme.test/a.tar && echo "$SUM a.tar" | sha256sum -c -
            RUN curl -x http://proxy.acme.test:3128 -fsSLO https://acme.test/a
            RUN apk add --repository http://apk.acme.test/alpine/edge/main jq
            HEALTHCHECK CMD curl -f http://web/ || exit 1
            """)),
    ];
}
