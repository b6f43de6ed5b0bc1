namespace Seaworthy.Syntax.Dockerfile;

/// <summary>The errors for which the builder rejects an instruction, reported per instruction so that one error does not hide the rest of the file.</summary>
/// <remarks>Dockerfile reference, each instruction's syntax.</remarks>
static class InstructionChecks
{
    static readonly string[] s_none = [];

    static readonly Dictionary<InstructionKind, string[]> s_flags = new()
    {
        [InstructionKind.Add] = ["chown", "chmod", "link", "keep-git-dir", "checksum", "unpack", "exclude"],
        [InstructionKind.Copy] = ["chown", "from", "chmod", "link", "exclude", "parents"],
        [InstructionKind.From] = ["platform"],
        [InstructionKind.Healthcheck] = ["interval", "timeout", "start-period", "start-interval", "retries"],
        [InstructionKind.Run] = ["mount", "network", "security", "device"],
    };

    public static void Check(DockerfileSyntax syntax, List<SyntaxDiagnostic> diagnostics)
    {
        if (syntax.Instructions.Count == 0)
            diagnostics.Add(new SyntaxDiagnostic(new TextSpan(0, 0), "The file has no instructions; add FROM"));
        CheckFirst(syntax, diagnostics);
        foreach (var instruction in syntax.Instructions)
        {
            Check(syntax, instruction, diagnostics);
            if (instruction is OnbuildInstruction { Child: { } child })
                Check(syntax, child, diagnostics);
        }
    }

    // Only ARG is allowed before the first FROM.
    static void CheckFirst(DockerfileSyntax syntax, List<SyntaxDiagnostic> diagnostics)
    {
        if (syntax.HasCustomFrontend)
            return;
        foreach (var instruction in syntax.Instructions)
        {
            if (instruction.Kind == InstructionKind.From)
                return;
            if (instruction.Kind is InstructionKind.Arg or InstructionKind.Unknown)
                continue;
            diagnostics.Add(new SyntaxDiagnostic(instruction.KeywordSpan, instruction.Keyword
                + " is before the first FROM, where only ARG is allowed; add FROM above it")
            { Kind = SyntaxErrorKind.MissingFrom });
            return;
        }
        var last = syntax.Instructions.Count == 0 ? null : syntax.Instructions[syntax.Instructions.Count - 1];
        if (last?.Kind == InstructionKind.Arg)
            diagnostics.Add(new SyntaxDiagnostic(last.KeywordSpan,
                "The file has only ARG and builds no image; add FROM after it")
            { Kind = SyntaxErrorKind.MissingFrom });
    }

    static void Check(DockerfileSyntax syntax, Instruction instruction, List<SyntaxDiagnostic> diagnostics)
    {
        if (instruction.Kind == InstructionKind.Unknown)
        {
            if (!syntax.HasCustomFrontend)
                ReportName(instruction.KeywordSpan, "'" + EscapedText.Text(instruction.Keyword) + "' is not a valid instruction; ", instruction.Keyword,
                    InstructionFactory.Keywords, "remove the line, or add " + syntax.Escape + " to the end of the line above", "", diagnostics);
            return;
        }
        CheckFlags(syntax, instruction, diagnostics);
        foreach (var heredoc in instruction.Heredocs)
        {
            if (!heredoc.IsTerminated && instruction.Parent is null)
                Report(heredoc.MarkerSpan, "The here-document is not closed; add a line '" + heredoc.Name + "'", diagnostics);
        }
        if (instruction is OnbuildInstruction { Child: { Kind: InstructionKind.Onbuild or InstructionKind.From or InstructionKind.Maintainer } trigger })
            diagnostics.Add(new SyntaxDiagnostic(instruction.KeywordSpan, "ONBUILD cannot contain " + trigger.Keyword
                + "; remove ONBUILD")
            { Kind = SyntaxErrorKind.InvalidOnbuildTrigger });
        else if (Problem(instruction) is { } problem)
            diagnostics.Add(new SyntaxDiagnostic(instruction.KeywordSpan, problem)
            {
                Replacement = ShellList(instruction),
                ReplacedSpan = instruction.Arguments.SourceSpan
            });
        CheckWords(instruction, diagnostics);
    }

    static void CheckFlags(DockerfileSyntax syntax, Instruction instruction, List<SyntaxDiagnostic> diagnostics)
    {
        var allowed = s_flags.TryGetValue(instruction.Kind, out var names) ? names : s_none;
        for (var i = 0; i < instruction.Flags.Count; i++)
        {
            var flag = instruction.Flags[i];
            if (Array.IndexOf(allowed, flag.Name) < 0)
            {
                if (!syntax.HasCustomFrontend)
                    ReportName(flag.NameSpan, instruction.Keyword + " has no flag '--" + EscapedText.Text(flag.Name) + "'; ", flag.Name, allowed, "remove it",
                        "--", diagnostics);
                continue;
            }
            if (instruction.Kind == InstructionKind.Healthcheck && HealthcheckChecks.Problem(flag) is { } problem)
                Report(flag.Span, problem, diagnostics);
            if (flag.Value is null && flag.Name is not ("link" or "keep-git-dir" or "unpack" or "parents"))
                Report(flag.Span, "The flag '--" + flag.Name + "' has no value; use --" + flag.Name + "=VALUE", diagnostics);
            for (var j = 0; j < i && flag.Name is not ("mount" or "device" or "exclude"); j++)
            {
                if (instruction.Flags[j].Name == flag.Name)
                    Report(flag.Span, "The flag '--" + flag.Name + "' is set twice; remove one", diagnostics);
            }
        }
    }

    static string? Problem(Instruction instruction)
    {
        var isEmpty = instruction.Arguments.Length == 0 || IsBlank(instruction.Arguments.Text);
        switch (instruction)
        {
            case FromInstruction from:
                return from.WordCount is 1 || (from.WordCount == 3 && from.StageName is not null) ? null
                    : "FROM has unexpected arguments; use 'FROM image [AS name]'";
            case CopyInstruction copy when isEmpty || copy.WordCount < 2:
                return instruction.Keyword + " needs a source and a destination; add the missing path";
            case CopyInstruction { DestinationIsHeredoc: true }:
                return instruction.Keyword + " has a here-document as its destination; use a path";
            case PairsInstruction pairs when isEmpty:
                return instruction.Keyword + " has no arguments; add name=value";
            case PairsInstruction { IsLegacy: true } pairs when pairs.Pairs[0].Value is null:
                return instruction.Keyword + " has no value for '" + EscapedText.Text(pairs.Pairs[0].Name.Raw.Text) + "'; use " + instruction.Keyword
                    + " name=value";
            case CommandInstruction { Kind: InstructionKind.Shell } shell when shell.Json is not { IsValid: true, Items.Count: > 0 }:
                return "The command of SHELL is not a JSON list; use a list such as [\"/bin/sh\", \"-c\"]";
            case HealthcheckInstruction health when health.Type is null:
                return "HEALTHCHECK has no command; add CMD with a command, or NONE";
            case HealthcheckInstruction { IsNone: false } health when !string.Equals(health.Type!.Raw.Text, "CMD", StringComparison.OrdinalIgnoreCase):
                return "'" + EscapedText.Text(health.Type.Raw.Text) + "' is not a valid health check type; use CMD or NONE";
            case HealthcheckInstruction { IsNone: true } health when health.Command.Length > 0:
                return "HEALTHCHECK NONE has arguments; remove them";
            case HealthcheckInstruction { IsNone: false } health when health.Command.Length == 0:
                return "HEALTHCHECK CMD has no command; add one";
            case OnbuildInstruction { Child: null }:
                return "ONBUILD has no instruction; add one";
            case CommandInstruction command when command.Json?.WrongItem is not null:
                return "The list of " + instruction.Keyword + " contains a value that is not a string; quote each element";
            case RunInstruction when isEmpty && instruction.Heredocs.Count == 0 && instruction.Flags.Count == 0:
            case ArgInstruction or WordsInstruction or ValueInstruction when isEmpty:
                return instruction.Keyword + " has no argument; add one";
            default:
                return null;
        }
    }

    static void CheckWords(Instruction instruction, List<SyntaxDiagnostic> diagnostics)
    {
        switch (instruction)
        {
            case PairsInstruction { IsLegacy: false } pairs:
                foreach (var pair in pairs.Pairs)
                {
                    if (pair.Value is null)
                        Report(pair.Span, "'" + EscapedText.Text(pair.Name.Raw.Text) + "' has no value; use name=value", diagnostics);
                    else if (pair.Name.Raw.Length == 0)
                        Report(pair.Span, "The name before '=' is missing; add it", diagnostics);
                    else
                        CheckWord(pair.Value, diagnostics);
                }
                break;
            case ArgInstruction arg:
                foreach (var declaration in arg.Declarations)
                {
                    if (declaration.Name.Raw.Length == 0)
                        Report(declaration.Span, "The name before '=' is missing; add it", diagnostics);
                    else if (declaration.Value is { } value)
                        CheckWord(value, diagnostics);
                }
                break;
            case FromInstruction from:
                CheckWord(from.Image, diagnostics);
                if (from.StageName is { } name && !IsStageName(name.Raw.Text))
                    Report(name.Span, "'" + EscapedText.Text(name.Raw.Text)
                        + "' is not a valid stage name; use letters, digits, '-', '_' and '.', with a letter first", diagnostics);
                break;
            case ValueInstruction { Kind: InstructionKind.User or InstructionKind.Workdir } value:
                CheckWord(value.Value, diagnostics);
                break;
        }
    }

    static bool IsStageName(string name)
    {
        foreach (var c in name)
        {
            if (!(c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-' or '_' or '.'))
                return false;
        }
        return name.Length > 0 && name[0] is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');
    }

    static void CheckWord(Word word, List<SyntaxDiagnostic> diagnostics)
    {
        // ${v:?message} fails the build if v is not set; that is its purpose and not an error in the file.
        if (!word.IsPlain && word.Expand(null).Error is { } error && !error.StartsWith("the variable", StringComparison.Ordinal))
            Report(word.Span, "In '" + EscapedText.Text(word.Raw.Text) + "': " + error, diagnostics);
    }

    static void ReportName(TextSpan span, string message, string written, IEnumerable<string> names, string otherwise, string prefix,
        List<SyntaxDiagnostic> diagnostics)
    {
        var near = DidYouMean.Find(written, names);
        var replacement = near is null ? null : prefix + near;
        diagnostics.Add(new SyntaxDiagnostic(span, message + (replacement is null ? otherwise : "use " + replacement))
        {
            Replacement = replacement,
            ReplacedSpan = span
        });
    }

    // SHELL bash -c, as a list; only plain words.
    static string? ShellList(Instruction instruction)
    {
        if (instruction is not CommandInstruction { Kind: InstructionKind.Shell, LooksLikeExec: false, Arguments: { Length: > 0 } command })
            return null;
        foreach (var c in command.Text)
        {
            if (!char.IsLetterOrDigit(c) && c is not (' ' or '-' or '_' or '/' or '.'))
                return null;
        }
        return "[\"" + string.Join("\", \"", command.Text.Split([' '], StringSplitOptions.RemoveEmptyEntries)) + "\"]";
    }

    static bool IsBlank(string text)
    {
        foreach (var c in text)
        {
            if (!Words.IsBlank(c))
                return false;
        }
        return true;
    }

    static void Report(TextSpan span, string message, List<SyntaxDiagnostic> diagnostics) => diagnostics.Add(new SyntaxDiagnostic(span, message));
}
