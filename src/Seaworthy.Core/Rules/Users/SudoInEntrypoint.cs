using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Users;

[Rule("SEA2062", Category.Identity, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "kubescape:C-0062")]
sealed class SudoInEntrypoint : Rule<PodContainer>
{
    public override string Title => "Container starts with sudo";

    public override string Message => "Container '{0}' starts its process through sudo; run it as the user that it needs to be";

    public override string Why => """
        sudo wants setuid programs, and with them everything that hardening forbids. A container has a user of its own: the one that the process needs.
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

    // A word of the script that stands where a command does.
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
