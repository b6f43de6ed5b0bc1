using Seaworthy.Knowledge;

namespace Seaworthy.Rules;

/// <summary>
/// Where values stand that look like secrets. No host prints or copies them, whichever rule speaks of their line, and whether or not the rule about secrets is
/// on.
/// </summary>
public sealed class SecretLocations
{
    // A shorter word stands in too many harmless texts to be looked for in them.
    const int ShortestCopied = 4;

    readonly Deployment _deployment;
    readonly List<Finding> _findings;
    Dictionary<string, List<TextSpan>>? _spans;

    internal SecretLocations(Deployment deployment, List<Finding> findings)
    {
        _deployment = deployment;
        _findings = findings;
    }

    // Made when first asked for: a compiler that prints no source never asks.
    Dictionary<string, List<TextSpan>> Spans => _spans ??= Collect();

    /// <summary>The character at that offset is part of a secret.</summary>
    /// <param name="path">The path of the source text.</param>
    public bool Contains(string path, int offset) => Overlaps(path, new TextSpan(offset, 1));

    /// <summary>The span meets a secret.</summary>
    public bool Overlaps(string path, TextSpan span)
    {
        if (!Spans.TryGetValue(path, out var spans))
            return false;
        // The spans are sorted and apart from each other: the last that starts before the end decides.
        var (low, high) = (0, spans.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (spans[middle].Start < span.End)
                low = middle + 1;
            else
                high = middle;
        }
        return low > 0 && spans[low - 1].Overlaps(span);
    }

    /// <summary>The edit takes away, replaces or writes a secret.</summary>
    public bool Shows(SourceText source, TextEdit edit)
    {
        if (!Spans.TryGetValue(source.Path, out var spans))
            return false;
        foreach (var secret in spans)
        {
            if (secret.Overlaps(edit.Span) || (secret.Length >= ShortestCopied && edit.NewText.IndexOf(source.ToString(secret), StringComparison.Ordinal) >= 0))
                return true;
        }
        return false;
    }

    Dictionary<string, List<TextSpan>> Collect()
    {
        var spans = new Dictionary<string, List<TextSpan>>(StringComparer.Ordinal);
        foreach (var build in _deployment.BuildFiles)
        {
            Add(spans, build.GlobalVariables);
            foreach (var stage in build.Stages)
                Add(spans, stage.Variables);
        }
        foreach (var compose in _deployment.ComposeFiles)
        {
            foreach (var service in compose.Services)
                Add(spans, service.Workload);
        }
        foreach (var manifest in _deployment.KubernetesFiles)
        {
            foreach (var item in manifest.Objects)
            {
                foreach (var workload in item.Workloads)
                    Add(spans, workload);
            }
        }
        foreach (var finding in _findings)
        {
            if (finding.Rule.HidesValues)
                Add(spans, finding.Location);
        }
        foreach (var inFile in spans.Values)
            Unite(inFile);
        return spans;
    }

    static void Add(Dictionary<string, List<TextSpan>> spans, Workload workload)
    {
        foreach (var container in workload.Containers)
            Add(spans, container.Variables);
    }

    static void Add(Dictionary<string, List<TextSpan>> spans, IReadOnlyList<Variable> variables)
    {
        foreach (var variable in variables)
        {
            if (variable.Value is { } value && (SecretNames.IsSecretName(variable.Name) ? SecretNames.CouldBeSecret(value)
                : SecretFormats.Find(value, out _) is not null))
                Add(spans, new Location(variable.File.Source, variable.ValueSpan).InFile);
        }
    }

    static void Add(Dictionary<string, List<TextSpan>> spans, Location location)
    {
        if (!spans.TryGetValue(location.Source.Path, out var inFile))
            spans.Add(location.Source.Path, inFile = []);
        inFile.Add(location.Span);
    }

    static void Unite(List<TextSpan> spans)
    {
        spans.Sort(static (x, y) => x.Start.CompareTo(y.Start));
        var kept = 0;
        for (var i = 1; i < spans.Count; i++)
        {
            if (spans[i].Start <= spans[kept].End)
                spans[kept] = TextSpan.FromBounds(spans[kept].Start, Math.Max(spans[kept].End, spans[i].End));
            else
                spans[++kept] = spans[i];
        }
        if (spans.Count > 0)
            spans.RemoveRange(kept + 1, spans.Count - kept - 1);
    }
}
