using Seaworthy.Syntax.Dockerfile;

namespace Seaworthy.Binding.Dockerfile;

/// <summary>Makes stages of instructions: who builds on whom, which variables are visible where, and what the image comes to in the end.</summary>
/// <remarks>Dockerfile reference, FROM, ARG and "Understand how ARG and FROM interact".</remarks>
static class DockerfileBinder
{
    // Set by the builder itself in the global scope.
    static readonly string[] s_platformArguments =
    [
        "BUILDPLATFORM", "BUILDOS", "BUILDOSVERSION", "BUILDARCH", "BUILDVARIANT", "TARGETPLATFORM", "TARGETOS", "TARGETOSVERSION", "TARGETARCH",
            "TARGETVARIANT", "TARGETSTAGE",
    ];

    static readonly VariableScope s_builtIn = BuiltIn();

    /// <summary>The builder gives the variable, and its value is one word.</summary>
    internal static bool IsPlatformArgument(string name) => Array.IndexOf(s_platformArguments, name) >= 0;

    public static BuildFile Bind(ParsedFile file)
    {
        var syntax = file.Parsed.Dockerfile!;
        var build = new BuildFile(file, syntax);
        var global = s_builtIn;
        var globalSteps = new List<Step>();
        var globalVariables = new List<Variable>();
        var images = new List<ImageReference>();
        if (syntax.FindDirective("syntax") is { } frontend)
            AddFrontend(build, frontend, images);
        StageBinder? current = null;
        var isPiece = !HasFrom(syntax);
        var comment = 0;
        foreach (var instruction in syntax.Instructions)
        {
            for (; comment < syntax.Comments.Count && syntax.Comments[comment].Span.Start < instruction.Span.Start; comment++)
                current?.TakePragma(file.Source, syntax.Comments[comment].Span);
            if (instruction is FromInstruction from)
            {
                current?.Finish();
                current = Start(build, from, global, images);
            }
            else if (current is not null)
            {
                current.Add(instruction);
            }
            else if (isPiece && instruction.Kind is not (InstructionKind.Arg or InstructionKind.Unknown))
            {
                // A piece of a Dockerfile: what its instructions do can be judged all the same.
                var implied = new Stage(build, 0, FromInstruction.Implied(file.Source, syntax.Escape, instruction.Span.Start));
                build.Add(implied);
                current = new StageBinder(implied, global, images);
                current.Add(instruction);
            }
            else
            {
                globalSteps.Add(new Step(build, null, instruction) { Scope = global });
                if (instruction is not ArgInstruction arg)
                    continue;
                foreach (var declaration in arg.Declarations)
                {
                    var value = declaration.Value?.Expand(global).Text;
                    globalVariables.Add(VariableOf(build.File, ParsedFile.WholeFile, VariableKind.BuildArgument, declaration, value));
                }
                global = Declare(global, arg);
            }
        }
        current?.Finish();
        build.GlobalSteps = globalSteps;
        build.GlobalVariables = globalVariables;
        build.Images = images;
        MarkReachable(build);
        build.Image = FinalImage.Of(build);
        return build;
    }

    // What the directive names is run before anything of the file is; words behind the image are its own affair.
    static void AddFrontend(BuildFile build, Directive frontend, List<ImageReference> images)
    {
        var value = frontend.Value;
        var end = value.IndexOfAny([' ', '\t']);
        var name = end < 0 ? value : value.Substring(0, end);
        if (name.Length == 0)
            return;
        var text = MappedText.Contiguous(name, frontend.ValueSpan.Start);
        images.Add(ImageBinder.Bind(build.File, ParsedFile.WholeFile, ImageRole.Frontend, text, text.SourceSpan));
    }

    static bool HasFrom(DockerfileSyntax syntax)
    {
        foreach (var instruction in syntax.Instructions)
        {
            if (instruction.Kind == InstructionKind.From)
                return true;
        }
        return false;
    }

    static VariableScope BuiltIn()
    {
        var scope = VariableScope.Empty;
        foreach (var name in s_platformArguments)
            scope = scope.With(name, VariableState.Unknown, null);
        return scope;
    }

    static StageBinder Start(BuildFile build, FromInstruction from, VariableScope global, List<ImageReference> images)
    {
        var stage = new Stage(build, build.Stages.Count, from) { Name = from.StageName?.Raw.Text.ToLowerInvariant() };
        var expansion = from.Image.Expand(global);
        var text = expansion.Text;
        stage.Base = text is null ? null : build.FindNamed(text.Text);
        if (stage.Base is null)
        {
            // The default of one variable is the place to look at; of what several pieces make, the instruction is.
            var span = text is null || text.Length == 0 || !from.Image.HasVariables || text.SourceSpan.Length != text.Length ? from.Image.Span
                : text.SourceSpan;
            stage.BaseImage = ImageBinder.Bind(build.File, stage.SubjectPath, ImageRole.Base, text is { Length: 0 } ? null : text, span);
            images.Add(stage.BaseImage);
        }
        build.Add(stage);
        return new StageBinder(stage, global, images);
    }

    // An argument with a default may be given another on the command line; what the file says is what holds without one.
    internal static VariableScope Declare(VariableScope scope, ArgInstruction arg)
    {
        foreach (var declaration in arg.Declarations)
        {
            var name = declaration.Name.ConstantValue ?? declaration.Name.Raw.Text;
            var value = declaration.Value?.Expand(scope).Text;
            scope = scope.With(name, value is null ? VariableState.Unknown : VariableState.Known, value);
        }
        return scope;
    }

    internal static Variable VariableOf(ParsedFile file, string subjectPath, VariableKind kind, KeyValue pair, MappedText? value)
    {
        // A value that is nothing but a variable says nothing of its own.
        var isOwn = value is not null && pair.Value is { HasVariables: false };
        return new Variable(file, Dialect.Dockerfile, kind, subjectPath, pair.Name.Raw.Text, pair.Name.Span)
        {
            Value = isOwn ? value!.Text : null,
            ValueSpan = pair.Value?.Span ?? pair.Name.Span,
            Span = pair.Span,
        };
    }

    static void MarkReachable(BuildFile build)
    {
        if (build.FinalStage is not { } final)
            return;
        var pending = new Stack<Stage>();
        pending.Push(final);
        while (pending.Count > 0)
        {
            var stage = pending.Pop();
            if (stage.IsReachable)
                continue;
            stage.IsReachable = true;
            if (stage.Base is { } below)
                pending.Push(below);
            else if (stage.From.Image.HasVariables && stage.BaseImage is not { Name: not null })
                PushPossible(build, stage, pending);
            foreach (var step in stage.Steps)
                PushSources(build, step.Instruction, pending);
        }
    }

    // FROM base-$VARIANT may be any stage of such a name.
    static void PushPossible(BuildFile build, Stage stage, Stack<Stage> pending)
    {
        var text = stage.From.Image.Raw.Text;
        var start = text.Substring(0, text.IndexOf('$'));
        for (var i = 0; i < stage.Index; i++)
        {
            if (build.Stages[i].Name is { } name && name.StartsWith(start, StringComparison.OrdinalIgnoreCase))
                pending.Push(build.Stages[i]);
        }
    }

    static void PushSources(BuildFile build, Instruction instruction, Stack<Stage> pending)
    {
        if (instruction is CopyInstruction { From: { } from } && build.FindStage(from.Text) is { } source)
            pending.Push(source);
        if (instruction is not RunInstruction run)
            return;
        foreach (var mount in run.Mounts)
        {
            if (mount.From is { } mounted && build.FindStage(mounted.Text) is { } stage)
                pending.Push(stage);
        }
    }
}
