using Seaworthy.Knowledge;
using Seaworthy.Syntax.Dockerfile;
using Seaworthy.Syntax.Shell;

namespace Seaworthy.Binding.Dockerfile;

/// <summary>Collects the instructions of one stage and carries forward what each changes: variables, shell, user, health check.</summary>
sealed class StageBinder
{
    readonly Stage _stage;
    readonly VariableScope _global;
    readonly List<ImageReference> _images;
    readonly List<Step> _steps = [];
    readonly List<Variable> _variables = [];
    VariableScope _scope;
    ShellKind _shell;
    bool _hasPipefail;
    bool _hasErrexit;

    public StageBinder(Stage stage, VariableScope global, List<ImageReference> images)
    {
        _stage = stage;
        _global = global;
        _images = images;
        var below = stage.Base;
        _scope = below?.FinalScope ?? (stage.BaseImage is { IsScratch: true } ? VariableScope.Empty
            : stage.BaseImage?.Name is { } name && BaseImages.SetsOnlyPath(name) ? VariableScope.FromPlainImage : VariableScope.FromImage);
        stage.IsWindows = below is not null ? below.IsWindows : IsWindows(stage);
        _shell = below?.Shell ?? (stage.IsWindows == true ? ShellKind.Cmd : stage.Build.Syntax.Escape == '`' && stage.IsWindows is null ? ShellKind.Unknown
            : ShellKind.Posix);
        _hasPipefail = below?.ShellHasPipefail ?? false;
        stage.SetsShell = below?.SetsShell ?? false;
        stage.GlobalScope = global;
        stage.HasHealthcheck = below is not null ? below.HasHealthcheck : false;
        stage.User = below is not null ? below.User.AsInherited() : BaseUser(stage);
    }

    public void Add(Instruction instruction)
    {
        var step = new Step(_stage.Build, _stage, instruction)
        {
            Scope = _scope,
            Shell = _shell,
            ShellHasPipefail = _hasPipefail,
            ShellHasErrexit = _hasErrexit
        };
        _steps.Add(step);
        switch (instruction)
        {
            case ArgInstruction arg:
                AddArguments(arg);
                break;
            case PairsInstruction { Kind: InstructionKind.Env } env:
                AddEnvironment(env);
                break;
            case OnbuildInstruction { Child: { } child }:
                AddTrigger(child);
                break;
            case CommandInstruction { Kind: InstructionKind.Shell, Json: { IsValid: true } words }:
                TakeShell(words);
                break;
            case ValueInstruction { Kind: InstructionKind.User } user:
                _stage.User = UserOf(user);
                break;
            case HealthcheckInstruction health:
                _stage.HasHealthcheck = !health.IsNone;
                _stage.Healthcheck = health;
                break;
            case CopyInstruction { Kind: InstructionKind.Copy, From: { } from }:
                AddSource(from, instruction.Span);
                break;
            case RunInstruction run:
                foreach (var mount in run.Mounts)
                {
                    if (mount.From is { } source)
                        AddSource(source, mount.Flag.Span);
                }
                break;
        }
    }

    public void Finish()
    {
        _stage.Steps = _steps;
        _stage.Variables = _variables;
        _stage.FinalScope = _scope;
        _stage.Shell = _shell;
        _stage.ShellHasPipefail = _hasPipefail;
    }

    void AddArguments(ArgInstruction arg)
    {
        foreach (var declaration in arg.Declarations)
        {
            var name = declaration.Name.Raw.Text;
            var value = declaration.Value?.Expand(_scope).Text;
            var state = value is null ? VariableState.Unknown : VariableState.Known;
            // Without a default of its own, an argument of the same name before the first FROM lends its.
            if (declaration.Value is null && _global.Find(name, out var global) is var outer && outer == VariableState.Known)
                (state, value) = (outer, global);
            _variables.Add(VariableOf(VariableKind.BuildArgument, declaration, declaration.Value is null ? null : value));
            // ENV of the same name wins over ARG.
            if (!_stage.EnvironmentNames.Contains(name))
                _scope = _scope.With(name, state, value);
        }
    }

    // All pairs of one ENV see the variables as they were before it.
    void AddEnvironment(PairsInstruction env)
    {
        var before = _scope;
        foreach (var pair in env.Pairs)
        {
            var value = pair.Value?.Expand(before).Text;
            var name = pair.Name.Raw.Text;
            _variables.Add(VariableOf(VariableKind.Environment, pair, value));
            _stage.EnvironmentNames.Add(name);
            _scope = _scope.With(name, value is null ? VariableState.Unknown : VariableState.Known, value);
        }
    }

    // A variable of the image that is built on this one: written down here, and seen by nothing else in the file.
    void AddTrigger(Instruction child)
    {
        if (child is PairsInstruction { Kind: InstructionKind.Env } env)
        {
            foreach (var pair in env.Pairs)
                _variables.Add(VariableOf(VariableKind.Environment, pair, pair.Value?.Expand(_scope).Text));
        }
        else if (child is ArgInstruction arg)
        {
            foreach (var declaration in arg.Declarations)
                _variables.Add(VariableOf(VariableKind.BuildArgument, declaration, declaration.Value?.Expand(_scope).Text));
        }
    }

    Variable VariableOf(VariableKind kind, KeyValue pair, MappedText? value) =>
        DockerfileBinder.VariableOf(_stage.File, _stage.SubjectPath, kind, pair, value);

    void TakeShell(JsonForm words)
    {
        var texts = new List<string>(words.Items.Count);
        foreach (var item in words.Items)
            texts.Add(item.Text);
        _shell = ShellKinds.FromCommand(texts);
        _stage.SetsShell = true;
        _hasPipefail = texts.Contains("pipefail");
        _hasErrexit = texts.Exists(static t => t.Length > 1 && t[0] == '-' && t[1] != '-' && t.IndexOf('e') > 0);
    }

    /// <summary><c># hadolint shell=powershell</c> says which shell the base image brings.</summary>
    public void TakePragma(SourceText source, TextSpan comment)
    {
        const string Key = "shell=";
        if (comment.Length < 20 || source.Text.IndexOf("hadolint", comment.Start, comment.Length, System.StringComparison.Ordinal) < 0)
            return;
        var start = source.Text.IndexOf(Key, comment.Start, comment.Length, System.StringComparison.Ordinal);
        if (start >= 0)
            _shell = ShellKinds.FromCommand(source.Text.Substring(start + Key.Length, comment.End - start - Key.Length)
                .Split([' '], System.StringSplitOptions.RemoveEmptyEntries));
    }

    static readonly string[] s_user = ["USER"];

    Setting<UserIdentity> UserOf(ValueInstruction user)
    {
        var location = new Location(_stage.File.Source, user.Value.Span);
        if (user.Value.Expand(_scope).Text is not { Length: > 0 } text)
            return Setting<UserIdentity>.Unknown(Origin.Here, location, s_user, null);
        var span = user.Value.HasVariables && text.SourceSpan.Length == text.Length ? text.SourceSpan : user.Value.Span;
        var identity = UserIdentity.Parse(text.Text);
        // With a variable in front, ${ID}:0 marks the part that names the user.
        if (user.Value.HasVariables && identity.User.Length > 0 && identity.User.Length < text.Length)
            span = text.ToSource(new TextSpan(0, identity.User.Length));
        return Setting<UserIdentity>.Of(identity, Origin.Here, new Location(_stage.File.Source, span), s_user, null);
    }

    void AddSource(MappedText from, TextSpan written)
    {
        // --from does not expand variables, so a dollar sign is an error of its own.
        if (from.Text.IndexOf('$') >= 0 || from.Length == 0 || _stage.Build.FindStage(from.Text) is not null)
            return;
        // A plain word may be a stage or a build context that is given on the command line; only a path, tag or digest makes it surely an image.
        if (from.Text.IndexOf('/') < 0 && from.Text.IndexOf(':') < 0 && from.Text.IndexOf('@') < 0)
            return;
        _ = written;
        _images.Add(ImageBinder.Bind(_stage.File, _stage.SubjectPath, ImageRole.CopySource, from, from.SourceSpan));
    }

    static bool? IsWindows(Stage stage)
    {
        if (stage.From.Platform is { } platform)
        {
            if (platform.Text.StartsWith("windows", System.StringComparison.OrdinalIgnoreCase))
                return true;
            if (platform.Text.StartsWith("linux", System.StringComparison.OrdinalIgnoreCase))
                return false;
        }
        return stage.BaseImage?.Name is { } name ? BaseImages.IsWindows(name) : null;
    }

    // Who the base runs as, when that is known. The finding stands at the base: a USER instruction would stand in its stage.
    static Setting<UserIdentity> BaseUser(Stage stage)
    {
        var location = new Location(stage.File.Source, stage.From.Image.Span);
        var isRoot = stage.BaseImage switch
        {
            { IsScratch: true } => true,
            { Name: { } name } => BaseImages.RunsAsRoot(name),
            _ => null,
        };
        return isRoot is { } root
            ? Setting<UserIdentity>.Default(new UserIdentity(root ? "root" : "nonroot", null), Written.Absent, location, s_user, null)
            : Setting<UserIdentity>.Unset(Written.Absent, location, s_user, null);
    }
}
