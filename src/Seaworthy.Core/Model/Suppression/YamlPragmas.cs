namespace Seaworthy.Model.Suppression;

/// <summary>Pragmas in YAML: comments, and the annotations by which kube-linter, kube-score, Polaris and Checkov are told what to leave alone.</summary>
static class YamlPragmas
{
    const int DeepestNode = 128;
    const string KubeLinterIgnore = "ignore-check.kube-linter.io/";
    const string KubeLinterAll = "kube-linter.io/ignore-all";
    const string CheckovSkip = "checkov.io/skip";
    const string KubeScoreIgnore = "kube-score/ignore";
    const string Polaris = "polaris.fairwinds.com/";
    const string Exempt = "exempt";

    public static void ReadComments(SourceText source, YamlSyntax yaml, List<Scoped> found)
    {
        foreach (var comment in yaml.Comments)
        {
            if (Pragma.Parse(source, comment.Span) is { } pragma)
                found.Add(new Scoped(pragma, pragma.Scope == PragmaScope.File ? new TextSpan(0, source.Length) : RegionOf(source, yaml, comment.Span)));
        }
    }

    public static void ReadAnnotations(YamlSyntax yaml, List<Scoped> found)
    {
        foreach (var document in yaml.Documents)
        {
            if (document.Root?.Resolve() is YamlMapping root)
                ReadAnnotations(root, root.Span, found, 0);
        }
    }

    // A comment on a line of its own speaks of the entry or item that follows, before the first entry of a document of all of it; one behind a value, of the
    // entry or item on its line.
    static TextSpan RegionOf(SourceText source, YamlSyntax yaml, TextSpan comment)
    {
        var line = source.Lines.LineOf(comment.Start);
        var lineStart = source.Lines.StartOf(line);
        var first = lineStart;
        while (first < comment.Start && source[first] is ' ' or '\t')
            first++;
        var isTrailing = first < comment.Start;
        var from = isTrailing ? first : comment.End;
        foreach (var document in yaml.Documents)
        {
            if (document.Root is not { } root || root.Span.End <= from)
                continue;
            if (!isTrailing && root.Span.Start >= from && document.Span.Start <= comment.Start)
                return root.Span;
            return Next(root, from, 0) ?? new TextSpan(comment.End, 0);
        }
        return new TextSpan(comment.End, 0);
    }

    // The first entry or item that starts at or behind an offset; the outermost of those that start at one place.
    static TextSpan? Next(YamlNode node, int from, int depth)
    {
        if (depth > DeepestNode)
            return null;
        switch (node)
        {
            case YamlMapping mapping:
                foreach (var entry in mapping.Entries)
                {
                    var end = Math.Max(entry.KeySpan.End, entry.Value.Span.End);
                    if (entry.KeySpan.Start >= from)
                        return TextSpan.FromBounds(entry.KeySpan.Start, end);
                    if (end > from && Next(entry.Value, from, depth + 1) is { } inner)
                        return inner;
                }
                return null;
            case YamlSequence sequence:
                foreach (var item in sequence.Items)
                {
                    if (item.Span.Start >= from)
                        return item.Span;
                    if (item.Span.End > from && Next(item, from, depth + 1) is { } inner)
                        return inner;
                }
                return null;
            default:
                return null;
        }
    }

    // metadata.annotations of an object cover the object, those of a pod template the template.
    static void ReadAnnotations(YamlMapping mapping, TextSpan region, List<Scoped> found, int depth)
    {
        if (depth > 8)
            return;
        foreach (var entry in mapping.Entries)
        {
            if (entry.Value is not YamlMapping child)
                continue;
            if (entry.KeyText == "metadata")
                AddAnnotations(child, region, found);
            else if (entry.KeyText is "spec" or "template" or "jobTemplate")
                ReadAnnotations(child, child.Span, found, depth + 1);
        }
    }

    static void AddAnnotations(YamlMapping metadata, TextSpan region, List<Scoped> found)
    {
        if (metadata.Find("annotations")?.Value.Resolve() is not YamlMapping annotations)
            return;
        foreach (var entry in annotations.Entries)
        {
            if (entry.KeyText is not { } key)
                continue;
            if (key.StartsWith(KubeLinterIgnore, StringComparison.Ordinal))
                found.Add(new Scoped(Annotation("kube-linter", [new PragmaId(key.Substring(KubeLinterIgnore.Length), entry.KeySpan)], entry), region));
            else if (key == KubeLinterAll)
                found.Add(new Scoped(Annotation("kube-linter", [], entry), region));
            else if (key.StartsWith(CheckovSkip, StringComparison.Ordinal) && entry.Value is YamlScalar { Value: var value })
                found.Add(new Scoped(Annotation("checkov", [new PragmaId(value.Split('=')[0].Trim(), entry.Value.Span)], entry), region));
            else if (key == KubeScoreIgnore && entry.Value is YamlScalar ignored)
                found.Add(new Scoped(Annotation("kube-score", Listed(ignored), entry), region));
            else if (key.StartsWith(Polaris, StringComparison.Ordinal) && key.EndsWith(Exempt, StringComparison.Ordinal)
                && entry.Value is YamlScalar { Value: var flag } && flag.Equals("true", StringComparison.OrdinalIgnoreCase))
                found.Add(new Scoped(Annotation("polaris", Exempted(key, entry), entry), region));
        }
    }

    // Names between commas; a star means them all, as no name does here.
    static PragmaId[] Listed(YamlScalar names)
    {
        var ids = new List<PragmaId>();
        foreach (var name in names.Value.Split(','))
        {
            if (name.Trim() == "*")
                return [];
            ids.Add(new PragmaId(name.Trim(), names.Span));
        }
        return [.. ids];
    }

    // polaris.fairwinds.com/exempt, or hostNetworkSet-exempt behind the slash.
    static PragmaId[] Exempted(string key, YamlEntry entry)
    {
        var name = key.Substring(Polaris.Length, key.Length - Polaris.Length - Exempt.Length);
        return name.Length == 0 ? [] : [new PragmaId(name.TrimEnd('-'), entry.KeySpan)];
    }

    static Pragma Annotation(string peer, PragmaId[] ids, YamlEntry entry) => new(peer, PragmaScope.Next, ids, entry.KeySpan, null, null);
}
