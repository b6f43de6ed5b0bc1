using Seaworthy.Knowledge;
using Seaworthy.Syntax.Dockerfile;
using Seaworthy.Syntax.Shell;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Identity;

[Rule("SEA2019", Category.Identity, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "datadog:avoid_chmod_777 sonar:S2612",
    Related = "dockle:CIS-DI-0008 tally:world-writable-state-path-workaround")]
public sealed class WorldWritableMode : Rule<Step>
{
    public override string Title => "File mode gives everybody write access";

    public override string Message => "The mode {0} lets every user in the container {1}; give the owner alone what it needs";

    public override string Why => """
        With a world-writable program or configuration, one process that is taken over can change what the others run. A setuid bit lends root's rights to whoever starts the program.
        """;

    public override string? Differences => """
        Peers that look into finished images list every setuid file, also those of the distribution; here only modes that the Dockerfile sets are seen. A folder with the sticky bit is fine. The setgid bit, which
        folders that several people share need, has a rule that is off unless asked for.
        """;

    public override void Check(Step step, Report report)
    {
        if (step.Work is CopyInstruction copy)
        {
            if (copy.FindFlag("chmod")?.Value is { } mode)
                Judge(mode.Text, mode.SourceSpan, report);
            return;
        }
        foreach (var script in step.Scripts)
        {
            foreach (var command in script.Script.Commands)
            {
                if (command is { Name: "chmod", Operands.Count: > 1 } && command.Operands[0].Constant is { } mode)
                    Judge(mode, command.Operands[0].Span, report);
                else if (command.Name is "install" or "mkdir" && command.FindValue("-m", "--mode") is { IsConstant: true } value)
                    Judge(value.Text.Text, value.Text.SourceSpan, report);
            }
        }
    }

    static void Judge(string mode, TextSpan span, Report report)
    {
        // The sticky bit is for that: everybody may add, and nobody take away what is another's.
        if (FileModes.IsWorldWritable(mode))
            report.At(span, mode, "change what it protects");
        else if (FileModes.SetsUser(mode))
            report.At(span, mode, "run it with its owner's rights");
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile(Debian("RUN chmod -R [|777|] /app")),
        Bad.Dockerfile(Debian("RUN chmod [|a+rwx|] /app && chmod [|u+s|] /usr/bin/tool")),
        Bad.Dockerfile(Debian("RUN chmod [|4755|] /usr/bin/tool")),
        Bad.Dockerfile(Debian("COPY --chmod=[|777|] run.sh /app/", "ADD --chown=app --chmod=[|0666|] https://acme.test/a /app/")),
        Bad.Dockerfile(Debian("""
            RUN mkdir -p -m [|0777|] /data && install --mode=[|o+w|] a /app/ && bash -c "chmod -R [|o+rwx|] /srv"
            RUN ["chmod", "[|777|]", "/app"]
            """)),
        Good.Dockerfile(Debian("""
            COPY --chmod=755 run.sh /app/
            COPY --chmod=$MODE run.sh /app/
            RUN chmod 1777 /tmp && chmod 0755 /app && chmod +x run && chmod g+w /data && chmod "$MODE" /x
            """)),
    ];
}
