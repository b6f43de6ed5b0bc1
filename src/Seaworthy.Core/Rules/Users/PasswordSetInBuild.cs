using Seaworthy.Syntax.Shell;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Users;

[Rule("SEA2027", Category.Identity, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "checkov:CKV2_DOCKER_17",
    Related = "dockle:DKL-LI-0001")]
sealed class PasswordSetInBuild : Rule<RunCommand>
{
    public override string Title => "Password set during the build";

    public override string Message => "'{0}' sets the same password in every container of the image and in its history; remove the command";

    public override string Why => """
        Anyone who can pull the image can read the password from its history or crack its hash, and every container of the image has the same one. A service
        needs no password: use `docker exec` to open a shell in a container.
        """;

    public override string Sources => """
        https://man7.org/linux/man-pages/man8/chpasswd.8.html
        https://docs.docker.com/build/building/secrets/
        """;

    public override string? Differences => """
        Tools that scan images report accounts without a password in the finished image; here the command that creates one, `passwd -d`, is reported.
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
            // -d removes the password, so a login needs none.
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
