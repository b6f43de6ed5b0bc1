using Seaworthy.Syntax.Dockerfile;

namespace Seaworthy.Rules.Labels;

/// <summary>The labels that a team requires on its images, from <c>.editorconfig</c>.</summary>
sealed class LabelSchema
{
    const string Key = "seaworthy_label_schema";

    readonly Dictionary<string, string> _types = new(StringComparer.Ordinal);

    LabelSchema()
    {
    }

    public static RuleOption Option { get; } = new(
        Key, "The labels that every image must have, each with its type: text, url, rfc3339, spdx, hash, semver or email.",
            "org.opencontainers.image.source:url, maintainer:email, team:text");

    public static RuleOption StrictOption { get; } = new("seaworthy_strict_labels",
        "True if an image must have no other labels than those in seaworthy_label_schema.", "true");

    /// <summary>The names and types, in the order of the file.</summary>
    public IReadOnlyDictionary<string, string> Types => _types;

    /// <summary>Null if no labels are configured.</summary>
    public static LabelSchema? Of(FileSettings settings)
    {
        var entries = settings.ListOption(Key);
        if (entries.Count == 0)
            return null;
        var schema = new LabelSchema();
        foreach (var entry in entries)
        {
            var colon = entry.LastIndexOf(':');
            var name = colon < 0 ? entry : entry.Substring(0, colon).Trim();
            schema._types[name] = colon < 0 ? "text" : entry.Substring(colon + 1).Trim().ToLowerInvariant();
        }
        return schema;
    }

    public static bool IsStrict(FileSettings settings) => string.Equals(settings.Option(StrictOption.Key)?.Trim(), "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>The labels that the stage sets, without those of the stages and images it builds on.</summary>
    /// <remarks>A label of ONBUILD belongs to another image but is written in this file.</remarks>
    public static IEnumerable<(Step Step, KeyValue Pair, string Name)> LabelsOf(Stage stage, bool withTriggers = true)
    {
        foreach (var step in stage.Steps)
        {
            if ((withTriggers ? step.Work : step.Instruction) is not PairsInstruction { Kind: InstructionKind.Label } label)
                continue;
            foreach (var pair in label.Pairs)
            {
                if (pair.Name.ConstantValue is { } name)
                    yield return (step, pair, name);
            }
        }
    }
}
