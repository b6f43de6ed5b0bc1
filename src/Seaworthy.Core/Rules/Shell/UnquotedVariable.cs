using Seaworthy.Binding.Dockerfile;
using Seaworthy.Syntax.Dockerfile;
using Seaworthy.Syntax.Shell;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Shell;

[Rule("SEA6213", Category.Dockerfile, Severity.Warning, Mode.Preference, Since = "0.1",
    Aliases = "hadolint:SC2086 sonar:S6570")]
sealed class UnquotedVariable : Rule<RunCommand>
{
    public override string Title => "Unquoted variable";

    public override string Message => "{0} is unquoted, so its value is split at spaces and expanded as a glob; quote it";

    public override string Why => """
        A value with a space becomes several arguments, an empty value becomes none, and an asterisk becomes a list of files.
        In double quotes the value is always one argument. Options that are split on purpose are common, so the rule is off by
        default.
        """;

    public override string Sources => "https://www.shellcheck.net/wiki/SC2086";

    public override string? Differences => """
        A variable whose value is known and contains nothing to split or expand is accepted, and so is a list of packages for
        a package manager.
        """;

    public override void Check(RunCommand runCommand, Report report)
    {
        var command = runCommand.Command;
        // The command that sudo starts is checked separately, and the words of export are assignments.
        if ((command.Wrapper is null && command.Spec.IsWrapper) || TakesLists(command.Name))
            return;
        for (var i = 1; i < command.Words.Count; i++)
        {
            var word = command.Words[i];
            if (word.IsConstant || word.IsQuoted || word.Substitutions.Count > 0 || (command.Name is "export" or "local" or "readonly" or "declare"))
                continue;
            if (Variable(word.Raw.Text) is not { } name || IsHarmless(runCommand, name))
                continue;
            report.At(word.Span, "$" + name).WithFix("Add double quotes", f => f.Insert(word.Span.Start, "\"").Insert(word.Span.End, "\""),
                Safety.Review);
            return;
        }
    }

    // A list of packages in a variable is split on purpose.
    static bool TakesLists(string name) =>
        name is "apt-get" or "apt" or "apt-mark" or "apk" or "yum" or "dnf" or "microdnf" or "tdnf" or "zypper" or "pip" or "pip3" or "npm" or "set" or "for";

    // The name in a word that is letters and one plain expansion; anything else is not reported.
    static string? Variable(string raw)
    {
        var dollar = raw.IndexOf('$');
        if (dollar < 0 || raw.IndexOf('$', dollar + 1) >= 0 || raw.IndexOfAny(['\\', '*', '?', '~', '[', '`']) >= 0)
            return null;
        var start = dollar + 1;
        var isBraced = start < raw.Length && raw[start] == '{';
        if (isBraced)
            start++;
        var end = start;
        while (end < raw.Length && (raw[end] == '_' || char.IsLetterOrDigit(raw[end])))
            end++;
        if (end == start || char.IsDigit(raw[start]) || (isBraced && (end == raw.Length || raw[end] != '}')))
            return null;
        return raw.Substring(start, end - start);
    }

    static bool IsHarmless(RunCommand runCommand, string name) =>
        name == "UID" || DockerfileBinder.IsPlatformArgument(name) || IsPlainInScript(runCommand.Run.Script, name)
            || (runCommand.Step.Scope.Find(name, out var value) == VariableState.Known && value is { Length: > 0 }
            && value.Text.IndexOfAny([' ', '\t', '*', '?', '[']) < 0);

    // Every value that the script assigns is constant and has nothing to split.
    static bool IsPlainInScript(ShellScript script, string name)
    {
        var any = false;
        foreach (var word in script.Assignments)
        {
            var text = word.Content.Text;
            if (text.Length <= name.Length || text[name.Length] != '=' || !text.StartsWith(name, StringComparison.Ordinal))
                continue;
            if (!word.IsConstant || text.Length == name.Length + 1 || text.IndexOfAny([' ', '\t', '*', '?', '[']) >= 0)
                return false;
            any = true;
        }
        return any;
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile(Debian("ARG DIR", "RUN mkdir -p [|$DIR|]")).Fixed(Debian("ARG DIR", "RUN mkdir -p \"$DIR\"")),
        Bad.Dockerfile(Debian("RUN for f in a b; do cat [|/src/${f}.c|]; done"))
            .Fixed(Debian("""RUN for f in a b; do cat "/src/${f}.c"; done""")),
        Good.Dockerfile(Debian("""
            ENV VERSION=1.2.3
            ARG DIR
            ARG TARGETARCH
            RUN make -a $TARGETARCH
            RUN apt-get install -y $PACKAGES && v=10.0.1 && curl -fsSLO https://acme.test/$v.tar
            RUN mkdir -p "$DIR" /opt/$VERSION && export A=$DIR && B=$DIR make && echo $? '$DIR'
            """)),
    ];
}
