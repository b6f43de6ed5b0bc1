using Seaworthy.Knowledge;
using Seaworthy.Syntax.Dockerfile;
using Seaworthy.Syntax.Shell;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Filesystem;

/// <summary>The family of rules about a file mode that a Dockerfile sets. Message: 0 the mode, 1 its effect.</summary>
/// <param name="effectOf">The effect of a mode; null for one that is not reported.</param>
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
        // In a directory with the sticky bit, users can add files but not remove those of others.
        FileModes.IsWorldWritable(mode) ? "makes the file world-writable" : FileModes.SetsUser(mode) ? "sets the setuid bit" : null)
    {
        Title = "World-writable or setuid file mode",
        Message = "Mode {0} {1}; use a mode such as 0755",
        Why = """
            A process that an attacker controls can change a world-writable program or configuration file that other processes use. A setuid bit runs the
            program with the privileges of its owner, usually root. A world-writable directory with the sticky bit, such as /tmp, is acceptable.
            """,
        Sources = """
            https://docs.docker.com/reference/dockerfile/#copy---chown---chmod
            https://man7.org/linux/man-pages/man1/chmod.1.html
            """,
        Differences = """
            Tools that scan finished images list every setuid file, including those of the distribution; here only modes that the Dockerfile sets are checked.
            A directory with the sticky bit is not reported. The setgid bit, which shared directories need, has a rule that is off by default.
            """,
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
        Title = "File mode with the setgid bit",
        Message = "Mode {0} sets the setgid bit; remove it unless the files are shared by a group",
        Why = """
            A program with the setgid bit runs with the permissions of its group, so an attacker who can start it gains them. On a directory the bit is the
            usual way to share files in a group, so the rule is on only where it is enabled by id.
            """,
        Sources = """
            https://man7.org/linux/man-pages/man7/inode.7.html
            https://man7.org/linux/man-pages/man1/chmod.1.html
            """,
        Differences = """
            Sonar does not distinguish the setgid bit from the setuid bit and from world-writable modes; those are more dangerous, and a rule that is on by
            default reports them.
            """,
        MoreExamples = static () =>
        [
            Bad.Dockerfile(Debian("RUN chmod [|g+s|] /data && chmod [|2755|] /usr/bin/tool")),
            Bad.Dockerfile(Debian("COPY --chmod=[|2755|] run.sh /app/")),
            Good.Dockerfile(Debian("RUN chmod 0755 /app && chmod g+w /data && chmod 2777 /srv"))
                .Because("a separate rule reports world-writable modes"),
        ],
    };
}
