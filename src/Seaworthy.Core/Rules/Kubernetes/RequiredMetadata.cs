namespace Seaworthy.Rules.Kubernetes;

/// <summary>The labels or annotations that a team wants, as <c>.editorconfig</c> names them: <c>owner, email:email</c>.</summary>
static class RequiredMetadata
{
    public static IEnumerable<(string Name, string Type)> Of(FileSettings settings, string key, string fallback)
    {
        IReadOnlyList<string> entries = settings.ListOption(key) is { Count: > 0 } own ? own : [fallback];
        foreach (var entry in entries)
        {
            var colon = entry.LastIndexOf(':');
            yield return colon < 0 ? (entry, "text") : (entry.Substring(0, colon).Trim(), entry.Substring(colon + 1).Trim().ToLowerInvariant());
        }
    }
}
