using Seaworthy.Knowledge;
using Seaworthy.Syntax.Dockerfile;
using Seaworthy.Syntax.Shell;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Filesystem;

/// <summary>The family of rules about a mode that a Dockerfile gives to files. Message: 0 the mode, 1 what it lets others do.</summary>
/// <param name="effectOf">What a mode lets others do; null for one that is not reported.</param>
sealed class FileModeRule(Func<string, string?> effectOf) : FamilyRule<Step>
{
    public override void Check(Step step, Report report)
    {
        if (step.Work is CopyInstruction copy)
        {
            if (copy.FindFlag("chmod")?.Value is { } flag)
                Check(flag.Text, flag.SourceSpan, report);
            return;
        }
        foreach (var script in step.Scripts)
        {
            foreach (var command in script.Script.Commands)
            {
                if (command is { Name: "chmod", Operands.Count: > 1 } && command.Operands[0].Constant is { } mode)
                    Check(mode, command.Operands[0].Span, report);
                else if (command.Name is "install" or "mkdir" && command.FindValue("-m", "--mode") is { IsConstant: true } value)
                    Check(value.Text.Text, value.Text.SourceSpan, report);
            }
        }
    }

    void Check(string mode, TextSpan span, Report report)
    {
        if (effectOf(mode) is { } effect)
            report.At(span, mode, effect);
    }

    [Rule("SEA2019", Category.Identity, Severity.Warning, Mode.Recommended, Since = "0.1",
        Aliases = "datadog:avoid_chmod_777 sonar:S2612",
        Related = "dockle:CIS-DI-0008 tally:world-writable-state-path-workaround")]
    public static FileModeRule WorldWritableMode => new(static mode =>
        // The sticky bit is for that: everybody may add, and nobody take away what is another's.
        FileModes.IsWorldWritable(mode) ? "change what it protects" : FileModes.SetsUser(mode) ? "run it with its owner's rights" : null)
    {
        Title = "File mode gives everybody write access",
        Message = "The mode {0} lets every user in the container {1}; give the owner alone what it needs",
        Why =
            "With a world-writable program or configuration, one process that is taken over can change what the others run. A setuid bit lends root's rights " +
            "to whoever starts the program.",
        Differences =
            "Peers that look into finished images list every setuid file, also those of the distribution; here only modes that the Dockerfile sets are seen. " +
            "A folder with the sticky bit is fine. The setgid bit, which" +
            "\nfolders that several people share need, has a rule that is off unless asked for.",
        MoreExamples = static () =>
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
        ],
    };

    [Rule("SEA2032", Category.Identity, Severity.Warning, Mode.Preference, Since = "0.1", Aliases = "sonar:S2612")]
    public static FileModeRule SetgidMode => new(static mode =>
        FileModes.SetsGroup(mode) && !FileModes.SetsUser(mode) && !FileModes.IsWorldWritable(mode) ? "" : null)
    {
        Title = "File mode sets the group",
        Message =
            "With the mode {0} a program runs with the rights of its group, and what is made in a folder belongs to the folder's group; make sure that is " +
            "wanted",
        Why =
            "The setgid bit lends a group's rights to whoever starts the program. On a folder it is the usual way to share files, which is why the rule is " +
            "off unless it is asked for by name.",
        Differences =
            "Sonar does not tell the setgid bit from the setuid bit and from a mode that everybody may write with; those are worse, and a rule that is on " +
            "speaks of them.",
        MoreExamples = static () =>
        [
            Bad.Dockerfile(Debian("RUN chmod [|g+s|] /data && chmod [|2755|] /usr/bin/tool")),
            Bad.Dockerfile(Debian("COPY --chmod=[|2755|] run.sh /app/")),
            Good.Dockerfile(Debian("RUN chmod 0755 /app && chmod g+w /data && chmod 2777 /srv"))
                .Because("a mode that everybody may write with has a rule of its own"),
        ],
    };
}
