using Seaworthy.Syntax.Dockerfile;
using Seaworthy.Syntax.Shell;

namespace Seaworthy.Model;

/// <summary>A build stage: a FROM and what follows it.</summary>
[In(Dialect.Dockerfile)]
sealed class Stage(BuildFile build, int index, FromInstruction from) : ISubject
{
    public BuildFile Build { get; } = build;

    public ParsedFile File => Build.File;

    /// <summary>Position among the stages, from 0, as COPY --from counts.</summary>
    public int Index { get; } = index;

    public FromInstruction From { get; } = from;

    /// <summary>The name behind AS in lower case, or null.</summary>
    public string? Name { get; init; }

    public string SubjectPath => Name ?? "stage " + Index.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The earlier stage that this one builds on, or null when it starts from an image.</summary>
    public Stage? Base { get; internal set; }

    /// <summary>The image that it starts from; null when it builds on a stage.</summary>
    public ImageReference? BaseImage { get; internal set; }

    /// <summary>The image at the end of the chain of stages; null where it is unknown.</summary>
    public ImageReference? RootImage => Base is null ? BaseImage : Base.RootImage;

    public bool IsFinal => Build.FinalStage == this;

    /// <summary>Its layers are in the image that a build without a target makes: the last stage, and those it builds on.</summary>
    public bool IsShipped
    {
        get
        {
            for (var stage = Build.FinalStage; stage is not null; stage = stage.Base)
            {
                if (stage == this)
                    return true;
            }
            return false;
        }
    }

    /// <summary>The last stage needs it, through FROM, COPY --from or a mount.</summary>
    public bool IsReachable { get; internal set; }

    /// <summary>True or false when the base says so, null when nobody knows.</summary>
    public bool? IsWindows { get; internal set; }

    public IReadOnlyList<Step> Steps { get; internal set; } = [];

    /// <summary>The user that the stage's image runs as, its ancestry included.</summary>
    public Setting<UserIdentity> User { get; internal set; } = Setting<UserIdentity>.NotApplicable;

    /// <summary>A HEALTHCHECK is in force: true or false as the stage and its ancestry say, null when an unknown base may have one.</summary>
    public bool? HasHealthcheck { get; internal set; }

    /// <summary>The shell that runs shell-form instructions at the end of the stage.</summary>
    public ShellKind Shell { get; internal set; }

    /// <summary>A SHELL instruction stands in the stage or in one that it builds on.</summary>
    public bool SetsShell { get; internal set; }

    /// <summary>The variables that its FROM sees.</summary>
    public VariableScope GlobalScope { get; internal set; } = VariableScope.Empty;

    /// <summary>That shell was started with <c>-o pipefail</c>.</summary>
    public bool ShellHasPipefail { get; internal set; }

    /// <summary>The last HEALTHCHECK of the stage itself, or null.</summary>
    public HealthcheckInstruction? Healthcheck { get; internal set; }

    /// <summary>What is visible at the end of the stage, and at the start of one that builds on it.</summary>
    internal VariableScope FinalScope { get; set; } = VariableScope.Empty;

    internal HashSet<string> EnvironmentNames { get; } = [];

    /// <summary>The variables set by ENV and ARG in the stage.</summary>
    public IReadOnlyList<Variable> Variables { get; internal set; } = [];
}

/// <summary>An instruction with its stage and the state at that point.</summary>
[In(Dialect.Dockerfile)]
sealed class Step(BuildFile build, Stage? stage, Instruction instruction) : ISubject
{
    IReadOnlyList<RunScript>? _scripts;

    public BuildFile Build { get; } = build;

    public ParsedFile File => Build.File;

    /// <summary>Null before the first FROM.</summary>
    public Stage? Stage { get; } = stage;

    public Instruction Instruction { get; } = instruction;

    /// <summary>The instruction that does the work: what ONBUILD holds, or the instruction itself.</summary>
    public Instruction Work => Instruction is OnbuildInstruction { Child: { } child } ? child : Instruction;

    public string SubjectPath => Stage?.SubjectPath ?? ParsedFile.WholeFile;

    /// <summary>The shell that is in force here.</summary>
    public ShellKind Shell { get; internal set; }

    /// <summary>The shell in force was started with <c>-o pipefail</c>.</summary>
    public bool ShellHasPipefail { get; internal set; }

    /// <summary>The shell in force was started with <c>-e</c>.</summary>
    public bool ShellHasErrexit { get; internal set; }

    /// <summary>Resolves the variables that are visible here.</summary>
    public VariableScope Scope { get; internal set; } = VariableScope.Empty;

    /// <summary>The scripts that the instruction runs; made when first asked for.</summary>
    public IReadOnlyList<RunScript> Scripts => _scripts ??= StepScripts.Of(this);
}

/// <summary>What a RUN executes; null parts where the language is not one that is read.</summary>
[In(Dialect.Dockerfile)]
sealed class RunScript(Step step, ShellScript script) : ISubject
{
    RunCommand[]? _commands;

    public Step Step { get; } = step;

    public Stage? Stage => Step.Stage;

    public ParsedFile File => Step.File;

    public string SubjectPath => Step.SubjectPath;

    public ShellScript Script { get; } = script;

    public IReadOnlyList<RunCommand> Commands
    {
        get
        {
            if (_commands is null)
            {
                var commands = new RunCommand[Script.Commands.Count];
                for (var i = 0; i < commands.Length; i++)
                    commands[i] = new RunCommand(this, Script.Commands[i]);
                _commands = commands;
            }
            return _commands;
        }
    }
}

/// <summary>One command of a RUN.</summary>
[In(Dialect.Dockerfile)]
sealed class RunCommand(RunScript run, ShellCommand command) : ISubject
{
    public RunScript Run { get; } = run;

    public Step Step => Run.Step;

    public ParsedFile File => Run.File;

    public string SubjectPath => Run.SubjectPath;

    public ShellCommand Command { get; } = command;
}
