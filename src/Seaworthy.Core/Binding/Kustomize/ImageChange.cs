namespace Seaworthy.Binding.Kustomize;

/// <summary>A run of a word that is put together, and where it is written.</summary>
/// <param name="Text">The characters.</param>
/// <param name="From">The word that they are part of.</param>
/// <param name="Start">Where in it they start; -1 for characters that stand for all of it.</param>
sealed record Piece(string Text, YamlScalar From, int Start);

/// <summary>An entry of <c>images</c>.</summary>
sealed class ImageChange(string name, YamlScalar? newName, YamlScalar? newTag, YamlScalar? suffix, YamlScalar? digest, Dictionary<YamlScalar, Piece[]> composed)
{
    /// <summary>Null where it is not understood.</summary>
    public static ImageChange? Read(YamlNode? node, Dictionary<YamlScalar, Piece[]> composed)
    {
        if (node is not YamlMapping entry || Word(entry, "name") is not { } name)
            return null;
        foreach (var pair in entry.Entries)
        {
            if (pair.KeyText is not ("name" or "newName" or "newTag" or "tagSuffix" or "digest"))
                return null;
        }
        return new ImageChange(name.Value, Word(entry, "newName"), Word(entry, "newTag"), Word(entry, "tagSuffix"), Word(entry, "digest"), composed);
    }

    /// <summary>The image as it will be; null where it is another one.</summary>
    public YamlScalar? Apply(YamlScalar image)
    {
        var text = image.Value;
        var end = NameEnd(text);
        if (text.Substring(0, end) != name || (newName ?? newTag ?? suffix ?? digest) is null)
            return null;
        var signature = text.IndexOf('@', end);
        var pieces = new List<Piece> { newName is null ? PieceOf(image, 0, end) : new Piece(newName.Value, newName, 0) };
        // A new tag takes the old digest away, and a new digest the old tag.
        if (newTag is not null)
            Add(pieces, ":", newTag);
        else if (digest is null && end < text.Length && text[end] == ':')
            pieces.Add(PieceOf(image, end, (signature < 0 ? text.Length : signature) - end));
        if (suffix is not null && pieces.Count > 1)
            pieces.Add(new Piece(suffix.Value, suffix, 0));
        if (digest is not null)
            Add(pieces, "@", digest);
        else if (newTag is null && signature >= 0)
            pieces.Add(PieceOf(image, signature, text.Length - signature));
        var value = "";
        foreach (var piece in pieces)
            value += piece.Text;
        var at = digest ?? newTag ?? suffix ?? newName!;
        var result = new YamlScalar(at.Source, at.Span, value, YamlStyle.Plain);
        composed.Add(result, [.. pieces]);
        return result;
    }

    static void Add(List<Piece> pieces, string sign, YamlScalar word)
    {
        pieces.Add(new Piece(sign, word, -1));
        pieces.Add(new Piece(word.Value, word, 0));
    }

    // What was put together before, by an inner kustomization, keeps its places as far as its parts are those.
    Piece PieceOf(YamlScalar image, int start, int length)
    {
        if (composed.TryGetValue(image, out var before))
        {
            foreach (var piece in before)
            {
                if (piece.Text.Length == length && image.Value.IndexOf(piece.Text, StringComparison.Ordinal) == start)
                    return piece;
            }
            return new Piece(image.Value.Substring(start, length), before[0].From, -1);
        }
        return new Piece(image.Value.Substring(start, length), image, start);
    }

    // Behind the name comes a tag or digest; a colon in front of a slash belongs to the registry.
    static int NameEnd(string text)
    {
        var at = text.IndexOf('@');
        var end = at < 0 ? text.Length : at;
        var colon = end == 0 ? -1 : text.LastIndexOf(':', end - 1);
        return colon > text.LastIndexOf('/', Math.Max(0, end - 1)) ? colon : end;
    }

    static YamlScalar? Word(YamlMapping mapping, string key) => mapping.Find(key)?.Value.Resolve() is YamlScalar { IsNull: false } scalar
        && scalar.Value.Length > 0 ? scalar : null;
}
