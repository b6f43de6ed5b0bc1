using Seaworthy.Syntax.Dockerfile;

namespace Seaworthy.Binding.Dockerfile;

/// <summary>The last stage as a container that runs with what the image says and nothing else.</summary>
static class FinalImage
{
    public static ImageContainer? Of(BuildFile build)
    {
        if (build.FinalStage is not { From.IsImplied: false } stage)
            return null;
        var span = stage.From.Image.Span;
        var container = new ImageContainer(stage, span)
        {
            IsWindows = stage.IsWindows == true,
            User = stage.User.IsUnset ? At(stage.User, build, span) : stage.User,
            Liveness = Health(build, stage, span),
        };
        container.Ports = Ports(container, stage);
        return container;
    }

    // Found nowhere in the chain of stages: an absence of the last one.
    static Setting<UserIdentity> At(Setting<UserIdentity> user, BuildFile build, TextSpan span)
    {
        var location = new Location(build.File.Source, span);
        return user.IsKnown
            ? Setting<UserIdentity>.Default(user.Value, Written.Absent, location, user.Path, null)
            : Setting<UserIdentity>.Unset(Written.Absent, location, user.Path, null);
    }

    static readonly string[] s_healthcheck = ["HEALTHCHECK"];

    static Setting<bool> Health(BuildFile build, Stage stage, TextSpan span)
    {
        var location = new Location(build.File.Source, stage.Healthcheck?.KeywordSpan ?? span);
        return stage.HasHealthcheck switch
        {
            true => Setting<bool>.Of(true, Origin.Here, location, s_healthcheck, null),
            false when stage.Healthcheck is not null => Setting<bool>.Of(false, Origin.Here, location, s_healthcheck, null),
            false => Setting<bool>.Default(false, Written.Absent, location, s_healthcheck, null),
            null => Setting<bool>.Unset(Written.Absent, location, s_healthcheck, null),
        };
    }

    static List<Port> Ports(Container container, Stage final)
    {
        var ports = new List<Port>();
        for (var stage = final; stage is not null; stage = stage.Base)
        {
            foreach (var step in stage.Steps)
            {
                if (step.Instruction is not WordsInstruction { Kind: InstructionKind.Expose } expose)
                    continue;
                foreach (var word in expose.Words)
                {
                    if (word.Expand(step.Scope).Text is { Length: > 0 } text)
                        ports.Add(PortOf(container, text, word));
                }
            }
        }
        return ports;
    }

    static Port PortOf(Container container, MappedText text, Word word)
    {
        var slash = text.Text.IndexOf('/');
        var range = slash < 0 ? text.Text : text.Text.Substring(0, slash);
        var dash = range.IndexOf('-');
        int? first = int.TryParse(dash < 0 ? range : range.Substring(0, dash), out var low) ? low : null;
        int? last = dash < 0 ? first : int.TryParse(range.Substring(dash + 1), out var high) ? high : null;
        return new Port(container, word.HasVariables && text.SourceSpan.Length == text.Length ? text.SourceSpan : word.Span)
        {
            First = first,
            Last = last,
            Protocol = slash < 0 ? "tcp" : text.Text.Substring(slash + 1).ToLowerInvariant(),
        };
    }
}
