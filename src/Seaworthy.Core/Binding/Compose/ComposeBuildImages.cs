using Seaworthy.Model.Yaml;

namespace Seaworthy.Binding.Compose;

/// <summary>Reads the images that <c>build</c> names itself.</summary>
/// <remarks>Compose build specification, cache_from and additional_contexts.</remarks>
static class ComposeBuildImages
{
    const string Scheme = "docker-image://";

    public static IReadOnlyList<ImageReference> Bind(YamlSubject service, string subjectPath, YamlMapping build)
    {
        var images = new List<ImageReference>();
        if (build.Find("cache_from")?.Value.Resolve() is YamlSequence caches)
        {
            foreach (var item in caches.Items)
            {
                if (item.Resolve() is YamlScalar { IsNull: false } scalar && service.Values.Expand(scalar) is { } text && CacheOf(text) is { } reference)
                    images.Add(Image(service, subjectPath, scalar, ImageRole.Cache, reference));
            }
        }
        switch (build.Find("additional_contexts")?.Value.Resolve())
        {
            case YamlMapping mapping:
                foreach (var entry in mapping.Entries)
                    AddContext(service, subjectPath, entry.Value, images);
                break;
            case YamlSequence sequence:
                foreach (var item in sequence.Items)
                    AddContext(service, subjectPath, item, images);
                break;
        }
        return images;
    }

    // An image by itself, or "type=registry,ref=…"; other types are no images.
    static MappedText? CacheOf(MappedText text)
    {
        if (text.Text.IndexOf('=') < 0)
            return text;
        var isRegistry = false;
        TextSpan? reference = null;
        for (var start = 0; start <= text.Length;)
        {
            var end = text.Text.IndexOf(',', start);
            if (end < 0)
                end = text.Length;
            isRegistry |= Part(text.Text, start, end) == "type=registry";
            if (Part(text.Text, start, end).StartsWith("ref=", StringComparison.Ordinal))
                reference = TextSpan.FromBounds(start + 4, end);
            start = end + 1;
        }
        return isRegistry && reference is { IsEmpty: false } span ? text.Slice(span) : null;
    }

    static string Part(string text, int start, int end) => text.Substring(start, end - start);

    static void AddContext(YamlSubject service, string subjectPath, YamlNode node, List<ImageReference> images)
    {
        if (node.Resolve() is not YamlScalar { IsNull: false } scalar || service.Values.Expand(scalar) is not { } text)
            return;
        var at = text.Text.IndexOf(Scheme, StringComparison.Ordinal);
        // In a list the name stands before it: base=docker-image://…
        if (at >= 0 && (at == 0 || text.Text[at - 1] == '=') && at + Scheme.Length < text.Length)
            images.Add(Image(service, subjectPath, scalar, ImageRole.CopySource, text.Slice(TextSpan.FromBounds(at + Scheme.Length, text.Length))));
    }

    static ImageReference Image(YamlSubject service, string subjectPath, YamlScalar scalar, ImageRole role, MappedText text) =>
        ImageBinder.Bind(service.FileOf(scalar), subjectPath, role, text, text.SourceSpan);
}
