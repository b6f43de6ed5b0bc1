using Seaworthy.Syntax.Shell;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Users;

[Rule("SEA2027", Category.Identity, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "checkov:CKV2_DOCKER_17",
    Related = "dockle:DKL-LI-0001")]
sealed class PasswordSetInBuild : Rule<RunCommand>
{
    public override string Title => "Build sets a user's password";

    public override string Message => "'{0}' puts the same password into every container of the image, and into its history; a service needs no password";

    public override string Why => """
        Who knows the password of one container knows it for all of them, and reads it from the image's history or cracks its hash. A container is entered with docker exec, not by logging in.
        """;

    public override string? Differences => """
        Accounts without any password in a finished image are for tools that look at images; here the command that makes one, passwd -d, is reported.
        """;

    public override bool HidesValues => true;

    public override void Check(RunCommand runCommand, Report report)
    {
        var command = runCommand.Command;
        switch (command.Name)
        {
            case "chpasswd":
                report.At(Given(command) ?? command.Words[0].Span, command.Name);
                break;
            case "passwd" when command.HasOption("--stdin"):
                report.At(Given(command) ?? command.Words[0].Span, command.Name);
                break;
            // -d: no password at all, so that anybody gets in.
            case "passwd" when command.HasOption("-d", "--delete"):
                report.At(command.Span, command.Name);
                break;
            case "useradd" or "usermod" when command.FindValue("-p", "--password") is { } value && IsPassword(value.Text.Text):
                report.At(value.Text.SourceSpan, command.Name);
                break;
        }
    }

    // An asterisk or an exclamation mark locks the account.
    static bool IsPassword(string text) => text.Length == 0 || text[0] is not ('*' or '!');

    // echo 'user:password' | chpasswd
    static TextSpan? Given(ShellCommand command)
    {
        var members = command.Pipeline.Commands;
        return members.Count > 1 && members[0].Name is "echo" or "printf" && members[0].Operands.Count > 0
            ? TextSpan.FromBounds(members[0].Operands[0].Span.Start, members[0].Span.End)
            : null;
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile(Debian("""RUN apt-get update && echo [|"root:toor"|] | chpasswd""")),
        Bad.Dockerfile(Debian("RUN [|chpasswd|] < users.txt")),
        Bad.Dockerfile(Debian("RUN useradd -m -p [|s3same|] app && [|passwd -d app|]")),
        Good.Dockerfile(Debian("RUN useradd -m -p '*' app && passwd -l root && apt-get install -y passwd && echo chpasswd")),
    ];
}
