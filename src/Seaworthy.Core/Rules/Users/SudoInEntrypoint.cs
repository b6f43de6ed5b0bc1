using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Users;

[Rule("SEA2062", Category.Identity, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "kubescape:C-0062")]
sealed class SudoInEntrypoint : Rule<PodContainer>
{
    public override string Title => "Entry point uses sudo";

    public override string Message => "Container '{0}' starts its process with sudo; remove sudo and set runAsUser";

    public override string Why => """
        sudo works only if setuid programs can gain privileges, so the container cannot set allowPrivilegeEscalation to false, and an attacker can use sudo to
        become root. Set the user that the process needs with runAsUser instead.
        """;

    public override string Sources => """
        https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
        https://docs.docker.com/build/building/best-practices/#user
        """;

    static readonly string[] s_lists = ["command", "args"];

    public override void Check(PodContainer container, Report report)
    {
        if (container.Manifest is not { } node)
            return;
        foreach (var list in s_lists)
        {
            var afterOption = false;
            foreach (var item in node.List(list).Items)
            {
                if (item.Text is { } text && (IsSudo(text) || (afterOption && StartsSudo(text))))
                    report.At(item.Location, container.Name);
                afterOption = item.Text?.StartsWith("-", StringComparison.Ordinal) == true && item.Text.EndsWith("c", StringComparison.Ordinal);
            }
        }
    }

    static bool IsSudo(string word) => word == "sudo" || word.EndsWith("/sudo", StringComparison.Ordinal);

    // A word of the script in the position of a command.
    static bool StartsSudo(string script)
    {
        var isCommand = true;
        foreach (var word in script.Replace(";", " ; ").Replace("&&", " && ").Replace("||", " || ").Replace("\n", " ; ")
            .Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (isCommand && IsSudo(word))
                return true;
            isCommand = word is ";" or "&&" or "||" or "|" or "then" or "do" or "else";
        }
        return false;
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Pod("command: [ [|sudo|], /app/run]")),
        Bad.Kubernetes(Pod("""command: [sh, -c, [|"cd /app && sudo ./run"|]]""")),
        Good.Kubernetes(Pod("""command: [sh, -c, "echo no sudo here"]""")),
    ];
}
