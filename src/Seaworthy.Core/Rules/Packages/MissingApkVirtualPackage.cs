using Seaworthy.Syntax.Shell;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Packages;

[Rule("SEA6106", Category.Dockerfile, Severity.Warning, Mode.All, Since = "0.1", Aliases = "dockerfilelint:apkadd-missing-virtual")]
sealed class MissingApkVirtualPackage : Rule<RunScript>
{
    public override string Title => "Missing --virtual for temporary packages";

    public override string Message => "Some of these packages are removed again below; add them with --virtual and remove the group";

    public override string Why => """
        'apk del' with package names can leave dependencies behind, or remove a package that something else needs explicitly.
        A virtual package created with 'apk add --virtual NAME' is removed with all of its dependencies by 'apk del NAME'.
        """;

    public override string Sources => "https://wiki.alpinelinux.org/wiki/Alpine_Package_Keeper";

    public override void Check(RunScript runScript, Report report)
    {
        ShellCommand? add = null;
        foreach (var command in runScript.Script.Commands)
        {
            if (command.Is("apk", "add") && !command.HasOption("--virtual", "-t"))
                add ??= command;
            else if (add is not null && command.Is("apk", "del") && Shares(add, command))
            {
                report.At(add.Span);
                return;
            }
        }
    }

    static bool Shares(ShellCommand add, ShellCommand remove)
    {
        foreach (var removed in remove.Operands)
        {
            foreach (var added in add.Operands)
            {
                if (removed.Constant is { } name && name == added.Constant)
                    return true;
            }
        }
        return false;
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile(From("alpine:3.22", "RUN [|apk add --no-cache gcc make|] && make && apk del gcc")),
        Good.Dockerfile(From("alpine:3.22", "RUN apk add --no-cache --virtual .build gcc make && make && apk del .build")),
    ];
}
