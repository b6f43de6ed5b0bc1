using System;
using System.Collections.Generic;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.IO;
using Seaworthy.Knowledge;
using Seaworthy.Text;
using Seaworthy.Tool.Lock;

namespace Seaworthy.Tool;

/// <summary>The commands and their options.</summary>
static class CommandLine
{
    /// <summary>A bare <c>--fix</c> means the safe fixes; written out, it does not use the path behind it as its value.</summary>
    public static string[] Prepare(string[] args)
    {
        var prepared = (string[])args.Clone();
        for (var i = 0; i < prepared.Length && prepared[i] != "--"; i++)
        {
            if (prepared[i] == "--fix")
                prepared[i] = "--fix=safe";
        }
        return prepared;
    }

    public static RootCommand Create(TextWriter output) =>
        new("Lints Dockerfiles, compose files and Kubernetes manifests.")
        {
            Check(output), Rules(output), Explain(output), Baseline(output), Lock(output),
        };

    /// <summary>The fault of the command line, in one line; null if there is none.</summary>
    public static string? FaultOf(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        // A path can begin with a dash only behind "--"; else a mistyped option would be read as a path.
        foreach (var token in parsed.Tokens)
        {
            if (token.Type == TokenType.DoubleDash)
                break;
            if (token.Type == TokenType.Argument && token.Value.StartsWith("--", StringComparison.Ordinal))
                return Unknown(token.Value, command);
        }
        if (parsed.Errors.Count == 0)
            return null;
        // A mistyped command also counts as a missing one; the word that was typed is the better message.
        return parsed.UnmatchedTokens is [var word, ..] ? Unknown(word, command) : parsed.Errors[0].Message.TrimEnd('.');
    }

    static string Unknown(string word, Command command)
    {
        var isOption = word.StartsWith('-');
        var known = new List<string>();
        foreach (var option in isOption ? command.Options : [])
            known.Add(option.Name);
        foreach (var subcommand in isOption ? [] : command.Subcommands)
            known.Add(subcommand.Name);
        var location = command is RootCommand ? "" : $"{command.Name}: ";
        var kind = isOption ? "option" : command is RootCommand ? "command" : "argument";
        return $"{location}'{word}' is not {(kind[0] == 'c' ? "a" : "an")} " +
            $"{kind}{(DidYouMean.Find(word, known) is { } near ? $"; did you mean '{near}'?" : "")}";
    }

    static Command Check(TextWriter output)
    {
        var paths = Paths();
        var mode = ModeOption();
        var preset = PresetOption();
        var kubernetes = KubernetesOption();
        var only = new Option<string?>("--only") { Description = "Run only these rules: ids or names, separated by commas.", HelpName = "RULES" };
        var skip = new Option<string?>("--skip") { Description = "Do not run these rules.", HelpName = "RULES" };
        var exclude = new Option<string[]>("--exclude")
        {
            Description = "Do not lint paths that match this pattern, in .gitignore syntax, relative to the current directory; can be repeated.",
            HelpName = "GLOB",
            Arity = ArgumentArity.ZeroOrMore,
            AllowMultipleArgumentsPerToken = false,
        };
        var verbose = new Option<bool>("--verbose", "-v") { Description = "List the paths that were skipped, with the reason." };
        var format = Choice("--format", "The output format; text by default.", "text", "json", "sarif", "github");
        var fix = Choice("--fix", "Apply fixes: the safe ones, or all with --fix=all.", "safe", "all");
        var diff = new Option<bool>("--diff") { Description = "Print the changes that --fix would make, and change no file." };
        var failOn = Choice("--fail-on", "The lowest severity that makes the exit code 1; warning by default.", "error", "warning", "info", "never");
        var isolate = new Option<bool>("--isolate") { Description = "Lint each file separately, without joins across files." };
        var stdin = new Option<string?>("--stdin-filename") { Description = "The file name of standard input, for the path -.", HelpName = "NAME" };
        var envFile = new Option<string[]>("--env-file")
        {
            Description = "Read variables of compose files from this file; can be repeated.",
            HelpName = "FILE",
            Arity = ArgumentArity.ZeroOrMore
        };
        var since = new Option<string?>("--since")
        {
            Description = "Report only findings on lines that changed since the current branch left this revision, such as origin/main.",
            HelpName = "REV",
        };
        var most = new Option<int?>("--max-per-rule") { Description = "Report at most this many findings of each rule.", HelpName = "N" };
        most.Validators.Add(result =>
        {
            foreach (var token in result.Tokens)
            {
                if (!int.TryParse(token.Value, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var count)
                    || count == 0)
                    result.AddError($"--max-per-rule: '{token.Value}' is not a valid number; use a number above 0");
            }
        });
        var noBaseline = new Option<bool>("--no-baseline") { Description = "Also report the findings in the baseline." };
        var command = new Command("check", "Lint files and directories. Exit code: 0 no findings, 1 findings, 2 wrong usage, unreadable input or an " +
            "internal fault.") { paths, mode, preset, kubernetes, only, skip, exclude, verbose, format, fix, diff, failOn, isolate, stdin, envFile, since,
            most, noBaseline };
        command.SetAction(parsed => new CheckCommand(output).Run(new CheckRequest
        {
            Paths = parsed.GetValue(paths) ?? [],
            Mode = parsed.GetValue(mode),
            Preset = PresetOf(parsed, preset, mode),
            KubernetesVersion = KubernetesVersion.Parse(parsed.GetValue(kubernetes)),
            Only = RuleSelection.Parse(parsed.GetValue(only), "--only"),
            Skip = RuleSelection.Parse(parsed.GetValue(skip), "--skip"),
            Excludes = parsed.GetValue(exclude) ?? [],
            IsVerbose = parsed.GetValue(verbose),
            Format = parsed.GetValue(format) ?? "text",
            Fix = parsed.GetValue(fix),
            IsDiff = parsed.GetValue(diff),
            FailOn = parsed.GetValue(failOn) ?? "warning",
            Isolate = parsed.GetValue(isolate),
            StandardInputName = parsed.GetValue(stdin),
            EnvironmentFiles = parsed.GetValue(envFile) ?? [],
            Since = parsed.GetValue(since),
            MaxPerRule = parsed.GetValue(most),
            IgnoresBaseline = parsed.GetValue(noBaseline),
        }));
        return command;
    }

    static Command Rules(TextWriter output)
    {
        var format = Choice("--format", "The output format; text by default.", "text", "json", "markdown");
        var command = new Command("rules", "List the rules.") { format };
        command.SetAction(parsed => RulesCommand.Run(output, parsed.GetValue(format) ?? "text"));
        return command;
    }

    static Command Explain(TextWriter output)
    {
        var rule = new Argument<string>("rule")
        {
            Description = "An id (SEA3001), a name (writable-root-filesystem), or another tool's id (DL3007, " +
            "CKV_K8S_22)."
        };
        var command = new Command("explain", "Print the page of a rule.") { rule };
        command.SetAction(parsed => ExplainCommand.Run(output, parsed.GetValue(rule)!));
        return command;
    }

    static Command Baseline(TextWriter output)
    {
        var paths = Paths();
        var mode = ModeOption();
        var preset = PresetOption();
        var kubernetes = KubernetesOption();
        var exclude = new Option<string[]>("--exclude")
        {
            Description = "Do not lint paths that match this pattern, as 'check' does.",
            HelpName = "GLOB",
            Arity = ArgumentArity.ZeroOrMore,
            AllowMultipleArgumentsPerToken = false,
        };
        var prune = new Option<bool>("--prune") { Description = "Remove the entries that are no longer found, and add none." };
        var file = new Option<string?>("--output")
        {
            Description = "The file to write; by default seaworthy.baseline.json in the current directory.",
            HelpName = "FILE"
        };
        var command = new Command("baseline", "Accept today's findings in a file, so that only new ones are reported.") { paths, mode, preset, kubernetes,
            exclude, file, prune };
        command.SetAction(parsed => new BaselineCommand(output).Run(
            new CheckRequest
            {
                Paths = parsed.GetValue(paths) ?? [],
                Mode = parsed.GetValue(mode),
                Preset = PresetOf(parsed, preset, mode),
                KubernetesVersion = KubernetesVersion.Parse(parsed.GetValue(kubernetes)),
                Excludes = parsed.GetValue(exclude) ?? [],
                IgnoresBaseline = true,
            },
            parsed.GetValue(file),
            parsed.GetValue(prune)));
        return command;
    }

    static Command Lock(TextWriter output)
    {
        var folder = new Argument<string?>("directory")
        {
            Description =
            "The directory of the manifests to lock; by default the current one. A lock in a parent directory is updated as a whole.",
            Arity = ArgumentArity.ZeroOrOne
        };
        var only = new Option<string[]>("--only")
        {
            Description = "Check only these images, such as alpine, alpine:3.20 or registry.example.com/acme/api; " +
            "can be repeated.",
            HelpName = "IMAGE",
            AllowMultipleArgumentsPerToken = false
        };
        var check = new Option<bool>("--check")
        {
            Description = "Query the registries and verify all evidence again, but write nothing; exit code 1 on any " +
            "difference."
        };
        var upgrade = new Option<bool>("--upgrade") { Description = "Replace the locked digests with the current ones of the tags." };
        var offline = new Option<bool>("--offline") { Description = "Verify with the cache only, without network access." };
        var reset = new Option<bool>("--reset")
        {
            Description = "Start over: remove the recorded digests and trust data of all images, or of those of --only.",
        };
        var command = new Command("lock", "Look up the images of the manifests, verify their signatures, and write seaworthy.lock.json.")
        {
            folder, only, check, upgrade, offline, reset,
        };
        command.SetAction((parsed, cancellation) =>
        {
            if (parsed.GetValue(check) && parsed.GetValue(upgrade))
                throw new UsageException("--check writes nothing, so --upgrade has no effect; use one of them");
            if (parsed.GetValue(check) && parsed.GetValue(reset))
                throw new UsageException("--check writes nothing, so --reset has no effect; use one of them");
            if (parsed.GetValue(offline) && parsed.GetValue(upgrade))
                throw new UsageException("--offline queries no registry, so --upgrade has no effect; use one of them");
            return new LockCommand(output).RunAsync(
                new LockOptions
                {
                    Folder = parsed.GetValue(folder) ?? ".",
                    Only = parsed.GetValue(only) ?? [],
                    IsCheck = parsed.GetValue(check),
                    Upgrades = parsed.GetValue(upgrade),
                    IsOffline = parsed.GetValue(offline),
                    StartsOver = parsed.GetValue(reset),
                },
                cancellation);
        });
        return command;
    }

    static Option<string?> ModeOption() => Choice("--mode", "The set of rules; overrides the mode in .editorconfig.", "none", "minimum", "recommended", "all");

    static Option<string?> PresetOption() =>
        Choice("--preset", "Run the rules of a Pod Security Standards profile instead of those of a mode.", "pss-baseline", "pss-restricted", "none");

    static string? PresetOf(ParseResult parsed, Option<string?> preset, Option<string?> mode) =>
        parsed.GetValue(preset) is { } name && parsed.GetValue(mode) is not null
            ? throw new UsageException($"--preset {name} cannot be combined with --mode; use one of them")
            : parsed.GetValue(preset);

    static Option<string?> KubernetesOption()
    {
        var option = new Option<string?>("--kubernetes-version")
        {
            Description =
            "The Kubernetes release of the manifests, such as 1.31; by default the newest known.",
            HelpName = "VERSION"
        };
        option.Validators.Add(result =>
        {
            foreach (var token in result.Tokens)
            {
                if (KubernetesVersion.Parse(token.Value) is null)
                    result.AddError($"--kubernetes-version: '{token.Value}' is not a Kubernetes release; use one such as 1.31, or latest");
            }
        });
        return option;
    }

    static Argument<string[]> Paths() => new("path")
    {
        Description = "Files, and directories with all files below them; by default the current directory.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    static Option<string?> Choice(string name, string description, params string[] values)
    {
        var option = new Option<string?>(name) { Description = description };
        option.CompletionSources.Add(values);
        // The check of the library does not name the option, and prints several lines.
        option.Validators.Add(result =>
        {
            foreach (var token in result.Tokens)
            {
                if (Array.IndexOf(values, token.Value) < 0)
                    result.AddError($"{name}: '{token.Value}' is not a valid value; use one of {string.Join(", ", values)}");
            }
        });
        return option;
    }
}
