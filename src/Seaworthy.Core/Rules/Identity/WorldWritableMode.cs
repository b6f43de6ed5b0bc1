using System.Collections.Generic;
using Seaworthy.Engine;
using Seaworthy.Knowledge;
using Seaworthy.Model;

namespace Seaworthy.Rules.Identity;

[Rule("SEA2019", Category.Identity, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "datadog:avoid_chmod_777 sonar:S2612",
    Related = "dockle:CIS-DI-0008")]
public sealed class WorldWritableMode : Rule<RunCommand>
{
    public override string Title => "File mode gives everybody write access";

    public override string Message => "The mode {0} lets every user in the container {1}; give the owner alone what it needs";

    public override string Why => """
        With a world-writable program or configuration, one process that is taken over can change what the others run. A setuid bit lends root's rights to whoever starts the program.
        """;

    public override void Check(RunCommand runCommand, Report report)
    {
        var command = runCommand.Command;
        if (command.Name != "chmod" || command.Operands.Count < 2 || command.Operands[0].Constant is not { } mode)
            return;
        // The sticky bit is for that: everybody may add, and nobody take away what is another's.
        if (FileModes.IsWorldWritable(mode))
            report.At(command.Operands[0].Span, mode, "change what it protects");
        else if (FileModes.SetsUser(mode))
            report.At(command.Operands[0].Span, mode, "run it with its owner's rights");
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile("""
            FROM debian:12
            RUN chmod -R [|777|] /app
            """),
        Bad.Dockerfile("""
            FROM debian:12
            RUN chmod [|a+rwx|] /app && chmod [|u+s|] /usr/bin/tool
            """),
        Bad.Dockerfile("""
            FROM debian:12
            RUN chmod [|4755|] /usr/bin/tool
            """),
        Good.Dockerfile("""
            FROM debian:12
            RUN chmod 1777 /tmp && chmod 0755 /app && chmod +x run && chmod g+w /data && chmod "$MODE" /x
            """),
    ];
}
