using Seaworthy.Syntax.Dockerfile;
using Seaworthy.Syntax.Shell;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Packages;

[Rule("SEA6101", Category.Dockerfile, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "hadolint:DL3042 hadolint:DL3060 kics:pip_install_keeping_cached_packages datadog:run_yarn_clean_after_yarn_install sonar:S6587 " +
        "semgrep:missing-pip-no-cache-dir terrascan:AC_DOCKER_0031")]
sealed class PackageCacheInLayer : Rule<RunScript>
{
    const string Switch = "PIP_NO_CACHE_DIR=";

    public override string Title => "Package cache in a layer";

    public override string Message => "The download cache of '{0}' stays in this layer; {1}";

    public override string Why => """
        pip and yarn keep their downloads for a later installation. In an image no later installation follows, so the cache
        only makes every pull larger. A cache mount keeps the cache between builds without a copy in the image.
        """;

    public override string Sources => """
        https://pip.pypa.io/en/stable/topics/caching/
        https://classic.yarnpkg.com/en/docs/cli/cache/
        """;

    public override string? Differences => """
        The layers of a stage that is not shipped are not reported here (SEA6112 does); some tools check every stage. A cache
        that the same RUN removes, or that is on a mount, is in no layer.
        """;

    public override void Check(RunScript runScript, Report report)
    {
        if (runScript.Stage is not { IsShipped: true })
            return;
        foreach (var (command, name, advice) in Keeping(runScript))
        {
            var finding = report.At(command.Span, name, advice);
            if (command.Name == "yarn")
                ScriptEnd.OfferAt(finding, runScript, "Run yarn cache clean in this RUN", "yarn cache clean");
            else if (InstallWord(command) is { } word)
                finding.WithFix("Add --no-cache-dir", f => f.Insert(word.Span.End, " --no-cache-dir"), Safety.Safe);
        }
    }

    // pip install, or python -m pip install.
    static ShellWord? InstallWord(ShellCommand command)
    {
        if (command.SubcommandWord is { } word)
            return word;
        foreach (var other in command.Words)
        {
            if (other.Content.Text == "install")
                return other;
        }
        return null;
    }

    /// <summary>The commands whose downloads stay in the layer, with their names and the advice.</summary>
    internal static IEnumerable<(ShellCommand Command, string Name, string Advice)> Keeping(RunScript runScript)
    {
        if (HasCacheMount(runScript.Step))
            yield break;
        foreach (var command in runScript.Script.Commands)
        {
            if ((PackageInstall.Of(command) is { Manager: "pip" } || IsPipOfFile(command)) && KeepsPip(runScript, command))
                yield return (command, PipInstall(command), "add --no-cache-dir");
            else if (command is { Name: "yarn" } && command.Subcommand is "install" or "add" && !command.HasUnknownWords && !CleansYarn(runScript.Script))
                yield return (command, "yarn " + command.Subcommand, "run 'yarn cache clean' in the same RUN");
        }
    }

    static string PipInstall(ShellCommand command) =>
        command.Name + (command.Name.StartsWith("python", StringComparison.Ordinal) ? " -m pip install" : " install");

    static bool IsPipOfFile(ShellCommand command) => command.Name is "pip" or "pip2" or "pip3" && command.Subcommand == "install";

    static bool KeepsPip(RunScript run, ShellCommand command) =>
        !command.HasUnknownWords && !command.HasOption("--no-cache-dir", "--no-cache", "--cache-dir") && !IsSwitchedOff(run, command)
            && !RemovesCache(run.Script);

    static bool IsSwitchedOff(RunScript run, ShellCommand command)
    {
        foreach (var assignment in command.Assignments)
        {
            if (SwitchesOff(assignment))
                return true;
        }
        foreach (var other in run.Script.Commands)
        {
            if (other.Name == "export" && other.Words.Count > 1 && SwitchesOff(other.Words[1]))
                return true;
        }
        var state = run.Step.Scope.Find("PIP_NO_CACHE_DIR", out var value);
        if (state == VariableState.Known)
            return IsTrue(value!.Text);
        return run.Step.Scope.Declares("PIP_NO_CACHE_DIR") || run.Step.Scope.Declares("PIP_CACHE_DIR");
    }

    static bool SwitchesOff(ShellWord assignment)
    {
        var text = assignment.Content.Text;
        return text.StartsWith(Switch, StringComparison.Ordinal) && IsTrue(text.Substring(Switch.Length));
    }

    // The values that pip reads as no; any other value, also a variable, can be a yes.
    static bool IsTrue(string value) => value.ToLowerInvariant() is not ("0" or "false" or "off" or "no" or "n" or "f");

    static bool RemovesCache(ShellScript script)
    {
        foreach (var command in script.Commands)
        {
            if (command.Name is "pip" or "pip3" && command.Subcommand == "cache")
                return true;
            if (command.Name != "rm")
                continue;
            foreach (var word in command.Words)
            {
                if (word.Content.Text.Contains(".cache"))
                    return true;
            }
        }
        return false;
    }

    static bool CleansYarn(ShellScript script)
    {
        foreach (var command in script.Commands)
        {
            if (command is { Name: "yarn", Subcommand: "cache" } || (command.Name == "rm" && command.ToString().Contains("yarn")))
                return true;
        }
        return RemovesCache(script);
    }

    static bool HasCacheMount(Step step)
    {
        if (step.Work is not RunInstruction run)
            return false;
        foreach (var mount in run.Mounts)
        {
            if (mount.Type is "cache" or "tmpfs")
                return true;
        }
        return false;
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile(From("python:3.13", "RUN [|pip install flask|]")).Fixed(From("python:3.13", "RUN pip install --no-cache-dir flask")),
        Bad.Dockerfile(From("python:3.13", "RUN [|pip3 install -r requirements.txt|]"))
            .Fixed(From("python:3.13", "RUN pip3 install --no-cache-dir -r requirements.txt")),
        Bad.Dockerfile(From("node:22", "RUN [|yarn install --frozen-lockfile|]"))
            .Fixed(From("node:22", "RUN yarn install --frozen-lockfile && yarn cache clean")),
        Bad.Dockerfile(From("python:3.13", "RUN [|python3 -m pip install flask|]"))
            .Fixed(From("python:3.13", "RUN python3 -m pip install --no-cache-dir flask")),
        Bad.Dockerfile(From("python:3.13", "ENV PIP_NO_CACHE_DIR=0", "RUN [|pip install flask|]"))
            .Fixed(From("python:3.13", "ENV PIP_NO_CACHE_DIR=0", "RUN pip install --no-cache-dir flask")),
        Good.Dockerfile(From("python:3.13", """
            RUN export PIP_NO_CACHE_DIR=1 && pip install flask
            ONBUILD RUN --mount=type=cache,target=/root/.cache/pip pip install -r requirements.txt
            """)),
        Good.Dockerfile("""
            FROM python:3.13 AS build
            RUN pip install flask
            FROM python:3.13
            ENV PIP_NO_CACHE_DIR=1
            RUN pip install flask
            RUN yarn install && yarn cache clean
            RUN --mount=type=cache,target=/root/.cache/pip pip install flask
            """),
    ];
}
